"""The tasks pupils have, and how far each has come."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from learnkit.db.reading import PlaceRow, SittingRow
from learnkit.db.task import GivenTaskRow
from learnkit.db.writing import DocumentRow
from learnkit.domain.calendar import Period
from learnkit.domain.people import Actor
from learnkit.domain.roles import Permission
from learnkit.domain.tasks import HandInState, TaskKind, TaskState
from learnkit.services import rights
from learnkit.services.desk import Desk
from learnkit.services.hand_ins import HandIn, hand_ins


@dataclass(frozen=True)
class PupilTask:
    """A task as one pupil has it."""

    id: str
    pupil: str
    school_class: str
    kind: TaskKind
    text: str
    """the text to read, or empty"""
    frame: str
    """a `WritingFrame`, or empty"""
    title: str
    """the text's title; of a writing task what the teacher called it, or empty"""
    message: str
    until: date | None
    given_by: str
    given_at: datetime
    state: TaskState
    document: str | None
    """the pupil's own text that answers it, the one last handed in before the others"""

    def is_overdue(self, today: date) -> bool:
        """Whether its last day is over and it is not done."""
        return self.until is not None and self.until < today and not self.state.is_done


def tasks_of(desk: Desk, actor: Actor, pupil: str) -> tuple[PupilTask, ...]:
    """The tasks a pupil has: those not done first, by their last day, then the done ones, the newest first."""
    with desk.read(actor) as session:
        rights.must_reach(desk, session, actor, Permission.READ_WRITINGS, pupil)
        found = pupil_tasks(session, [pupil])
    waiting = sorted((t for t in found if not t.state.is_done), key=lambda t: (t.until or date.max, t.given_at, t.id))
    done = sorted((t for t in found if t.state.is_done), key=lambda t: (t.given_at, t.id), reverse=True)
    return (*waiting, *done)


def pupil_tasks(session: Session, pupils: Collection[str], given: Period | None = None) -> tuple[PupilTask, ...]:
    """The tasks of these pupils that were not taken back, of a period only those given in it, the oldest first."""
    asked = select(GivenTaskRow).where(GivenTaskRow.pupil.in_(pupils), GivenTaskRow.taken_back.is_(False))
    if given is not None:
        begins, ends = given.begins.isoformat(timespec="seconds"), given.ends.isoformat(timespec="seconds")
        asked = asked.where(GivenTaskRow.given_at >= begins, GivenTaskRow.given_at < ends)
    rows = session.scalars(asked.order_by(GivenTaskRow.given_at, GivenTaskRow.id)).all()
    return _Progress(session, {row.pupil for row in rows}).of(rows) if rows else ()


class _Progress:
    """What pupils have done that a task may have asked for."""

    def __init__(self, session: Session, pupils: Collection[str]) -> None:
        self._handed = {(h.pupil, h.task): h for h in hand_ins(session, pupils) if h.task}
        self._sat: dict[tuple[str, str], str] = {
            (pupil, text): begun
            for pupil, text, begun in session.execute(
                select(SittingRow.pupil, SittingRow.text, func.max(SittingRow.begun))
                .where(SittingRow.pupil.in_(pupils))
                .group_by(SittingRow.pupil, SittingRow.text)
            )
        }
        self._places = {
            (pupil, text): json.loads(at)
            for pupil, text, at in session.execute(
                select(PlaceRow.pupil, PlaceRow.text, PlaceRow.at).where(PlaceRow.pupil.in_(pupils))
            )
        }
        own = select(DocumentRow.owner, DocumentRow.task, DocumentRow.id).where(
            DocumentRow.owner.in_(pupils), DocumentRow.task != ""
        )
        self._begun = {(owner, task): id_ for owner, task, id_ in session.execute(own.order_by(DocumentRow.id.desc()))}

    def of(self, rows: Collection[GivenTaskRow]) -> tuple[PupilTask, ...]:
        return tuple(
            PupilTask(
                id=row.task,
                pupil=row.pupil,
                school_class=row.school_class,
                kind=TaskKind(row.kind),
                text=row.text,
                frame=row.frame,
                title=row.title,
                message=row.message,
                until=date.fromisoformat(row.until) if row.until else None,
                given_by=row.given_by,
                given_at=datetime.fromisoformat(row.given_at),
                state=self._state(row),
                document=self._document(row),
            )
            for row in rows
        )

    def _state(self, row: GivenTaskRow) -> TaskState:
        handed = self._handed_in(row)
        if handed is not None:
            return TaskState.HANDED_BACK if handed.state is HandInState.HANDED_BACK else TaskState.HANDED_IN
        place = self._places.get((row.pupil, row.text))
        if place is not None and place["done"] >= 1:
            return TaskState.DONE
        opened = max(place["when"] if place is not None else "", self._sat.get((row.pupil, row.text), ""))
        begun = opened >= row.given_at[: len("2026-11-24")] or (row.pupil, row.task) in self._begun
        return TaskState.BEGUN if begun else TaskState.OPEN

    def _document(self, row: GivenTaskRow) -> str | None:
        handed = self._handed_in(row)
        return handed.document if handed is not None else self._begun.get((row.pupil, row.task))

    def _handed_in(self, row: GivenTaskRow) -> HandIn | None:
        return self._handed.get((row.pupil, row.task))
