"""One request, one answer, within limits; many in a row by the same worker as long as it lives."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import TracebackType
from typing import Self

from learnkit.errors import LearnKitError
from learnkit.workers.limits import Limits
from learnkit.workers.protocol import Header, Message, Value
from learnkit.workers.start import Worker, command

LOOK_UP_S = 0.05
"""How often a waiting errand looks whether it is cancelled, and measures."""


@dataclass(frozen=True)
class Outcome:
    """What the worker answered, and what it cost: milliseconds on the wall clock, peak resident megabytes."""

    header: Header
    payload: bytes
    exit: int
    peak_mb: float
    ms: int


class Errands:
    """Asks one worker after another thing; starts a fresh one when the last is gone, so a batch goes on.

    The limits hold for each request by itself. One request at a time; use it from one thread.
    """

    def __init__(self, name: str, limits: Limits, command: Callable[[str], list[str]] = command) -> None:
        self.name = name
        self.limits = limits
        self._command = command
        self._worker: Worker | None = None

    def run(
        self, request: Mapping[str, Value], payload: bytes = b"", *, cancelled: Callable[[], bool] = lambda: False
    ) -> Outcome:
        """The answer to a request.

        Raises LearnKitError `worker.too_slow`, `worker.too_much_memory`, `worker.died` or `worker.cancelled`, each
        with `exit`, `ms` and `peak_mb`; the worker is then gone.
        """
        started = time.monotonic()
        worker = self._living()
        alarm = self._alarm(worker)
        try:
            worker.send(request, payload)
            answer, result = self._wait(worker, cancelled)
        except LearnKitError as error:
            self.close()
            raise LearnKitError(error.code, **{**error.facts, "ms": _ms_since(started)}) from error
        finally:
            if alarm:
                alarm.cancel()
                alarm.join()
        return Outcome(answer, result, 0, round(worker.measure(), 1), _ms_since(started))

    def _living(self) -> Worker:
        if self._worker is not None and not self._worker.alive:
            self.close()
        if self._worker is None:
            self._worker = Worker(self.name, self.limits, self._command)
        self._worker.forget_peak()
        return self._worker

    def _alarm(self, worker: Worker) -> threading.Timer | None:
        if self.limits.seconds is None:
            return None
        alarm = threading.Timer(self.limits.seconds, worker.kill, ["worker.too_slow"])
        alarm.daemon = True
        alarm.start()
        return alarm

    def _wait(self, worker: Worker, cancelled: Callable[[], bool]) -> Message:
        while True:
            worker.measure()
            if cancelled():
                worker.kill("worker.cancelled")
            try:
                told, result = worker.receive(LOOK_UP_S)
            except TimeoutError:
                continue
            peak, answer = told.get("peak_mb"), told.get("answer")
            worker.measure(float(peak) if isinstance(peak, int | float) else 0.0)
            if isinstance(answer, dict):
                return answer, result

    def close(self) -> None:
        """Ends the worker, if there is one."""
        if self._worker is not None:
            self._worker.close()
            self._worker = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def run_once(
    name: str,
    request: Mapping[str, Value],
    payload: bytes = b"",
    *,
    limits: Limits,
    cancelled: Callable[[], bool] = lambda: False,
) -> Outcome:
    """The answer of a worker that lives for this request only; raises as `Errands.run` does."""
    with Errands(name, limits) as errands:
        return errands.run(request, payload, cancelled=cancelled)


def _ms_since(started: float) -> int:
    return round((time.monotonic() - started) * 1000)
