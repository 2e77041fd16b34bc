"""A class of 28 by a framework of 60 goals, with 5,000 pieces of evidence and a judgement in every fifth cell.

The rival is each cell fetched for itself, as the drawer beside the table does it. What the screen adds is not in it.
"""

from __future__ import annotations

import json
import random
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from learnkit.app import App
from learnkit.clock import Clock
from learnkit.domain.goals import Goal, framework_from
from learnkit.domain.people import Actor, Role
from learnkit.domain.school_plan import plan_from
from learnkit.errors import LearnKitError
from learnkit.journal.op import Value
from learnkit.journal.record import Act
from learnkit.services.adding_a_pack import read_in_pack, shelve_pack
from learnkit.services.choosing_a_text import texts
from learnkit.services.competence_table import CompetenceTable, competence_table
from learnkit.services.evidence import Evidence
from learnkit.services.handing_in import hand_in
from learnkit.services.reading import record_sitting
from learnkit.services.saving_a_version import save
from learnkit.services.starting_a_school import NewSchool, start_school
from learnkit.services.writing import begin

PUPILS, HAND_INS, OBSERVATIONS, N = 28, 30, 135, 30
BAR_MS = 250
NOW = datetime(2026, 5, 11, 8, tzinfo=UTC)
GOALS = framework_from(
    {
        "form": 1, "id": "x", "version": "1", "title": "60 mål", "subject": "Alt", "language": "da",
        "status": "unverified",
        "items": [
            {"id": f"M{n}", "type": "goal", "name": f"Mål {n}", "judged": True, "evidence": kinds}
            for n, kinds in enumerate((["sitting"], ["hand_in"], ["sitting", "hand_in"], []) * 15)
        ],
    },
    "benchmark",
)  # fmt: skip
PLAN = {
    "school": {"name": "Åskolen"},
    "classes": [{"name": "4.a", "level": 4, "pupils": [{"name": f"Elev {n:02} Holm"} for n in range(PUPILS)]}],
    "staff": [
        {"name": "Karen Winther", "user": "karen", "role": "teacher", "password": "regn-og-sol", "classes": ["4.a"]}
    ],
}


def live(app: App, school: NewSchool, chance: random.Random) -> None:
    """Each pupil reads every text of the shelf, hands in 30 texts and is observed 135 times."""
    teacher = teacher_of(school)
    shelf = texts(app.desk, teacher)
    goals = [goal.id for goal in GOALS.goals]
    with app.desk.act(teacher) as act:
        for pupil in [Actor(p.id, Role.PUPIL, school.id) for p in school.people if p.role is Role.PUPIL]:
            for text in shelf:
                record_sitting(app.desk, pupil, text.id, NOW, NOW + timedelta(minutes=12))
            for n in range(HAND_INS):
                document = begin(app.desk, pupil, f"Tekst {n}")
                save(app.desk, pupil, document, "Så gik vi ned til åen og så efter odderen.")
                hand_in(app.desk, pupil, document)
            note(act, pupil.person, goals, chance)


def note(act: Act, pupil: str, goals: list[str], chance: random.Random) -> None:
    """What the teacher has seen, and a judgement of every fifth goal."""
    about: dict[str, Value] = {"pupil": pupil, "framework": GOALS.id, "at": act.now}
    for _ in range(OBSERVATIONS):
        seen: dict[str, Value] = {"goal": chance.choice(goals), "words": "Delte selv ordet.", "taken_back": False}
        act.create("observation", about | seen | {"seen_by": act.actor.person})
    for goal in goals[::5]:
        judged: dict[str, Value] = {"goal": goal, "level": chance.randrange(4), "framework_version": "1"}
        act.create("judgement", about | judged | {"judged_by": act.actor.person})


def teacher_of(school: NewSchool) -> Actor:
    return next(Actor(p.id, p.role, school.id) for p in school.people if p.role is Role.TEACHER)


def whole_table(app: App, teacher: Actor, school_class: str) -> CompetenceTable:
    return competence_table(app.desk, teacher, school_class, of=GOALS)


def cell_alone(app: App, pupil: str, goal: Goal) -> int:
    with app.desk.read() as session:
        return len(Evidence(session, [pupil], app.desk.today).behind(pupil, goal))


def ms(work: Callable[[], object], times: int) -> list[float]:
    took = []
    for _ in range(times):
        began = time.perf_counter()
        work()
        took.append(1000 * (time.perf_counter() - began))
    return took


def main() -> None:
    with tempfile.TemporaryDirectory() as folder, App(Path(folder), Clock(moment=NOW, seed=7)) as app:
        school = start_school(app.desk, app.desk.owner(), plan_from(PLAN))
        shelve_pack(app.desk, Actor("owner", Role.OWNER, school.id), read_in_pack())
        live(app, school, random.Random(7))
        teacher, here = teacher_of(school), school.classes["4.a"]
        table = whole_table(app, teacher, here)
        row = table.rows[0]

        def row_by_cells() -> list[int]:
            """One pupil's row, each cell fetched anew."""
            return [cell_alone(app, row.pupil, goal) for goal in table.goals]

        if row_by_cells() != [cell.evidence for cell in row.cells] or not any(cell.judged for cell in row.cells):
            raise LearnKitError("benchmark.wrong_figures")
        took = ms(lambda: whole_table(app, teacher, here), N)
        rival = PUPILS * statistics.median(ms(row_by_cells, 3))
        p95 = statistics.quantiles(took, n=20)[-1]
        pieces = PUPILS * (len(texts(app.desk, teacher)) + HAND_INS + OBSERVATIONS)
        said = {
            "name": f"a table of {PUPILS} by {len(table.goals)} with {pieces:,} pieces of evidence, p95",
            "figure": round(p95, 1),
            "unit": "ms",
            "n": N,
            "spread": f"{min(took):.1f}–{max(took):.1f}",
            "rival": f"each cell fetched for itself: {rival:.0f} ms",
            "ratio": round(p95 / rival, 4),
            "bar": BAR_MS,
        }
        print(json.dumps(said, ensure_ascii=False))


if __name__ == "__main__":
    main()
