"""What the school knows while it judges a batch of ops, with what the batch itself has brought so far."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from learnkit.db.enrolment import StaffGrantRow
from learnkit.db.people import PupilInClassRow
from learnkit.db.schema import METADATA
from learnkit.domain.people import Actor, Role
from learnkit.domain.roles import Bonds, Over, Permission, classes_within, over, pupils_within
from learnkit.domain.versions import Version
from learnkit.journal.buckets import OWNER
from learnkit.journal.catalogue import Kind, fields_of, kind_of
from learnkit.journal.folding import among
from learnkit.journal.op import Op, Value
from learnkit.sync.scopes import Caller, bonds_of, device_pupils, kept_bond, pupils_of

_MORE = {
    "person": ("school", "role", "left"),
    "school": ("name",),
    "text": ("body",),
    "pupil_in_class": ("person", "school_class", "since", "until"),
    "staff_in_class": ("person",),
    "school_class": ("school",),
}
"""Columns a judgement may ask for, besides the one that names the owner."""

_ROLES = frozenset(Role)


class Known:
    """The school's rows, people and bonds as far as a batch needs them: looked up together, then kept in step."""

    def __init__(self, session: Session, school: str, caller: Caller) -> None:
        self._session, self.school, self.caller = session, school, caller
        self.versions: dict[str, Version] = {}
        """the versions of the batch, made out of their ops"""
        self._actors: dict[str, Actor | None] = {}
        self._rows: dict[tuple[str, str], Mapping[str, Value] | None] = {}
        self._granted: frozenset[str] | None = None
        self._bonds: Bonds | None = None
        self._everyone: frozenset[str] | None = None
        self._device: dict[date, frozenset[str]] = {}
        self._placed: set[str] = set()
        self._within: dict[tuple[str, Permission, date], frozenset[str]] = {}

    def look_up(self, ops: Iterable[Op]) -> None:
        """Fetch what these ops will be judged by, in one question a table."""
        asked: dict[str, set[str]] = {"person": set(), "document": set()}
        for op in ops:
            asked["person"].add(op.actor)
            if op.table == "version":
                asked["document"].add(str(op.fields.get("document")))
            elif fields_of(op.table) and kind_of(op.table) is Kind.REGISTER:
                asked.setdefault(op.table, set()).add(op.row)
        for table, ids in asked.items():
            self._fetch(table, ids)

    def value(self, table: str, row: str, column: str) -> Value:
        """What a column of a row holds; None where the row is not known."""
        if (table, row) not in self._rows:
            self._fetch(table, {row})
        kept = self._rows[table, row]
        return kept.get(column) if kept is not None else None

    def is_there(self, table: str, row: str) -> bool:
        """Whether the school has the row."""
        if (table, row) not in self._rows:
            self._fetch(table, {row})
        return self._rows[table, row] is not None

    def take_in(self, op: Op) -> None:
        """Keep in step with an op that has been accepted."""
        if not fields_of(op.table) or kind_of(op.table) is Kind.EVENT:
            return
        self._rows[op.table, op.row] = {**(self._rows.get((op.table, op.row)) or {}), **op.fields}
        if op.table == "person":
            self._actors.pop(op.row, None)
            self._everyone = self.everyone() | ({op.row} if op.fields.get("role") == Role.PUPIL else frozenset())
            self._forget()
        elif op.table == "pupil_in_class":
            kept = self._rows[op.table, op.row] or {}
            told = [str(kept.get(name) or "") for name in ("person", "school_class", "since", "until")]
            bond = kept_bond(told[0], told[1], told[2], told[3])
            self._placed.add(told[0])
            if bond is not None and self._bonds is not None:
                self._bonds = Bonds((*self._bonds.pupils_in, bond), self._bonds.staff_in, self._bonds.follows)
            self._forget()
        elif op.table in ("staff_in_class", "following"):
            self._bonds = None
            self._forget()

    def actor(self, person: str) -> Actor | None:
        """The person as the school knows them; None for a stranger, or one who has left."""
        if person not in self._actors:
            self._actors[person] = self._actor(person)
        return self._actors[person]

    def may_act_here(self, actor: Actor, days: Collection[date]) -> bool:
        """Whether this person may act on the calling device: a pupil it is for, or staff let in on it."""
        if not actor.is_pupil:
            return actor.person in self._staff_here()
        return any(actor.person in self._device_pupils(day) for day in days)

    def reaches(self, actor: Actor, permission: Permission, pupil: str, days: Collection[date]) -> bool:
        """Whether the permission reaches the pupil on one of these days."""
        if pupil == actor.person and Over.SELF in over(actor.role, permission):
            return True
        return any(pupil in self._reach(actor, permission, day) for day in days)

    def reaches_class(self, actor: Actor, permission: Permission, school_class: str, days: Collection[date]) -> bool:
        """Whether the permission reaches the class on one of these days."""
        here = [school_class] if self.value("school_class", school_class, "school") == self.school else []
        return any(classes_within(actor, permission, self._bonds_for(actor), here, day) for day in days)

    def has_been_placed(self, pupil: str) -> bool:
        """Whether the pupil is, or ever was, in a class."""
        asked = select(PupilInClassRow.id).where(PupilInClassRow.person == pupil).limit(1)
        return pupil in self._placed or self._session.scalar(asked) is not None

    def everyone(self) -> frozenset[str]:
        """The pupils of the school."""
        if self._everyone is None:
            self._everyone = pupils_of(self._session, self.school)
        return self._everyone

    def _actor(self, person: str) -> Actor | None:
        role = self.value("person", person, "role")
        here = self.value("person", person, "school") == self.school and not self.value("person", person, "left")
        return Actor(person, Role(str(role)), self.school) if here and role in _ROLES else None

    def _forget(self) -> None:
        self._within.clear()
        self._device.clear()

    def _staff_here(self) -> frozenset[str]:
        if self._granted is None:
            asked = select(StaffGrantRow.person).where(StaffGrantRow.device == self.caller.device)
            self._granted = frozenset(self._session.scalars(asked))
        return self._granted

    def _device_pupils(self, day: date) -> frozenset[str]:
        if not self.caller.classes:
            return self.everyone()
        if day not in self._device:
            self._device[day] = device_pupils(self._session, self.school, self.caller.classes, day)
        return self._device[day]

    def _bonds_for(self, actor: Actor) -> Bonds:
        if self._bonds is None:
            self._bonds = bonds_of(self._session, sorted(self._staff_here() | {actor.person}))
        return self._bonds

    def _reach(self, actor: Actor, permission: Permission, day: date) -> frozenset[str]:
        key = (actor.person, permission, day)
        if key not in self._within:
            bonds = self._bonds_for(actor) if actor.is_staff else Bonds((), (), ())
            self._within[key] = pupils_within(actor, permission, bonds, self.everyone(), day)
        return self._within[key]

    def _fetch(self, table: str, ids: Collection[str]) -> None:
        names = {name for name in (OWNER.get(table), *_MORE.get(table, ())) if name is not None}
        columns = METADATA.tables[table].c
        self._rows.update(((table, row), None) for row in ids)
        asked = select(columns.id, *(columns[name] for name in sorted(names))).where(among(columns.id))
        for kept in self._session.connection().execute(asked, {"ids": json.dumps(sorted(ids))}).mappings():
            self._rows[table, kept["id"]] = dict(kept)
