"""A skeleton: flat blocks in the final sizes while content is fetched."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.a11y import name
from ui.theme.press import slab, start
from ui.theme.theme import Theme

AFTER_MS = 150


class Skeleton(QWidget):
    """Blocks that stand still; they appear only when 150 ms have passed without content.

    `blocks` are boxes in px at 100 %; `words` say what is being fetched.
    """

    def __init__(
        self, theme: Theme, words: str, blocks: Sequence[QRect], *, after: int = AFTER_MS, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self._blocks = tuple(blocks)
        self.drawn = after == 0
        name(self, words)
        if after:
            QTimer.singleShot(after, self, self._on_due)
        theme.changed.connect(self.update)

    def _on_due(self) -> None:
        self.drawn = True
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        whole = QRect()
        for block in self._blocks:
            whole = whole.united(block)
        return QSize(self.theme.px(whole.right() + 1), self.theme.px(whole.bottom() + 1))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        if not self.drawn:
            return
        painter = QPainter(self)
        start(painter)
        scale = self.theme.scale
        frame = self.theme.ink("line") if self.theme.name == "hc" else None
        for block in self._blocks:
            box = QRectF(block.x() * scale, block.y() * scale, block.width() * scale, block.height() * scale)
            slab(painter, box, 4, self.theme.ink("sunk"), frame)
