"""What a store holds and how far it has come; taking in the school's word, a slice at a time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from sqlalchemy import Insert, Update, bindparam, delete, func, insert, select, update
from sqlalchemy.orm import Session

from learnkit.db.journal import HeldBucketRow, OpRow, RefusedRow
from learnkit.db.local import FactRow
from learnkit.db.schema import METADATA
from learnkit.errors import LearnKitError
from learnkit.journal.folding import apply_all, refold
from learnkit.journal.heads import in_parts
from learnkit.journal.op import Op
from learnkit.sync.protocol import Outcome, WireOp, op_in

EPOCH_FACT = "sync_epoch"
UPTO_FACT = "sync_upto"
SCOPE_FACT = "sync_scope"
UNSETTLED = ""
"""A scope hash no scope has: the school says the scope again."""

_OPS = METADATA.tables[OpRow.__tablename__]


@dataclass(frozen=True)
class Cursor:
    """How far a store has come: all buckets it holds are complete through `upto`, but for those behind."""

    epoch: str
    upto: int
    scope_hash: str
    behind: Mapping[str, int]

    @classmethod
    def of(cls, session: Session) -> Cursor:
        """As it stands in the store."""
        names = (EPOCH_FACT, UPTO_FACT, SCOPE_FACT)
        facts = {fact.name: fact.value for fact in session.scalars(select(FactRow).where(FactRow.name.in_(names)))}
        rows = session.execute(
            select(HeldBucketRow.bucket, HeldBucketRow.behind).where(HeldBucketRow.behind.is_not(None))
        )
        behind = {bucket: reached or 0 for bucket, reached in rows}
        return cls(facts.get(EPOCH_FACT, ""), int(facts.get(UPTO_FACT, "0")), facts.get(SCOPE_FACT, ""), behind)

    def keep(self, session: Session) -> None:
        """Write it down, in the transaction that brings the store so far."""
        for name, value in ((EPOCH_FACT, self.epoch), (UPTO_FACT, str(self.upto)), (SCOPE_FACT, self.scope_hash)):
            session.merge(FactRow(name=name, value=value))
        session.execute(update(HeldBucketRow).where(HeldBucketRow.behind.is_not(None)).values(behind=None))
        for bucket, reached in self.behind.items():
            session.merge(HeldBucketRow(bucket=bucket, behind=reached))
        session.flush()

    def must_stand(self, session: Session) -> None:
        """sync.meanwhile where another program has brought the store further since."""
        if Cursor.of(session) != self:
            raise LearnKitError("sync.meanwhile")

    def moved(self, upto: int, behind: Mapping[str, int]) -> Cursor:
        return replace(self, upto=upto, behind=behind)


def settle(session: Session, said: Sequence[tuple[WireOp, Outcome]], at: str) -> None:
    """Take in what the school said of this store's own acts."""
    confirmed = [(op, told) for op, told in said if not told.code]
    _confirm(session, [(op.id, told.school_seq, told.stamp, told.bucket) for op, told in confirmed])
    for op, told in said:
        if told.code:
            session.merge(RefusedRow(op=op.id, code=told.code, at=at))
    session.flush()
    refold(session, {(op.table, op.row) for op, _ in said})


def take_in(session: Session, ops: Sequence[WireOp]) -> int:
    """Take ops in as the school has them; how many were not here. This store's own waiting acts stay on top."""
    known: dict[str, OpRow] = {}
    for some in in_parts([op.id for op in ops]):
        known.update((row.id, row) for row in session.scalars(select(OpRow).where(OpRow.id.in_(some))))
    new = [op for op in ops if op.id not in known]
    # Compared before anything is applied: afterwards each row would be read anew, one by one.
    told = [op for op in ops if op.id in known and _says_something_new(op, known[op.id])]
    if new:
        session.connection().execute(_new_ops(), [_row(op) for op in new])
        apply_all(session, list(_read(new)))
    _confirm(session, [(op.id, op.school_seq, op.stamp, op.bucket) for op in told])
    session.execute(delete(RefusedRow).where(RefusedRow.op.in_([op.id for op in told])))
    refold(session, {(op.table, op.row) for op in told} | _with_own_work(session, new))
    return len(new)


