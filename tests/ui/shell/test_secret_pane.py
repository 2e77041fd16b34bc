"""The chosen pupil's door, where the room is small or the text large."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from learnkit.domain.doors import PICTURES
from learnkit.i18n import translator
from learnkit.services.class_board import PupilTile
from ui.shell.secret_pane import PicturePad, SecretPane
from ui.strings import Words
from ui.theme.fonts import load_fonts
from ui.theme.theme import Theme
from ui.widgets.scroll import Scroll

Open = Callable[..., SecretPane]
LONG = "Alma Højgaard-Christensen"


@pytest.fixture
def opened(qtbot: QtBot) -> Open:
    """A pane that was asked while it was hidden, and is then shown in a window of this size."""
    kept: list[QWidget] = []

    def show(width: int, height: int, *, scale: float = 1.0, name: str = LONG, door: str = "pictures") -> SecretPane:
        load_fonts()
        theme = Theme(reduced_motion=True)
        theme.set(scale=scale)
        window = QWidget()
        kept.append(window)
        row = QHBoxLayout(window)
        row.setContentsMargins(0, 0, 0, 0)
        pane, before = SecretPane(theme, Words(translator("da"))), QWidget()
        row.addWidget(before)
        row.addWidget(pane, 1)
        pane.hide()
        window.resize(width, height)
        qtbot.addWidget(window)
        with qtbot.waitExposed(window):
            window.show()
        pane.ask(PupilTile("1", name, name, "leaf", door), list(PICTURES)[:12], 3)
        before.hide()
        pane.show()
        qtbot.wait(20)
        return pane

    return show


def pictures_in(pane: SecretPane) -> list[QRect]:
    """Where the twelve pictures stand on the paper that moves."""
    pad, page = pane.findChild(PicturePad), paper(pane).widget()
    assert pad is not None
    assert page is not None
    return [QRect(tile.mapTo(page, QPoint(0, 0)), tile.size()) for tile in pad.tiles]


def paper(pane: SecretPane) -> Scroll:
    found = pane.findChild(Scroll)
    assert isinstance(found, Scroll)
    return found


@pytest.mark.parametrize("height", [443, 420, 380])
def test_a_long_name_leaves_every_picture_within_reach(opened: Open, height: int) -> None:
    pane = opened(546, height)

    page = paper(pane).widget()

    assert page is not None
    assert all(page.rect().contains(picture) for picture in pictures_in(pane))


def test_pictures_stand_in_two_rows_where_text_is_large_and_the_pane_wide(opened: Open) -> None:
    pane = opened(1168, 510, scale=2.0, name="Asta")

    rows = {picture.top() for picture in pictures_in(pane)}

    assert len(rows) == 2


def test_pictures_stand_in_three_rows_in_an_ordinary_pane(opened: Open) -> None:
    pane = opened(722, 584, name="Asta")

    rows = {picture.top() for picture in pictures_in(pane)}

    assert len(rows) == 3


@pytest.mark.parametrize("door", ["pictures", "pin"])
def test_a_door_in_large_text_is_seen_whole(opened: Open, door: str) -> None:
    pane = opened(1168, 510, scale=2.0, name="Asta", door=door)

    hidden = paper(pane).verticalScrollBar().maximum()

    assert hidden == 0
