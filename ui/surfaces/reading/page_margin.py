"""Beside the page: which page of how many, and turning it by touch."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.strings import Words
from ui.theme.theme import Theme
from ui.widgets.label import Text
from ui.widgets.tool import Tool

LEAST = 116


class PageMargin(QWidget):
    """The number of the page, and two tools that turn it."""

    turn_asked = Signal(int)

    def __init__(self, theme: Theme, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        t = words.t
        self.number = Text(theme, "", "small", ink="ink2", align=Qt.AlignmentFlag.AlignRight)
        self.back = Tool(theme, "caret-up", t("Blad tilbage"))
        self.back.clicked.connect(lambda: self.turn_asked.emit(-1))
        self.on = Tool(theme, "caret-down", t("Blad frem"))
        self.on.clicked.connect(lambda: self.turn_asked.emit(1))
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 24, 12, 16)
        column.setSpacing(8)
        column.addWidget(self.number)
        column.addStretch()
        column.addWidget(self.back, alignment=Qt.AlignmentFlag.AlignRight)
        column.addWidget(self.on, alignment=Qt.AlignmentFlag.AlignRight)

    def tell(self, page: int, pages: int) -> None:
        """Show where one is."""
        self.number.say(self._words.t("Side {page}\naf {pages}", page=page, pages=pages))
