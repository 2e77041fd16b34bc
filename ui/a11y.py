"""Hearing what has focus: how a widget says what it is, and how the wish to hear it reaches the voice.

F2, a hear dot and touch-and-hold all do the same: `ask_to_speak(widget, text)` walks from the widget up through its
parents to the first that carries a signal `speak_requested(str)`, and emits it there. A window carries that signal
and hands it to the voice; a panel with a voice of its own may carry it too and then answers first.
"""

from __future__ import annotations

from typing import Protocol, cast, runtime_checkable

from PySide6.QtCore import QObject, Qt, SignalInstance
from PySide6.QtGui import QAccessible, QAccessibleEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QWidget

SPEECH = "speech"


@runtime_checkable
class Hears(Protocol):
    """Anything a wish to hear can be brought to."""

    speak_requested: SignalInstance


def ask_to_speak(widget: QObject, text: str) -> bool:
    """Bring the wish to hear `text` to the nearest parent that hears; false if there is none or nothing to say."""
    if not text.strip():
        return False
    place: QObject | None = widget
    while place is not None:
        if isinstance(place, Hears):
            place.speak_requested.emit(text)
            return True
        place = place.parent()
    return False


def set_speech(widget: QWidget, text: str) -> None:
    """Let F2 say `text` for this widget instead of its accessible name."""
    widget.setProperty(SPEECH, text)


def speech(widget: QWidget) -> str:
    """What F2 says for a widget: its own speech, else its name and what stands in it."""
    own = cast("str | None", widget.property(SPEECH))
    if own:
        return own
    written = ""
    if isinstance(widget, QLineEdit) and widget.echoMode() == QLineEdit.EchoMode.Normal:
        written = widget.text()
    elif isinstance(widget, QPlainTextEdit):
        written = widget.toPlainText()
    name = widget.accessibleName() or (widget.text() if isinstance(widget, QLabel) else "")
    parts = (name, written, widget.accessibleDescription())
    return ". ".join(part.strip().rstrip(".") for part in parts if part.strip())


def speak_focused(window: QWidget) -> bool:
    """Ask to hear what has focus in this window; false if nothing has."""
    focused = window.focusWidget()
    return focused is not None and ask_to_speak(focused, speech(focused))


def give_f2(window: QWidget) -> QShortcut:
    """Let F2 speak the focused thing anywhere in this window."""
    key = QShortcut(QKeySequence(Qt.Key.Key_F2), window)
    key.setContext(Qt.ShortcutContext.WindowShortcut)
    key.activated.connect(lambda: speak_focused(window))
    return key


def name(widget: QWidget, what: str, more: str = "") -> None:
    """Give a widget its name for screen readers and F2, and a sentence more if needed."""
    widget.setAccessibleName(what)
    widget.setAccessibleDescription(more)


def announce(widget: QWidget, sentence: str) -> None:
    """Let a screen reader say a sentence that appeared without taking focus, such as a toast."""
    widget.setAccessibleName(sentence)
    QAccessible.updateAccessibility(QAccessibleEvent(widget, QAccessible.Event.Alert))
