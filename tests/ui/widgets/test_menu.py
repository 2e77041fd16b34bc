from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.widgets.conftest import Window
from ui.theme.theme import Theme
from ui.widgets.button import Button
from ui.widgets.menu import Menu

Show = Callable[..., Window]
PACES = (("90", "Roligt"), ("130", "Almindeligt"), ("180", "Hurtigt"))


def opened(theme: Theme, show: Show, qtbot: QtBot, current: str = "130") -> tuple[Menu, Button]:
    anchor = Button(theme, "Tempo")
    window = show(anchor)
    menu = Menu(theme, PACES, current=current, parent=window)
    menu.open_at(anchor)
    qtbot.waitUntil(menu.isVisible)
    return menu, anchor


def test_it_opens_on_the_row_that_is_chosen_now(theme: Theme, show: Show, qtbot: QtBot) -> None:
    menu, _ = opened(theme, show, qtbot)

    assert menu.focusWidget() is menu.rows[1]
    assert [row.isChecked() for row in menu.rows] == [False, True, False]


def test_arrows_go_round_and_enter_chooses(theme: Theme, show: Show, qtbot: QtBot) -> None:
    menu, _ = opened(theme, show, qtbot)
    for _ in range(2):
        qtbot.keyClick(menu, Qt.Key.Key_Down)

    with qtbot.waitSignal(menu.chosen) as told:
        qtbot.keyClick(menu.focusWidget(), Qt.Key.Key_Return)

    assert told.args == ["90"]
    assert not menu.isVisible()


def test_a_press_chooses_and_closes(theme: Theme, show: Show, qtbot: QtBot) -> None:
    menu, _ = opened(theme, show, qtbot)

    with qtbot.waitSignal(menu.chosen) as told:
        qtbot.mouseClick(menu.rows[2], Qt.MouseButton.LeftButton)

    assert told.args == ["180"]
    assert not menu.isVisible()


def test_esc_closes_and_chooses_nothing(theme: Theme, show: Show, qtbot: QtBot) -> None:
    menu, _ = opened(theme, show, qtbot)

    with qtbot.assertNotEmitted(menu.chosen):
        qtbot.keyClick(menu.focusWidget(), Qt.Key.Key_Escape)

    assert not menu.isVisible()


def test_it_opens_within_the_screen_and_no_word_is_cut(theme: Theme, show: Show, qtbot: QtBot) -> None:
    menu, anchor = opened(theme, show, qtbot)

    assert anchor.screen().availableGeometry().contains(menu.geometry())
    assert all(row.width() >= row.sizeHint().width() for row in menu.rows)
