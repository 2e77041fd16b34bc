"""A sheet fills from below with the level: solid when judged, dashed and pale when proposed."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.widgets.conftest import Window
from ui.theme.theme import Theme
from ui.theme.tokens import THEMES, mixed
from ui.widgets.evidence_cell import EvidenceCell, LevelChoice, SheetKey, paint_sheet
from ui.widgets.lettering import width_of

Show = Callable[..., Window]
SIDE = 60


def painted(theme: Theme, level: int | None, *, proposed: bool = False) -> QImage:
    image = QImage(SIDE, SIDE, QImage.Format.Format_RGB32)
    image.fill(theme.ink("ark"))
    painter = QPainter(image)
    paint_sheet(painter, theme, QRectF(0, 0, SIDE, SIDE), level, proposed=proposed)
    painter.end()
    return image


def filled(image: QImage, ink: QColor) -> int:
    """How many pixels of the sheet's middle column are in this ink."""
    return sum(image.pixelColor(SIDE // 2, y) == ink for y in range(SIDE))


def test_each_level_fills_a_third_more(theme: Theme) -> None:
    heights = [filled(painted(theme, level), theme.ink("fjord")) for level in (1, 2, 3)]

    assert heights == pytest.approx([10, 20, 30], abs=2)


@pytest.mark.parametrize("name", THEMES)
def test_a_proposal_is_pale_and_its_frame_is_dashed(theme: Theme, name: str) -> None:
    theme.set(name=name)
    pale = mixed(theme.ink("fjord"), theme.ink("ark"), 0.5)

    solid, proposal = painted(theme, 2), painted(theme, 2, proposed=True)

    assert filled(solid, theme.ink("fjord")) > 20
    assert filled(proposal, pale) >= 17
    edge = (SIDE - 24) // 2
    dashed, whole = ({image.pixelColor(edge, y).name() for y in range(20, 40)} for image in (proposal, solid))
    assert len(dashed) > 1
    assert len(whole) == 1


def test_not_seen_and_nothing_said_are_a_line_in_two_inks(theme: Theme) -> None:
    seen, unsaid = painted(theme, 0), painted(theme, None)

    assert filled(seen, theme.ink("ink")) == 2
    assert filled(unsaid, theme.ink("ink2")) == 2
    assert filled(seen, theme.ink("fjord")) == 0


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("count", [1, 44, 88, 888])
def test_a_column_has_room_for_sheet_and_number(theme: Theme, scale: float, count: int) -> None:
    theme.set(scale=scale)
    cell = EvidenceCell("", level=2, count=count)

    room = cell.least(theme) - theme.px(2 * 14 + 24 + 8)

    assert room >= width_of(str(count), theme.font("table", weight=600))


def test_the_number_is_painted_only_where_there_are_things(theme: Theme) -> None:
    images = []
    for count in (0, 7):
        image = QImage(120, 57, QImage.Format.Format_RGB32)
        image.fill(theme.ink("ark"))
        painter = QPainter(image)
        EvidenceCell("", level=3, count=count).paint(painter, theme, QRectF(0, 0, 120, 57))
        painter.end()
        right = [image.pixelColor(x, y) for x in range(46, 110) for y in range(57)]
        images.append(sum(ink != theme.ink("ark") for ink in right))

    assert images[0] == 0
    assert images[1] > 10


def test_a_level_is_chosen_by_mouse_and_keyboard(qtbot: QtBot, theme: Theme, show: Show) -> None:
    low, high = LevelChoice(theme, 1, "På vej"), LevelChoice(theme, 3, "Kan selv")
    show(low, high)

    QTest.mouseClick(low, Qt.MouseButton.LeftButton)
    first = (low.isChecked(), high.isChecked())
    high.setFocus()
    QTest.keyClick(high, Qt.Key.Key_Space)

    assert first == (True, False)
    assert high.isChecked()
    assert (low.accessibleName(), high.level) == ("På vej", 3)


def test_a_long_word_makes_its_choice_taller_and_is_not_cut(theme: Theme, show: Show) -> None:
    choice = LevelChoice(theme, 2, "Kan med støtte fra en voksen eller en kammerat")
    show(choice)
    choice.resize(150, 48)

    assert choice.heightForWidth(150) > choice.heightForWidth(600)


def test_what_the_sheets_mean_is_said_by_each_of_them(theme: Theme, show: Show) -> None:
    key = SheetKey(theme, ["Ikke set", "På vej", "Med støtte", "Kan selv"], "Forslag")
    show(key)

    names = [sign.accessibleName() for sign in key.children() if hasattr(sign, "accessibleName")]

    assert names == ["Ikke set", "På vej", "Med støtte", "Kan selv", "Forslag"]
