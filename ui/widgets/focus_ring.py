"""The ring that shows where the keyboard is: 3 px heather, 3 px outside, never cut by the widget it surrounds."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget
from shiboken6 import isValid

from ui.theme.press import ring, start
from ui.theme.theme import Theme
from ui.theme.tokens import RING_REACH

_FOLLOWED = (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.ParentChange)


class FocusRing(QWidget):
    """A ring around one widget, laid over the nearest parent that has room for all of it.

    It lets the mouse through, takes no focus, and goes when its widget goes.
    """

    def __init__(self, theme: Theme, around: QWidget, radius: float) -> None:
        super().__init__(around.window())
        self._theme = theme
        self._around = around
        self._radius = radius
        self._box = around.rect()
        self._watched: list[QWidget] = []
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        around.destroyed.connect(self.deleteLater)
        theme.changed.connect(self.update)
        self.hide()

    def show_around(self, box: QRect, radius: float) -> None:
        """Show the ring around `box` (in the widget's own coordinates) and follow the widget when it moves."""
        self._box, self._radius = box, radius
        self._watch()
        self._place()

    def drop(self) -> None:
        """Hide the ring and stop following."""
        for widget in self._watched:
            if isValid(widget):
                widget.removeEventFilter(self)
        self._watched = []
        self.hide()

    def _host(self) -> QWidget:
        reach = self._box.adjusted(-RING_REACH, -RING_REACH, RING_REACH, RING_REACH)
        place: QWidget = self._around
        while True:
            parent = place.parentWidget()
            if parent is None or place.isWindow():
                return place
            corner = self._around.mapTo(parent, QPoint(0, 0))
            if parent.rect().contains(reach.translated(corner)):
                return parent
            if isinstance(parent.parentWidget(), QAbstractScrollArea):
                return parent
            place = parent

    def _watch(self) -> None:
        self.drop()
        place: QWidget | None = self._around
        while place is not None:
            place.installEventFilter(self)
            self._watched.append(place)
            place = None if place.isWindow() else place.parentWidget()

    def _place(self) -> None:
        if not self._around.isVisible():
            self.hide()
            return
        host = self._host()
        if self.parentWidget() is not host:
            self.setParent(host)
        corner = self._around.mapTo(host, self._box.topLeft()) if host is not self._around else self._box.topLeft()
        size = self._box.size()
        reach = RING_REACH
        self.setGeometry(corner.x() - reach, corner.y() - reach, size.width() + 2 * reach, size.height() + 2 * reach)
        self.show()
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() in _FOLLOWED and self._watched and isValid(self._around):
            if watched is self._around and event.type() == QEvent.Type.Resize:
                self._box = self._around.rect()
            self._place()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        start(painter)
        inner = QRectF(self.rect()).adjusted(RING_REACH, RING_REACH, -RING_REACH, -RING_REACH)
        ring(painter, self._theme, inner, self._radius)


class RingOf:
    """The ring of one widget: made when first needed, shown while the keyboard is there."""

    def __init__(self, theme: Theme, around: QWidget) -> None:
        self._theme = theme
        self._around = around
        self._ring: FocusRing | None = None

    def show(self, box: QRect, radius: float) -> None:
        """Show the ring around a box of the widget, if the widget has focus."""
        if not self._around.hasFocus():
            return
        if self._ring is None or not isValid(self._ring):
            self._ring = FocusRing(self._theme, self._around, radius)
        self._ring.show_around(box, radius)

    def drop(self) -> None:
        """Hide the ring."""
        if self._ring is not None and isValid(self._ring):
            self._ring.drop()

    @property
    def shown(self) -> FocusRing | None:
        """The ring on screen, or None."""
        there = self._ring is not None and isValid(self._ring) and self._ring.isVisible()
        return self._ring if there else None
