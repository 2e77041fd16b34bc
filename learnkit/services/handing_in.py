"""A pupil hands in a text, and a teacher gives it back. The text stays the pupil's to write in all the while."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from learnkit.db.task import GivenTaskRow
from learnkit.db.writing import DocumentRow
from learnkit.domain.people import Actor
from learnkit.domain.roles import Permission
from learnkit.domain.tasks import HandInState
from learnkit.errors import LearnKitError
from learnkit.journal.op import Value
from learnkit.services import rights
from learnkit.services.desk import Desk
from learnkit.services.hand_ins import HandIn, hand_in_of
from learnkit.services.writing import begin_in, heads_of, reach


@dataclass(frozen=True)
class Handed:
    """A text as it stands between pupil and teacher after the act."""

    document: str
    version: str
    """the version handed in, or empty"""
    state: HandInState


def begin_answer(desk: Desk, actor: Actor, task: str) -> str:
    """The id of the pupil's own text for a task: the first that was begun for it, or else a new one.

    rights.denied for a task the pupil does not have.
    """
    with desk.act(actor) as act:
        rights.must_reach(desk, act.session, actor, Permission.WRITE, actor.person)
        given = _task(act.session, actor.person, task)
        if given is None:
            raise LearnKitError("rights.denied", permission="write")
        begun = select(DocumentRow.id).where(DocumentRow.owner == actor.person, DocumentRow.task == task)
        first = act.session.scalar(begun.order_by(DocumentRow.id).limit(1))
        return first or begin_in(act, given.title, task)


def hand_in(desk: Desk, actor: Actor, document: str, task: str | None = None) -> Handed:
    """Hand in the shown version of one's own text, as the answer to `task` or to the task it was begun for.

    After more was written, handing in again is a new hand-in; what waits already is not handed in twice.
    document.empty where nothing is written yet; rights.denied for another's text, or a task the pupil does not have.
    """
    with desk.act(actor) as act:
        row = reach(desk, act.session, actor, document, Permission.WRITE)
        given = _task(act.session, row.owner, task if task is not None else row.task)
        if task is not None and given is None:
            raise LearnKitError("rights.denied", permission="write")
        answers = given.task if given is not None else ""
        shown = next(iter(heads_of(act.session, document)), None)
        if shown is None or not shown.text.strip():
            raise LearnKitError("document.empty", document=document)
        if not _waits(hand_in_of(act.session, row.owner, document), shown.version, answers):
            fields: dict[str, Value] = {"pupil": row.owner, "document": document, "version": shown.version}
            act.create("hand_in", {**fields, "task": answers, "at": act.now, "taken_back": False})
        return Handed(document, shown.version, HandInState.HANDED_IN)


def take_back_hand_in(desk: Desk, actor: Actor, document: str) -> Handed:
    """Undo the hand-in of one's own text while no one has given it back; an earlier one then counts again.

    hand_in.none where nothing waits.
    """
    with desk.act(actor) as act:
        row = reach(desk, act.session, actor, document, Permission.WRITE)
        act.set("hand_in", _waiting(act.session, row).id, taken_back=True)
        return _handed(act.session, row)


def hand_back(desk: Desk, actor: Actor, document: str) -> Handed:
    """Give a handed-in text back to its writer. hand_in.none where it is not handed in, or was given back already."""
    with desk.act(actor) as act:
        row = reach(desk, act.session, actor, document, Permission.COMMENT)
        fields: dict[str, Value] = {"pupil": row.owner, "hand_in": _waiting(act.session, row).id}
        act.create("hand_back", {**fields, "given_by": actor.person, "at": act.now})
        return _handed(act.session, row)


def state_of(desk: Desk, actor: Actor, document: str) -> Handed:
    """Where the text is between pupil and teacher."""
    with desk.read(actor) as session:
        return _handed(session, reach(desk, session, actor, document, Permission.READ_WRITINGS))


def _task(session: Session, pupil: str, task: str) -> GivenTaskRow | None:
    """The task as the pupil has it, or None where it was never given or was taken back."""
    mine = select(GivenTaskRow).where(GivenTaskRow.task == task, GivenTaskRow.pupil == pupil)
    return session.scalars(mine.where(GivenTaskRow.taken_back.is_(False))).first()


def _waits(handed: HandIn | None, version: str, task: str) -> bool:
    """Whether this very version waits already, as the answer to this task."""
    return (
        handed is not None
        and handed.state is HandInState.HANDED_IN
        and (handed.version, handed.task) == (version, task)
    )


def _waiting(session: Session, row: DocumentRow) -> HandIn:
    handed = hand_in_of(session, row.owner, row.id)
    if handed is None or handed.state is not HandInState.HANDED_IN:
        raise LearnKitError("hand_in.none", document=row.id)
    return handed


def _handed(session: Session, row: DocumentRow) -> Handed:
    handed = hand_in_of(session, row.owner, row.id)
    return Handed(row.id, handed.version, handed.state) if handed is not None else Handed(row.id, "", HandInState.OWN)
