"""The tasks of a class are followed and taken back, by mouse and by keyboard."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from learnkit.services.assigning import assign
from learnkit.services.reading import keep_place
from tests.ui.shell.house import House
from tests.ui.teacher.classroom import Classroom
from ui.teacher.tasks_screen import TasksScreen
from ui.widgets.table import Table

Build = Callable[..., House]


class Given:
    """Karen at her class's tasks: a text that Bo has read, and a letter nobody has begun."""

    def __init__(self, build: Build, *, user: str = "karen", language: str = "da") -> None:
        self.room = Classroom(build, user=user, language=language)
        self.house = self.room.house
        desk, karen, here = self.house.app.desk, self.room.who("Karen Winther"), self.room.school.classes["2.X"]
        text = self.room.texts["Gæssene"]
        self.reading = assign(desk, karen, here, text=text, until=date(2026, 11, 27), message="Find det spor.")
        self.letter = assign(desk, karen, here, frame="letter", pupils=[self.room.who("Ea Kok").person])
        keep_place(desk, self.room.who("Bo Ål"), text, 0, 0, 1.0)
        self.house.press("Opgaver" if language == "da" else "Tasks")
        self.house.until(lambda: isinstance(self.house.screen, TasksScreen) and self.screen.model.classes is not None)

    @property
    def screen(self) -> TasksScreen:
        screen = self.house.screen
        assert isinstance(screen, TasksScreen)
        return screen

    @property
    def table(self) -> Table:
        assert self.screen.table is not None
        return self.screen.table

    def said(self, task: str) -> list[str]:
        line = next(line for line in self.table.lines.lines if line.key == task)
        return [line.first.said, *(cell.said for cell in line.cells)]


def test_each_task_says_what_until_when_and_how_many_are_done(build: Build) -> None:
    given = Given(build)

    assert given.said(given.reading.task) == ["Gæssene", "Læse", "lige nu", "27. november", "1 af 3"]
    assert given.said(given.letter.task) == ["Brev", "Skrive", "lige nu", "uden slutdato", "0 af 1"]


def test_a_task_opens_to_how_far_each_pupil_is(build: Build) -> None:
    given = Given(build)

    at = given.table.cell_middle(given.reading.task, "done")
    QTest.mouseClick(given.table.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    given.house.until(lambda: "læst til ende" in given.house.shown())

    shown = given.house.shown()
    assert "”Find det spor.”" in shown
    assert "skal være klar på fredag" in shown
    assert all(name in shown for name in ("Ea Blå", "Bo Ål", "Ea Kok"))
    assert "ikke begyndt" in shown


def test_a_task_is_taken_back_by_keyboard_and_asks_first(build: Build) -> None:
    given = Given(build)
    given.table.go(given.reading.task, "done")
    given.table.setFocus()
    given.house.key(Qt.Key.Key_Return)
    given.house.tab_to("Tag opgaven tilbage")
    given.house.key(Qt.Key.Key_Return)
    given.house.at("Behold opgaven")
    still = given.room.tasks("Bo Ål")

    given.house.tab_to("Tag den tilbage")
    given.house.key(Qt.Key.Key_Return)
    given.house.until(lambda: "”Gæssene” er taget tilbage." in given.house.shown())

    assert len(still) == 1
    assert given.room.tasks("Bo Ål") == ()
    given.house.until(lambda: [line.key for line in given.table.lines.lines] == [given.letter.task])
    assert len(given.room.tasks("Ea Kok")) == 1


def test_keeping_the_task_keeps_it(build: Build) -> None:
    given = Given(build)
    given.screen.open_task(given.letter.task)
    given.house.press("Tag opgaven tilbage")

    given.house.press("Behold opgaven")
    given.house.until_stored()

    assert len(given.room.tasks("Ea Kok")) == 2


def test_a_class_without_tasks_says_where_they_come_from(build: Build) -> None:
    given = Given(build, user="bent")

    given.house.until(lambda: "Ingen opgaver endnu" in given.house.shown())


def test_in_a_narrow_window_each_task_is_a_row_that_opens(build: Build) -> None:
    given = Given(build)
    given.house.window.resize(700, 900)
    given.house.until(lambda: given.screen.table is None)

    given.house.press("Brev, uden slutdato · 0 af 1")

    given.house.until(lambda: "Tag opgaven tilbage" in given.house.shown())


def test_the_tasks_speak_english(build: Build) -> None:
    given = Given(build, language="en")

    assert given.said(given.reading.task) == ["Gæssene", "Read", "just now", "27 November", "1 of 3"]
