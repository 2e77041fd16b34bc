"""Sending what waits and fetching what there is, and the truth about where the work lies."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import func, select

from learnkit.db.journal import OpRow, RefusedRow
from learnkit.db.stores import Store
from learnkit.domain.people import Actor
from learnkit.errors import LearnKitError
from learnkit.services.desk import Desk
from learnkit.services.joining import GRANT_FACT, STATE_FACT, ask_standing, free_mb, is_enrolled, way_to_school
from learnkit.sync.device import Commit, Device, Moved, at_once
from learnkit.sync.joining import APPROVED, REVOKED, WAITING
from learnkit.sync.over_http import SchoolOverHttp

SYNCED_FACT = "synced_at"
KINDS = {
    "version": "writing",
    "document": "writing",
    "sitting": "reading",
    "place": "reading",
    "hand_in": "hand_in",
    "hand_back": "hand_back",
    "given_task": "task",
    "comment": "comment",
    "observation": "observation",
    "judgement": "judgement",
    "text": "text",
    "shelf": "text",
    "preference": "choice",
}
"""What an act is, as one speaks of it; of anything else, `other`."""
OTHER = "other"


class Pill(StrEnum):
    """The four truths about where the work lies."""

    HERE = "here"
    """kept on this machine, which belongs to no school server"""
    AT_SCHOOL = "at_school"
    """kept here, and at the school"""
    WAITING = "waiting"
    """kept here; some of it has not come to the school yet"""
    NEEDS_A_PERSON = "needs_a_person"
    """the school would not take some of it, or does not let this machine in"""


@dataclass(frozen=True)
class Lot:
    """Acts of one kind by one person that lie here alone."""

    kind: str
    person: str
    count: int
    oldest: datetime
    """when the first of them was done"""
    refused: str
    """why the school would not take them; empty while they wait"""


@dataclass(frozen=True)
class SyncState:
    """Where the work of one store lies."""

    standing: str
    """alone, school (it is kept on this machine), waiting, approved or revoked"""
    lots: tuple[Lot, ...]
    """those that need a person first, then the oldest"""
    synced_at: datetime | None
    """when this store and the school last agreed"""

    @property
    def waiting(self) -> int:
        """Acts that will be sent when the school is next in reach."""
        return sum(lot.count for lot in self.lots if not lot.refused)

    @property
    def refused(self) -> int:
        """Acts the school would not take."""
        return sum(lot.count for lot in self.lots if lot.refused)

    @property
    def pill(self) -> Pill:
        """The one thing to say."""
        if self.standing == "alone":
            return Pill.HERE
        if self.refused or self.standing in (WAITING, REVOKED):
            return Pill.NEEDS_A_PERSON
        return Pill.WAITING if self.waiting else Pill.AT_SCHOOL


def sync_once(desk: Desk, actor: Actor | None = None, commit: Commit = at_once) -> Moved:
    """Bring this device's store and the school to the same, or a staff member's own open store, until nothing moves.

    `commit` does each slice of work where transactions are done. Where the school is kept here there is nothing to
    do. sync.not_enrolled; school.out_of_reach (with `retry_after` seconds where the school names them);
    device.waiting; device.revoked and grant.revoked, after all the school has is erased here.
    """
    if desk.stores.school is not None:
        return Moved(0, 0, 0, 0, 0, 0)
    store, way = _store(desk, actor), way_to_school(desk, actor)
    try:
        _must_be_let_in(desk, way)
        moved = Device(store, desk.clock, desk.device, way, desk.home.books, commit).sync(free_mb=free_mb(desk))
    except LearnKitError as problem:
        code = problem.code
        commit(lambda: _note(desk, store, code))
        raise
    finally:
        way.close()
    commit(lambda: store.set_fact(SYNCED_FACT, desk.clock.now().isoformat(timespec="seconds")))
    return moved


def sync_state(desk: Desk, actor: Actor | None = None) -> SyncState:
    """Where the work of this device lies, or of a staff member whose own store is open."""
    if desk.stores.school is not None:
        return SyncState("school", (), None)
    store = _store(desk, actor)
    if not is_enrolled(desk):
        return SyncState("alone", (), None)
    at = store.fact(SYNCED_FACT)
    standing = desk.stores.device.fact(STATE_FACT) or WAITING
    return SyncState(standing, _lots(store), datetime.fromisoformat(at) if at else None)


def _store(desk: Desk, actor: Actor | None) -> Store:
    return desk.stores.device if actor is None else desk.store_of(actor)


def _must_be_let_in(desk: Desk, way: SchoolOverHttp) -> None:
    """A device that waited asks first whether it may come in; from then on it knows its school."""
    if desk.stores.device.fact(STATE_FACT) == APPROVED:
        return
    state = ask_standing(desk, way).state
    if state != APPROVED:
        raise LearnKitError("device.revoked" if state == REVOKED else "device.waiting")


def _note(desk: Desk, store: Store, code: str) -> None:
    if code == "device.revoked":
        desk.stores.device.set_fact(STATE_FACT, REVOKED)
    elif code == "grant.revoked":
        store.set_fact(GRANT_FACT, "")


def _lots(store: Store) -> tuple[Lot, ...]:
    refused = func.coalesce(RefusedRow.code, "")
    asked = (
        select(OpRow.table_name, OpRow.actor, refused, func.count(), func.min(OpRow.at))
        .outerjoin(RefusedRow, RefusedRow.op == OpRow.id)
        .where(OpRow.school_seq.is_(None))
        .group_by(OpRow.table_name, OpRow.actor, refused)
    )
    found: dict[tuple[str, str, str], tuple[int, str]] = {}
    with store.reading() as session:
        for table, person, code, count, oldest in session.execute(asked):
            key = (KINDS.get(table, OTHER), person, code)
            before = found.get(key, (0, oldest))
            found[key] = before[0] + count, min(before[1], oldest)
    lots = [
        Lot(kind, person, count, datetime.fromisoformat(oldest), code)
        for (kind, person, code), (count, oldest) in found.items()
    ]
    return tuple(sorted(lots, key=lambda lot: (not lot.refused, lot.oldest, lot.kind, lot.person)))
