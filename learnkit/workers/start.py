"""Starts workers and talks with them; whatever becomes of a worker, the program only hears a code."""

from __future__ import annotations

import contextlib
import logging
import os
import queue
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping
from pathlib import Path
from types import TracebackType
from typing import IO, Self

from learnkit.errors import LearnKitError
from learnkit.workers import limits as measures
from learnkit.workers.child import OUT_OF_MEMORY
from learnkit.workers.limits import Limits
from learnkit.workers.protocol import Message, ProtocolError, Value, decode, encode

if sys.platform == "win32":
    from learnkit.workers.job import Job

log = logging.getLogger(__name__)

WAITING = 256
"""Answers kept while nobody asks for them; then the worker waits, so a fast one cannot fill our memory."""

LAST_BREATH_S = 1.0
"""How long a worker that hung up may take to end by itself, so that its own exit code is the one reported."""

HANDED_ON = (
    "PATH",
    "PYTHONPATH",
    "HOME",
    "USERPROFILE",
    "LANG",
    "LANGUAGE",
    "LC_ALL",
    "LC_CTYPE",
    "TMPDIR",
    "TEMP",
    "TMP",
    "SYSTEMROOT",
    "WINDIR",
    "LD_LIBRARY_PATH",
    "DYLD_LIBRARY_PATH",
    "XDG_RUNTIME_DIR",
)
"""All of our environment that a worker is given: nothing that could hold a secret."""


def command(name: str) -> list[str]:
    """How the worker of this name is started: the console program of a frozen LearnKit, or this Python."""
    if getattr(sys, "frozen", False):
        beside = Path(sys.executable).with_name("learnkit-worker").with_suffix(Path(sys.executable).suffix)
        return [str(beside), name]
    return [sys.executable, "-P", "-X", "utf8", "-m", "learnkit.workers.child", name]


