"""Writers for tests: a pupil with a text of their own, open in the real writer."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from learnkit.services.saving_a_version import save
from learnkit.services.writing import begin
from tests.ui.readers import Library, library, otter
from ui.commands.type import key_event
from ui.pupil.writer_screen import WriterScreen

OTTER = "Bogen handler om Malte. Han finder spor i sneen.\nMen det er en odder."


class Desk:
    """An installation with a pupil and one text; `screen` opens it in a window of its own."""

    def __init__(self, qtbot: QtBot, home: Path, text: str = OTTER, language: str = "da") -> None:
        self.qtbot = qtbot
        self.shelf: Library = library(home, otter(), language)
        self.app, self.pupil = self.shelf.app, self.shelf.pupil
        self.document = begin(self.app.desk, self.pupil, "Odderen")
        if text:
            save(self.app.desk, self.pupil, self.document, text)

    def screen(self, size: tuple[int, int] = (1366, 768)) -> WriterScreen:
        screen = WriterScreen(self.shelf.around, self.pupil, self.document)
        self.qtbot.addWidget(screen)
        screen.resize(*size)
        with self.qtbot.waitActive(screen):
            screen.show()
        self.until(lambda: not screen.editor.isReadOnly())
        screen.setFocus()
        return screen

    def until(self, true: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(true, timeout=10_000)

    def close(self) -> None:
        self.shelf.close()


def type_keys(screen: WriterScreen, text: str) -> None:
    """Real key events, one for each letter."""
    for letter in text:
        QApplication.sendEvent(screen.editor, key_event(letter))


def press(qtbot: QtBot, screen: WriterScreen, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
    held = Qt.KeyboardModifier.NoModifier
    for modifier in modifiers:
        held |= modifier
    qtbot.keyClick(screen.editor, key, held)
