"""The dialog: only to choose before losing something."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from ui.a11y import name, set_speech
from ui.theme.theme import Theme
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.flow import Flow
from ui.widgets.label import Text
from ui.widgets.overlay import Overlay

WIDE = 480


class Dialog(Overlay):
    """A question with two answers, 480 wide: `keep` is filled and has focus, `lose` is the outlined one.

    `after` says what can be undone. Esc keeps. Emits `kept` or `lost`, then is gone.
    """

    kept = Signal()
    lost = Signal()

    def __init__(
        self, theme: Theme, window: QWidget, question: str, after: str, *, lose: str, keep: str, deletes: bool = True
    ) -> None:
        super().__init__(theme, window)
        self.card = Card(theme, padding=24, gap=8, parent=self)
        self.question = Text(theme, question, "sheet")
        self.after = Text(theme, after, "body")
        self.lose = Button(theme, lose, kind="deleting" if deletes else "outlined")
        self.keep = Button(theme, keep)
        self.card.column.addWidget(self.question)
        self.card.column.addWidget(self.after)
        self.card.column.addSpacing(theme.px(12))
        row = Flow(gap=theme.px(12))
        row.addWidget(self.lose)
        row.addWidget(self.keep)
        self.card.column.addLayout(row)
        for answer in (self.lose, self.keep):
            set_speech(answer, f"{question} {after} {answer.text()}")
        self.lose.clicked.connect(self._on_lose)
        self.keep.clicked.connect(self.leave)
        name(self, question, after)

    def ask(self) -> None:
        """Show the question with the focus on the safe answer."""
        self.open(self.keep)
        self.settle()

    def leave(self) -> None:
        self.close_over()
        self.kept.emit()
        self.deleteLater()

    def _on_lose(self) -> None:
        self.close_over()
        self.lost.emit()
        self.deleteLater()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self.settle()

    def settle(self) -> None:
        wide = min(self.theme.px(WIDE), self.width() - 32)
        layout = self.card.layout()
        tall = layout.heightForWidth(wide) if layout is not None else self.card.sizeHint().height()
        tall = min(max(tall, self.card.minimumSizeHint().height()), self.height() - 16)
        self.card.setGeometry((self.width() - wide) // 2, max(8, (self.height() - tall) * 2 // 5), wide, tall)
