"""One store and its school: what waits is sent first, then what the store may hold is fetched."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Protocol, TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from learnkit.clock import Clock
from learnkit.db.journal import HeldBucketRow, OpRow, RefusedRow
from learnkit.db.stores import Store
from learnkit.errors import LearnKitError
from learnkit.journal.record import latest_stamp
from learnkit.sync.blobs import Books
from learnkit.sync.carrying import Carrying, keep_own
from learnkit.sync.erase import erase
from learnkit.sync.holding import (
    UNSETTLED,
    Cursor,
    count_held,
    held,
    offer_again,
    refused,
    settle,
    strays,
    take_in,
    waiting,
)
from learnkit.sync.protocol import MAX_BATCH_BYTES, MAX_OP_BYTES, MAX_OPS, Ask, Changes, Outcome, Push, School, WireOp

SLICE = 200
"""Ops in one transaction, so that whoever writes meanwhile never waits long."""
MOST_ROUNDS = 20
"""Of sending and fetching in one go, where somebody keeps writing all the while."""
TURNED_OUT = frozenset({"device.revoked", "grant.revoked"})

T = TypeVar("T")
W = TypeVar("W")


class Commit(Protocol):
    """Does one slice of work, a transaction of its own, where transactions are done, and waits for it."""

    def __call__(self, work: Callable[[], T], /) -> T: ...


def at_once(work: Callable[[], T], /) -> T:
    """Does the work here and now."""
    return work()


@dataclass(frozen=True)
class Moved:
    """What one sync came to."""

    pushed: int
    """acts the school had not seen"""
    pulled: int
    """acts that were not here"""
    pending: int
    """acts of this store that still wait"""
    refused: int
    """acts the school would not take, from before too"""
    bytes_up: int
    bytes_down: int


class Device:
    """Syncs one store: a device's, or a staff member's on it. One call at a time."""

    def __init__(
        self, store: Store, clock: Clock, device: str, school: School, books: Path, commit: Commit = at_once
    ) -> None:
        self._store, self._clock, self._device, self._school, self._commit = store, clock, device, school, commit
        self._carrying = Carrying(store, Books(books), school)

    def sync(self, *, free_mb: int = 0) -> Moved:
        """Send what waits and fetch what there is, until nothing moves.

        What was done before an error stays done. school.out_of_reach and the like as `School` raises them; where the
        school has turned the device or the staff member out, all it has is erased here first. sync.meanwhile where
        another program syncs the same store.
        """
        sent, received = self._school.sent, self._school.received
        self._clock.hybrid.see(latest_stamp(self._store))
        pushed = pulled = 0
        try:
            for _ in range(MOST_ROUNDS):
                new = self._push(free_mb)
                pushed += new
                pulled += self._pull(free_mb, moved=new > 0)
                self._erase(self._read(strays))
                if not self._read(waiting):
                    break
        except LearnKitError as problem:
            if problem.code in TURNED_OUT:
                self._turn_out()
            raise
        return Moved(
            pushed,
            pulled,
            self._read(waiting),
            self._read(refused),
            self._school.sent - sent,
            self._school.received - received,
        )

    def _push(self, free_mb: int) -> int:
        """Send what waits, in the order it was done; how many acts the school had not seen."""
        new = 0
        while batch := self._next_batch():
            self._carrying.bring(batch)
            left = self._read(waiting)
            answer = self._school.push(Push(batch, self._clock.hybrid.wall(), left, free_mb))
            self._clock.hybrid.see(answer.stamp)
            if len(answer.outcomes) != len(batch):
                raise LearnKitError("sync.bad_message")
            for some in _slices(list(zip(batch, answer.outcomes, strict=True))):
                self._commit(partial(self._settle, some))
            new += sum(told.new for told in answer.outcomes)
        return new

    def _next_batch(self) -> list[WireOp]:
        batch: list[WireOp] = []
        size = 0
        too_large: list[WireOp] = []
        for op in self._read(_waiting_ops):
            if len(op.fields) > MAX_OP_BYTES:
                too_large.append(op)
                continue
            size += len(op.fields)
            if batch and size > MAX_BATCH_BYTES:
                break
            batch.append(op)
        if too_large:
            said = [(op, Outcome(0, 0, "", new=False, code="op.too_large")) for op in too_large]
            self._commit(partial(self._settle, said))
        return batch

    def _settle(self, said: Sequence[tuple[WireOp, Outcome]]) -> None:
        with self._store.writing() as session:
            settle(session, said, self._clock.now().isoformat(timespec="seconds"))

    def _pull(self, free_mb: int, *, moved: bool) -> int:
        """Fetch until there is no more, and see that all of it is here; how many acts were not."""
        pulled, count, again, came = 0, moved, False, False
        while True:
            cursor = self._read(Cursor.of)
            behind = dict(cursor.behind)
            waits = self._read(waiting)
            ask = Ask(cursor.epoch, cursor.upto, cursor.scope_hash, behind, count, waits, free_mb)
            changes = self._school.pull(ask)
            self._clock.hybrid.see(changes.stamp)
            if changes.scope is not None:
                self._take_scope(cursor, changes, set(changes.scope))
                continue
            pulled += self._take_in(cursor, changes)
            came = came or bool(changes.ops)
            if changes.more:
                continue
            if came and changes.held is None and not count:
                count = True
                continue
            if changes.held is None or again or changes.held == self._count():
                return pulled
            again = True
            self._commit(self._fetch_anew)

    def _take_in(self, cursor: Cursor, changes: Changes) -> int:
        """Keep what came, slice by slice: each says how far the store is with it, in its own transaction."""
        late = [op for op in changes.ops if op.school_seq <= cursor.upto]
        later = [op for op in changes.ops if op.school_seq > cursor.upto]
        steps: list[tuple[Sequence[WireOp], Cursor]] = []
        behind = dict(cursor.behind)
        for some in _slices(late):
            behind |= {op.bucket: op.school_seq for op in some}
            steps.append((some, cursor.moved(cursor.upto, dict(behind))))
        still = {bucket: reached for bucket, reached in behind.items() if bucket not in changes.caught_up}
        if still != behind:
            steps.append(([], cursor.moved(cursor.upto, still)))
        steps += [(some, cursor.moved(some[-1].school_seq, still)) for some in _slices(later)]
        steps.append(([], cursor.moved(changes.upto, still)))
        new = 0
        for ops, after in steps:
            if after != cursor:
                new += self._keep(ops, cursor, after)
                cursor = after
        return new

    def _keep(self, ops: Sequence[WireOp], before: Cursor, after: Cursor) -> int:
        own = self._carrying.fetch(ops)

        def work() -> int:
            with self._store.writing() as session:
                before.must_stand(session)
                keep_own(session, own)
                new = take_in(session, ops)
                after.keep(session)
                return new

        return self._commit(work)

    def _take_scope(self, cursor: Cursor, changes: Changes, scope: set[str]) -> None:
        """Hold from here on what the school says; what is held no longer is erased, where nothing in it waits."""
        restored = bool(cursor.epoch) and cursor.epoch != changes.epoch
        upto = 0 if restored else cursor.upto
        self._commit(partial(self._unsettle, cursor, restored=restored))
        self._erase(sorted(self._read(held) - scope))

        def work() -> None:
            with self._store.writing() as session:
                new = scope - held(session)
                session.add_all(HeldBucketRow(bucket=bucket) for bucket in new)
                session.flush()
                behind = {} if upto == 0 else {**Cursor.of(session).behind, **dict.fromkeys(new, 0)}
                Cursor(changes.epoch, upto, changes.scope_hash, behind).keep(session)

        self._commit(work)

    def _unsettle(self, cursor: Cursor, *, restored: bool) -> None:
        """While its scope changes the store claims none: if that is broken off, the school says the scope again."""
        with self._store.writing() as session:
            cursor.must_stand(session)
            Cursor(cursor.epoch, cursor.upto, UNSETTLED, cursor.behind).keep(session)
            if restored:
                offer_again(session, self._device)

    def _erase(self, buckets: Sequence[str]) -> None:
        for bucket in buckets:
            self._commit(partial(self._erase_one, bucket))

    def _erase_one(self, bucket: str) -> None:
        with self._store.writing() as session:
            if not erase(session, bucket):
                held_row = session.get(HeldBucketRow, bucket)
                if held_row is not None:
                    session.delete(held_row)

    def _turn_out(self) -> None:
        self._erase(sorted(self._read(held) | set(self._read(strays))))

        def work() -> None:
            with self._store.writing() as session:
                Cursor("", 0, UNSETTLED, {}).keep(session)

        self._commit(work)

    def _fetch_anew(self) -> None:
        """Something is missing here: everything held is fetched again; what is here already changes nothing."""
        with self._store.writing() as session:
            cursor = Cursor.of(session)
            cursor.moved(cursor.upto, dict.fromkeys(held(session), 0)).keep(session)

    def _count(self) -> int:
        with self._store.reading() as session:
            return count_held(session, Cursor.of(session).upto)

    def _read(self, question: Callable[[Session], W]) -> W:
        with self._store.reading() as session:
            return question(session)


def _waiting_ops(session: Session) -> list[WireOp]:
    op = OpRow
    columns = (op.id, op.device, op.device_seq, op.actor, op.table_name, op.row, op.fields, op.stamp, op.at, op.schema)
    asked = select(*columns).where(op.school_seq.is_(None), op.id.not_in(select(RefusedRow.op)))
    return [WireOp(*row) for row in session.execute(asked.order_by(op.device_seq).limit(MAX_OPS))]


def _slices(these: Sequence[W]) -> Iterator[Sequence[W]]:
    return (these[start : start + SLICE] for start in range(0, len(these), SLICE))
