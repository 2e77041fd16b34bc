"""A calm scroll area: paper that moves, one thin bar of our own."""

from __future__ import annotations

from PySide6.QtCore import QEasingCurve, QEvent, QObject, QPoint, QPropertyAnimation, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QShowEvent
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


class Hairline(QWidget):
    """The edge under which paper goes on."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        QPainter(self).fillRect(self.rect(), self._theme.ink("line"))


class Scroll(QScrollArea):
    """Holds one widget and lets it move up and down; the ground shows through, the grip can be taken.

    What has focus comes into view with room for its ring. Give the content a margin of at least 6 px for the ring.
    `edged` draws a hairline where the content goes on above or below: for paper that moves inside a card or a sheet,
    so that what is half seen is seen to go on and not to be cut off.
    """

    def __init__(
        self, theme: Theme, content: QWidget | None = None, *, edged: bool = False, parent: QWidget | None = None
    ) -> None:
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
        self.over, self.under = Hairline(theme, self), Hairline(theme, self)
        if edged:
            bar = self.verticalScrollBar()
            bar.valueChanged.connect(self._show_edges)
            bar.rangeChanged.connect(self._show_edges)
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

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        super().showEvent(event)
        self._settle()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        view = self.viewport().geometry()
        self.over.setGeometry(view.left(), view.top(), view.width(), 1)
        self.under.setGeometry(view.left(), view.bottom(), view.width(), 1)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        done = super().eventFilter(watched, event)
        if watched is self.widget() and event.type() == QEvent.Type.LayoutRequest:
            self._settle()
        return done

    def _settle(self) -> None:
        """Lay the content out within its own height.

        Qt sizes hidden content twice, tall and then as it shall be, and the second is told to nobody: the layout kept
        the tall one, and its last row stood below the end with no way to scroll there.
        """
        content = self.widget()
        layout = content.layout() if content is not None else None
        if content is not None and layout is not None and layout.geometry() != content.contentsRect():
            layout.setGeometry(content.contentsRect())

    def _show_edges(self) -> None:
        bar = self.verticalScrollBar()
        self.over.setVisible(bar.value() > bar.minimum())
        self.under.setVisible(bar.value() < bar.maximum())
        self.over.raise_()
        self.under.raise_()

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
