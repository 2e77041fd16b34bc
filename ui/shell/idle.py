"""A shared machine that nobody touches signs out by itself."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal

WARNING_MS = 30_000
"""How long before it ends one is told."""

_TOUCHES = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.InputMethod,
    }
)


class Idle(QObject):
    """Tells when nobody has touched the machine for a while; listening to the voice counts as being here.

    Watches the whole program through an event filter on the given object (the QApplication).
    """

    nearly = Signal()
    """half a minute is left"""
    gone = Signal()

    def __init__(self, program: QObject, listening: Callable[[], bool], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._listening = listening
        self._warning = QTimer(self, singleShot=True)
        self._warning.timeout.connect(self._on_nearly)
        self._end = QTimer(self, singleShot=True)
        self._end.timeout.connect(self._on_gone)
        self._limit_ms = 0
        program.installEventFilter(self)

    def start(self, minutes: float) -> None:
        """Begin to count from now; signs out after so many minutes without a touch."""
        self._limit_ms = int(minutes * 60_000)
        self._restart()

    def stop(self) -> None:
        """Count no more."""
        self._limit_ms = 0
        self._warning.stop()
        self._end.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if self._limit_ms and event.type() in _TOUCHES:
            self._restart()
        return super().eventFilter(watched, event)

    def _restart(self) -> None:
        self._warning.start(max(0, self._limit_ms - WARNING_MS))
        self._end.start(self._limit_ms)

    def _on_nearly(self) -> None:
        if self._listening():
            self._restart()
        elif self._limit_ms > WARNING_MS:
            self.nearly.emit()

    def _on_gone(self) -> None:
        if self._listening():
            self._restart()
            return
        self.stop()
        self.gone.emit()
