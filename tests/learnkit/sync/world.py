"""A school and the machines around it, each with its own stores and its own clock, on one table."""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TypeVar

from sqlalchemy import Row, event, select

from learnkit.clock import Clock, HybridClock
from learnkit.db.enrolment import StaffGrantRow
from learnkit.db.journal import OpRow, ParkedRow, RefusedRow, RegisterMarkRow
from learnkit.db.keys import KeyFile, device_keys
from learnkit.db.people import ClassRow, PersonRow, PupilInClassRow
from learnkit.db.schema import METADATA
from learnkit.db.stores import Store, Stores
from learnkit.domain.people import Actor, Role
from learnkit.journal.catalogue import CATALOGUE
from learnkit.journal.op import Op, fields_from
from learnkit.journal.record import latest_stamp
from learnkit.paths import Home
from learnkit.services.desk import Desk
from learnkit.sync.device import Commit, Device, Moved, at_once
from learnkit.sync.protocol import Ask, BlobPart, Changes, Hello, Push, Pushed, School, pack, unpack
from learnkit.sync.school import InProcess, SchoolHere
from learnkit.sync.scopes import Caller
from tests.builders import start_small_school

T = TypeVar("T")

BEGINS = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)
SYNCED = tuple(dict.fromkeys(line.table for line in CATALOGUE))
STAFF_KEY = bytes(range(32))


@dataclass
class Time:
    """The true time, and clocks that are as far from it as they are told to be."""

    ms: int = 0

    def pass_by(self, seconds: float) -> None:
        self.ms += int(seconds * 1000)

    def clock(self, off_s: float = 0, seed: int = 0) -> Clock:
        off = int(off_s * 1000)
        start = int(BEGINS.timestamp() * 1000)
        return _Moving(self, off, HybridClock(wall=lambda: start + self.ms + off), seed)


class _Moving(Clock):
    def __init__(self, time: Time, off_ms: int, hybrid: HybridClock, seed: int) -> None:
        super().__init__(seed=seed, hybrid=hybrid)
        self._time, self._off_ms = time, off_ms

    def now(self) -> datetime:
        return BEGINS + timedelta(milliseconds=self._time.ms + self._off_ms)


def without_waiting_for_the_disk(store: Store) -> None:
    """For proofs about order, not about power cuts: thousands of transactions in a minute."""
    event.listen(store.engine, "connect", lambda connection, _: connection.execute("PRAGMA synchronous = OFF"))
    store.engine.dispose()


class OverAWire:
    """The school behind packing and unpacking, as everything that travels is."""

    def __init__(self, school: School) -> None:
        self._school = school
        self.sent = self.received = 0

    def hello(self) -> Hello:
        return self._school.hello()

    def push(self, push: Push) -> Pushed:
        return self._through(push, Push, self._school.push, Pushed)

    def pull(self, ask: Ask) -> Changes:
        return self._through(ask, Ask, self._school.pull, Changes)

    def blob_offset(self, digest: str) -> int:
        return self._school.blob_offset(digest)

    def put_blob(self, digest: str, size: int, offset: int, part: bytes) -> int:
        self.sent += len(part)
        return self._school.put_blob(digest, size, offset, part)

    def get_blob(self, text: str, digest: str, offset: int) -> BlobPart | None:
        return self._school.get_blob(text, digest, offset)

    def _through(self, asked, kind, answer, answered):  # type: ignore[no-untyped-def]
        there = pack(asked)
        self.sent += len(there)
        back = pack(answer(unpack(there, kind)))
        self.received += len(back)
        return unpack(back, answered)


@dataclass
class Machine:
    """A device's store, or a staff member's own on one."""

    name: str
    desk: Desk
    caller: Caller
    store: Store
    link: School

    def sync(self, commit: Commit = at_once) -> Moved:
        return Device(self.store, self.desk.clock, self.desk.device, self.link, self.desk.home.books, commit).sync()


