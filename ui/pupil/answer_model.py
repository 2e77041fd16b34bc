"""One's own text between pupil and teacher: handed in, taken back, answered, and what is said of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from PySide6.QtCore import QObject, Signal, SignalInstance

from learnkit.app import App
from learnkit.domain.calendar import school_time
from learnkit.domain.people import Actor, given_name
from learnkit.domain.tasks import HandInState
from learnkit.services.commenting import Comment, comments_on
from learnkit.services.handing_in import Handed, hand_in, state_of, take_back_hand_in
from learnkit.services.naming_staff import staff_names
from learnkit.services.tasks import PupilTask, tasks_of
from learnkit.services.writing import Shown, show
from ui.surfaces.writing.keeping import Keeping
from ui.tasks import Lane, Tasks


@dataclass(frozen=True)
class Standing:
    """How a text stands between pupil and teacher at one moment."""

    handed: Handed
    task: PupilTask | None
    """what it answers"""
    teacher: str
    """given name of who gave the task or said something of the text; empty where nobody did"""
    shown: Shown
    """the text that `comments` have their places in"""
    comments: tuple[Comment, ...]

    @property
    def written_on(self) -> bool:
        """Whether more was written since it was handed in."""
        return self.handed.state is not HandInState.OWN and self.handed.version != self.shown.version


class AnswerModel(QObject):
    """Follows one text of the pupil's. What was typed is kept before anything is handed in."""

    told = Signal()
    """`standing` is there, or new"""
    handed_in = Signal()
    taken_back = Signal()
    refused = Signal(object)

    def __init__(
        self, app: App, tasks: Tasks, actor: Actor, document: str, keeping: Keeping, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._app = app
        self._tasks = tasks
        self._actor = actor
        self._document = document
        self._keeping = keeping
        self.standing: Standing | None = None
        keeping.kept.connect(self._on_kept)

    @property
    def today(self) -> date:
        """The day it is at the school."""
        return self.now.date()

    @property
    def now(self) -> datetime:
        """The moment on the school's clock."""
        return school_time(self._app.clock.now())

    def load(self) -> None:
        """Fetch how the text stands now."""
        self._do(self._look)

    def hand_in(self) -> None:
        """Hand in what is on the page, once it is kept."""

        def work() -> Standing:
            hand_in(self._app.desk, self._actor, self._document)
            return self._look()

        self._keeping.then(lambda: self._do(work, self.handed_in))

    def take_back(self) -> None:
        """Undo the hand-in that waits."""

        def work() -> Standing:
            take_back_hand_in(self._app.desk, self._actor, self._document)
            return self._look()

        self._do(work, self.taken_back)

    def _on_kept(self) -> None:
        # Only a text that is with the teacher can be another than the one there.
        if self.standing is not None and self.standing.handed.state is not HandInState.OWN:
            self.load()

    def _look(self) -> Standing:
        desk, actor, document = self._app.desk, self._actor, self._document
        comments = comments_on(desk, actor, document)
        mine = tasks_of(desk, actor, actor.person)
        task = next((each for each in mine if each.document == document), None)
        giver = staff_names(desk, actor, [task.given_by]).get(task.given_by, "") if task is not None else ""
        teacher = giver or next((comment.by for comment in comments if comment.by), "")
        return Standing(
            state_of(desk, actor, document),
            task,
            given_name(teacher) if teacher else "",
            show(desk, actor, document),
            comments,
        )

    def _do(self, work: Callable[[], Standing], then: SignalInstance | None = None) -> None:
        def done(standing: Standing) -> None:
            if standing != self.standing:
                self.standing = standing
                self.told.emit()
            if then is not None:
                then.emit()

        self._tasks.run(work, owner=self, lane=Lane.DATA, done=done, failed=self.refused.emit)
