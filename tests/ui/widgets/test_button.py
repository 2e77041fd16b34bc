from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.widgets.conftest import Window
from ui.theme.theme import Theme
from ui.widgets.button import Button

Show = Callable[..., Window]


def colour(button: QWidget, x: int, y: int) -> str:
    """The colour the button is painted with at a place."""
    image = button.grab().toImage()
    ratio = image.devicePixelRatio()
    return image.pixelColor(round(x * ratio), round(y * ratio)).name()


def test_a_filled_button_stands_on_a_darker_foot_and_loses_it_when_pressed(theme: Theme, show: Show) -> None:
    button = Button(theme, "Læs videre")
    show(button)
    middle, bottom = button.width() // 2, button.height() - 2

    resting = colour(button, middle, bottom), colour(button, 12, 20)
    button.setDown(True)
    pressed = colour(button, middle, bottom), colour(button, middle, 0)

    assert resting == (theme.ink("fjordFoot").name(), theme.ink("fjord").name())
    assert pressed[0] == theme.ink("fjordPress").name()
    assert pressed[1] != theme.ink("fjordPress").name()


@pytest.mark.parametrize(
    ("kind", "fill"), [("filled", "fjord"), ("voice", "rav"), ("outlined", "ark"), ("deleting", "ark")]
)
def test_a_kind_has_its_own_ink(theme: Theme, show: Show, kind: str, fill: str) -> None:
    button = Button(theme, "Læs", kind=kind)
    show(button)

    assert colour(button, 8, button.height() // 2) == theme.ink(fill).name()


def test_an_unknown_kind_is_refused(theme: Theme) -> None:
    with pytest.raises(ValueError, match="shiny"):
        Button(theme, "Læs", kind="shiny")


def test_a_long_text_wraps_and_the_button_becomes_higher(theme: Theme, show: Show, qtbot: QtBot) -> None:
    button = Button(theme, "Læs videre i den bog, du var i gang med")
    show(button)
    one_line = button.height()

    button.setMaximumWidth(button.minimumSizeHint().width())

    qtbot.waitUntil(lambda: button.height() > one_line)
    assert button.width() == button.minimumSizeHint().width()


def test_two_lines_are_enough_at_its_least_width(theme: Theme) -> None:
    button = Button(theme, "Læs videre i den bog, du var i gang med")

    tall = button.heightForWidth(button.minimumSizeHint().width())

    assert tall == 2 * theme.line("button") + theme.px(14)


def test_the_dot_inside_speaks_and_the_rest_acts(theme: Theme, show: Show, qtbot: QtBot) -> None:
    button = Button(theme, "Skriv", hear=True)
    window = show(button)
    pressed: list[bool] = []
    button.clicked.connect(lambda: pressed.append(True))
    assert button.dot is not None

    qtbot.mouseClick(button.dot, Qt.MouseButton.LeftButton)
    after_dot = list(pressed)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton, pos=button.rect().center() - button.dot.rect().center())

    assert window.heard == ["Skriv"]
    assert after_dot == []
    assert pressed == [True]


def test_dot_and_button_are_two_stops_of_the_keyboard(theme: Theme, show: Show, qtbot: QtBot) -> None:
    button = Button(theme, "Skriv", hear=True)
    window = show(button)
    button.setFocus(Qt.FocusReason.TabFocusReason)

    qtbot.keyClick(button, Qt.Key.Key_Tab)

    assert window.focusWidget() is button.dot


def test_who_listens_to_the_button_hears_the_dot(theme: Theme, show: Show, qtbot: QtBot) -> None:
    button = Button(theme, "Skriv", hear=True)
    window = show(button)
    button.listen()
    assert button.dot is not None

    with qtbot.waitSignal(button.heard) as told:
        button.dot.click()

    assert told.args == ["Skriv"]
    assert window.heard == []


def test_other_words_are_said_by_button_and_dot(theme: Theme) -> None:
    button = Button(theme, "Skriv", hear=True)

    button.say("Skriv videre")

    assert button.accessibleName() == "Skriv videre"
    assert button.dot is not None
    assert button.dot.words == "Skriv videre"
