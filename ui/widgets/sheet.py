"""Sheets and drawers: they come in from the right, 360 for details, 700 for forms."""

from __future__ import annotations

from PySide6.QtCore import QEasingCurve, QPoint, QPropertyAnimation, QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from learnkit.i18n import Translator
from ui.a11y import name
from ui.theme.icons import paint_icon
from ui.theme.press import slab, start
from ui.theme.theme import Theme
from ui.theme.tokens import RADIUS
from ui.widgets.control import Control
from ui.widgets.label import Text
from ui.widgets.overlay import Overlay
from ui.widgets.scroll import Scroll

DRAWER, FORM = 360, 700
NARROW = 760


class Close(Control):
    """The x that closes a panel, 44 px."""

    def __init__(self, theme: Theme, t: Translator, parent: QWidget | None = None) -> None:
        super().__init__(theme, t("Luk"), parent)

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(max(44, self.theme.px(40)), max(44, self.theme.px(40)))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return self.sizeHint()

    def paint(self, painter: QPainter) -> None:
        box = QRectF(self.rect())
        if self.warmth or self.isDown():
            slab(painter, box, RADIUS["control"], self.theme.ink("fjordT"))
        side = self.theme.px(22)
        place = QRectF(0, 0, side, side)
        place.moveCenter(box.center())
        paint_icon(painter, place, "x", self.theme.ink("ink"), weight="bold")


class _Panel(QWidget):
    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme
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
        theme, box = self.theme, QRectF(self.rect())
        slab(painter, box.adjusted(0, 0, 20, 0), RADIUS["card"], theme.ink("ark"), theme.ink("ctl"), 1.5)


class Sheet(Overlay):
    """A panel at the right with head, content (`column`) and, if anything is put into `foot`, the actions.

    Esc and the x close it and keep the draft: `closed`. In a window under 760 effective px it fills the width.
    """

    closed = Signal()

    def __init__(self, theme: Theme, t: Translator, window: QWidget, title: str, *, width: int = DRAWER) -> None:
        super().__init__(theme, window)
        self._wide = width
        self.panel = _Panel(theme, self)
        whole = QVBoxLayout(self.panel)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(24, 14, 14, 14)
        self.title = Text(theme, title, "sheet")
        self.close_button = Close(theme, t)
        head.addWidget(self.title, 1)
        head.addWidget(self.close_button)
        whole.addLayout(head)
        self.content = QWidget()
        self.column = QVBoxLayout(self.content)
        self.column.setContentsMargins(24, 8, 24, 24)
        self.column.setSpacing(16)
        self.moving = Scroll(theme, self.content, edged=True)
        whole.addWidget(self.moving, 1)
        self.foot = QHBoxLayout()
        self.foot.setContentsMargins(24, 16, 24, 16)
        self.foot.setSpacing(12)
        whole.addLayout(self.foot)
        self._slide = QPropertyAnimation(self.panel, b"pos", self)
        self._slide.setEasingCurve(QEasingCurve.Type.OutCubic)
        self.close_button.clicked.connect(self.leave)
        name(self, title)

    def show_sheet(self, first: QWidget | None = None) -> None:
        """Bring the sheet in, with the focus on `first` or on its first stop after the x."""
        has_foot = self.foot.count() > 0
        self.foot.setContentsMargins(24, 16 if has_foot else 0, 24, 16 if has_foot else 0)
        self.open(first or next((stop for stop in self.stops() if stop is not self.close_button), None))
        self.settle()
        duration = self.theme.ms("panel")
        if duration:
            self._slide.setDuration(duration)
            self._slide.setStartValue(QPoint(self.width(), 0))
            self._slide.setEndValue(QPoint(self.width() - self.panel.width(), 0))
            self._slide.start()

    def leave(self) -> None:
        self._slide.stop()
        self.close_over()
        self.closed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self.settle()

    def settle(self) -> None:
        narrow = self.width() / self.theme.scale < NARROW
        wide = self.width() if narrow else min(self.theme.px(self._wide), self.width())
        self.panel.setGeometry(self.width() - wide, 0, wide, self.height())
