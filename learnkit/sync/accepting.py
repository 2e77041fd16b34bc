"""The school takes in a batch: who may, in which order, and at what time where a device's clock was wrong."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache

from sqlalchemy import Insert, Select, func, insert, select
from sqlalchemy.orm import Session

from learnkit.clock import COUNTER_BITS, Clock, stamp_ms
from learnkit.db.journal import OpRow
from learnkit.db.schema import METADATA
from learnkit.db.writing import DocumentRow, HeadRow
from learnkit.domain.calendar import school_day
from learnkit.errors import LearnKitError
from learnkit.journal.buckets import bucket_from
from learnkit.journal.catalogue import Kind, kind_of
from learnkit.journal.folding import among, apply_all
from learnkit.journal.heads import in_parts, joined, version_fields
from learnkit.journal.op import Op
from learnkit.journal.record import record
from learnkit.sync.known import Known
from learnkit.sync.protocol import MAX_OP_BYTES, MAX_OPS, Outcome, Push, Pushed, WireOp, op_in
from learnkit.sync.rules import why_not
from learnkit.sync.scopes import Caller

AHEAD_MS = 5 * 60 * 1000
"""How far a stamp may be ahead of the school's clock before the school's stands in its place."""
LOSES = 1
"""The stamp of an act that may not stand before any other."""
LONGEST_NAME = 200
MOST = 2**63

_OPS = METADATA.tables[OpRow.__tablename__]


@dataclass
class _Taken:
    """An op the school takes, as it came and as it is kept."""

    wire: WireOp
    op: Op
    school_seq: int


class Accepting:
    """One batch, within the caller's one transaction."""

    def __init__(self, session: Session, clock: Clock, school: str, caller: Caller) -> None:
        self._session, self._clock, self._school, self._caller = session, clock, school, caller
        self._known = Known(session, school, caller)
        self._latest = 0
        self._today, self._now_ms = school_day(clock.now()), clock.hybrid.wall()

    def accept(self, push: Push, has_blob: Callable[[Op], bool], keep_blob: Callable[[Op], None]) -> Pushed:
        """Take in what may be taken in, each op once; the outcomes, in the order of the batch.

        `has_blob` says whether the words an op names are here for this caller, `keep_blob` puts them where they
        belong. sync.too_large for a batch over the limit.
        """
        if len(push.ops) > MAX_OPS:
            raise LearnKitError("sync.too_large")
        ahead = max(0, push.clock_ms - self._now_ms)
        ahead = ahead if ahead > AHEAD_MS else 0
        told = self._already(push.ops)
        outcomes: dict[int, Outcome] = {}
        read = {place: op for place, wire in enumerate(push.ops) if (op := _read(wire)) is not None}
        self._known.look_up(read.values())
        next_seq = (self._session.scalar(select(func.max(OpRow.school_seq))) or 0) + 1
        taken: list[_Taken] = []
        for place, wire in enumerate(push.ops):
            before = told.get(wire.id)
            if before is not None:
                outcomes[place] = _known_outcome(before, wire)
                continue
            op = read.get(place)
            code = "op.bad_fields" if op is None else self._why_not(op, has_blob)
            if op is None or code is not None:
                outcomes[place] = Outcome(0, 0, "", new=False, code=code or "")
                continue
            kept = self._as_kept(op, ahead)
            taken.append(_Taken(wire, kept, next_seq + len(taken)))
            outcomes[place] = Outcome(taken[-1].school_seq, kept.stamp, kept.bucket, new=True)
            told[op.id] = (op.actor, op.table, op.row, taken[-1].school_seq, kept.stamp, kept.bucket)
            self._known.take_in(kept)
        self._clock.hybrid.see(self._latest)
        self._keep(taken, keep_blob)
        return Pushed([outcomes[place] for place in range(len(push.ops))], self._clock.hybrid.stamp())

    def _why_not(self, op: Op, has_blob: Callable[[Op], bool]) -> str | None:
        code = why_not(self._known, op, self._today)
        if code is None and op.table == "text" and not has_blob(op):
            return "blob.none"
        return code

    def _already(self, ops: Iterable[WireOp]) -> dict[str, _Before]:
        """The ops of the batch the school has, by id."""
        rows = self._session.connection().execute(_known_ops(), {"ids": json.dumps([op.id for op in ops])})
        return {row[0]: (row[1], row[2], row[3], row[4], row[5], row[6]) for row in rows}

    def _as_kept(self, op: Op, ahead: int) -> Op:
        """The op with the bucket and the stamp the school gives it."""
        actor = self._known.actor(op.actor)
        assert actor is not None
        bucket = bucket_from(self._known, op.table, op.row, op.fields, actor)
        if op.table == "text" and actor.is_pupil and self._known.is_there("text", op.row):
            return _as(op, bucket, LOSES)  # the same file again: it does not change what others see
        true = self._true_stamp(op.stamp, ahead)
        return _as(op, bucket, true if kind_of(op.table) is Kind.EVENT else self._in_order(true))

    def _true_stamp(self, stamp: int, ahead: int) -> int:
        """When it was by the school's clock: set back by as much as the device is ahead, never in the future."""
        true = max(LOSES, stamp - (ahead << COUNTER_BITS))
        too_far = stamp_ms(true) > self._now_ms + AHEAD_MS
        return self._clock.hybrid.stamp() if too_far else true

    def _in_order(self, true: int) -> int:
        """Never before what the same device did earlier in the batch; the school's next stamp comes after it."""
        self._latest = max(true, self._latest + 1)
        return self._latest

    def _keep(self, taken: list[_Taken], keep_blob: Callable[[Op], None]) -> None:
        if not taken:
            return
        for one in taken:
            if one.op.table == "text":
                keep_blob(one.op)
        self._session.connection().execute(_new_ops(), [_row(one) for one in taken])
        apply_all(self._session, [one.op for one in taken], self._known.versions)
        self._join({str(one.op.fields["document"]) for one in taken if one.op.table == "version"})

    def _join(self, documents: set[str]) -> None:
        """Join what one pupil wrote on two machines, where it can be joined: the school alone does it, for all."""
        apart: list[str] = []
        for some in in_parts(sorted(documents)):
            heads = select(HeadRow.document).where(HeadRow.document.in_(some)).group_by(HeadRow.document)
            apart += self._session.scalars(heads.having(func.count() > 1))
        for document in apart:
            while (found := joined(self._session, document)) is not None:
                version, at = found
                owner = self._session.get_one(DocumentRow, document).owner
                op = Op(
                    id=version.id,
                    device=self._school,
                    actor=owner,
                    bucket=f"pupil:{owner}",
                    table="version",
                    row=version.id,
                    fields=version_fields(version, version.whole or "", owner, at),
                    stamp=self._clock.hybrid.stamp(),
                    at=at,
                )
                if not record(self._session, op):
                    break