def _says_something_new(op: WireOp, here: OpRow) -> bool:
    """Whether the school has given this very act another place, time or bucket; of another act by its id, no."""
    is_it = (op.actor, op.table, op.row) == (here.actor, here.table_name, here.row)
    return is_it and (op.school_seq, op.stamp, op.bucket) != (here.school_seq, here.stamp, here.bucket)


def waiting(session: Session) -> int:
    """How many acts of this store have not come to the school and are not refused."""
    refused = select(RefusedRow.op)
    asked = select(func.count()).where(OpRow.school_seq.is_(None), OpRow.id.not_in(refused))
    return session.scalar(asked) or 0


def refused(session: Session) -> int:
    """How many acts the school would not take: a person must see to them."""
    return session.scalar(select(func.count()).select_from(RefusedRow)) or 0


def try_again(session: Session, ops: Sequence[str]) -> None:
    """Let refused acts wait once more: the next sync offers them again."""
    session.execute(delete(RefusedRow).where(RefusedRow.op.in_(ops)))


def offer_again(session: Session, device: str) -> None:
    """The school was restored from a copy: what was done on this device may not be in it, so all of it waits again."""
    session.execute(update(OpRow).where(OpRow.device == device).values(school_seq=None))


def held(session: Session) -> set[str]:
    """The buckets this store holds."""
    return set(session.scalars(select(HeldBucketRow.bucket)))


def strays(session: Session) -> list[str]:
    """Buckets that have acts here and are not held."""
    here = set(session.scalars(select(OpRow.bucket).distinct()))
    return sorted(here - held(session))


def count_held(session: Session, upto: int) -> int:
    """How many of the school's ops this store has, in what it holds."""
    asked = select(func.count()).where(OpRow.bucket.in_(select(HeldBucketRow.bucket)), OpRow.school_seq <= upto)
    return session.scalar(asked) or 0


def _with_own_work(session: Session, ops: Sequence[WireOp]) -> set[tuple[str, str]]:
    """Rows of these ops on which this store's own acts have not come to the school."""
    found: set[tuple[str, str]] = set()
    for some in in_parts(sorted({op.row for op in ops})):
        asked = select(OpRow.table_name, OpRow.row).where(OpRow.row.in_(some), OpRow.school_seq.is_(None))
        found.update((row[0], row[1]) for row in session.execute(asked))
    return found


def _confirm(session: Session, told: Sequence[tuple[str, int, int, str]]) -> None:
    if told:
        values = [
            {"the_id": op, "seq": seq, "new_stamp": stamp, "in_bucket": bucket} for op, seq, stamp, bucket in told
        ]
        session.connection().execute(_confirmed(), values)


def _read(ops: Iterable[WireOp]) -> Iterable[Op]:
    """The ops that can be read; one that cannot stays in the journal for a later program."""
    for op in ops:
        try:
            yield op_in(op)
        except LearnKitError:
            continue


def _row(op: WireOp) -> dict[str, str | int]:
    return {
        "id": op.id,
        "device": op.device,
        "device_seq": op.device_seq,
        "actor": op.actor,
        "bucket": op.bucket,
        "table_name": op.table,
        "row": op.row,
        "fields": op.fields,
        "stamp": op.stamp,
        "at": op.at,
        "schema": op.schema,
        "school_seq": op.school_seq,
    }


@cache
def _new_ops() -> Insert:
    return insert(_OPS)


@cache
def _confirmed() -> Update:
    told = update(_OPS).where(_OPS.c.id == bindparam("the_id"))
    return told.values(school_seq=bindparam("seq"), stamp=bindparam("new_stamp"), bucket=bindparam("in_bucket"))
