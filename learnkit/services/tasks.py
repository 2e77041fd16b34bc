"""The tasks pupils have, and how far each has come."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from sqlalchemy import ColumnElement, and_, func, or_, select
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


def pupil_tasks(
    session: Session,
    pupils: Collection[str],
    given: Period | None = None,
    *,
    ending: Sequence[Period] = (),
    handed_in: Sequence[HandIn] | None = None,
) -> tuple[PupilTask, ...]:
    """The tasks of these pupils that were not taken back, the oldest first.

    With `given`, only those given in that period, or with their last day in one of `ending`.
    `handed_in` is what `hand_ins` tells of these pupils, where the caller has asked already.
    """
    asked = select(*_FIELDS).where(GivenTaskRow.pupil.in_(pupils), GivenTaskRow.taken_back.is_(False))
    if given is not None:
        asked = asked.where(or_(_given_in(given), *(_ending_in(period) for period in ending)))
    rows = [_Given(*row) for row in session.execute(asked.order_by(GivenTaskRow.given_at, GivenTaskRow.id))]
    return _Progress(session, rows, handed_in).tasks() if rows else ()


def _given_in(period: Period) -> ColumnElement[bool]:
    begins, ends = (moment.isoformat(timespec="seconds") for moment in (period.begins, period.ends))
    return and_(GivenTaskRow.given_at >= begins, GivenTaskRow.given_at < ends)


def _ending_in(period: Period) -> ColumnElement[bool]:
    return GivenTaskRow.until.between(period.first.isoformat(), period.last.isoformat())


class _Given(NamedTuple):
    """What the store has of a task; its fields are the columns asked for."""

    task: str
    pupil: str
    school_class: str
    kind: str
    text: str
    frame: str
    title: str
    message: str
    until: str
    given_by: str
    given_at: str


_FIELDS = [getattr(GivenTaskRow, name) for name in _Given._fields]
_DAY = len("2026-11-24")


class _Progress:
    """What pupils have done that these tasks may have asked for."""

    def __init__(self, session: Session, rows: Sequence[_Given], handed_in: Sequence[HandIn] | None) -> None:
        self._rows = rows
        pupils = {row.pupil for row in rows}
        if handed_in is None:
            handed_in = hand_ins(session, pupils)
        self._handed: dict[tuple[str, str], HandIn] = {(h.pupil, h.task): h for h in handed_in}
        since = rows[0].given_at[:_DAY]
        sat = select(SittingRow.pupil, SittingRow.text, func.max(SittingRow.begun)).where(
            SittingRow.pupil.in_(pupils), SittingRow.begun >= since
        )
        self._sat = {
            (pupil, text): begun
            for pupil, text, begun in session.execute(sat.group_by(SittingRow.pupil, SittingRow.text))
        }
        places = select(PlaceRow.pupil, PlaceRow.text, PlaceRow.at).where(PlaceRow.pupil.in_(pupils))
        self._places = {(pupil, text): at for pupil, text, at in session.execute(places)}
        own = select(DocumentRow.owner, DocumentRow.task, DocumentRow.id).where(
            DocumentRow.owner.in_(pupils), DocumentRow.task != ""
        )
        self._begun = {(owner, task): id_ for owner, task, id_ in session.execute(own.order_by(DocumentRow.id.desc()))}

    def tasks(self) -> tuple[PupilTask, ...]:
        return tuple(self._task(row) for row in self._rows)

    def _task(self, row: _Given) -> PupilTask:
        handed, begun = self._handed.get((row.pupil, row.task)), self._begun.get((row.pupil, row.task))
        if handed is not None:
            state = TaskState.HANDED_BACK if handed.state is HandInState.HANDED_BACK else TaskState.HANDED_IN
        elif begun is not None:
            state = TaskState.BEGUN
        else:
            state = self._reading(row)
        return PupilTask(
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
            state=state,
            document=handed.document if handed is not None else begun,
        )

    def _reading(self, row: _Given) -> TaskState:
        """How far the pupil has come in the text; that of a writing task, which names none, nobody has opened."""
        place = self._places.get((row.pupil, row.text))
        opened = self._sat.get((row.pupil, row.text), "")
        if place is not None:
            kept = json.loads(place)
            if kept["done"] >= 1:
                return TaskState.DONE
            opened = max(kept["when"], opened)
        return TaskState.BEGUN if opened >= row.given_at[:_DAY] else TaskState.OPEN
