"""A device joins a school that is kept on a server: asked, let in at once or later, and the school fetched."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from learnkit.app import App
from learnkit.errors import LearnKitError
from learnkit.services.joining import join_school
from learnkit.services.syncing import sync_once
from ui.tasks import Lane, Tasks

AGAIN_MS = 10_000
"""While the school has not let the device in, it is asked so often; nobody need press anything."""
WAITING = "device.waiting"


class JoinModel(QObject):
    """Asks in the NETWORK lane. `waiting` until the school lets the device in, `joined` when all is fetched."""

    busy_changed = Signal(bool)
    waiting = Signal()
    joined = Signal()
    refused = Signal(object)
    """a LearnKitError"""

    def __init__(self, app: App, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._app = app
        self._tasks = tasks
        self.busy = False
        self._again = QTimer(self, singleShot=True, interval=AGAIN_MS)
        self._again.timeout.connect(self.ask)

    def join(self, url: str, token: str) -> None:
        """Ask the school at this address to let the device in."""
        desk = self._app.desk
        self._run(lambda: join_school(desk, url.strip(), token.strip()), self.ask)

    def ask(self) -> None:
        """Fetch the school, if it lets the device in by now."""
        desk, commit = self._app.desk, self._tasks.lend(Lane.DATA)
        self._run(lambda: sync_once(desk, None, commit), self.joined.emit)

    def stop(self) -> None:
        """Ask no more by itself."""
        self._again.stop()

    def _run(self, work: Callable[[], object], then: Callable[[], object]) -> None:
        if self.busy:
            return
        self._again.stop()
        self._set_busy(True)

        def done(_answer: object) -> None:
            self._set_busy(False)
            then()

        self._tasks.run(work, owner=self, lane=Lane.NETWORK, done=done, failed=self._on_failed)

    def _on_failed(self, problem: LearnKitError) -> None:
        self._set_busy(False)
        if problem.code == WAITING:
            self.waiting.emit()
            self._again.start()
        else:
            self.refused.emit(problem)

    def _set_busy(self, busy: bool) -> None:
        self.busy = busy
        self.busy_changed.emit(busy)
