"""A class as its teacher sees it: who is in it, and mending doors on the spot."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from learnkit.app import App
from learnkit.domain.people import Actor
from learnkit.services.adding_people import add_pupil
from learnkit.services.class_board import ClassTile, PupilTile, classes_of, pupils_of
from learnkit.services.giving_a_new_secret import give_new_secret, unlock
from ui.tasks import Lane, Tasks

T = TypeVar("T")


class ClassModel(QObject):
    """The classes a staff member can open, and the pupils of the one that is open."""

    told = Signal()
    """`classes`, `school_class` and `pupils` are there, or new"""
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
        self.classes: tuple[ClassTile, ...] | None = None
        self.school_class: ClassTile | None = None
        self.pupils: tuple[PupilTile, ...] = ()

    def load(self) -> None:
        """Fetch the classes, and the pupils of the open one (the first, to begin with)."""
        wanted = self.school_class.id if self.school_class is not None else ""

        def work() -> tuple[tuple[ClassTile, ...], ClassTile | None, tuple[PupilTile, ...]]:
            classes = classes_of(self._app.desk, self._actor)
            open_now = next((tile for tile in classes if tile.id == wanted), classes[0] if classes else None)
            pupils = pupils_of(self._app.desk, self._actor, open_now.id) if open_now is not None else ()
            return classes, open_now, pupils

        def done(found: tuple[tuple[ClassTile, ...], ClassTile | None, tuple[PupilTile, ...]]) -> None:
            self.classes, self.school_class, self.pupils = found
            self.told.emit()

        self._run(work, done)

    def choose_class(self, school_class: ClassTile) -> None:
        """Open another class."""
        self.school_class = school_class
        self.load()

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

    def _run(self, work: Callable[[], T], done: Callable[[T], object]) -> None:
        self._tasks.run(work, owner=self, lane=Lane.DATA, done=done, failed=self.refused.emit)
