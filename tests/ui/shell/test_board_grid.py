"""The board shows whole pictures only, and everyone can be reached with mouse and keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from learnkit.i18n import translator
from ui.shell.board_grid import BoardGrid
from ui.strings import Words
from ui.theme.fonts import load_fonts
from ui.theme.theme import Theme
from ui.widgets.avatar import AvatarTile
from ui.widgets.button import Button

NAMES = [f"Elev {letter}" for letter in "ABCDEFGHIJKLMNOPQRSTU"]


def board(qtbot: QtBot, theme: Theme, names: list[str], width: int = 384, height: int = 500) -> BoardGrid:
    load_fonts()
    grid = BoardGrid(theme, Words(translator("da")))
    qtbot.addWidget(grid)
    grid.resize(width, height)
    grid.set_tiles([AvatarTile(theme, name, "fish", number) for number, name in enumerate(names)])
    grid.show()
    qtbot.waitUntil(grid.isVisible)
    return grid


def shown(grid: BoardGrid) -> list[AvatarTile]:
    return [tile for tile in grid.findChildren(AvatarTile) if tile.isVisible()]


def more(grid: BoardGrid) -> Button:
    return next(button for button in grid.findChildren(Button))


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("height", [420, 500, 593, 700])
def test_no_picture_is_cut_by_the_edge_or_by_the_button(qtbot: QtBot, scale: float, height: int) -> None:
    grid = board(qtbot, Theme(scale=scale), NAMES, width=round(384 * scale), height=height)

    lowest = max(tile.geometry().bottom() for tile in shown(grid))

    assert more(grid).isVisible()
    assert lowest < more(grid).geometry().top()
    assert more(grid).geometry().bottom() < grid.height()


@pytest.mark.parametrize("height", range(420, 800, 37))
def test_rows_of_unequal_height_stay_whole_on_every_page(qtbot: QtBot, height: int) -> None:
    long = ["Alma Højgaard-Christensen"] * 6
    grid = board(qtbot, Theme(), [*long, *NAMES], height=height)

    for _ in range(8):
        lowest = max(tile.geometry().bottom() for tile in shown(grid))
        assert lowest < more(grid).geometry().top()
        QTest.mouseClick(more(grid), Qt.MouseButton.LeftButton)


def test_three_stand_in_a_row_of_the_usual_board(qtbot: QtBot) -> None:
    grid = board(qtbot, Theme(), NAMES)

    first_row = [tile for tile in shown(grid) if tile.y() == shown(grid)[0].y()]

    assert len(first_row) == 3
    assert len(shown(grid)) == 9


def test_the_button_counts_who_is_not_shown_and_leads_to_every_one_of_them(qtbot: QtBot) -> None:
    grid = board(qtbot, Theme(), NAMES)
    met = {tile.text() for tile in shown(grid)}
    counted = [more(grid).text()]

    for _ in range(2):
        QTest.mouseClick(more(grid), Qt.MouseButton.LeftButton)
        met |= {tile.text() for tile in shown(grid)}
        counted.append(more(grid).text())

    assert met == set(NAMES)
    assert counted == ["Vis 12 mere", "Vis 3 mere", "Vis de første"]


def test_after_the_last_come_the_first_again(qtbot: QtBot) -> None:
    grid = board(qtbot, Theme(), NAMES)

    for _ in range(3):
        QTest.mouseClick(more(grid), Qt.MouseButton.LeftButton)

    assert shown(grid)[0].text() == NAMES[0]


def test_the_keyboard_turns_the_page_and_stands_on_its_first_picture(qtbot: QtBot) -> None:
    grid = board(qtbot, Theme(), NAMES)
    shown(grid)[2].setFocus()

    QTest.keyClick(shown(grid)[2], Qt.Key.Key_PageDown)

    assert shown(grid)[0].text() == NAMES[9]
    assert grid.focusWidget() is shown(grid)[0]


def test_a_class_that_fits_has_no_button(qtbot: QtBot) -> None:
    grid = board(qtbot, Theme(), NAMES[:9])

    assert len(shown(grid)) == 9
    assert not more(grid).isVisible()


def test_a_long_name_is_shown_whole_in_its_column(qtbot: QtBot) -> None:
    names = ["Alma Højgaard-Christensen", "Bertil Ø", "Alma Højgaard-Christensen", "Zeynep", "Yusuf"]
    grid = board(qtbot, Theme(), names)

    tiles = shown(grid)

    assert len(tiles) == len(names)
    for tile in tiles:
        assert tile.width() >= tile.least_width()
        assert tile.height() >= tile.heightForWidth(tile.width())
        assert tile.geometry().right() < grid.width()


def test_tab_goes_from_picture_to_picture_and_then_to_the_button(qtbot: QtBot) -> None:
    grid = board(qtbot, Theme(), NAMES)
    shown(grid)[0].setFocus()
    QApplication.processEvents()

    for _ in range(9):
        QTest.keyClick(grid.focusWidget(), Qt.Key.Key_Tab)

    assert grid.focusWidget() is more(grid)
