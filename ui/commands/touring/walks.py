"""The walks of a tour, each as one role in a program of its own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from PySide6.QtWidgets import QApplication

from ui.commands.touring import classroom, door, first_day, own_task, pupil, report, staff, writer
from ui.commands.touring.log import Log, Steps
from ui.commands.touring.stage import Cast, Frame, Stage, gather

OTHER = {"da": "en", "en": "da"}


class Trip:
    """What a walk needs; ends the program it began."""

    def __init__(self, program: QApplication, home: Path, frame: Frame, log: Log, folder: Path) -> None:
        self._program = program
        self._home = home
        self._log = log
        self._stage: Stage | None = None
        self.frame = frame
        self.folder = folder

    @cached_property
    def cast(self) -> Cast:
        """The people of the demo school, which is made if there is none."""
        return gather(self._home, self.frame)

    def begin(
        self,
        role: str,
        *,
        names: set[str] | None = None,
        home: Path | None = None,
        kiosk: bool = False,
        language: str = "",
    ) -> tuple[Stage, Steps]:
        """Start the program for a role."""
        known = (set() if home is not None else set(self.cast.names)) | (names or set())
        self._stage = Stage(self._program, home or self._home, self.frame, role, self._log, known)
        return self._stage, self._stage.open(kiosk=kiosk, language=language)

    def end(self) -> None:
        """Close the program, if one was begun."""
        if self._stage is not None:
            self._stage.close()


@dataclass(frozen=True)
class Walk:
    """One walk: the role that asks for it, and the way."""

    role: str
    go: Callable[[Trip], None]


def _first_day(trip: Trip) -> None:
    stage, steps = trip.begin(
        "first-day", names=first_day.NAMES, home=trip.folder / "home", language=OTHER[trip.frame.language]
    )
    first_day.first_day(stage, steps)


def _door(trip: Trip) -> None:
    stage, steps = trip.begin("pupil")
    door.at_the_door(stage, steps, trip.cast.young, trip.cast.locked, trip.cast.hidden)


def _pupil(trip: Trip) -> None:
    stage, steps = trip.begin("pupil", names={pupil.FETCHED, str(trip.folder), own_task.ANSWER, *writer.WRITTEN})
    door.come_in(stage, steps, trip.cast.older)
    text = max((t for t in trip.cast.texts if t.language == "da"), key=lambda t: t.sections)
    pupil.read_and_look_around(stage, steps, text, trip.folder)
    writer.write(stage, steps)
    with steps.step("home", "back by key"):
        steps.hands.key("Alt+1")
    own_task.answer(stage, steps, trip.cast)
    with steps.step("door", "switched"):
        door.switch(stage, steps)


def _teacher(trip: Trip) -> None:
    stage, steps = trip.begin("teacher", names=classroom.WRITTEN)
    staff.teacher(stage, steps, trip.cast)


def _leader(trip: Trip) -> None:
    stage, steps = trip.begin("leader", names={report.FILE, str(trip.folder)})
    staff.leader(stage, steps, trip.cast, trip.folder)


def _it(trip: Trip) -> None:
    stage, steps = trip.begin("it")
    staff.it(stage, steps, trip.cast)


def _kiosk(trip: Trip) -> None:
    stage, steps = trip.begin("kiosk", kiosk=True)
    staff.kiosk(stage, steps, trip.cast)


WALKS = (
    Walk("first-day", _first_day),
    Walk("pupil", _pupil),
    Walk("pupil", _door),
    Walk("teacher", _teacher),
    Walk("leader", _leader),
    Walk("it", _it),
    Walk("kiosk", _kiosk),
)
"""In this order: the teacher opens the door that the walk before shut, while it still is."""
