"""What dialogs and sheets share: they lie over the window, keep the focus, and give it back."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from ui.theme.theme import Theme


class Overlay(QWidget):
    """A scrim over the whole window; Tab stays inside, Esc calls `leave`, focus goes back where it was.

    It hides at first; `open` shows it, `close_over` takes it away.
    """

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self.theme = theme
        self._window = window
        self._before: QWidget | None = None
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        window.installEventFilter(self)
        theme.changed.connect(self.update)
        self.hide()

    def open(self, first: QWidget | None = None) -> None:
        """Show, and give focus to `first` or the first thing that takes it."""
        self._before = QApplication.focusWidget() or self.window().focusWidget()
        self.setGeometry(self._window.rect())
        self.show()
        self.raise_()
        target = first or next(iter(self.stops()), None)
        if target is not None:
            target.setFocus(Qt.FocusReason.PopupFocusReason)

    def close_over(self) -> None:
        """Hide, and give the focus back."""
        self.hide()
        if self._before is not None and isValid(self._before):
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)
        self._before = None

    def leave(self) -> None:
        """What Esc does."""
        self.close_over()

    def stops(self) -> list[QWidget]:
        """The things inside that take focus by keyboard, in their order."""
        found: list[QWidget] = []
        place = self.nextInFocusChain()
        while place is not None and place is not self:
            takes = bool(place.focusPolicy() & Qt.FocusPolicy.TabFocus) and place.focusProxy() is None
            if self.isAncestorOf(place) and takes and place.isEnabled() and place.isVisibleTo(self):
                found.append(place)
            place = place.nextInFocusChain()
        return found

    def focusNextPrevChild(self, next_: bool) -> bool:  # noqa: N802
        stops = self.stops()
        if not stops:
            return True
        now = self.window().focusWidget()
        at = stops.index(now) if now in stops else -1
        target = stops[(at + (1 if next_ else -1)) % len(stops)] if at >= 0 else stops[0 if next_ else -1]
        target.setFocus(Qt.FocusReason.TabFocusReason if next_ else Qt.FocusReason.BacktabFocusReason)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
            return
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.theme.ink("scrim"))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() == QEvent.Type.Resize and isinstance(watched, QWidget) and not self.isHidden():
            self.setGeometry(watched.rect())
            self.settle()
        return False

    def settle(self) -> None:
        """Place what lies on the scrim after the window changed its size."""
