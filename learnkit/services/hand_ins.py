"""Which texts are handed in, as pupils and teachers see it: of each document the latest hand-in counts."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from learnkit.db.journal import RegisterMarkRow
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

    The latest is the one recorded last by the hybrid clock, whatever day it is dated.
    """
    # The first to hand it back did so: a second one, made on another device, says nothing new.
    given = session.execute(
        select(HandBackRow.hand_in, HandBackRow.at, HandBackRow.given_by)
        .where(HandBackRow.pupil.in_(pupils))
        .order_by(HandBackRow.at.desc(), HandBackRow.id.desc())
    )
    back = {hand_in: (at, by) for hand_in, at, by in given}
    mark = RegisterMarkRow
    rows = session.execute(
        select(
            HandInRow.id, HandInRow.pupil, HandInRow.document, HandInRow.version, HandInRow.task, HandInRow.at
        )
        .select_from(HandInRow)
        .join(mark, (mark.table_name == "hand_in") & (mark.row == HandInRow.id) & (mark.field == "at"))
        .where(HandInRow.pupil.in_(pupils), HandInRow.taken_back.is_(False))
        .order_by(mark.stamp, HandInRow.id)
    )  # fmt: skip
    latest = {row.document: row for row in rows}
    found = [
        HandIn(id_, pupil, document, version, task, datetime.fromisoformat(at), *_back(back.get(id_)))
        for id_, pupil, document, version, task, at in latest.values()
    ]
    return tuple(sorted(found, key=lambda h: (h.at, h.id)))


def hand_in_of(session: Session, pupil: str, document: str) -> HandIn | None:
    """The hand-in of one text that counts, or None where it is not handed in."""
    return next((h for h in hand_ins(session, [pupil]) if h.document == document), None)


def _back(given: tuple[str, str] | None) -> tuple[datetime | None, str]:
    return (datetime.fromisoformat(given[0]), given[1]) if given is not None else (None, "")
