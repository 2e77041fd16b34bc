"""Progress: how far, with words."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QProgressBar, QSizePolicy, QWidget

from ui.a11y import name
from ui.theme.press import slab, start
from ui.theme.theme import Theme

STEPS = 1000


class Progress(QProgressBar):
    """A bar 8 to 12 high that shows a share of 0 to 1; the words stand beside it and are its name."""

    def __init__(
        self, theme: Theme, words: str, *, share: float = 0.0, high: int = 8, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self._high = high
        self.setRange(0, STEPS)
        self.setTextVisible(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._on_theme)
        self.tell(share, words)

    def tell(self, share: float, words: str) -> None:
        """Show another share, with the words for it."""
        self.setValue(round(min(1.0, max(0.0, share)) * STEPS))
        name(self, words)
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(112, self.theme.px(self._high))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return QSize(40, self.theme.px(self._high))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        start(painter)
        box = QRectF(self.rect())
        radius = box.height() / 2
        frame = self.theme.ink("line") if self.theme.name == "hc" else None
        slab(painter, box, radius, self.theme.ink("sunk"), frame)
        if self.value():
            width = max(box.height(), box.width() * self.value() / STEPS)
            slab(painter, QRectF(0, 0, width, box.height()), radius, self.theme.ink("lyng"))

    def _on_theme(self) -> None:
        self.updateGeometry()
        self.update()