@dataclass
class World:
    """One school with its people, and the machines that have joined it."""

    folder: Path
    time: Time = field(default_factory=Time)
    machines: dict[str, Machine] = field(default_factory=dict)
    link: Callable[[School], School] = OverAWire

    quick: bool = False
    """nothing waits for the disk"""

    def __post_init__(self) -> None:
        _copy(_template() / "school", self.folder / "school")
        self.desk = _desk(self.folder / "school", self.time.clock(), "the-server")
        assert self.desk.stores.school is not None
        self.store: Store = self.desk.stores.school
        self._hurry(self.store)
        self.here = SchoolHere(self.store, self.desk.clock, self.desk.home.books)
        with self.store.reading() as session:
            people = session.scalars(select(PersonRow)).all()
            self.actors = {person.name: Actor(person.id, Role(person.role), person.school) for person in people}
            self.classes = {row.name: row.id for row in session.scalars(select(ClassRow))}

    def device(self, name: str, *classes: str, off_s: float = 0) -> Machine:
        """A device for these classes, or for all; its clock that many seconds off."""
        _copy(_template() / "device", self.folder / name)
        desk = _desk(self.folder / name, self.time.clock(off_s, seed=len(self.machines) + 1000), name)
        self._hurry(desk.stores.device)
        desk.stores.device.set_fact("school", self.here.id)
        caller = Caller(name, frozenset(self.classes[c] for c in classes))
        return self._join(Machine(name, desk, caller, desk.stores.device, self._link(caller)))

    def own(self, on: Machine, person: str) -> Machine:
        """The own store of a staff member on a device, with the school's leave."""
        actor = self.actors[person]
        path = on.desk.home.staff_store(actor.person)
        path.parent.mkdir(exist_ok=True)
        _copy(_template() / "staff", path.parent)
        (path.parent / "device.db").rename(path)
        store = on.desk.stores.open_staff(actor.person, STAFF_KEY)
        self._hurry(store)
        self.let_in(on, person)
        caller = Caller(on.caller.device, staff=actor.person)
        return self._join(Machine(f"{on.name}/{person}", on.desk, caller, store, self._link(caller)))

    def let_in(self, on: Machine, person: str) -> None:
        with self.store.transaction() as session:
            grant = hashlib.sha256(f"{on.name} {person}".encode()).hexdigest()
            session.merge(
                StaffGrantRow(id=grant, device=on.caller.device, person=self.actors[person].person, made_at="")
            )

    def is_let_in(self, on: Machine, person: str) -> bool:
        with self.store.reading() as session:
            grant = hashlib.sha256(f"{on.name} {person}".encode()).hexdigest()
            return session.get(StaffGrantRow, grant) is not None

    def turn_out(self, on: Machine, person: str) -> None:
        with self.store.transaction() as session:
            grant = hashlib.sha256(f"{on.name} {person}".encode()).hexdigest()
            session.delete(session.get_one(StaffGrantRow, grant))

    def move(self, pupil: str, school_class: str) -> None:
        """The pupil goes to another class from today on: the old bond ended yesterday."""
        person = self.actors[pupil].person
        today = self.desk.today
        with self.desk.act(self.desk.owner()) as act:
            for row in act.session.scalars(select(PupilInClassRow).where(PupilInClassRow.person == person)).all():
                act.set("pupil_in_class", row.id, until=(today - timedelta(days=1)).isoformat())
            fields = {"person": person, "school_class": self.classes[school_class]}
            act.create("pupil_in_class", {**fields, "since": today.isoformat(), "until": ""})

    def sync(self, *machines: Machine) -> list[Moved]:
        return [machine.sync() for machine in machines]

    def close(self) -> None:
        self.desk.stores.close()
        for machine in self.machines.values():
            machine.desk.stores.close()

    def _link(self, caller: Caller) -> School:
        return self.link(InProcess(self.here, caller))

    def _hurry(self, store: Store) -> None:
        if self.quick:
            without_waiting_for_the_disk(store)

    def _join(self, machine: Machine) -> Machine:
        self.machines[machine.name] = machine
        return machine


def empty_store(folder: Path) -> Store:
    """A store with nothing in it yet."""
    _copy(_template() / "staff", folder)
    store = Store(folder / "device.db", STAFF_KEY, folder / "ballast")
    without_waiting_for_the_disk(store)
    return store


def ops(store: Store) -> dict[str, Row[tuple[str, str, str, str, str, int, int | None]]]:
    """Every op of a store by id."""
    columns = (OpRow.id, OpRow.bucket, OpRow.table_name, OpRow.row, OpRow.fields, OpRow.stamp, OpRow.school_seq)
    with store.reading() as session:
        return {row.id: row for row in session.execute(select(*columns)).all()}


def tables(store: Store, only: set[tuple[str, str]] | None = None) -> dict[tuple[str, str], dict[str, object]]:
    """Every row of every synced table, by table and id; with `only`, those named."""
    found = {}
    with store.reading() as session:
        for name in SYNCED if only is None else {table for table, _ in only}:
            for row in session.connection().execute(METADATA.tables[name].select()).mappings():
                if only is None or (name, row["id"]) in only:
                    found[name, str(row["id"])] = dict(row)
    return found


def heads(store: Store) -> dict[str, tuple[str, str]]:
    """Every head of a store, with its document and text."""
    with store.reading() as session:
        told = session.connection().execute(METADATA.tables["head"].select()).mappings()
        return {row["version"]: (row["document"], row["text"]) for row in told}


def refused(store: Store) -> dict[str, str]:
    with store.reading() as session:
        return {row.op: row.code for row in session.scalars(select(RefusedRow))}


def parked(store: Store) -> list[str]:
    with store.reading() as session:
        return list(session.scalars(select(ParkedRow.op)))


def op_of(row: OpRow) -> Op:
    return Op(row.id, row.device, row.actor, row.bucket, row.table_name, row.row, fields_from(row.fields), row.stamp,
              row.at, row.schema)  # fmt: skip


def marks(store: Store) -> set[tuple[str, str]]:
    with store.reading() as session:
        return {(mark.table_name, mark.row) for mark in session.scalars(select(RegisterMarkRow))}


def _desk(folder: Path, clock: Clock, device: str) -> Desk:
    home = Home(folder)
    keys, place = device_keys(home, (KeyFile(home),))
    stores = Stores(home, keys)
    clock.hybrid.see(latest_stamp(stores.main))
    return Desk(home, stores, clock, device, place)


_MADE: list[tempfile.TemporaryDirectory[str]] = []


def _template() -> Path:
    """A founded school and an empty device, made once and copied: making them takes longer than any test."""
    if not _MADE:
        _MADE.append(tempfile.TemporaryDirectory(prefix="learnkit-sync-"))
        folder = Path(_MADE[0].name)
        school = _desk(folder / "school", Time().clock(seed=1), "the-server")
        start_small_school(school)
        school.stores.close()
        _desk(folder / "device", Time().clock(), "a-device").stores.close()
        staff = Store(folder / "staff-making.db", STAFF_KEY, folder / "ballast")
        staff.close()
        (folder / "staff").mkdir()
        (folder / "staff-making.db").rename(folder / "staff" / "device.db")
    return Path(_MADE[0].name)


def _copy(source: Path, target: Path) -> None:
    shutil.copytree(source, target, dirs_exist_ok=True, ignore=shutil.ignore_patterns("ballast", "*-wal", "*-shm"))
