"""Slow work off the GUI thread: four lanes of one thread each, answers on the GUI thread."""

from __future__ import annotations

import itertools
import sys
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from enum import Enum
from typing import Generic, TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal, Slot
from shiboken6 import isValid

from learnkit.errors import LearnKitError

T = TypeVar("T")
Cancelled = Callable[[], bool]


class Lane(Enum):
    """What kind of work it is; work of one lane is done in the order it was asked for."""

    DATA = "data"
    """transactions only; what has been asked for is done even when its owner has gone"""
    THINK = "think"
    """pure work: hashing, checking, decoding a picture"""
    SPEECH = "speech"
    """synthesis; a new one cancels the last"""
    NETWORK = "network"
    """talking with others"""


class Task:
    """One piece of work that was asked for."""

    def __init__(self, owner: QObject) -> None:
        self._owner = owner
        self._cancelled = threading.Event()

    def cancel(self) -> None:
        """Nothing of this task arrives any more; work not yet begun is not begun."""
        self._cancelled.set()

    def called_off(self) -> bool:
        """Whether `cancel` was called; the owner may be gone all the same."""
        return self._cancelled.is_set()

    def cancelled(self) -> bool:
        """Whether nobody waits for it any more; work that can stop half-way asks this."""
        return self._cancelled.is_set() or not isValid(self._owner)


class Lend:
    """Does a piece of work in another lane, and waits for it there; never call it from that lane.

    tasks.called_off once nobody waits for the whole any more, or the lane is closed.
    """

    def __init__(self, threads: ThreadPoolExecutor, cancelled: Cancelled = lambda: False) -> None:
        self._threads = threads
        self._cancelled = cancelled

    def unless(self, cancelled: Cancelled) -> Lend:
        """The same way, for as long as this says no."""
        return Lend(self._threads, cancelled)

    def __call__(self, work: Callable[[], T], /) -> T:
        if self._cancelled():
            raise LearnKitError("tasks.called_off")
        try:
            piece = self._threads.submit(work)
        except RuntimeError as closed:
            raise LearnKitError("tasks.called_off") from closed
        return piece.result()


class Tasks(QObject):
    """Runs work in lanes; make it on the GUI thread, and close it before the program ends.

    `done` and `failed` are called on the GUI thread, never after `cancel` and never once the owner is destroyed.
    A LearnKitError goes to `failed`; every other exception, and a LearnKitError nobody wants, to sys.excepthook.
    """

    worked = Signal()
    """something was done in the DATA lane that was asked for by `run`; it may have changed the stores"""
    _answered = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._threads: dict[Lane, ThreadPoolExecutor] = {}
        self._numbers = itertools.count()
        self._answers: dict[int, Callable[[], None]] = {}
        self._last_speech: Task | None = None
        self._closed = False
        self._answered.connect(self._on_answered, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        work: Callable[[], T],
        *,
        owner: QObject,
        lane: Lane,
        done: Callable[[T], object] | None = None,
        failed: Callable[[LearnKitError], object] | None = None,
    ) -> Task:
        """Do `work` in a lane; it must touch no widget."""
        return self.run_stoppable(lambda _cancelled: work(), owner=owner, lane=lane, done=done, failed=failed)

    def run_stoppable(
        self,
        work: Callable[[Cancelled], T],
        *,
        owner: QObject,
        lane: Lane,
        done: Callable[[T], object] | None = None,
        failed: Callable[[LearnKitError], object] | None = None,
    ) -> Task:
        """As `run`, for work that asks now and then whether it was cancelled."""
        task = Task(owner)
        if self._closed:
            task.cancel()
            return task
        if lane is Lane.SPEECH:
            if self._last_speech is not None:
                self._last_speech.cancel()
            self._last_speech = task
        self._thread(lane).submit(self._do, task, work, lane, _Ear(done, failed))
        return task

    def speak(
        self,
        work: Callable[[Cancelled], T],
        *,
        owner: QObject,
        done: Callable[[T], object],
        failed: Callable[[LearnKitError], object],
    ) -> Task:
        """Do `work` in the SPEECH lane; what was being spoken is cancelled."""
        return self.run_stoppable(work, owner=owner, lane=Lane.SPEECH, done=done, failed=failed)

    def lend(self, lane: Lane) -> Lend:
        """A way for work of another lane to have a piece of itself done in `lane`; ask for it on the GUI thread."""
        return Lend(self._thread(lane))

    def close(self) -> None:
        """Let what has begun and every asked-for transaction end, and take nothing new."""
        self._closed = True
        if self._last_speech is not None:
            self._last_speech.cancel()
        for lane, threads in self._threads.items():
            threads.shutdown(wait=True, cancel_futures=lane is not Lane.DATA)
        self._answers.clear()
        QCoreApplication.removePostedEvents(self, QEvent.Type.MetaCall)

    def _thread(self, lane: Lane) -> ThreadPoolExecutor:
        if lane not in self._threads:
            self._threads[lane] = ThreadPoolExecutor(1, thread_name_prefix=lane.value)
        return self._threads[lane]

    def _do(self, task: Task, work: Callable[[Cancelled], T], lane: Lane, ear: _Ear[T]) -> None:
        if task.called_off() if lane is Lane.DATA else task.cancelled():
            return
        try:
            answer = work(task.cancelled)
        except BaseException as problem:
            told = problem
            self._tell(lambda: ear.failed(task, told), lane)
            return
        self._tell(lambda: ear.done(task, answer), lane)

    def _tell(self, answer: Callable[[], None], lane: Lane) -> None:
        def say() -> None:
            answer()
            if lane is Lane.DATA:
                self.worked.emit()

        number = next(self._numbers)
        self._answers[number] = say
        self._answered.emit(number)

    @Slot(int)
    def _on_answered(self, number: int) -> None:
        answer = self._answers.pop(number, None)
        if answer is not None:
            answer()


class _Ear(Generic[T]):
    """Who wants to hear of a task."""

    def __init__(
        self,
        done: Callable[[T], object] | None,
        failed: Callable[[LearnKitError], object] | None,
    ) -> None:
        self._done = done
        self._failed = failed

    def done(self, task: Task, answer: T) -> None:
        if self._done is not None and not task.cancelled():
            self._done(answer)

    def failed(self, task: Task, problem: BaseException) -> None:
        if not isinstance(problem, LearnKitError):
            sys.excepthook(type(problem), problem, problem.__traceback__)
        elif not task.cancelled():
            if self._failed is None:
                sys.excepthook(type(problem), problem, problem.__traceback__)
            else:
                self._failed(problem)
