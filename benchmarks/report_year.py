"""The leader's report of a whole school year at a school of 600: its figures counted, and the PDF made by a worker.

Made through the same services as everything else: 27 classes and one of four pupils; every pupil reads twice a week,
writes a text a month over three days and hands it in; each class has a task a month to write and one to read.
"""

from __future__ import annotations

import json
import random
import statistics
import tempfile
import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from learnkit.app import App
from learnkit.clock import Clock
from learnkit.domain.calendar import Period
from learnkit.domain.people import Actor, Role
from learnkit.domain.school_plan import plan_from
from learnkit.reports.figures import usage
from learnkit.reports.rendering import Format, render_in_a_worker
from learnkit.services.adding_a_pack import read_in_pack, shelve_pack
from learnkit.services.assigning import assign
from learnkit.services.choosing_a_text import texts
from learnkit.services.handing_in import begin_answer, hand_in
from learnkit.services.reading import record_sitting
from learnkit.services.saving_a_version import save
from learnkit.services.starting_a_school import NewSchool, start_school

WEEKS, N = 42, 5
BAR_S = 3
YEAR = Period(date(2025, 8, 1), date(2026, 7, 31))
AUGUST = datetime(2025, 8, 11, 8, tzinfo=UTC)
SENTENCE = "Så gik vi ned til åen og så efter odderen, for den kom altid forbi om morgenen. "
SIZES = {f"{level}.{letter}": 22 for level in range(9) for letter in "abc"} | {"9.x": 4, "9.y": 2}
PASSWORD = "regn-og-sol"
PLAN = {
    "school": {"name": "Åskolen"},
    "classes": [
        {"name": name, "level": int(name[0]), "pupils": [{"name": f"Elev {n:02} Holm"} for n in range(size)]}
        for name, size in SIZES.items()
    ],
    "staff": [
        {"name": "Karen Winther", "user": "karen", "role": "teacher", "password": PASSWORD, "classes": list(SIZES)},
        {"name": "Lone Rask", "user": "lone", "role": "leader", "password": PASSWORD},
    ],
}


def person(school: NewSchool, role: Role) -> Actor:
    return next(Actor(p.id, role, school.id) for p in school.people if p.role == role)


def live(app: App, school: NewSchool, chance: random.Random) -> None:
    """A school year, in one transaction."""
    teacher = person(school, Role.TEACHER)
    shelf = [tile.id for tile in texts(app.desk, teacher)]
    pupils = [(Actor(p.id, Role.PUPIL, school.id), p.school_class) for p in school.people if p.role == Role.PUPIL]
    with app.stores.main.transaction():
        for week in range(WEEKS):
            monday = AUGUST + timedelta(weeks=week)
            tasks = give(app, school, monday, chance.choice(shelf)) if week % 4 == 0 else {}
            for pupil, school_class in pupils:
                for day in chance.sample(range(5), 2):
                    begins = monday + timedelta(days=day, minutes=chance.randrange(60))
                    ends = begins + timedelta(minutes=chance.randrange(3, 25))
                    record_sitting(app.desk, pupil, chance.choice(shelf), begins, ends)
                if school_class in tasks:
                    write(app, pupil, tasks[school_class], monday, chance)


def give(app: App, school: NewSchool, monday: datetime, text: str) -> dict[str, str]:
    """A text to read and one to write for each class; the writing tasks by class name."""
    teacher, tasks = person(school, Role.TEACHER), {}
    app.clock.moment = monday
    for name, school_class in school.classes.items():
        assign(app.desk, teacher, school_class, text=text)
        tasks[name] = assign(app.desk, teacher, school_class, frame="free").task
    return tasks


def write(app: App, pupil: Actor, task: str, monday: datetime, chance: random.Random) -> None:
    document, text = begin_answer(app.desk, pupil, task), ""
    for day in range(3):
        app.clock.moment = monday + timedelta(days=day)
        text += SENTENCE * chance.randrange(1, 5)
        save(app.desk, pupil, document, text)
    hand_in(app.desk, pupil, document)


def main() -> None:
    chance = random.Random(7)
    counted, printed = [], []
    with tempfile.TemporaryDirectory() as folder, App(Path(folder) / "home", Clock(moment=AUGUST, seed=7)) as app:
        school = start_school(app.desk, app.desk.owner(), plan_from(PLAN))
        shelve_pack(app.desk, app.desk.owner(), read_in_pack())
        live(app, school, chance)
        app.clock.moment = datetime(2026, 8, 1, 6, tzinfo=UTC)
        for _ in range(N):
            began = time.perf_counter()
            figures = usage(app.desk, person(school, Role.LEADER), YEAR)
            counted.append(time.perf_counter() - began)
            began = time.perf_counter()
            render_in_a_worker(figures, Format.PDF, "da")
            printed.append(time.perf_counter() - began)
    both = [a + b for a, b in zip(counted, printed, strict=True)]
    for name, took in (("its figures counted", counted), ("its PDF made by a worker", printed)):
        print(json.dumps(row(f"a year of a school of {sum(SIZES.values())}: {name}", took), ensure_ascii=False))
    whole = row(f"a year of a school of {sum(SIZES.values())}: from the screen to the PDF", both)
    print(json.dumps({**whole, "bar": BAR_S}, ensure_ascii=False))


def row(name: str, took: list[float]) -> dict[str, str | float]:
    return {
        "name": name,
        "figure": round(statistics.median(took), 2),
        "unit": "s",
        "n": N,
        "spread": f"{min(took):.2f}–{max(took):.2f}",
    }


if __name__ == "__main__":
    main()
