"""An icon beside a sentence."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.icons import paint_icon
from ui.theme.press import start
from ui.theme.theme import Theme


class IconView(QWidget):
    """A drawing that the sentence beside it puts into words."""

    def __init__(self, theme: Theme, icon: str, ink: str, *, side: int = 22, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._icon, self._ink, self._side = theme, icon, ink, side
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        side = self._theme.px(self._side)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        start(painter)
        paint_icon(
            painter,
            QRectF(self.rect()),
            self._icon,
            self._theme.ink(self._ink),
            weight="bold" if self._side < 24 else "regular",
        )
