from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.widgets.conftest import Window
from ui.theme.theme import Theme
from ui.widgets.button import Button
from ui.widgets.dialog import Dialog

Show = Callable[..., Window]


def asked(theme: Theme, show: Show) -> tuple[Dialog, Button, Window]:
    """A dialog over a window in which a button had the focus."""
    button = Button(theme, "Slet")
    window = show(button)
    button.setFocus(Qt.FocusReason.TabFocusReason)
    dialog = Dialog(theme, window, "Vil du slette?", "Du kan hente den igen.", lose="Slet", keep="Behold")
    dialog.ask()
    return dialog, button, window


def test_the_safe_answer_is_filled_and_has_the_focus(theme: Theme, show: Show) -> None:
    dialog, _, window = asked(theme, show)

    assert window.focusWidget() is dialog.keep
    assert (dialog.keep.kind, dialog.lose.kind) == ("filled", "deleting")


def test_escape_keeps_and_gives_the_focus_back(theme: Theme, show: Show, qtbot: QtBot) -> None:
    dialog, button, window = asked(theme, show)

    with qtbot.waitSignal(dialog.kept), qtbot.assertNotEmitted(dialog.lost):
        qtbot.keyClick(dialog.keep, Qt.Key.Key_Escape)

    assert window.focusWidget() is button


def test_losing_is_told(theme: Theme, show: Show, qtbot: QtBot) -> None:
    dialog, _, _ = asked(theme, show)

    with qtbot.waitSignal(dialog.lost), qtbot.assertNotEmitted(dialog.kept):
        qtbot.mouseClick(dialog.lose, Qt.MouseButton.LeftButton)


def test_tab_goes_round_inside(theme: Theme, show: Show, qtbot: QtBot) -> None:
    dialog, button, window = asked(theme, show)
    visited = []

    for _ in range(4):
        qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
        visited.append(window.focusWidget())

    assert visited == [dialog.lose, dialog.keep] * 2
    assert button not in visited


def test_it_covers_the_window_also_when_that_grows(theme: Theme, show: Show) -> None:
    dialog, _, window = asked(theme, show)

    window.resize(1000, 700)

    assert dialog.geometry() == window.rect()
    assert abs(dialog.card.geometry().center().x() - window.rect().center().x()) <= 1
