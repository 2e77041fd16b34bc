"""What pupils did in a week comes to the school: ops a second through `sync.school`, 500 in a transaction.

The rival puts the very rows the school ends up with into a store of the same kind, in transactions of the same size,
as bare inserts of many rows: no one asks who may, in which order, or what the text is now.
"""

from __future__ import annotations

import json
import statistics
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import insert, select

from content.text import Block, Section, Text
from learnkit.app import App
from learnkit.db.journal import OpRow
from learnkit.db.schema import METADATA
from learnkit.db.stores import Store
from learnkit.domain.people import Actor, Role
from learnkit.domain.school_plan import plan_from
from learnkit.services.adding_a_text import add_text
from learnkit.services.choosing_a_look import choose_look
from learnkit.services.reading import keep_place, record_sitting
from learnkit.services.saving_a_version import save
from learnkit.services.starting_a_school import start_school
from learnkit.services.writing import begin
from learnkit.sync.device import Device
from learnkit.sync.protocol import Push, WireOp
from learnkit.sync.school import InProcess, SchoolHere
from learnkit.sync.scopes import Caller

PUPILS, BATCH, ROUNDS = 28, 500, 3
SENTENCE = "Så gik vi ned til åen og så efter odderen. "
TABLES = ("op", "document", "version", "head", "sitting", "place", "preference", "register_mark")
PLAN = {
    "school": {"name": "Åskolen"},
    "classes": [{"name": "4.a", "level": 4, "pupils": [{"name": f"Elev {n} Holm"} for n in range(PUPILS)]}],
    "staff": [
        {"name": "Karen Winther", "user": "karen", "role": "teacher", "password": "regn-og-sol", "classes": ["4.a"]}
    ],
}

Rows = dict[str, list[dict[str, object]]]


@dataclass
class Week:
    """A school, the machine that speaks to it, and what was done on the machine."""

    school: SchoolHere
    store: Store
    caller: Caller
    ops: list[WireOp]


def a_week(school: App, device: App) -> Week:
    """Every pupil reads and writes on a machine the school has not heard from yet."""
    made = start_school(school.desk, school.desk.owner(), plan_from(PLAN))
    karen = next(Actor(p.id, Role.TEACHER, made.id) for p in made.people if p.role is Role.TEACHER)
    book = Text("Odderen", "", "da", (Section("", (Block("paragraph", SENTENCE * 20),)),), "txt")
    text = add_text(school.desk, karen, book, {}).id
    assert school.stores.school is not None
    here, caller = SchoolHere(school.stores.school, school.clock, school.home.books), Caller(device.desk.device)
    device.stores.device.set_fact("school", made.id)
    link = InProcess(here, caller)
    Device(device.stores.device, device.clock, device.desk.device, link, device.home.books).sync()
    for person in made.people:
        if person.role is Role.PUPIL:
            _work(device, Actor(person.id, Role.PUPIL, made.id), text)
    columns = (OpRow.id, OpRow.device, OpRow.device_seq, OpRow.actor, OpRow.table_name, OpRow.row, OpRow.fields)
    with device.stores.device.reading() as session:
        asked = select(*columns, OpRow.stamp, OpRow.at, OpRow.schema).where(OpRow.school_seq.is_(None))
        ops = [WireOp(*row) for row in session.execute(asked.order_by(OpRow.device_seq))]
    return Week(here, school.stores.school, caller, ops)


def _work(device: App, pupil: Actor, text: str) -> None:
    with device.stores.device.transaction():
        document, written = begin(device.desk, pupil, "Odderen"), ""
        for size in (28, 30):
            choose_look(device.desk, pupil, size=size)
        for day in range(5):
            begun = datetime(2026, 11, 16 + day, 8, 0)
            for quarter in range(6):
                record_sitting(device.desk, pupil, text, begun, begun + timedelta(minutes=3 + quarter))
                keep_place(device.desk, pupil, text, 0, quarter, 0.1 * day)
                for _ in range(2):
                    written += SENTENCE
                    save(device.desk, pupil, document, written)


def accepted_s(week: Week) -> Iterator[float]:
    """Seconds of each batch at the school."""
    for batch in _batches(week.ops):
        push = Push(batch, week.school.hello().stamp >> 16)
        began = time.perf_counter()
        told = week.school.accept(week.caller, push)
        yield time.perf_counter() - began
        assert all(outcome.new for outcome in told.outcomes)


def rows_of(week: Week) -> list[Rows]:
    """What the school has made of each batch: the rows it put into every table, as they are in the end."""
    found: list[Rows] = []
    with week.store.reading() as session:
        connection = session.connection()
        everything = {name: list(connection.execute(METADATA.tables[name].select()).mappings()) for name in TABLES}
    for batch in _batches(week.ops):
        ids, made = {op.id for op in batch}, {op.row for op in batch}
        rows: Rows = {}
        for name in TABLES:
            key = {"op": "id", "head": "version", "register_mark": "op"}.get(name, "id")
            wanted = ids if name in ("op", "register_mark") else made
            rows[name] = [dict(row) for row in everything[name] if row[key] in wanted]
            everything[name] = [row for row in everything[name] if row[key] not in wanted]
        found.append(rows)
    return found


def bare_s(file: Path, batches: list[Rows]) -> Iterator[float]:
    """Seconds of each batch put in as bare rows, in a store of the same kind."""
    store = Store(file, bytes(32), file.with_name("ballast"))
    said = {name: insert(METADATA.tables[name]) for name in TABLES}
    for rows in batches:
        began = time.perf_counter()
        with store.engine.begin() as connection:
            connection.exec_driver_sql("BEGIN IMMEDIATE")
            for name, these in rows.items():
                if these:
                    connection.execute(said[name], these)
        yield time.perf_counter() - began
    store.close()


def _batches(ops: list[WireOp]) -> list[list[WireOp]]:
    return [ops[start : start + BATCH] for start in range(0, len(ops) - BATCH + 1, BATCH)]


def main() -> None:
    ours: list[float] = []
    bare: list[float] = []
    for _ in range(ROUNDS):
        with (
            tempfile.TemporaryDirectory() as folder,
            App(Path(folder) / "s") as school,
            App(Path(folder) / "d") as device,
        ):
            week = a_week(school, device)
            # The first batch of each builds what the others find built.
            ours += list(accepted_s(week))[1:]
            bare += list(bare_s(Path(folder) / "bare.db", rows_of(week)))[1:]
    mine, theirs = BATCH / statistics.median(ours), BATCH / statistics.median(bare)
    row = {
        "name": "acts taken in by the school, 500 at a time",
        "figure": round(mine),
        "unit": "acts/s",
        "n": BATCH * len(ours),
        "spread": f"{BATCH / max(ours):.0f}–{BATCH / min(ours):.0f}",
        "rival": f"the same rows put in bare: {theirs:.0f} acts/s",
        "ratio": round(mine / theirs, 2),
    }
    print(json.dumps(row, ensure_ascii=False))


if __name__ == "__main__":
    main()
