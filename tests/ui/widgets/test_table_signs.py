"""A line follows its figures, and how far one has come is told apart by shape, not by ink alone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

from ui.theme.press import start
from ui.theme.theme import Theme
from ui.widgets.table_cells import PAD, Cell
from ui.widgets.table_signs import LINE_WIDE, STEP, STEP_GAP, LineCell, Step, StepsCell


def painted(theme: Theme, cell: Cell, wide: int = 200) -> QImage:
    image = QImage(wide, 44, QImage.Format.Format_RGB32)
    image.fill(theme.ink("ark"))
    painter = QPainter(image)
    start(painter)
    cell.paint(painter, theme, QRectF(0, 0, wide, 44))
    painter.end()
    return image


def ink_rows(image: QImage, theme: Theme, columns: range) -> list[int]:
    ark = theme.ink("ark").name()
    return [y for y in range(image.height()) if any(image.pixelColor(x, y).name() != ark for x in columns)]


def test_a_rising_line_ends_higher_than_it_begins(theme: Theme, qtbot: QtBot) -> None:
    image = painted(theme, LineCell("", None, (0.0, 0.4, 1.0)))

    begins = ink_rows(image, theme, range(PAD, PAD + 10))
    ends = ink_rows(image, theme, range(PAD + LINE_WIDE - 8, PAD + LINE_WIDE))

    assert sum(ends) / len(ends) < sum(begins) / len(begins) - 8


def test_a_line_stays_in_its_cell_whatever_the_figures(theme: Theme, qtbot: QtBot) -> None:
    image = painted(theme, LineCell("", None, (-3.0, 9.0, 0.5)))

    rows = ink_rows(image, theme, range(image.width()))

    assert rows[0] >= 4
    assert rows[-1] <= 40


def test_a_pupil_without_weeks_has_no_line(theme: Theme, qtbot: QtBot) -> None:
    assert ink_rows(painted(theme, LineCell("", None, ())), theme, range(200)) == []


@pytest.mark.parametrize("name", ["light", "dark", "hc"])
def test_the_four_steps_look_different_without_colour(theme: Theme, qtbot: QtBot, name: str) -> None:
    theme.set(name=name)

    grey = {
        step: painted(theme, StepsCell("", None, (step,)), 60).convertToFormat(QImage.Format.Format_Grayscale8)
        for step in Step
    }

    pictures = [bytes(image.constBits()) for image in grey.values()]
    assert len(set(pictures)) == len(Step)


def test_a_thing_that_is_not_for_this_one_leaves_its_place_empty(theme: Theme, qtbot: QtBot) -> None:
    image = painted(theme, StepsCell("", None, (Step.NONE, Step.OPEN)))

    first = ink_rows(image, theme, range(PAD, PAD + STEP))
    second = ink_rows(image, theme, range(PAD + STEP + STEP_GAP, PAD + 2 * STEP + STEP_GAP))

    assert first == []
    assert second


def test_there_is_room_for_every_step(theme: Theme, qtbot: QtBot) -> None:
    cell = StepsCell("", None, (Step.OPEN,) * 4)
    image = painted(theme, cell, round(cell.least(theme)))

    columns = [x for x in range(image.width()) if ink_rows(image, theme, range(x, x + 1))]

    assert columns[-1] < image.width() - PAD + 1
