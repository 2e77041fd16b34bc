from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.a11y import ask_to_speak, give_f2, name, set_speech, speak_focused, speech


class Hearer(QWidget):
    """A widget that hears."""

    speak_requested = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[str] = []
        self.speak_requested.connect(self.heard.append)


def test_the_wish_to_hear_goes_to_the_nearest_parent_that_hears(qtbot: QtBot) -> None:
    window, panel = Hearer(), Hearer()
    qtbot.addWidget(window)
    panel.setParent(window)
    between, thing = QWidget(panel), QWidget()
    thing.setParent(between)

    answered = ask_to_speak(thing, "Hej")

    assert answered
    assert (panel.heard, window.heard) == (["Hej"], [])


def test_nothing_is_asked_when_there_is_nothing_to_say_or_no_one_hears(qtbot: QtBot) -> None:
    window, alone = Hearer(), QWidget()
    qtbot.addWidget(window)
    qtbot.addWidget(alone)

    assert not ask_to_speak(window, "  ")
    assert not ask_to_speak(alone, "Hej")
    assert window.heard == []


def test_a_widget_says_its_name_and_what_more_there_is(qtbot: QtBot) -> None:
    thing = QWidget()
    qtbot.addWidget(thing)

    name(thing, "Læs videre", "Side 100 af 136.")
    named = speech(thing)
    set_speech(thing, "Skibet under isen")

    assert named == "Læs videre. Side 100 af 136"
    assert speech(thing) == "Skibet under isen"


def test_f2_says_the_focused_thing_anywhere_in_the_window(qtbot: QtBot) -> None:
    window = Hearer()
    line = QLineEdit("odder")
    QVBoxLayout(window).addWidget(line)
    name(line, "Søg")
    give_f2(window)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
    line.setFocus()

    qtbot.keyClick(line, Qt.Key.Key_F2)

    assert window.heard == ["Søg. odder"]


def test_without_focus_nothing_is_said(qtbot: QtBot) -> None:
    window = Hearer()
    qtbot.addWidget(window)

    assert not speak_focused(window)
