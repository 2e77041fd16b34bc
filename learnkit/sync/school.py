"""The school without a network around it: takes in what devices bring, and gives each what it may hold."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

from sqlalchemy import ColumnElement, func, literal_column, select
from sqlalchemy.orm import Session

from learnkit.clock import Clock
from learnkit.db.journal import OpRow
from learnkit.db.schema import METADATA
from learnkit.db.stores import Store
from learnkit.domain.calendar import school_day
from learnkit.errors import LearnKitError
from learnkit.sync.accepting import Accepting
from learnkit.sync.blobs import Arriving, Books, drop_stale, offset_of, read_part, take_part
from learnkit.sync.protocol import (
    MAX_BATCH_BYTES,
    MAX_OPS,
    VERSION,
    Ask,
    BlobPart,
    Changes,
    Hello,
    Push,
    Pushed,
    WireOp,
)
from learnkit.sync.scopes import Caller, scope_hash, scope_of

EPOCH_FACT = "epoch"
UPLOAD_DAYS = 7

_OPS = METADATA.tables[OpRow.__tablename__].c
_WIRE = (
    _OPS.id, _OPS.device, _OPS.device_seq, _OPS.actor, _OPS.table_name, _OPS.row, _OPS.fields, _OPS.stamp, _OPS.at,
    _OPS.schema, _OPS.bucket, _OPS.school_seq,
)  # fmt: skip
"""Columns in the order of a WireOp's fields."""


class SchoolHere:
    """The school on this machine: its store, its clock and the folder of its shared books.

    Whoever calls has made sure who the caller is. school.none_yet where the store is no school's.
    """

    def __init__(self, store: Store, clock: Clock, books: Path) -> None:
        self._store, self._clock, self._books = store, clock, Books(books)
        self.id = store.fact("school") or ""
        if not self.id:
            raise LearnKitError("school.none_yet")
        self.epoch = store.fact(EPOCH_FACT) or store.settle_fact(EPOCH_FACT, clock.new_id())

    def hello(self) -> Hello:
        """Who the school is."""
        return Hello(VERSION, self.id, self.epoch, self._clock.hybrid.stamp())

    def scope(self, caller: Caller) -> tuple[str, ...]:
        """The buckets this caller may hold today."""
        with self._store.reading() as session:
            return self._scope(session, caller)

    def accept(self, caller: Caller, push: Push) -> Pushed:
        """Take in a batch in one transaction; answered again, it changes nothing and says the same."""
        with self._store.writing() as session:
            arriving = Arriving(session, self._books, caller.device)
            return Accepting(session, self._clock, self.id, caller).accept(push, arriving.has, arriving.keep)

    def changes(self, caller: Caller, ask: Ask) -> Changes:
        """What the caller has not seen of what it may hold, in the school's order, a batch at a time."""
        with self._store.reading() as session:
            scope = self._scope(session, caller)
            digest, stamp = scope_hash(scope), self._clock.hybrid.stamp()
            if (ask.epoch, ask.scope_hash) != (self.epoch, digest):
                return Changes(self.epoch, stamp, digest, ask.upto, [], [], more=True, scope=list(scope))
            top = session.scalar(select(func.max(OpRow.school_seq))) or 0
            ops, caught_up, more = _behind(session, ask, scope)
            upto = ask.upto
            if not more:
                later, more = _page(session, scope, ask.upto, top, MAX_OPS - len(ops))
                ops += later
                upto = (ops[-1].school_seq if later else ask.upto) if more else max(top, ask.upto)
            held = _count(session, scope, upto) if ask.count and not more else None
            return Changes(self.epoch, stamp, digest, upto, ops, caught_up, more, held=held)

    def blob_offset(self, caller: Caller, digest: str) -> int:
        """How much of a blob the caller's device has brought; -1 where it need bring no more."""
        with self._store.reading() as session:
            return offset_of(session, self._books, caller.device, digest)

    def put_blob(self, caller: Caller, digest: str, size: int, offset: int, part: bytes) -> int:
        """Take a part in; how much there is now, -1 when whole. blob.bad, blob.damaged."""
        now = self._clock.now()
        if self._books.has(digest):
            return -1
        with self._store.writing() as session:
            drop_stale(session, (now - timedelta(days=UPLOAD_DAYS)).isoformat())
            reached = take_part(session, caller.device, digest, size, offset, part, now.isoformat())
        if reached == 0 and part and offset + len(part) == size:
            raise LearnKitError("blob.damaged")
        return reached

    def get_blob(self, caller: Caller, text: str, digest: str, offset: int) -> BlobPart | None:
        """A part of a text's words or of a picture in it; None where there is none for this caller."""
        with self._store.reading() as session:
            return read_part(session, self._books, self._scope(session, caller), text, digest, offset)

    def _scope(self, session: Session, caller: Caller) -> tuple[str, ...]:
        return scope_of(session, self.id, caller, school_day(self._clock.now()))


class InProcess:
    """The school as one caller on this machine meets it; implements sync.protocol.School."""

    sent = received = 0
    """nothing leaves the machine"""

    def __init__(self, school: SchoolHere, caller: Caller) -> None:
        self._school, self._caller = school, caller

    def hello(self) -> Hello:
        return self._school.hello()

    def push(self, push: Push) -> Pushed:
        return self._school.accept(self._caller, push)

    def pull(self, ask: Ask) -> Changes:
        return self._school.changes(self._caller, ask)

    def blob_offset(self, digest: str) -> int:
        return self._school.blob_offset(self._caller, digest)

    def put_blob(self, digest: str, size: int, offset: int, part: bytes) -> int:
        return self._school.put_blob(self._caller, digest, size, offset, part)

    def get_blob(self, text: str, digest: str, offset: int) -> BlobPart | None:
        return self._school.get_blob(self._caller, text, digest, offset)


def _behind(session: Session, ask: Ask, scope: Sequence[str]) -> tuple[list[WireOp], list[str], bool]:
    """What buckets that came into the scope later have missed, up to where the others are."""
    ops: list[WireOp] = []
    caught_up: list[str] = []
    for bucket in sorted(ask.behind.keys() & set(scope)):
        page, more = _page(session, (bucket,), ask.behind[bucket], ask.upto, MAX_OPS - len(ops))
        ops += page
        if more:
            return ops, caught_up, True
        caught_up.append(bucket)
    return ops, caught_up, False


def _page(session: Session, buckets: Sequence[str], after: int, upto: int, room: int) -> tuple[list[WireOp], bool]:
    """Ops of these buckets with numbers over `after`, through `upto`, as many as a batch holds; whether more follow."""
    asked = select(*_WIRE).where(_OPS.school_seq > after, _OPS.school_seq <= upto, _in(buckets))
    found: list[WireOp] = []
    size = 0
    for row in session.connection().execute(asked.order_by(_OPS.school_seq).limit(room + 1)):
        size += len(row.fields)
        if len(found) == room or (found and size > MAX_BATCH_BYTES):
            return found, True
        found.append(WireOp(*row))
    return found, False


def _in(buckets: Sequence[str]) -> ColumnElement[bool]:
    """Of one bucket by its own index; of many in the school's order, lest each page sort all that is left."""
    if len(buckets) == 1:
        return _OPS.bucket == buckets[0]
    return literal_column("+op.bucket", _OPS.bucket.type).in_(buckets)


def _count(session: Session, scope: Sequence[str], upto: int) -> int:
    asked = select(func.count()).where(OpRow.bucket.in_(scope), OpRow.school_seq <= upto)
    return session.scalar(asked) or 0
