"""A class as its teacher sees it: who is in it, what they have done, who waits, and mending doors on the spot."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from learnkit.app import App
from learnkit.domain.people import Actor
from learnkit.domain.roles import Over, Permission, over
from learnkit.services.adding_people import add_pupil
from learnkit.services.assigning import take_back_task
from learnkit.services.class_board import ClassTile, PupilTile, classes_of, pupils_of
from learnkit.services.class_overview import Overview, PupilLine, class_overview
from learnkit.services.giving_a_new_secret import give_new_secret, unlock
from ui.tasks import Lane, Tasks

T = TypeVar("T")
DAYS = 7


@dataclass(frozen=True)
class _Found:
    """What was fetched in one go."""

    today: date
    classes: tuple[ClassTile, ...]
    school_class: ClassTile | None
    pupils: tuple[PupilTile, ...]
    overview: Overview | None


class ClassModel(QObject):
    """The classes a staff member can open, the pupils of the one that is open, and their last seven days."""

    told = Signal()
    """`classes`, `school_class`, `pupils` and `overview` are there, or new"""
    secret_given = Signal(object, str)
    """a PupilTile and the new secret, shown this once"""
    pupil_added = Signal(object)
    """a NewPerson, with the secret shown this once"""
    unlocked = Signal(object)
    """the PupilTile whose door is open again"""
    refused = Signal(object)

    def __init__(self, app: App, tasks: Tasks, actor: Actor, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._app = app
        self._tasks = tasks
        self._actor = actor
        self.may_see = sees_work(actor)
        self.may_give = Over.OWN_CLASSES in over(actor.role, Permission.ASSIGN)
        self.may_mend = bool(over(actor.role, Permission.GIVE_SECRET))
        self.classes: tuple[ClassTile, ...] | None = None
        self.school_class: ClassTile | None = None
        self.pupils: tuple[PupilTile, ...] = ()
        self.overview: Overview | None = None
        self.today = date.min
        self._found: _Found | None = None

    def load(self) -> None:
        """Fetch the classes, and what there is of the open one (the first, to begin with)."""
        wanted = self.school_class.id if self.school_class is not None else ""

        def done(found: _Found) -> None:
            if found == self._found:
                return  # nothing to show anew
            self._found = found
            self.classes, self.school_class, self.pupils = found.classes, found.school_class, found.pupils
            self.today, self.overview = found.today, found.overview
            self.told.emit()

        self._run(lambda: self._fetch(wanted), done)

    def _fetch(self, wanted: str) -> _Found:
        desk, today = self._app.desk, self._app.desk.today
        classes = classes_of(desk, self._actor)
        here = next((tile for tile in classes if tile.id == wanted), classes[0] if classes else None)
        if here is None:
            return _Found(today, classes, None, (), None)
        pupils = pupils_of(desk, self._actor, here.id)
        first = today - timedelta(days=DAYS - 1)
        overview = class_overview(desk, self._actor, here.id, first, today) if self.may_see else None
        return _Found(today, classes, here, pupils, overview)

    def choose_class(self, school_class: ClassTile) -> None:
        """Open another class."""
        self.school_class = school_class
        self.load()

    def tile(self, pupil: str) -> PupilTile | None:
        """The pupil of this id, as on the board."""
        return next((tile for tile in self.pupils if tile.id == pupil), None)

    def line(self, pupil: str) -> PupilLine | None:
        """What the pupil of this id has done."""
        lines = self.overview.pupils if self.overview is not None else ()
        return next((line for line in lines if line.id == pupil), None)

    def give_secret(self, pupil: PupilTile, kind: str | None = None) -> None:
        """A new PIN or new pictures; the old one opens nothing any more."""
        self._run(
            lambda: give_new_secret(self._app.desk, self._actor, pupil.id, kind),
            lambda secret: self.secret_given.emit(pupil, secret),
        )

    def unlock(self, pupil: PupilTile) -> None:
        """Open a door that wrong tries have shut."""

        def done(_none: None) -> None:
            self.unlocked.emit(pupil)
            self.load()

        self._run(lambda: unlock(self._app.desk, self._actor, pupil.id), done)

    def add(self, name: str) -> None:
        """Put a new pupil into the open class."""
        if self.school_class is None or not name.strip():
            return
        here = self.school_class.id

        def done(new: object) -> None:
            self.pupil_added.emit(new)
            self.load()

        self._run(lambda: add_pupil(self._app.desk, self._actor, here, name), done)

    def take_back(self, task: str) -> None:
        """Take a task back; the class is fetched anew."""
        self._run(lambda: take_back_task(self._app.desk, self._actor, task), lambda _given: self.load())

    def _run(self, work: Callable[[], T], done: Callable[[T], object]) -> None:
        self._tasks.run(work, owner=self, lane=Lane.DATA, done=done, failed=self.refused.emit)


def sees_work(actor: Actor) -> bool:
    """Whether this member of staff sees what the pupils of a class read and write, and not only who they are."""
    asked = (Permission.SEE_READING, Permission.READ_WRITINGS)
    return all(Over.OWN_CLASSES in over(actor.role, permission) for permission in asked)
