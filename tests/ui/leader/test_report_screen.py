"""A leader looks at the school's figures and takes them away as files, by keys and mouse."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt

from learnkit.clock import Clock
from learnkit.domain.calendar import school_time
from learnkit.domain.people import Actor, Role
from learnkit.domain.school_plan import SchoolPlan, plan_from
from learnkit.services import saving_a_version, writing
from learnkit.services.adding_a_text import add_text
from learnkit.services.choosing_a_text import texts
from learnkit.services.reading import record_sitting
from learnkit.services.starting_a_school import NewSchool
from tests.builders import KAREN, actor
from tests.ui.readers import otter
from tests.ui.shell.house import House, small_school
from ui.leader.report_screen import ReportScreen
from ui.tasks import Lane

Build = Callable[..., House]
TODAY = "2026-11-24T10:00"


def plan() -> SchoolPlan:
    """Two classes that may be seen and one of three pupils that may not, and a leader."""
    classes = [
        {"name": name, "level": level, "pupils": [{"name": f"{first} {name}"} for first in names.split()]}
        for name, level, names in (
            ("2.X", 2, "Ea Bo Ida Åse Nor Liv"),
            ("5.Y", 5, "Ali Zoe Kaj Mia Eli Uma"),
            ("8.Z", 8, "Tea Per Gry"),
        )
    ]
    staff = [{"name": "Lone Rask", "user": "lone", "role": "leader", "password": KAREN}]
    return plan_from({"school": {"name": "Strandskolen"}, "classes": classes, "staff": staff})


def at(house: House, day: str, hour: str = "09:00") -> None:
    house.app.desk.clock.moment = school_time(datetime.fromisoformat(f"{day}T{hour}"))


def reads(house: House, who: Actor, day: str, minutes: int) -> None:
    at(house, day)
    begins = school_time(datetime.fromisoformat(f"{day}T08:00"))
    text = texts(house.app.desk, who)[0].id
    record_sitting(house.app.desk, who, text, begins, begins + timedelta(minutes=minutes))


def writes(house: House, who: Actor, day: str, words: str) -> None:
    at(house, day)
    document = writing.begin(house.app.desk, who, "Odderen")
    saving_a_version.save(house.app.desk, who, document, words)


def report(build: Build, language: str = "da") -> tuple[House, ReportScreen, NewSchool]:
    """The leader's report, shown; Ea read in October and November, Ali wrote, the small class read much."""
    house = build(clock=Clock(moment=school_time(datetime.fromisoformat("2026-08-11T09:00")), seed=3))
    school = small_school(house, plan=plan())
    add_text(house.app.desk, Actor("owner", Role.OWNER, school.id), otter(), {})
    reads(house, actor(school, "Ea 2.X"), "2026-10-20", 30)
    reads(house, actor(school, "Ea 2.X"), "2026-11-03", 45)
    writes(house, actor(school, "Ali 5.Y"), "2026-11-05", "Odderen svømmer i åen hver aften.")
    reads(house, actor(school, "Tea 8.Z"), "2026-11-06", 120)
    at(house, "2026-11-24", "10:00")
    house.start()
    house.until(lambda: house.sign_in.model.classes)
    house.sign_in.model.try_door("lone", KAREN, staff=True)
    house.until_in()
    screen = house.screen
    assert isinstance(screen, ReportScreen)
    house.until(screen.table.isVisible)
    return house, screen, school


def told(screen: ReportScreen) -> list[str]:
    return [figure.accessibleName() for figure in screen.figures.figures]


def cells(screen: ReportScreen) -> dict[str, list[str]]:
    """Every row by its key, in words."""
    lines = screen.table.lines
    return {line.key: [cell.said for cell in (line.first, *line.cells)] for line in lines.lines}


def row(screen: ReportScreen, school_class: str, month: str) -> list[str]:
    return next(said for said in cells(screen).values() if said[:2] == [school_class, month])


