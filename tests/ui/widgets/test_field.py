from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from learnkit.i18n import Translator
from tests.ui.widgets.conftest import Window
from ui.a11y import speech
from ui.theme.theme import Theme
from ui.widgets.field import Field

Show = Callable[..., Window]


def test_the_label_is_the_name_of_the_line(theme: Theme, t: Translator, show: Show) -> None:
    field = Field(theme, t, "Dit navn")
    show(field)

    assert field.line.accessibleName() == "Dit navn"
    assert field.label.geometry().bottom() < field.line.geometry().top()


def test_a_problem_is_a_sentence_below_and_leaves_when_one_writes(
    theme: Theme, t: Translator, show: Show, qtbot: QtBot
) -> None:
    field = Field(theme, t, "Fødselsår")
    show(field)

    field.trouble("Skriv fire tal, som 2017.")
    said = field.problem.isVisible(), field.line.accessibleDescription()
    qtbot.keyClicks(field.line, "2")

    assert said == (True, "Skriv fire tal, som 2017.")
    assert field.problem.isHidden()
    assert field.line.accessibleDescription() == ""


def test_f2_never_says_a_password(theme: Theme, t: Translator, show: Show) -> None:
    secret, plain = Field(theme, t, "Kode", password=True, text="sommer"), Field(theme, t, "Navn", text="Freja")
    show(secret, plain)

    assert "sommer" not in speech(secret.line)
    assert speech(plain.line) == "Navn. Freja"


def test_the_eye_shows_and_hides_the_password(theme: Theme, t: Translator, show: Show, qtbot: QtBot) -> None:
    field = Field(theme, t, "Kode", password=True)
    show(field)
    assert field.eye is not None

    qtbot.mouseClick(field.eye, Qt.MouseButton.LeftButton)
    shown = field.line.echoMode(), field.eye.accessibleName()
    qtbot.mouseClick(field.eye, Qt.MouseButton.LeftButton)

    assert shown == (QLineEdit.EchoMode.Normal, "Skjul det, du skriver")
    assert field.line.echoMode() == QLineEdit.EchoMode.Password


def test_enter_and_writing_are_told(theme: Theme, t: Translator, show: Show, qtbot: QtBot) -> None:
    field = Field(theme, t, "Navn")
    show(field)

    with qtbot.waitSignals([field.changed, field.entered]):
        qtbot.keyClicks(field.line, "F")
        qtbot.keyClick(field.line, Qt.Key.Key_Return)


def test_the_line_shows_the_ring_when_one_writes_in_it(theme: Theme, t: Translator, show: Show) -> None:
    field = Field(theme, t, "Navn")
    show(field)

    field.line.setFocus(Qt.FocusReason.MouseFocusReason)

    assert field.line.ring.shown is not None
