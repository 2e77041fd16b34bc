"""What every screen with a pupil's own texts on it does: fetch what there is, and begin a new one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from learnkit.app import App
from learnkit.domain.calendar import school_time
from learnkit.domain.people import Actor
from learnkit.errors import LearnKitError
from learnkit.services.writing import begin
from ui.tasks import Lane, Tasks

T = TypeVar("T")


class OwnTextsModel(QObject):
    """Begins a text for one pupil; each screen's model adds what it shows."""

    told = Signal()
    """what is shown is there, or new"""
    text_begun = Signal(str)
    """a new text of one's own, by id"""
    refused = Signal(object)

    def __init__(self, app: App, tasks: Tasks, actor: Actor, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._app = app
        self._tasks = tasks
        self._actor = actor
        self._beginning = False

    @property
    def now(self) -> datetime:
        """The moment on the school's clock."""
        return school_time(self._app.clock.now())

    def begin_text(self) -> None:
        """Begin a new text; pressing again before it is there begins no second one."""
        self._begin(lambda: begin(self._app.desk, self._actor))

    def _begin(self, work: Callable[[], str]) -> None:
        """Begin a text by `work`, which gives its id, unless one is being begun."""
        if self._beginning:
            return
        self._beginning = True

        def done(document: str) -> None:
            self._beginning = False
            self.text_begun.emit(document)

        def failed(problem: LearnKitError) -> None:
            self._beginning = False
            self.refused.emit(problem)

        self._fetch(work, done, failed)

    def _fetch(
        self,
        work: Callable[[], T],
        done: Callable[[T], object],
        failed: Callable[[LearnKitError], object] | None = None,
    ) -> None:
        self._tasks.run(work, owner=self, lane=Lane.DATA, done=done, failed=failed or self.refused.emit)
