"""The goals of a class as its teacher sees them: the table, what is behind one cell, and judging it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from learnkit.app import App
from learnkit.domain.people import Actor
from learnkit.domain.roles import Permission, over
from learnkit.services.class_board import ClassTile, classes_of
from learnkit.services.competence_table import Cell, CompetenceTable, PupilGoals, competence_table
from learnkit.services.evidence import Behind, evidence_of
from learnkit.services.judging_competence import Judgement, judge, judgements_of, take_back_judgement
from learnkit.services.observing import observe, take_back_observation
from ui.tasks import Lane, Task, Tasks

T = TypeVar("T")


@dataclass(frozen=True)
class Place:
    """A cell of the table: a pupil and a goal, by their ids."""

    pupil: str
    goal: str


@dataclass(frozen=True)
class Opened:
    """What is behind the cell that is open."""

    place: Place
    behind: Behind
    judgements: tuple[Judgement, ...]
    """the newest first"""


_Page = tuple[tuple[ClassTile, ...], ClassTile | None, CompetenceTable | None]


class CompetenceModel(QObject):
    """One class and one framework at a time, and at most one open cell."""

    told = Signal()
    """`table` is there, or new"""
    opened = Signal()
    """`cell` is what is behind another cell, or anew behind the same"""
    judged = Signal(object, int)
    """the Place and the level that was just given"""
    noted = Signal(str)
    """the id of an observation that was just written"""
    refused = Signal(object)

    def __init__(self, app: App, tasks: Tasks, actor: Actor, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._app, self._tasks, self._actor = app, tasks, actor
        self.classes: tuple[ClassTile, ...] | None = None
        self.school_class: ClassTile | None = None
        self.table: CompetenceTable | None = None
        self.cell: Opened | None = None
        self._wanted: Place | None = None
        self._opening: Task | None = None

    @property
    def may_judge(self) -> bool:
        """Whether this person may judge anyone's goals."""
        return bool(over(self._actor.role, Permission.JUDGE))

    @property
    def may_observe(self) -> bool:
        """Whether this person may note what a pupil was seen to do."""
        return bool(over(self._actor.role, Permission.OBSERVE))

    @property
    def wanted(self) -> Place | None:
        """The cell that is open or being opened."""
        return self._wanted

    def row(self, pupil: str) -> PupilGoals | None:
        """A pupil's row of the table."""
        rows = self.table.rows if self.table is not None else ()
        return next((row for row in rows if row.pupil == pupil), None)

    def at(self, place: Place) -> Cell | None:
        """A cell of the table."""
        row = self.row(place.pupil)
        return next((cell for cell in row.cells if cell.goal == place.goal), None) if row is not None else None

    def load(self) -> None:
        """Fetch the classes and the table of the open one (the first, to begin with)."""
        wanted = self.school_class.id if self.school_class is not None else ""
        desk, actor = self._app.desk, self._actor

        def work() -> _Page:
            classes = classes_of(desk, actor)
            here = next((tile for tile in classes if tile.id == wanted), classes[0] if classes else None)
            return classes, here, competence_table(desk, actor, here.id) if here is not None else None

        def done(found: _Page) -> None:
            self.classes, self.school_class, self.table = found
            self.told.emit()

        self._run(work, done)

    def choose_class(self, school_class: str) -> None:
        """Show another class; the open cell is closed."""
        chosen = next((tile for tile in self.classes or () if tile.id == school_class), None)
        if chosen is not None:
            self.close_cell()
            self.school_class = chosen
            self.load()

    # --- one cell ----------------------------------------------------------------------------------------------------

    def open_cell(self, place: Place) -> None:
        """Fetch what is behind a cell; of several asked for in a row the last is shown."""
        self._wanted = place
        if self._opening is not None:
            self._opening.cancel()
        desk, actor = self._app.desk, self._actor

        def work() -> Opened:
            behind = evidence_of(desk, actor, place.pupil, place.goal)
            return Opened(place, behind, judgements_of(desk, actor, place.pupil, place.goal))

        def done(found: Opened) -> None:
            self.cell = found
            self.opened.emit()

        self._opening = self._run(work, done)

    def close_cell(self) -> None:
        """Have no cell open."""
        if self._opening is not None:
            self._opening.cancel()
        self._wanted = self.cell = None

    def judge(self, place: Place, level: int, note: str = "") -> None:
        """Judge a cell; `judged` when it is written."""

        def done(_id: str) -> None:
            self.judged.emit(place, level)
            self._again(place)

        self._run(lambda: judge(self._app.desk, self._actor, place.pupil, place.goal, level, note), done)

    def take_back(self, place: Place) -> None:
        """Take the judgement that stands back; the one before it stands again."""
        self._run(
            lambda: take_back_judgement(self._app.desk, self._actor, place.pupil, place.goal),
            lambda _id: self._again(place),
        )

    def note(self, place: Place, words: str) -> None:
        """Note what the pupil was seen to do; `noted` when it is written."""

        def done(made: str) -> None:
            self.noted.emit(made)
            self._again(place)

        self._run(lambda: observe(self._app.desk, self._actor, place.pupil, words, place.goal), done)

    def take_back_note(self, place: Place, observation: str) -> None:
        """Take an observation of one's own away."""
        self._run(
            lambda: take_back_observation(self._app.desk, self._actor, observation), lambda _none: self._again(place)
        )

    def _again(self, place: Place) -> None:
        self.load()
        if self._wanted == place:
            self.open_cell(place)

    def _run(self, work: Callable[[], T], done: Callable[[T], object]) -> Task:
        return self._tasks.run(work, owner=self, lane=Lane.DATA, done=done, failed=self.refused.emit)
