"""Many ops at once into the tables, and a register's value worked out again from the journal."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache
from itertools import groupby
from types import MappingProxyType
from typing import NamedTuple

from sqlalchemy import ColumnElement, Select, bindparam, func, select, update
from sqlalchemy.dialects.sqlite import Insert
from sqlalchemy.dialects.sqlite import insert as upsert
from sqlalchemy.orm import Session
from sqlalchemy.sql import Update

from learnkit.db.journal import OpRow, RefusedRow, RegisterMarkRow
from learnkit.db.schema import METADATA
from learnkit.domain.versions import Version
from learnkit.journal.catalogue import Kind, fields_of, kind_of
from learnkit.journal.heads import in_parts, take_in_versions
from learnkit.journal.op import Op, Value, fields_from

_MARKS = METADATA.tables[RegisterMarkRow.__tablename__]


NOTHING_READ: Mapping[str, Version] = MappingProxyType({})


class Written(NamedTuple):
    """Who wrote a register last, ordered as writers are: the stamp, then the op's id."""

    stamp: int
    op: str
    value: Value


Registers = dict[str, dict[str, Written]]
"""row to field to its last writer"""


def apply_all(session: Session, ops: Sequence[Op], read: Mapping[str, Version] = NOTHING_READ) -> None:
    """Bring the tables to what they are once these ops are known: as `apply` to each, in a few statements a table.

    `read` holds versions that have been made out of their ops already.
    """
    known = [op for op in ops if op.fields.keys() & fields_of(op.table).keys()]
    for table, these in groupby(sorted(known, key=lambda op: op.table), key=lambda op: op.table):
        if kind_of(table) is Kind.EVENT:
            _take_in_events(session, table, list(these), read)
        else:
            _take_in_registers(session, table, last_writers(these))
    session.expire_all()  # rows read before in this transaction are no longer what they were


def last_writers(ops: Iterable[Op]) -> Registers:
    """The last writer of each register among ops on one table."""
    found: Registers = {}
    for op in ops:
        known, row = fields_of(op.table), found.setdefault(op.row, {})
        for field, value in op.fields.items():
            if field in known and (field not in row or row[field][:2] < (op.stamp, op.id)):
                row[field] = Written(op.stamp, op.id, value)
    return found


def refold(session: Session, rows: Collection[tuple[str, str]]) -> None:
    """Give registers of these rows (table and id) the value the journal says: the last writer by (stamp, op id).

    Acts of this store that still wait stand above all that the school has confirmed; one the school refused stands
    only where nothing else does.
    """
    by_table: dict[str, list[str]] = {}
    for table, row in rows:
        if fields_of(table) and kind_of(table) is Kind.REGISTER:
            by_table.setdefault(table, []).append(row)
    for table, ids in by_table.items():
        for some in in_parts(ids):
            _write(session, table, _from_journal(session, table, some))
    session.expire_all()


def _take_in_events(session: Session, table: str, ops: list[Op], read: Mapping[str, Version]) -> None:
    new = _not_there(session, table, [op.row for op in ops])
    made: dict[str, Op] = {}
    for op in ops:
        if op.row in new:
            made.setdefault(op.row, op)
    _insert(session, table, ((op.row, op.fields) for op in made.values()))
    if table == "version":
        take_in_versions(session, list(made.values()), read)


def _take_in_registers(session: Session, table: str, registers: Registers) -> None:
    new = _not_there(session, table, list(registers))
    made = ((row, {f: w.value for f, w in registers[row].items()}) for row in registers if row in new)
    _insert(session, table, made)
    _mark(session, table, {row: fields for row, fields in registers.items() if row in new})
    old = [row for row in registers if row not in new]
    later: Registers = {}
    marks = _marks(session, table, old)
    for row in old:
        ours = {f: w for f, w in registers[row].items() if w[:2] > marks.get((row, f), (-1, ""))}
        if ours:
            later[row] = ours
    _set(session, table, later)


