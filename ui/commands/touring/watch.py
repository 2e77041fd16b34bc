"""How long the window stood still: a short timer in its thread, and the clock."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer

TICK_MS = 5


class Watch(QObject):
    """Keeps the longest time in which nothing in the window could happen.

    What the watcher itself does inside `own` does not count, nor does the time in which the system let other
    programs run (known on Linux only).
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._queue = _RunQueue()
        self._own_s = 0.0
        self._worst_ms = 0.0
        self._last = time.monotonic()
        self._queued_s = self._queue.waited_s()
        self._timer = QTimer(self, interval=TICK_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_tick)
        self._timer.start()

    @contextmanager
    def own(self) -> Iterator[None]:
        """Work of the watcher's, in the window's thread, that the window is not to blame for."""
        began, own_before = time.monotonic(), self._own_s
        try:
            yield
        finally:
            self._own_s = own_before + time.monotonic() - began

    def take_ms(self) -> float:
        """The longest standstill since the last time this was asked."""
        self._on_tick()
        worst, self._worst_ms = self._worst_ms, 0.0
        return worst

    def _on_tick(self) -> None:
        now, queued_s = time.monotonic(), self._queue.waited_s()
        gap_s = now - self._last - self._own_s - (queued_s - self._queued_s)
        self._worst_ms = max(self._worst_ms, 1000 * gap_s - TICK_MS)
        self._last, self._queued_s, self._own_s = now, queued_s, 0.0


class _RunQueue:
    """How long this thread was ready to run and not let."""

    def __init__(self) -> None:
        place = Path(f"/proc/self/task/{threading.get_native_id()}/schedstat")
        self._file = os.open(place, os.O_RDONLY) if place.exists() else None

    def __del__(self) -> None:
        if self._file is not None:
            os.close(self._file)

    def waited_s(self) -> float:
        """Seconds since the thread began; 0 where the system does not say."""
        if self._file is None:
            return 0.0
        return int(os.pread(self._file, 100, 0).split()[1]) / 1e9
