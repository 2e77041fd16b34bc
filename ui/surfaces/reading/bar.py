"""The two bars of paper above and below a page."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ui.theme.theme import Theme


class Bar(QWidget):
    """A strip of paper with a hairline towards the page; grows with the text. Put things into `row`."""

    def __init__(self, theme: Theme, height: int, *, above: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self._high = height
        self._above = above
        self.row = QHBoxLayout(self)
        self.row.setSpacing(12)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._on_theme)
        self._on_theme()

    def set_margins(self, sides: int) -> None:
        """How far the first and last thing stand from the window's edge."""
        self.row.setContentsMargins(sides, 4, sides, 4)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Never wider than the window: the bar takes another form instead (`fit`)."""
        return QSize(0, max(self.theme.px(self._high), super().minimumSizeHint().height()))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.theme.ink("ark"))
        y = self.height() - 1 if self._above else 0
        painter.fillRect(QRect(0, y, self.width(), 1), self.theme.ink("line"))

    def _on_theme(self) -> None:
        palette = self.palette()
        palette.setColor(self.backgroundRole(), self.theme.ink("ark"))
        self.setPalette(palette)
        self.setMinimumHeight(self.theme.px(self._high))
        self.update()