def choose(house: House, screen: ReportScreen, word: str) -> None:
    screen.period.setFocus()
    house.key(Qt.Key.Key_Down)
    menu = screen.period.menu
    assert menu is not None
    option = next(row for row in menu.rows if row.text() == word)
    option.click()


def test_a_leader_begins_with_this_school_years_report(build: Build) -> None:
    house, _, _ = report(build)

    assert "Rapport" in house.shown()
    assert "Strandskolen · 1. august – 24. november 2026" in house.shown()


def test_the_table_has_the_classes_numbers_and_hides_the_small_one_with_another(build: Build) -> None:
    _, screen, _ = report(build)

    assert row(screen, "2.X", "november 2026") == ["2.X", "november 2026", "6", "1", "45", "0", "0", "0"]
    assert row(screen, "2.X", "oktober 2026")[2:5] == ["6", "1", "30"]
    hidden = [said for said in cells(screen).values() if said[0] in ("5.Y", "8.Z")]
    assert hidden and all(set(said[2:]) == {"Skjult, så ingen kan udpeges"} for said in hidden)
    assert not any("120" in word for said in cells(screen).values() for word in said)


def test_where_something_is_hidden_the_reason_is_said(build: Build) -> None:
    house, _, _ = report(build)

    assert "Færre end 5 elever. Tallet vises ikke, så ingen kan udpeges." in house.shown()
    assert "Sådan er der talt" in house.shown()


def test_the_school_stays_last_however_the_rows_are_sorted(build: Build) -> None:
    _, screen, _ = report(build)
    school = [key for key in cells(screen) if key.startswith("school")]

    screen.table.turn("minutes_read")

    assert list(cells(screen))[-len(school) :] == school
    assert next(iter(cells(screen))).endswith("2026-11")


def test_another_period_is_compared_with_the_one_before(build: Build) -> None:
    house, screen, _ = report(build)

    choose(house, screen, "Denne måned")
    house.until(lambda: "1.–24. november 2026" in house.shown())

    assert "Sammenlignet med 8.–31. oktober 2026" in house.shown()
    assert screen.classes.chart.points[0].said == "2.X: 2, før 1."
    assert screen.written.isVisible() and not screen.months.isVisible()


