"""The tasks that have been given in a class, how far its pupils are with each, and taking one back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from learnkit.app import App
from learnkit.domain.people import Actor
from learnkit.domain.roles import Over, Permission, over
from learnkit.services.assigning import ClassTask, take_back_task, tasks_given
from learnkit.services.class_board import ClassTile, PupilTile, classes_of, pupils_of
from ui.tasks import Lane, Tasks

T = TypeVar("T")


@dataclass(frozen=True)
class _Found:
    today: date
    classes: tuple[ClassTile, ...]
    school_class: ClassTile | None
    pupils: tuple[PupilTile, ...]
    given: tuple[ClassTask, ...]


class TasksModel(QObject):
    """The open class's tasks, the newest first."""

    told = Signal()
    """`classes`, `school_class`, `pupils` and `given` are there, or new"""
    taken_back = Signal(object)
    """the ClassTask that is no longer among the pupils' tasks"""
    refused = Signal(object)

    def __init__(self, app: App, tasks: Tasks, actor: Actor, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._app = app
        self._tasks = tasks
        self._actor = actor
        self.may_give = Over.OWN_CLASSES in over(actor.role, Permission.ASSIGN)
        self.classes: tuple[ClassTile, ...] | None = None
        self.school_class: ClassTile | None = None
        self.pupils: tuple[PupilTile, ...] = ()
        self.given: tuple[ClassTask, ...] = ()
        self.today = date.min

    def load(self) -> None:
        """Fetch the classes, and the tasks of the open one (the first, to begin with)."""
        wanted = self.school_class.id if self.school_class is not None else ""

        def done(found: _Found) -> None:
            self.today, self.classes, self.school_class = found.today, found.classes, found.school_class
            self.pupils, self.given = found.pupils, found.given
            self.told.emit()

        self._run(lambda: self._fetch(wanted), done)

    def _fetch(self, wanted: str) -> _Found:
        desk = self._app.desk
        classes = classes_of(desk, self._actor)
        here = next((tile for tile in classes if tile.id == wanted), classes[0] if classes else None)
        if here is None:
            return _Found(desk.today, classes, None, (), ())
        pupils, given = pupils_of(desk, self._actor, here.id), tasks_given(desk, self._actor, here.id)
        return _Found(desk.today, classes, here, pupils, given)

    def choose_class(self, school_class: ClassTile) -> None:
        """Open another class."""
        self.school_class = school_class
        self.load()

    def task(self, id_: str) -> ClassTask | None:
        """The task of this id."""
        return next((task for task in self.given if task.id == id_), None)

    def take_back(self, task: ClassTask) -> None:
        """Take a task from everyone who has it; what they have made of it stays theirs."""

        def done(_given: object) -> None:
            self.taken_back.emit(task)
            self.load()

        self._run(lambda: take_back_task(self._app.desk, self._actor, task.id), done)

    def _run(self, work: Callable[[], T], done: Callable[[T], object]) -> None:
        self._tasks.run(work, owner=self, lane=Lane.DATA, done=done, failed=self.refused.emit)
