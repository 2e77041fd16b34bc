from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.widgets.conftest import Window
from ui.theme.theme import Theme
from ui.widgets.choice import Choice

Show = Callable[..., Window]
TONGUES = (("da", "Dansk"), ("en", "English"), ("de", "Deutsch"))


def test_the_keyboard_opens_moves_and_chooses(theme: Theme, show: Show, qtbot: QtBot) -> None:
    choice = Choice(theme, TONGUES, "da")
    show(choice)
    qtbot.keyClick(choice, Qt.Key.Key_Down)
    menu = choice.menu
    assert menu is not None

    qtbot.keyClick(menu, Qt.Key.Key_Down)
    qtbot.waitUntil(menu.rows[1].hasFocus)
    with qtbot.waitSignal(choice.chosen) as told:
        qtbot.keyClick(menu.rows[1], Qt.Key.Key_Return)

    assert told.args == ["en"]
    assert (choice.key, choice.text()) == ("en", "English")


def test_choosing_what_is_chosen_tells_no_one(theme: Theme, show: Show, qtbot: QtBot) -> None:
    choice = Choice(theme, TONGUES, "da")
    show(choice)
    choice.open()
    assert choice.menu is not None

    with qtbot.assertNotEmitted(choice.chosen):
        choice.menu.rows[0].click()


def test_escape_closes_the_menu(theme: Theme, show: Show, qtbot: QtBot) -> None:
    choice = Choice(theme, TONGUES, "da")
    show(choice)
    choice.open()
    menu = choice.menu
    assert menu is not None

    with qtbot.assertNotEmitted(choice.chosen), qtbot.waitSignal(menu.destroyed):
        qtbot.keyClick(menu, Qt.Key.Key_Escape)

    assert choice.key == "da"


def test_the_lead_is_part_of_its_name(theme: Theme) -> None:
    choice = Choice(theme, (("word", "ord"),), "word", lead="Læs, mens jeg skriver:")

    assert choice.accessibleName() == "Læs, mens jeg skriver: ord"
