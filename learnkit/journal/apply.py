"""Writing an op into the tables it is about: the only writer of synced tables."""

from __future__ import annotations

from functools import cache

from sqlalchemy import bindparam, insert, update
from sqlalchemy.dialects.sqlite import Insert
from sqlalchemy.dialects.sqlite import insert as upsert
from sqlalchemy.orm import Session
from sqlalchemy.sql import Update

from learnkit.db.journal import RegisterMarkRow
from learnkit.db.schema import METADATA
from learnkit.journal.catalogue import Kind, fields_of, kind_of
from learnkit.journal.heads import take_in_version
from learnkit.journal.op import Op, Value

# Statements are built once and run on the bare connection: building one costs more than running it.
_MARKS = METADATA.tables[RegisterMarkRow.__tablename__]
_NEW_MARK = insert(_MARKS)


def apply(session: Session, op: Op) -> None:
    """Bring the tables to what they are once this op is known.

    In whatever order ops come, and however often, the tables end the same. A field this program does not know
    stays in the journal and is passed over here.
    """
    known = fields_of(op.table)
    values = {name: value for name, value in op.fields.items() if name in known}
    if not values:
        return
    made = session.connection().execute(_new_row(op.table), {"id": op.row, **values})
    if rows_written(made) == 1:
        _follow_up(session, op, values)
    elif kind_of(op.table) is Kind.REGISTER:
        _last_writers(session, op, values)


def _follow_up(session: Session, op: Op, values: dict[str, Value]) -> None:
    """What a row just made brings with it: marks of its registers, or a document's new heads."""
    if kind_of(op.table) is Kind.REGISTER:
        marks = [{"table_name": op.table, "row": op.row, "field": f, "stamp": op.stamp, "op": op.id} for f in values]
        session.connection().execute(_NEW_MARK, marks)
    elif op.table == "version":
        take_in_version(session, op)


def _last_writers(session: Session, op: Op, values: dict[str, Value]) -> None:
    connection = session.connection()
    for field, value in values.items():
        mark = {"table_name": op.table, "row": op.row, "field": field, "stamp": op.stamp, "op": op.id}
        if rows_written(connection.execute(_later_mark(), mark)) == 1:
            connection.execute(_new_value(op.table, field), {"the_row": op.row, "the_value": value})
    session.expire_all()  # rows read before in this transaction are no longer what they were


@cache
def _new_row(table: str) -> Insert:
    return upsert(METADATA.tables[table]).on_conflict_do_nothing()


@cache
def _later_mark() -> Insert:
    """Takes the mark over if this op is later, by stamp and then by id; says so by the rows written."""
    mark = upsert(_MARKS)
    theirs, ours = mark.excluded, _MARKS.c
    later = (theirs.stamp > ours.stamp) | ((theirs.stamp == ours.stamp) & (theirs.op > ours.op))
    return mark.on_conflict_do_update(
        index_elements=["table_name", "row", "field"],
        set_={"stamp": theirs.stamp, "op": theirs.op},
        where=later,
    )


@cache
def _new_value(table: str, field: str) -> Update:
    rows = METADATA.tables[table]
    return update(rows).where(rows.c.id == bindparam("the_row")).values({field: bindparam("the_value")})


def rows_written(result: object) -> int:
    """How many rows a statement really wrote."""
    return int(getattr(result, "rowcount", -1))
