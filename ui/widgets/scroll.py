"""A calm scroll area: paper that moves, one thin bar of our own."""

from __future__ import annotations

from PySide6.QtCore import QEasingCurve, QPoint, QPropertyAnimation, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QScrollBar, QSizePolicy, QWidget

from ui.theme.press import slab, start
from ui.theme.theme import Theme

THICK = 14
LEAST_GRIP = 44


class Bar(QScrollBar):
    """A scroll bar 14 px thick whose grip is a plain rounded bar."""

    def __init__(self, theme: Theme, orientation: Qt.Orientation, parent: QWidget | None = None) -> None:
        super().__init__(orientation, parent)
        self.theme = theme
        self._grab: int | None = None
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(THICK, 60) if self.orientation() == Qt.Orientation.Vertical else QSize(60, THICK)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return self.sizeHint()

    def grip(self) -> QRectF:
        """The grip within the bar, in px."""
        vertical = self.orientation() == Qt.Orientation.Vertical
        room = float(self.height() if vertical else self.width()) - 8
        reach = self.maximum() - self.minimum()
        if reach <= 0:
            return QRectF()
        length = max(min(LEAST_GRIP, room), room * self.pageStep() / (reach + self.pageStep()))
        at = 4 + (room - length) * (self.value() - self.minimum()) / reach
        thin = THICK - 8
        return QRectF(4, at, thin, length) if vertical else QRectF(at, 4, length, thin)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        start(painter)
        grip = self.grip()
        if not grip.isEmpty():
            slab(painter, grip, 3, self.theme.ink("ink2" if self.isSliderDown() else "ctl"))


class Scroll(QScrollArea):
    """Holds one widget and lets it move up and down; the ground shows through, the grip can be taken.

    What has focus comes into view with room for its ring. Give the content a margin of at least 6 px for the ring.
    """

    def __init__(self, theme: Theme, content: QWidget | None = None, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setVerticalScrollBar(Bar(theme, Qt.Orientation.Vertical))
        self.setHorizontalScrollBar(Bar(theme, Qt.Orientation.Horizontal))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._glide = QPropertyAnimation(self.verticalScrollBar(), b"value", self)
        self._glide.setEasingCurve(QEasingCurve.Type.OutCubic)
        if content is not None:
            self.set_content(content)

    def set_content(self, content: QWidget) -> None:
        """Hold another widget; the one before goes, but not before the key or press it is handling has ended."""
        before = self.takeWidget()
        if before is not None:
            before.hide()
            before.deleteLater()
        self.setWidget(content)
        content.setAutoFillBackground(False)

    def glide_to(self, widget: QWidget) -> None:
        """Move until the top of a widget inside stands near the top."""
        content = self.widget()
        if content is None:
            return
        top = widget.mapTo(content, QPoint(0, 0)).y() - 16
        bar = self.verticalScrollBar()
        target = min(bar.maximum(), max(0, top))
        self._glide.stop()
        if not self.theme.ms("scroll_line"):
            bar.setValue(target)
            return
        self._glide.setDuration(self.theme.ms("scroll_line"))
        self._glide.setEndValue(target)
        self._glide.start()
