"""The class page of 28 pupils after a whole school year, asked by their teacher for a fortnight and for the year.

Made through the same services as everything else: every school day a pupil in three reads, and each pupil writes a
text a week over several days. The rival is the same words worked out the long way, by rebuilding each text from its
chain at both ends of the period. What the screen adds is not in it.
"""

from __future__ import annotations

import json
import random
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from sqlalchemy import select

from content.words import count_words
from learnkit.app import App
from learnkit.clock import Clock
from learnkit.db.writing import DocumentRow, VersionRow
from learnkit.domain.calendar import Period
from learnkit.domain.people import Actor, Role
from learnkit.domain.school_plan import plan_from
from learnkit.errors import LearnKitError
from learnkit.journal.heads import chain_of
from learnkit.services.adding_a_pack import read_in_pack, shelve_pack
from learnkit.services.assigning import assign
from learnkit.services.choosing_a_text import texts
from learnkit.services.class_overview import class_overview
from learnkit.services.hand_ins import hand_ins
from learnkit.services.handing_in import begin_answer, hand_back, hand_in
from learnkit.services.reading import record_sitting
from learnkit.services.saving_a_version import save
from learnkit.services.starting_a_school import NewSchool, start_school

PUPILS, WEEKS, SAVES, N = 28, 42, 8, 30
BAR_MS = 150
AUGUST = datetime(2025, 8, 11, 8, tzinfo=UTC)
SENTENCE = "Så gik vi ned til åen og så efter odderen, for den kom altid forbi om morgenen. "
PLAN = {
    "school": {"name": "Åskolen"},
    "classes": [{"name": "4.a", "level": 4, "pupils": [{"name": f"Elev {n:02} Holm"} for n in range(PUPILS)]}],
    "staff": [
        {"name": "Karen Winther", "user": "karen", "role": "teacher", "password": "regn-og-sol", "classes": ["4.a"]}
    ],
}


def live(app: App, school: NewSchool, chance: random.Random) -> None:
    """A school year of reading and writing, in one transaction."""
    pupils = [Actor(p.id, Role.PUPIL, school.id) for p in school.people if p.role is Role.PUPIL]
    teacher = teacher_of(school)
    shelf = texts(app.desk, teacher)
    here = school.classes["4.a"]
    with app.stores.main.transaction():
        for week in range(WEEKS):
            monday = AUGUST + timedelta(weeks=week)
            app.clock.moment = monday
            until = monday.date() + timedelta(days=11)
            given = assign(app.desk, teacher, here, frame="free", until=until).task
            assign(app.desk, teacher, here, text=chance.choice(shelf).id, until=until)
            for pupil in pupils:
                for day in range(5):
                    begins = monday + timedelta(days=day, minutes=chance.randrange(60))
                    if chance.random() < 0.6:
                        record_sitting(app.desk, pupil, chance.choice(shelf).id, begins, begins + timedelta(minutes=12))
                write(app, pupil, given, monday, chance)


def write(app: App, pupil: Actor, task: str, monday: datetime, chance: random.Random) -> None:
    document, text = begin_answer(app.desk, pupil, task), ""
    for n in range(SAVES):
        app.clock.moment = monday + timedelta(hours=20 * n)
        text += SENTENCE * chance.randrange(1, 5)
        save(app.desk, pupil, document, text)
    if chance.random() < 0.9:
        hand_in(app.desk, pupil, document)


def give_back(app: App, school: NewSchool) -> None:
    """The teacher has read all but what was handed in during the last week."""
    teacher = teacher_of(school)
    with app.stores.main.transaction() as session:
        pupils = [p.id for p in school.people if p.role is Role.PUPIL]
        for handed in hand_ins(session, pupils):
            if handed.at < AUGUST + timedelta(weeks=WEEKS - 1):
                app.clock.moment = handed.at + timedelta(days=2)
                hand_back(app.desk, teacher, handed.document)


def teacher_of(school: NewSchool) -> Actor:
    return next(Actor(p.id, p.role, school.id) for p in school.people if p.role is Role.TEACHER)


def long_way(app: App, period: Period) -> int:
    """The words of the class in a period, every text rebuilt from its chain."""
    total = 0
    with app.desk.read() as session:
        for document in session.scalars(select(DocumentRow.id)):
            rows = session.execute(select(VersionRow.id, VersionRow.at).where(VersionRow.document == document)).all()
            chain = chain_of(session, document)
            ends = []
            for moment in (period.begins, period.ends):
                then = [chain[id_] for id_, at in rows if datetime.fromisoformat(at) < moment]
                last = max(then, key=lambda v: v.rank, default=None)
                ends.append(count_words(chain.text(last.id)) if last is not None else 0)
            total += max(0, ends[1] - ends[0])
    return total


def ms(work: Callable[[], object], times: int) -> list[float]:
    took = []
    for _ in range(times):
        began = time.perf_counter()
        work()
        took.append(1000 * (time.perf_counter() - began))
    return took


def main() -> None:
    with tempfile.TemporaryDirectory() as folder, App(Path(folder), Clock(moment=AUGUST, seed=7)) as app:
        school = start_school(app.desk, app.desk.owner(), plan_from(PLAN))
        shelve_pack(app.desk, Actor("owner", Role.OWNER, school.id), read_in_pack())
        live(app, school, random.Random(7))
        give_back(app, school)
        today = (AUGUST + timedelta(weeks=WEEKS - 1, days=4, hours=6)).astimezone(UTC)
        app.clock.moment = today
        teacher, here = teacher_of(school), school.classes["4.a"]
        for name, first in (("a fortnight", today.date() - timedelta(days=13)), ("the school year", date(2025, 8, 1))):
            period = Period(first, today.date())
            seen = class_overview(app.desk, teacher, here, period.first, period.last)
            words = sum(p.words_written for p in seen.pupils)
            if words != long_way(app, period) or not seen.minutes_read or not seen.waiting:
                raise LearnKitError("benchmark.wrong_figures", words=words)
            took = ms(lambda: class_overview(app.desk, teacher, here, period.first, period.last), N)  # noqa: B023
            rival = statistics.median(ms(lambda: long_way(app, period), 3))  # noqa: B023
            p95 = statistics.quantiles(took, n=20)[-1]
            row = {
                "name": f"the class page of {PUPILS} with a year behind them, of {name}, p95",
                "figure": round(p95, 1),
                "unit": "ms",
                "n": N,
                "spread": f"{min(took):.1f}–{max(took):.1f}",
                "rival": f"its words alone, each text rebuilt: {rival:.0f} ms",
                "ratio": round(p95 / rival, 4),
                "bar": BAR_MS,
            }
            print(json.dumps(row, ensure_ascii=False))


if __name__ == "__main__":
    main()
