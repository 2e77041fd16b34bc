"""The first day: what a grown-up tells, step by step, until there is a class to sign in to."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QObject, Signal

from learnkit.app import App
from learnkit.domain.doors import YOUNG_LEVELS
from learnkit.domain.pasted_names import Pasted, pasted_names
from learnkit.domain.people import Role
from learnkit.domain.school_plan import SHORTEST_PASSWORD, ClassPlan, PupilPlan, SchoolPlan, StaffPlan
from learnkit.errors import LearnKitError
from learnkit.services.starting_a_school import NewSchool, start_school
from ui.tasks import Cancelled, Lane, Task, Tasks


class Step(Enum):
    """The pages of the first day, in order."""

    WELCOME = "welcome"
    TEACHER = "teacher"
    CLASS = "class"
    PUPILS = "pupils"
    VOICE = "voice"
    SLIPS = "slips"
    SERVER = "server"
    """beside the others: the computer joins a school that is there already"""


@dataclass
class Draft:
    """What has been told so far; going back or leaving the page loses nothing of it."""

    school: str = ""
    teacher: str = ""
    user: str = ""
    password: str = ""
    class_name: str = ""
    level: int | None = None
    door: str = ""
    """pictures or pin; empty: what the level suggests"""
    names: str = ""
    """as pasted or typed"""
    protected: frozenset[str] = frozenset()
    """names that stand on no board and no printout"""
    voice: str = ""

    @property
    def pupils(self) -> Pasted:
        return pasted_names(self.names)

    @property
    def door_kind(self) -> str:
        """What the pupils of the class sign in with."""
        return self.door or ("pictures" if self.level in YOUNG_LEVELS else "pin")

    def plan(self) -> SchoolPlan:
        """The school that was told of; only when no step has a problem."""
        name = " ".join(self.class_name.split())
        pupils = tuple(PupilPlan(pupil, pupil in self.protected) for pupil in self.pupils.names)
        teacher = StaffPlan(
            " ".join(self.teacher.split()), self.user.strip(), Role.TEACHER, self.password, classes=(name,)
        )
        return SchoolPlan(" ".join(self.school.split()), (ClassPlan(name, self.level or 0, pupils),), (teacher,))


class _BrokenOffError(Exception):
    """Nobody waits for the demo school any more."""


class FirstDayModel(QObject):
    """Holds the draft and the step, says what a step still lacks, and starts the class or the demo school."""

    step_changed = Signal()
    busy_changed = Signal(bool)
    progressed = Signal(int, int)
    """making the demo school: how many pupils' terms of how many"""
    started = Signal(object)
    """a NewSchool, with every secret shown this once"""
    demo_made = Signal()
    refused = Signal(object)
    """a LearnKitError"""
    shelves_empty = Signal(object)
    """a LearnKitError: the class is there, the starter texts are not"""

    def __init__(self, app: App, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._app = app
        self._tasks = tasks
        self.draft = Draft()
        self.step = Step.WELCOME
        self.busy = False
        self._making: Task | None = None

    def lacks(self, step: Step) -> tuple[str, ...]:
        """Codes of what a step still needs before one may go on; empty when it is complete."""
        draft = self.draft
        missing: dict[Step, list[tuple[str, bool]]] = {
            Step.TEACHER: [
                ("school", not draft.school.strip()),
                ("teacher", not draft.teacher.strip()),
                ("user", not draft.user.strip() or any(sign.isspace() for sign in draft.user.strip())),
                ("password", len(draft.password) < SHORTEST_PASSWORD),
            ],
            Step.CLASS: [("class_name", not draft.class_name.strip()), ("level", draft.level is None)],
            Step.PUPILS: [("names", not draft.pupils.names)],
        }
        return tuple(code for code, lacking in missing.get(step, []) if lacking)

    def forward(self) -> bool:
        """Go to the next step if this one lacks nothing; from the voice the class is started."""
        if self.busy or self.lacks(self.step):
            return False
        if self.step is Step.VOICE:
            self._start()
            return True
        order = list(Step)
        self.go(order[order.index(self.step) + 1])
        return True

    def back(self) -> bool:
        """Go to the step before; not once the class has been started."""
        order = list(Step)
        if self.busy or self.step in {Step.WELCOME, Step.SLIPS}:
            return False
        self.go(Step.WELCOME if self.step is Step.SERVER else order[order.index(self.step) - 1])
        return True

    def go(self, step: Step) -> None:
        """Show a step."""
        self.step = step
        self.step_changed.emit()

    def make_demo(self, seed: int) -> None:
        """Make the demo school; the same seed makes the same school, and one that is broken off is none."""
        desk = self._app.desk

        def work(cancelled: Cancelled) -> None:
            from learnkit.demo.school import make  # noqa: PLC0415 - only the demo school needs it

            def tell(done: int, of: int) -> None:
                if cancelled():
                    raise _BrokenOffError
                self.progressed.emit(done, of)

            with suppress(_BrokenOffError):
                make(desk, seed, tell)

        self._set_busy(True)
        self._making = self._tasks.run_stoppable(
            work, owner=self, lane=Lane.DATA, done=self._on_demo_made, failed=self._on_failed
        )

    def leave(self) -> None:
        """Break off the making of a demo school; a real one that is being started becomes whole."""
        if self._making is not None:
            self._making.cancel()

    def _start(self) -> None:
        plan, door, app = self.draft.plan(), self.draft.door_kind, self._app
        if self.draft.voice:
            voice = self.draft.voice
            self._tasks.run(lambda: app.change_settings(voice=voice), owner=self, lane=Lane.DATA)
        self._set_busy(True)

        def work() -> NewSchool:
            made = start_school(app.desk, app.desk.owner(), plan, door=door)
            self._stock_shelves(app)
            return made

        self._tasks.run(
            work,
            owner=self,
            lane=Lane.DATA,
            done=self._on_started,
            failed=self._on_failed,
        )

    def _stock_shelves(self, app: App) -> None:
        """Put the starter texts on the shelf; a school without them is a school all the same."""
        from learnkit.services.adding_a_pack import add_pack  # noqa: PLC0415 - readers of texts, needed on this day only

        try:
            add_pack(app.desk, app.desk.owner())
        except LearnKitError as problem:
            self.shelves_empty.emit(problem)

    def _on_started(self, made: NewSchool) -> None:
        self.draft.password = ""
        self._set_busy(False)
        self.started.emit(made)
        self.go(Step.SLIPS)

    def _on_demo_made(self, _made: None) -> None:
        self._set_busy(False)
        self.demo_made.emit()

    def _on_failed(self, problem: LearnKitError) -> None:
        self._set_busy(False)
        self.refused.emit(problem)

    def _set_busy(self, busy: bool) -> None:
        self.busy = busy
        self.busy_changed.emit(busy)
