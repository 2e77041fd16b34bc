"""The ribbon on the edge of a page: how far you have come."""

from __future__ import annotations

from PySide6.QtCore import QSize, QVariantAnimation
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.a11y import name
from ui.theme.press import ribbon, start
from ui.theme.theme import Theme

LEAST = 40


class Ribbon(QWidget):
    """A ribbon that hangs down to a share (0 to 1) of its height; it slides there, or jumps if nothing may move."""

    def __init__(self, theme: Theme, what: str, *, width: int = 16, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self._what = what
        self._wide = width
        self._share = 0.0
        self._slide = QVariantAnimation(self)
        self._slide.valueChanged.connect(self._on_slide)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        theme.changed.connect(self.update)
        name(self, what)

    @property
    def share(self) -> float:
        """How far the ribbon hangs now."""
        return self._share

    def set_share(self, share: float, words: str = "") -> None:
        """Hang down to `share`; `words` say the same for screen readers."""
        name(self, self._what, words)
        self._slide.stop()
        if not self.theme.ms("ribbon") or not self.isVisible():
            self._on_slide(share)
            return
        self._slide.setDuration(self.theme.ms("ribbon"))
        self._slide.setStartValue(self._share)
        self._slide.setEndValue(share)
        self._slide.start()

    def _on_slide(self, share: float) -> None:
        self._share = min(1.0, max(0.0, float(share)))
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(self._wide, 120)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        start(painter)
        length = LEAST + (self.height() - LEAST) * self._share
        ribbon(painter, self.theme.ink("lyng"), 0, 0, self.width(), length)