def _from_journal(session: Session, table: str, rows: Sequence[str]) -> Registers:
    """The last writers by class and stamp; a row that is gone from the journal has none."""
    refused = select(RefusedRow.op).where(RefusedRow.op == OpRow.id).exists()
    asked = select(OpRow.id, OpRow.row, OpRow.fields, OpRow.stamp, OpRow.school_seq, refused.label("refused"))
    ranks: dict[tuple[str, str], tuple[int, int, str]] = {}
    found: Registers = {}
    for op in session.execute(asked.where(OpRow.row.in_(rows), OpRow.table_name == table)):
        standing = 1 if op.school_seq is not None else 0 if op.refused else 2
        for field, value in fields_from(op.fields).items():
            rank = (standing, op.stamp, op.id)
            if field in fields_of(table) and ranks.get((op.row, field), (-1, 0, "")) < rank:
                ranks[op.row, field] = rank
                found.setdefault(op.row, {})[field] = Written(op.stamp, op.id, value)
    return found


def _write(session: Session, table: str, registers: Registers) -> None:
    """Write what differs from the marks."""
    marks = _marks(session, table, list(registers))
    changed = {
        row: differing
        for row, fields in registers.items()
        if (differing := {f: w for f, w in fields.items() if w[:2] != marks.get((row, f))})
    }
    _set(session, table, changed)


def _set(session: Session, table: str, registers: Registers) -> None:
    if not registers:
        return
    by_field: dict[str, list[dict[str, Value]]] = {}
    for row, fields in registers.items():
        for field, written in fields.items():
            by_field.setdefault(field, []).append({"the_row": row, "the_value": written.value})
    for field, values in by_field.items():
        session.connection().execute(_new_value(table, field), values)
    _mark(session, table, registers)


def _mark(session: Session, table: str, registers: Registers) -> None:
    marks = [
        {"table_name": table, "row": row, "field": field, "stamp": written.stamp, "op": written.op}
        for row, fields in registers.items()
        for field, written in fields.items()
    ]
    if marks:
        session.connection().execute(_new_mark(), marks)


def _marks(session: Session, table: str, rows: Sequence[str]) -> dict[tuple[str, str], tuple[int, str]]:
    found = session.connection().execute(_marks_of(), {"the_table": table, "ids": json.dumps(rows)})
    return {(mark.row, mark.field): (mark.stamp, mark.op) for mark in found}


def _not_there(session: Session, table: str, ids: Sequence[str]) -> set[str]:
    return set(ids) - set(session.connection().execute(_there(table), {"ids": json.dumps(ids)}).scalars())


def _insert(session: Session, table: str, rows: Iterable[tuple[str, dict[str, Value]]]) -> None:
    known = fields_of(table)
    alike: dict[tuple[str, ...], list[dict[str, Value]]] = {}
    for row, fields in rows:
        values: dict[str, Value] = {"id": row}
        values.update((f, v) for f, v in fields.items() if f in known)
        alike.setdefault(tuple(sorted(values)), []).append(values)
    for these in alike.values():
        session.connection().execute(_new_row(table), these)


@cache
def _there(table: str) -> Select[tuple[str]]:
    ids = METADATA.tables[table].c.id
    return select(ids).where(among(ids))


@cache
def _marks_of() -> Select[tuple[str, str, int, str]]:
    asked = select(_MARKS.c.row, _MARKS.c.field, _MARKS.c.stamp, _MARKS.c.op)
    return asked.where(_MARKS.c.table_name == bindparam("the_table"), among(_MARKS.c.row))


def among(column: ColumnElement[str]) -> ColumnElement[bool]:
    """Whether the column is one of `ids`, a JSON list: one statement whatever their number, built once."""
    return column.in_(select(func.json_each(bindparam("ids")).table_valued("value").c.value))


@cache
def _new_row(table: str) -> Insert:
    return upsert(METADATA.tables[table])


@cache
def _new_mark() -> Insert:
    mark = upsert(_MARKS)
    return mark.on_conflict_do_update(
        index_elements=["table_name", "row", "field"],
        set_={"stamp": mark.excluded.stamp, "op": mark.excluded.op},
    )


@cache
def _new_value(table: str, field: str) -> Update:
    rows = METADATA.tables[table]
    return update(rows).where(rows.c.id == bindparam("the_row")).values({field: bindparam("the_value")})
