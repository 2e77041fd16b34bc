"""What tests of widgets may ask for."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from learnkit.i18n import Translator, translator
from ui.theme.fonts import load_fonts
from ui.theme.theme import Theme


class Window(QWidget):
    """A window that hears the wish to hear, and keeps what it heard."""

    speak_requested = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[str] = []
        self.speak_requested.connect(self.heard.append)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(32, 32, 32, 32)
        self.resize(800, 600)


@pytest.fixture
def theme(qtbot: QtBot) -> Theme:
    """The light look, in which nothing takes time."""
    load_fonts()
    return Theme(reduced_motion=True)


@pytest.fixture
def t() -> Translator:
    """Danish."""
    return translator("da")


@pytest.fixture
def show(qtbot: QtBot) -> Callable[..., Window]:
    """Puts widgets into a window, shows it and makes it the active one."""

    kept: list[Window] = []

    def put(*widgets: QWidget) -> Window:
        window = Window()
        kept.append(window)
        for widget in widgets:
            window.column.addWidget(widget)
        window.column.addStretch(1)
        qtbot.addWidget(window)
        with qtbot.waitActive(window):
            window.show()
        return window

    return put
