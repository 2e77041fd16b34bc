"""Recording an act: the op and what it changes, in the caller's one transaction."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache

from sqlalchemy import bindparam, func, null, select
from sqlalchemy.dialects.sqlite import Insert, insert
from sqlalchemy.orm import Session

from learnkit.clock import Clock
from learnkit.db.journal import OpRow
from learnkit.db.stores import AT_SCHOOL, Store
from learnkit.domain.people import Actor
from learnkit.errors import LearnKitError
from learnkit.journal.apply import apply, rows_written
from learnkit.journal.buckets import bucket_of
from learnkit.journal.catalogue import Kind, fields_of, kind_of
from learnkit.journal.op import Op, Value


@dataclass
class Act:
    """One thing a person does: every op recorded in it stands or falls together."""

    session: Session
    actor: Actor
    device: str
    clock: Clock

    @property
    def now(self) -> str:
        """When the act takes place: UTC, ISO 8601, to the millisecond."""
        return self.clock.now().isoformat(timespec="milliseconds")

    def create(self, table: str, fields: dict[str, Value], row: str | None = None, stamp: int | None = None) -> str:
        """Record a new row and return its id; one is made if none is given.

        `stamp` is for a row that carries its own place in the order (a document's version).
        """
        made = row or self.clock.new_id()
        self._record(table, made, fields, stamp)
        return made

    def set(self, table: str, row: str, **fields: Value) -> None:
        """Record new values of registers of a row."""
        self._record(table, row, fields)

    def _record(self, table: str, row: str, fields: dict[str, Value], stamp: int | None = None) -> None:
        unknown = fields.keys() - fields_of(table).keys()
        if unknown:
            raise LearnKitError("op.not_catalogued", table=table, field=sorted(unknown)[0])
        op = Op(
            id=row if kind_of(table) is Kind.EVENT else self.clock.new_id(),  # an event and its op are one
            device=self.device,
            actor=self.actor.person,
            bucket=bucket_of(self.session, table, row, fields, self.actor),
            table=table,
            row=row,
            fields=fields,
            stamp=stamp or self.clock.hybrid.stamp(),
            at=self.now,
        )
        record(self.session, op)


def record(session: Session, op: Op) -> bool:
    """Write the op into the journal and apply it, both in the caller's transaction; whether it was new.

    An op that is there already changes nothing. In the school's own store it takes the next of the school's numbers:
    there an act is at the school when it is saved. Elsewhere it waits without one.
    """
    row = {
        "id": op.id,
        "device": op.device,
        "the_device": op.device,
        "actor": op.actor,
        "bucket": op.bucket,
        "table_name": op.table,
        "row": op.row,
        "fields": op.fields_text(),
        "stamp": op.stamp,
        "at": op.at,
        "schema": op.schema,
    }
    written = session.connection().execute(_new_op(bool(session.info.get(AT_SCHOOL))), row)
    new = rows_written(written) == 1
    if new:
        apply(session, op)
    return new


@cache
def _new_op(at_school: bool) -> Insert:
    """Puts an op at the end of its device's row of numbers, and the school's; nothing if it is there already."""
    last = select(func.coalesce(func.max(OpRow.device_seq), 0) + 1).where(OpRow.device == bindparam("the_device"))
    seq = select(func.coalesce(func.max(OpRow.school_seq), 0) + 1).scalar_subquery() if at_school else null()
    new = insert(OpRow.__table__).values(device_seq=last.scalar_subquery(), school_seq=seq)  # type: ignore[arg-type]
    return new.on_conflict_do_nothing()


@contextmanager
def acting(store: Store, actor: Actor, device: str, clock: Clock) -> Iterator[Act]:
    """An act in one transaction of one store; saved, with fsync, when the block ends."""
    with store.transaction() as session:
        yield Act(session, actor, device, clock)


def latest_stamp(store: Store) -> int:
    """The greatest stamp in a store's journal, for the hybrid clock to go on from."""
    with store.reading() as session:
        return session.scalar(select(func.max(OpRow.stamp))) or 0