class Worker:
    """A process of its own that can be killed; it never outlives us.

    Raises LearnKitError `worker.died`, `worker.too_much_memory` or `worker.too_slow` (all with `exit` and
    `peak_mb`) from `send` and `receive` once the process is gone. `send` may be called from any thread.
    """

    def __init__(self, name: str, limits: Limits, command: Callable[[str], list[str]] = command) -> None:
        self.name = name
        self.limits = limits
        self._peak_mb = 0.0
        self._ended_as: str | None = None
        self._sending = threading.Lock()
        self._answers: queue.Queue[Message | None] = queue.Queue(WAITING)
        self._closing = threading.Event()
        self._lifeline: int | None = None
        self._process = self._start(command(name))
        if sys.platform == "win32":
            self._job = Job(int(self._process._handle), limits.memory_mb)  # type: ignore[attr-defined]
        self._threads = [self._thread(self._read), self._thread(self._log)]
        if sys.platform == "darwin" and limits.memory_mb is not None:
            self._threads.append(self._thread(self._watch_memory))

    def _start(self, asked: list[str]) -> subprocess.Popen[bytes]:
        if self.limits.memory_mb is not None:
            asked += ["--memory-mb", str(self.limits.memory_mb)]
        if self.limits.seconds is not None:
            asked += ["--seconds", str(self.limits.seconds)]
        handed: tuple[int, ...] = ()
        flags = 0
        if sys.platform == "win32":
            flags = subprocess.CREATE_NO_WINDOW
        else:
            theirs, self._lifeline = os.pipe()
            asked += ["--lifeline", str(theirs)]
            handed = (theirs,)
        try:
            return subprocess.Popen(
                asked,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                env=_environment(),
                pass_fds=handed,
                start_new_session=sys.platform != "win32",
                creationflags=flags,
            )
        except OSError as error:
            self._close_lifeline()
            raise LearnKitError("worker.cannot_start", name=self.name, reason=type(error).__name__) from error
        finally:
            for descriptor in handed:
                os.close(descriptor)

    def _thread(self, work: Callable[[], None]) -> threading.Thread:
        thread = threading.Thread(target=work, name=f"worker-{self.name}", daemon=True)
        thread.start()
        return thread

    @property
    def pid(self) -> int:
        return self._process.pid

    @property
    def alive(self) -> bool:
        return self._process.poll() is None

    def send(self, header: Mapping[str, Value], payload: bytes = b"") -> None:
        """Hands the worker one message."""
        message = encode(header, payload)
        try:
            with self._sending:
                self._stdin.write(message)
                self._stdin.flush()
        except (OSError, ValueError) as error:
            raise self._end() from error

    def receive(self, timeout: float | None = None) -> Message:
        """The worker's next message; raises TimeoutError when none came in so many seconds (it lives on)."""
        try:
            message = self._answers.get(timeout=timeout)
        except queue.Empty:
            self.measure()
            raise TimeoutError from None
        if message is None:
            self._answers.put(None)  # whoever asks next hears the same
            raise self._end()
        return message

    def measure(self, told_mb: float = 0.0) -> float:
        """The most memory the worker has been seen to hold, or told us that it held, in MB."""
        if sys.platform == "win32":
            seen = self._job.peak_mb()
        else:
            seen = measures.peak_mb(self.pid)
        self._peak_mb = max(self._peak_mb, seen, told_mb)
        return self._peak_mb

    def forget_peak(self) -> None:
        """Measures from here on; the worker forgets its own peak when it takes a request."""
        self._peak_mb = 0.0

    def kill(self, ended_as: str = "worker.died") -> None:
        """Ends the worker at once; whoever waits for it is told `ended_as`."""
        self._closing.set()
        if not self.alive:
            return
        self._ended_as = self._ended_as or ended_as
        self.measure()
        with contextlib.suppress(ProcessLookupError):
            if sys.platform == "win32":
                self._job.terminate()
            else:
                os.killpg(self.pid, signal.SIGKILL)

    def close(self) -> None:
        """Ends the worker and gives back everything it took; returns when it is gone."""
        self.kill()
        self._process.wait()
        for thread in self._threads:
            thread.join()
        for stream in (self._process.stdin, self._process.stdout, self._process.stderr):
            with contextlib.suppress(OSError):
                _pipe(stream).close()
        self._close_lifeline()
        if sys.platform == "win32":
            self._job.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def _stdin(self) -> IO[bytes]:
        return _pipe(self._process.stdin)

    def _end(self) -> LearnKitError:
        """Why the worker is gone; ends it if it only stopped talking sense."""
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(LAST_BREATH_S)
        self.kill()
        code = self._process.wait()
        reason = self._ended_as or "worker.died"
        if reason == "worker.died" and code == OUT_OF_MEMORY:
            reason = "worker.too_much_memory"
        if sys.platform != "win32" and code == -signal.SIGXCPU:
            reason = "worker.too_slow"
        return LearnKitError(reason, name=self.name, exit=code, peak_mb=round(self._peak_mb, 1))

    def _read(self) -> None:
        stream = _pipe(self._process.stdout)
        try:
            while (message := decode(stream)) is not None:
                if not self._put(message):
                    break
        except (ProtocolError, OSError, ValueError) as error:
            log.warning("worker %s: %s", self.name, error)
        self._put(None)

    def _put(self, message: Message | None) -> bool:
        while True:
            try:
                self._answers.put(message, timeout=0.1)
                return True
            except queue.Full:
                if self._closing.is_set():
                    if message is not None:
                        return False
                    with contextlib.suppress(queue.Empty):
                        self._answers.get_nowait()

    def _log(self) -> None:
        with contextlib.suppress(OSError, ValueError):
            for line in _pipe(self._process.stderr):
                log.info("worker %s: %s", self.name, line.decode("utf-8", "replace").rstrip()[:2000])

    def _watch_memory(self) -> None:
        allowed = self.limits.memory_mb or 0
        while not self._closing.wait(0.1) and self.alive:
            if self.measure() > allowed:
                self.kill("worker.too_much_memory")

    def _close_lifeline(self) -> None:
        if self._lifeline is not None:
            os.close(self._lifeline)
            self._lifeline = None


def _pipe(stream: IO[bytes] | None) -> IO[bytes]:
    assert stream is not None
    return stream


def _environment() -> dict[str, str]:
    kept = {name: os.environ[name] for name in HANDED_ON if name in os.environ}
    return kept | {"PYTHONUTF8": "1", "MALLOC_ARENA_MAX": "2"}
