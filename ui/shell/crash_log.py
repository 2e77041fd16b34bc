"""What went wrong inside LearnKit, kept on this machine without a word of anybody's."""

from __future__ import annotations

import sys
import threading
import traceback
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from types import TracebackType

LARGEST = 256_000
"""Bytes; then the older half goes."""


class CrashLog:
    """Writes kind and place of every unexpected error to one file: no messages, no values, no names of people."""

    def __init__(self, folder: Path, now: Callable[[], datetime]) -> None:
        self.path = folder / "crash.log"
        self._now = now
        self._lock = threading.Lock()

    def listen(self) -> None:
        """Hear of every error nobody expected, on all threads; the hooks there were still hear of it too."""
        before, before_thread = sys.excepthook, threading.excepthook

        def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
            self.write(kind, trace)
            before(kind, error, trace)

        def thread_hook(told: threading.ExceptHookArgs) -> None:
            self.write(told.exc_type, told.exc_traceback)
            before_thread(told)

        sys.excepthook, threading.excepthook = hook, thread_hook

    def write(self, kind: type[BaseException], trace: TracebackType | None) -> None:
        """Add one error; where even that cannot be written, nothing happens."""
        frames = [f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(trace)]
        lines = [f"{self._now().isoformat(timespec='seconds')} {kind.__module__}.{kind.__qualname__}", *frames, ""]
        try:
            with self._lock:
                self.path.parent.mkdir(parents=True, exist_ok=True)
                self._make_room()
                with self.path.open("a", encoding="utf8") as file:
                    file.write("\n".join(lines) + "\n")
        except OSError:
            return

    def _make_room(self) -> None:
        if self.path.exists() and self.path.stat().st_size > LARGEST:
            kept = self.path.read_text(encoding="utf8")[-LARGEST // 2 :]
            self.path.write_text(kept[kept.find("\n") + 1 :], encoding="utf8")