def test_two_days_are_written_and_shown_and_what_is_no_day_is_told(build: Build) -> None:
    house, screen, _ = report(build)
    choose(house, screen, "Fra dag til dag")
    house.at("Fra og med")

    house.key(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    house.keys("i går\n")
    bad = screen.days.first.problem.words.text()
    house.key(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    house.keys("1.12\n")
    backwards = screen.days.last.problem.words.text()
    house.key(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    house.keys("1.10\n")
    house.until(lambda: "1. oktober – 24. november 2026" in house.shown() and screen.table.isVisible())

    assert bad == "Skriv en dag som 1.8.2026."
    assert backwards == ""
    assert [said[1] for said in cells(screen).values() if said[0] == "2.X"] == ["oktober 2026", "november 2026"]


def test_the_last_day_may_not_come_before_the_first(build: Build) -> None:
    house, screen, _ = report(build)
    choose(house, screen, "Fra dag til dag")
    house.at("Fra og med")
    screen.days.first.set_text("20.11.2026")
    screen.days.last.set_text("1.11.2026")

    house.press("Vis dagene")

    assert screen.days.last.problem.words.text() == "Den sidste dag kommer før den første."


def save(house: House, screen: ReportScreen, button: str, path: Path) -> None:
    house.press(button)
    assert screen.sheet is not None
    house.at("Gem filen her")
    house.key(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    house.keys(f"{path}\n")


@pytest.mark.parametrize(("button", "ending", "begins"), [("Lav PDF", "pdf", b"%PDF"), ("Excel", "xlsx", b"PK")])
def test_a_file_is_made_where_it_was_asked_for_and_the_folder_offered(
    build: Build, tmp_path: Path, button: str, ending: str, begins: bytes
) -> None:
    house, screen, _ = report(build)
    path = tmp_path / f"rapport.{ending}"

    save(house, screen, button, path)
    house.until(lambda: f"Gemt som {path.name}" in house.shown())

    assert path.read_bytes().startswith(begins)
    assert screen.sheet is None
    assert "Vis mappe" in house.shown()


def test_screen_workbook_and_csv_have_the_same_numbers(build: Build, tmp_path: Path) -> None:
    house, screen, _ = report(build)

    for button, ending in (("Excel", "xlsx"), ("CSV", "csv")):
        save(house, screen, button, tmp_path / f"rapport.{ending}")
        house.until(lambda ending=ending: f"Gemt som rapport.{ending}" in house.shown())

    book = openpyxl.load_workbook(tmp_path / "rapport.xlsx").worksheets[0]
    in_book = {(str(line[0]), str(line[1])): line[2:8] for line in book.iter_rows(values_only=True)}
    read = csv.reader(io.StringIO((tmp_path / "rapport.csv").read_text("utf-8-sig")), delimiter=";")
    in_csv = {(line[0], line[1]): line[2:8] for line in read if len(line) >= 8}
    shown = ["6", "1", "45", "0", "0", "0"]
    assert row(screen, "2.X", "november 2026")[2:] == shown
    assert [str(cell) for cell in next(of for key, of in in_book.items() if _is(key, "2.X", 11))] == shown
    assert next(of for key, of in in_csv.items() if _is(key, "2.X", 11)) == shown


def _is(key: tuple[str, str], school_class: str, month: int) -> bool:
    return key[0] == school_class and key[1] in (f"2026-{month}", "november 2026")


def test_a_file_that_is_there_is_not_written_over(build: Build, tmp_path: Path) -> None:
    house, screen, _ = report(build)
    path = tmp_path / "rapport.pdf"
    path.write_text("bestyrelsens")

    save(house, screen, "Lav PDF", path)

    assert screen.sheet is not None
    assert screen.sheet.path.problem.words.text() == "Den fil er der allerede. Vælg et andet navn."
    assert path.read_text() == "bestyrelsens"


def test_a_place_that_does_not_let_itself_be_written_is_told(build: Build, tmp_path: Path) -> None:
    house, screen, _ = report(build)

    save(house, screen, "CSV", tmp_path / "nowhere" / "rapport.csv")
    house.until(lambda: "Filen kan ikke gemmes der. Vælg et andet sted." in house.shown())

    assert screen.sheet is not None and screen.sheet.save.isEnabled()


def test_a_file_that_is_stopped_is_not_there(build: Build, tmp_path: Path) -> None:
    house, screen, _ = report(build)
    path = tmp_path / "rapport.pdf"

    save(house, screen, "Lav PDF", path)
    house.press("Stop")
    house.until_stored()
    done: list[None] = []
    house.tasks.run(lambda: None, owner=house.window, lane=Lane.THINK, done=done.append)
    house.until(lambda: done)

    assert "Standset. Der er ikke gemt nogen fil." in house.shown()
    assert list(tmp_path.glob("*rapport*")) == []


def test_ctrl_z_does_not_open_the_folder(build: Build, tmp_path: Path) -> None:
    house, _, _ = report(build)
    opened: list[None] = []
    house.frame.offer("Gemt som rapport.pdf", "Vis mappe", lambda: opened.append(None), icon="folder-open")

    house.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    before = list(opened)
    house.press("Vis mappe")

    assert (before, opened) == ([], [None])


@pytest.mark.parametrize("user", ["karen", "ib"])
def test_nobody_but_a_leader_has_a_report(build: Build, user: str) -> None:
    house = build()
    small_school(house)
    house.start()
    house.until(lambda: house.sign_in.model.classes)
    house.sign_in.model.try_door(user, KAREN, staff=True)
    house.until_in()

    assert "Rapport" not in house.shown()
    assert not isinstance(house.screen, ReportScreen)
