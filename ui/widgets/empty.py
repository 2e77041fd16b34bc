"""An empty place: what will be here, one sentence, one act, a dot."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.theme.theme import Theme
from ui.widgets.button import Button
from ui.widgets.hear_dot import HearDot
from ui.widgets.label import Text


class Empty(QWidget):
    """Title, one sentence and, if `action` is given, one button (`acted`); the dot says title and sentence."""

    acted = Signal()

    def __init__(
        self,
        theme: Theme,
        title: str,
        sentence: str,
        *,
        action: str = "",
        icon: str | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 6)
        column.setSpacing(6)
        self.title = Text(theme, title, "sheet")
        self.sentence = Text(theme, sentence, "body")
        self.dot = HearDot(theme, f"{title}. {sentence}", size=44)
        column.addWidget(self.title)
        column.addWidget(self.sentence)
        column.addSpacing(theme.px(10))
        row = QHBoxLayout()
        row.setSpacing(12)
        self.button: Button | None = None
        if action:
            self.button = Button(theme, action, icon=icon)
            self.button.clicked.connect(self.acted)
            row.addWidget(self.button)
        row.addWidget(self.dot)
        row.addStretch(1)
        column.addLayout(row)
