"""Karen's class with a week behind it: who reads, who has not been seen, what is handed in, and texts to give."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from content.text import Block, Section, Text
from learnkit.clock import Clock
from learnkit.domain.calendar import school_time
from learnkit.domain.people import Actor
from learnkit.domain.school_plan import SchoolPlan
from learnkit.services.adding_a_text import add_text
from learnkit.services.handing_in import hand_in
from learnkit.services.reading import record_sitting
from learnkit.services.saving_a_version import save
from learnkit.services.tasks import PupilTask, tasks_of
from learnkit.services.writing import begin
from tests.builders import KAREN, actor
from tests.ui.shell.house import House, small_school
from ui.teacher.class_screen import ClassScreen
from ui.teacher.roll_screen import RollScreen
from ui.widgets.table import Table

NOW = school_time(datetime.fromisoformat("2026-11-24T09:42"))
AUGUST = school_time(datetime.fromisoformat("2026-08-12T08:00"))
EASY = "Bo er sød. Han har en kat. "
TEXTS = ("Gæssene", "Katten", "Åen")
Build = Callable[..., House]


class Classroom:
    """Karen, or whoever is asked for, signed in at the class; acts of pupils are dated as they should be."""

    def __init__(
        self, build: Build, *, user: str = "karen", language: str = "da", plan: SchoolPlan | None = None
    ) -> None:
        self.house = build(language=language, clock=Clock(moment=AUGUST, seed=3))
        self.school = small_school(self.house, plan=plan)
        self.house.app.desk.clock.moment = NOW
        self.texts = {title: self._put_text(title) for title in TEXTS}
        self.documents: dict[str, str] = {}
        self.read("Ea Blå", 14, 50)
        self.read("Bo Ål", 1, 12)
        self.read("Bo Ål", 0, 30)
        self.read("Ea Kok", 3, 9)
        self.hand_in("Ea Kok", "Vims", "Min hund hedder Vims.")
        self.house.start()
        self.house.until(lambda: self.house.sign_in.model.classes)
        self.house.sign_in.model.try_door(user, KAREN, staff=True)
        self.house.until_in()
        self.house.until(self._is_there)

    def _is_there(self) -> bool:
        screen = self.house.frame.screen_now
        return isinstance(screen, ClassScreen | RollScreen) and screen.model.classes is not None

    @property
    def screen(self) -> ClassScreen:
        screen = self.house.screen
        assert isinstance(screen, ClassScreen)
        return screen

    @property
    def table(self) -> Table:
        assert self.screen.table is not None
        return self.screen.table

    def who(self, name: str) -> Actor:
        return actor(self.school, name)

    def _put_text(self, title: str) -> str:
        desk = self.house.app.desk
        text = Text(title, "", "da", (Section("", (Block("paragraph", EASY * 4 + title),)),), "txt")
        return add_text(desk, desk.owner(), text, {}).id

    def read(self, name: str, days_ago: int, minutes: int) -> None:
        """That pupil read so many minutes, so many days ago."""
        ends = NOW - timedelta(days=days_ago, minutes=5)
        begins = ends - timedelta(minutes=minutes)
        record_sitting(self.house.app.desk, self.who(name), self.texts["Åen"], begins, ends)

    def hand_in(self, name: str, title: str, text: str) -> None:
        desk = self.house.app.desk
        document = begin(desk, self.who(name), title)
        save(desk, self.who(name), document, text)
        hand_in(desk, self.who(name), document)
        self.documents[title] = document

    def tasks(self, name: str) -> tuple[PupilTask, ...]:
        """The tasks that pupil has, as they are in the store."""
        pupil = self.who(name)
        return tasks_of(self.house.app.desk, pupil, pupil.person)

    def until_proposed(self) -> None:
        """Wait until a text is proposed and the sheet can be given."""
        self.house.until(lambda: self.screen.assigning.ready)

    def cell(self, name: str, column: str) -> str:
        """What a cell of the table says."""
        line = next(line for line in self.table.lines.lines if line.key == self.who(name).person)
        keys = [one.key for one in self.table.lines.columns]
        return line.cells[keys.index(column)].said