_Before = tuple[str, str, str, int, int, str]
"""actor, table, row, the school's number, stamp and bucket of an op the school has"""


def _known_outcome(before: _Before, wire: WireOp) -> Outcome:
    """The same answer again; another act under the same id is none."""
    actor, table, row, school_seq, stamp, bucket = before
    if (actor, table, row) != (wire.actor, wire.table, wire.row):
        return Outcome(0, 0, "", new=False, code="op.id_taken")
    return Outcome(school_seq, stamp, bucket, new=False)


def _as(op: Op, bucket: str, stamp: int) -> Op:
    """The op in that bucket, with that stamp."""
    return Op(op.id, op.device, op.actor, bucket, op.table, op.row, op.fields, stamp, op.at, op.schema)


def _read(wire: WireOp) -> Op | None:
    """The op, if a store can hold it."""
    names = (wire.id, wire.device, wire.actor, wire.table, wire.row, wire.at)
    numbers = (wire.stamp, wire.device_seq, wire.schema)
    short = all(0 < len(name) <= LONGEST_NAME for name in names)
    if not short or not all(0 <= number < MOST for number in numbers) or len(wire.fields) > MAX_OP_BYTES:
        return None
    try:
        return op_in(wire)
    except LearnKitError:
        return None


def _row(one: _Taken) -> dict[str, str | int]:
    wire, op = one.wire, one.op
    return {
        "id": op.id,
        "device": op.device,
        "device_seq": wire.device_seq,
        "actor": op.actor,
        "bucket": op.bucket,
        "table_name": op.table,
        "row": op.row,
        "fields": wire.fields,
        "stamp": op.stamp,
        "at": op.at,
        "schema": op.schema,
        "school_seq": one.school_seq,
    }


@cache
def _known_ops() -> Select[str, str, str, str, int, int, str]:
    op = _OPS.c
    return select(op.id, op.actor, op.table_name, op.row, op.school_seq, op.stamp, op.bucket).where(among(op.id))


@cache
def _new_ops() -> Insert:
    return insert(_OPS)
