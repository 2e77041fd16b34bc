"""Writing an op into the tables it is about: the only writer of synced tables."""

from __future__ import annotations

from sqlalchemy import Table, insert, update
from sqlalchemy.dialects.sqlite import insert as upsert
from sqlalchemy.orm import Session

from learnkit.db.journal import RegisterMarkRow
from learnkit.db.schema import METADATA
from learnkit.journal.catalogue import Kind, fields_of, kind_of
from learnkit.journal.heads import take_in_version
from learnkit.journal.op import Op, Value

_MARKS = RegisterMarkRow.__table__


def apply(session: Session, op: Op) -> None:
    """Bring the tables to what they are once this op is known.

    In whatever order ops come, and however often, the tables end the same. A field this program does not know
    stays in the journal and is passed over here.
    """
    known = fields_of(op.table)
    values = {name: value for name, value in op.fields.items() if name in known}
    if not values:
        return
    table = METADATA.tables[op.table]
    if kind_of(op.table) is Kind.EVENT:
        written = session.execute(upsert(table).values(id=op.row, **values).on_conflict_do_nothing())
        if op.table == "version" and rows_written(written) == 1:
            take_in_version(session, op)
        return
    made = session.execute(upsert(table).values(id=op.row, **values).on_conflict_do_nothing())
    if rows_written(made) == 1:
        _mark_all(session, op, values)
    else:
        _last_writers(session, table, op, values)


def _mark_all(session: Session, op: Op, values: dict[str, Value]) -> None:
    marks = [{"table_name": op.table, "row": op.row, "field": f, "stamp": op.stamp, "op": op.id} for f in values]
    session.execute(insert(RegisterMarkRow), marks)


def _last_writers(session: Session, table: Table, op: Op, values: dict[str, Value]) -> None:
    for field, value in values.items():
        mark = upsert(RegisterMarkRow).values(table_name=op.table, row=op.row, field=field, stamp=op.stamp, op=op.id)
        theirs, ours = mark.excluded, _MARKS.c
        later = (theirs.stamp > ours.stamp) | ((theirs.stamp == ours.stamp) & (theirs.op > ours.op))
        won = session.execute(
            mark.on_conflict_do_update(
                index_elements=["table_name", "row", "field"],
                set_={"stamp": theirs.stamp, "op": theirs.op},
                where=later,
            )
        )
        if rows_written(won) == 1:
            session.execute(update(table).where(table.c.id == op.row).values({field: value}))


def rows_written(result: object) -> int:
    """How many rows a statement really wrote."""
    return int(getattr(result, "rowcount", -1))
