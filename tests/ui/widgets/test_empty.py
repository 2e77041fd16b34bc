from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.widgets.conftest import Window
from ui.theme.theme import Theme
from ui.widgets.empty import Empty

Show = Callable[..., Window]


def test_its_one_button_is_the_way_on(theme: Theme, show: Show, qtbot: QtBot) -> None:
    empty = Empty(theme, "Her kommer dine tekster", "Skriv en linje.", action="Ny tekst")
    show(empty)
    assert empty.button is not None

    with qtbot.waitSignal(empty.acted):
        qtbot.mouseClick(empty.button, Qt.MouseButton.LeftButton)


def test_its_dot_says_title_and_sentence(theme: Theme, show: Show, qtbot: QtBot) -> None:
    empty = Empty(theme, "Her kommer dine tekster", "Skriv en linje.")
    window = show(empty)

    qtbot.mouseClick(empty.dot, Qt.MouseButton.LeftButton)

    assert window.heard == ["Her kommer dine tekster. Skriv en linje."]


def test_where_there_is_nothing_to_do_there_is_no_button(theme: Theme, qtbot: QtBot) -> None:
    empty = Empty(theme, "Ingen afleveringer venter", "")
    qtbot.addWidget(empty)

    assert empty.button is None
