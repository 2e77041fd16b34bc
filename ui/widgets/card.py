"""Paper: the card everything lies on."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.theme.press import card, start
from ui.theme.theme import Theme
from ui.theme.tokens import EDGE, RADIUS


class Card(QWidget):
    """A sheet of paper with a cut edge; put things into `column`.

    `padding` is in px at 100 %; the edge takes 2 px more below.
    """

    def __init__(
        self,
        theme: Theme,
        *,
        padding: int = 20,
        gap: int = 12,
        radius: float = RADIUS["card"],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self._radius = radius
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(padding, padding, padding, padding + EDGE)
        self.column.setSpacing(gap)
        theme.changed.connect(self._on_theme)
        self._on_theme()

    def _on_theme(self) -> None:
        palette = self.palette()
        palette.setColor(self.backgroundRole(), self.theme.ink("ark"))
        self.setPalette(palette)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        start(painter)
        card(painter, self.theme, QRectF(self.rect()), self._radius)
