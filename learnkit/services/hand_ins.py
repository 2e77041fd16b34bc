"""Which texts are handed in, as pupils and teachers see it: of each document the latest hand-in counts."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from learnkit.db.task import HandBackRow, HandInRow
from learnkit.domain.tasks import HandInState


@dataclass(frozen=True)
class HandIn:
    """A version of a text, handed in."""

    id: str
    pupil: str
    document: str
    version: str
    task: str
    """the task it answers, or empty"""
    at: datetime
    handed_back: datetime | None
    handed_back_by: str
    """who read it, or empty"""

    @property
    def state(self) -> HandInState:
        return HandInState.HANDED_IN if self.handed_back is None else HandInState.HANDED_BACK


def hand_ins(session: Session, pupils: Collection[str]) -> tuple[HandIn, ...]:
    """The latest hand-in of every text of these pupils, the oldest first; one that was taken back is none.

    The latest is the one dated latest, then the one with the greater id.
    """
    rows = session.scalars(
        select(HandInRow)
        .where(HandInRow.pupil.in_(pupils), HandInRow.taken_back.is_(False))
        .order_by(HandInRow.at, HandInRow.id)
    )
    latest = {row.document: row for row in rows}
    # The first to hand it back did so: a second one, made on another device, says nothing new.
    given = session.scalars(
        select(HandBackRow).where(HandBackRow.pupil.in_(pupils)).order_by(HandBackRow.at.desc(), HandBackRow.id.desc())
    )
    back = {row.hand_in: row for row in given}
    found = [_hand_in(row, back.get(row.id)) for row in latest.values()]
    return tuple(sorted(found, key=lambda h: (h.at, h.id)))


def hand_in_of(session: Session, pupil: str, document: str) -> HandIn | None:
    """The hand-in of one text that counts, or None where it is not handed in."""
    return next((h for h in hand_ins(session, [pupil]) if h.document == document), None)


def _hand_in(row: HandInRow, back: HandBackRow | None) -> HandIn:
    return HandIn(
        id=row.id,
        pupil=row.pupil,
        document=row.document,
        version=row.version,
        task=row.task,
        at=datetime.fromisoformat(row.at),
        handed_back=datetime.fromisoformat(back.at) if back is not None else None,
        handed_back_by=back.given_by if back is not None else "",
    )
