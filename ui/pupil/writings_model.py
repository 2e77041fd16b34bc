"""My texts, the latest changed first."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QObject, Signal

from learnkit.app import App
from learnkit.domain.calendar import school_time
from learnkit.domain.people import Actor
from learnkit.errors import LearnKitError
from learnkit.services.writing import DocumentTile, begin, documents
from ui.tasks import Lane, Tasks


class WritingsModel(QObject):
    """The pupil's own texts."""

    told = Signal()
    text_begun = Signal(str)
    refused = Signal(object)

    def __init__(self, app: App, tasks: Tasks, actor: Actor, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._app = app
        self._tasks = tasks
        self._actor = actor
        self.documents: tuple[DocumentTile, ...] | None = None
        self._beginning = False

    @property
    def now(self) -> datetime:
        """The moment on the school's clock."""
        return school_time(self._app.clock.now())

    def load(self) -> None:
        """Fetch the texts as they are now."""

        def done(found: tuple[DocumentTile, ...]) -> None:
            self.documents = found
            self.told.emit()

        self._tasks.run(
            lambda: documents(self._app.desk, self._actor, self._actor.person),
            owner=self, lane=Lane.DATA, done=done, failed=self.refused.emit,
        )  # fmt: skip

    def begin_text(self) -> None:
        """Begin a new text; pressing again before it is there begins no second one."""
        if self._beginning:
            return
        self._beginning = True

        def done(document: str) -> None:
            self._beginning = False
            self.text_begun.emit(document)

        def failed(problem: LearnKitError) -> None:
            self._beginning = False
            self.refused.emit(problem)

        self._tasks.run(
            lambda: begin(self._app.desk, self._actor), owner=self, lane=Lane.DATA, done=done, failed=failed
        )
