"""From a pause in typing to "kept": `saving_a_version.save` of a 2,000-word text with one sentence more, on the disk.

The rival is one bare row put into a plain SQLite file of the same settings, in the same run.
"""

from __future__ import annotations

import json
import sqlite3
import statistics
import tempfile
import time
from pathlib import Path

from learnkit.app import App
from learnkit.domain.people import Actor, Role
from learnkit.domain.school_plan import plan_from
from learnkit.services.saving_a_version import save
from learnkit.services.starting_a_school import start_school
from learnkit.services.writing import begin

WORDS, N = 2000, 300
BAR_MS = 10
SENTENCE = "Så gik vi ned til åen og så efter odderen. "
PLAN = {
    "school": {"name": "Åskolen"},
    "classes": [{"name": "4.a", "level": 4, "pupils": [{"name": "Ida Holm"}]}],
    "staff": [
        {"name": "Karen Winther", "user": "karen", "role": "teacher", "password": "regn-og-sol", "classes": ["4.a"]}
    ],
}


def saves_ms(home: Path) -> list[float]:
    """Milliseconds of each save, the text a sentence longer each time."""
    with App(home) as app:
        school = start_school(app.desk, app.desk.owner(), plan_from(PLAN))
        pupil = next(person for person in school.people if person.role is Role.PUPIL)
        actor = Actor(pupil.id, Role.PUPIL, school.id)
        document = begin(app.desk, actor, "Odderen")
        text = SENTENCE * (WORDS // len(SENTENCE.split()))
        save(app.desk, actor, document, text)
        took = []
        for _ in range(N):
            text += SENTENCE
            began = time.perf_counter()
            save(app.desk, actor, document, text)
            took.append(1000 * (time.perf_counter() - began))
    return took


def rows_ms(file: Path) -> list[float]:
    """Milliseconds of one row and its commit, as bare as can be."""
    store = sqlite3.connect(file, isolation_level=None)
    store.execute("PRAGMA journal_mode = WAL")
    store.execute("PRAGMA synchronous = FULL")
    store.execute("CREATE TABLE version (id INTEGER PRIMARY KEY, change TEXT)")
    took = []
    for _ in range(N):
        began = time.perf_counter()
        store.execute("INSERT INTO version (change) VALUES (?)", (SENTENCE,))
        took.append(1000 * (time.perf_counter() - began))
    store.close()
    return took


def p99(measured: list[float]) -> float:
    return statistics.quantiles(measured, n=100)[-1]


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        ours, bare = saves_ms(Path(folder) / "home"), rows_ms(Path(folder) / "bare.db")
    for name, of, bar in (("median", statistics.median, None), ("p99", p99, BAR_MS)):
        row = {
            "name": f"a save of a {WORDS:,}-word text, on the disk, {name}",
            "figure": round(of(ours), 2),
            "unit": "ms",
            "n": N,
            "spread": f"{min(ours):.1f}–{max(ours):.1f}",
            "rival": f"one bare row: {of(bare):.2f} ms",
            "ratio": round(of(ours) / of(bare), 2),
        }
        print(json.dumps(row if bar is None else {**row, "bar": bar}, ensure_ascii=False))


if __name__ == "__main__":
    main()
