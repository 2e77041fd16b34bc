from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from learnkit.i18n import Translator
from tests.ui.widgets.conftest import Window
from ui.theme.theme import Theme
from ui.widgets.stepper import Stepper

Show = Callable[..., Window]
VALUES = ("lidt", "mere", "meget")


def test_it_steps_and_stops_at_the_ends(theme: Theme, t: Translator, show: Show, qtbot: QtBot) -> None:
    stepper = Stepper(theme, t, "Mellem bogstaver", VALUES)
    show(stepper)
    told: list[int] = []
    stepper.moved.connect(told.append)

    for _ in range(4):
        qtbot.mouseClick(stepper.more, Qt.MouseButton.LeftButton)

    assert told == [1, 2]
    assert not stepper.more.isEnabled()
    assert stepper.word.text() == "meget"


def test_the_arrows_step_too(theme: Theme, t: Translator, show: Show, qtbot: QtBot) -> None:
    stepper = Stepper(theme, t, "Størrelse", VALUES, 1)
    show(stepper)

    qtbot.keyClick(stepper, Qt.Key.Key_Up)
    up = stepper.at
    qtbot.keyClick(stepper, Qt.Key.Key_Down)

    assert (up, stepper.at) == (2, 1)


def test_setting_it_from_outside_tells_no_one(theme: Theme, t: Translator, qtbot: QtBot) -> None:
    stepper = Stepper(theme, t, "Størrelse", VALUES)

    with qtbot.assertNotEmitted(stepper.moved):
        stepper.set_at(9)

    assert stepper.at == 2
    assert stepper.accessibleDescription() == "meget"


def test_it_does_not_change_its_width_with_the_value(theme: Theme, t: Translator) -> None:
    stepper = Stepper(theme, t, "Størrelse", ("1", "54 tegn"))
    before = stepper.sizeHint()

    stepper.set_at(1)

    assert stepper.sizeHint() == before
