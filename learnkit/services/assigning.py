"""A teacher gives pupils something to read or write, and can take it back."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from learnkit.db.material import ShelfRow, TextRow
from learnkit.db.task import GivenTaskRow
from learnkit.domain.people import Actor
from learnkit.domain.roles import Permission
from learnkit.domain.tasks import TaskKind, WritingFrame
from learnkit.errors import LearnKitError
from learnkit.journal.op import Value
from learnkit.services import rights
from learnkit.services.class_roll import on_the_roll
from learnkit.services.desk import Desk
from learnkit.services.tasks import PupilTask, pupil_tasks

LONGEST_MESSAGE = 2_000
"""Letters a message may have: a page."""
LONGEST_TITLE = 100


@dataclass(frozen=True)
class Given:
    """A task that has been given."""

    task: str
    pupils: tuple[str, ...]


@dataclass(frozen=True)
class ClassTask:
    """A task as the teacher follows it, over all who have it."""

    id: str
    kind: TaskKind
    text: str
    frame: str
    title: str
    message: str
    until: date | None
    given_by: str
    given_at: datetime
    pupils: tuple[PupilTask, ...]

    @property
    def done(self) -> int:
        return sum(task.state.is_done for task in self.pupils)


def assign(
    desk: Desk,
    actor: Actor,
    school_class: str,
    *,
    pupils: Collection[str] | None = None,
    text: str | None = None,
    frame: str | None = None,
    title: str = "",
    until: date | None = None,
    message: str = "",
) -> Given:
    """Give a text to read or something to write, to a class or to some of its pupils.

    `title` names a writing task; a text has its own. `until` is the last day, today at the earliest.
    rights.denied for another's class, a pupil who is not in it, or a text on no shelf of the school.
    task.what unless it is one of text and frame, task.no_such_frame, task.nobody for a class without pupils,
    task.day_is_over, task.too_long for a message or title no one would read.
    """
    what = _what(text, frame)
    if until is not None and until < desk.today:
        raise LearnKitError("task.day_is_over", until=until.isoformat())
    message, title = message.strip(), " ".join(title.split())
    if len(message) > LONGEST_MESSAGE or len(title) > LONGEST_TITLE:
        raise LearnKitError("task.too_long", letters=max(len(message), len(title)))
    with desk.act(actor) as act:
        rights.must_reach_class(desk, act.session, actor, Permission.ASSIGN, school_class)
        chosen = _chosen(desk, act.session, actor, school_class, pupils)
        task = act.clock.new_id()
        fields: dict[str, Value] = {"task": task, "school_class": school_class, "message": message, **what}
        fields["title"] = _title(act.session, actor, text) if text is not None else title
        fields |= {"until": until.isoformat() if until is not None else "", "taken_back": False}
        fields |= {"given_by": actor.person, "given_at": act.now}
        for pupil in chosen:
            act.create("given_task", {**fields, "pupil": pupil}, row=f"{task}:{pupil}")
    return Given(task, chosen)


def take_back_task(desk: Desk, actor: Actor, task: str) -> Given:
    """Undo a task: it is no longer among the pupils' tasks; what they made of it stays theirs.

    It is taken from those the actor may give tasks today. rights.denied where that is none of those who have it.
    """
    with desk.act(actor) as act:
        mine = rights.pupils(desk, act.session, actor, Permission.ASSIGN)
        rows = act.session.scalars(select(GivenTaskRow).where(GivenTaskRow.task == task)).all()
        reached = [row for row in rows if row.pupil in mine]
        if not reached:
            raise LearnKitError("rights.denied", permission="assign")
        for row in [row for row in reached if not row.taken_back]:
            act.set("given_task", row.id, taken_back=True)
        return Given(task, tuple(row.pupil for row in reached))


def tasks_given(desk: Desk, actor: Actor, school_class: str) -> tuple[ClassTask, ...]:
    """The tasks given in a class and not taken back, the newest first, with how far each pupil has come."""
    with desk.read(actor) as session:
        rights.must_reach_class(desk, session, actor, Permission.READ_WRITINGS, school_class)
        here = on_the_roll(session, school_class, desk.today)
        by_task: dict[str, list[PupilTask]] = {}
        for task in pupil_tasks(session, here):
            if task.school_class == school_class:
                by_task.setdefault(task.id, []).append(task)
    found = [_class_task(tasks) for tasks in by_task.values()]
    return tuple(sorted(found, key=lambda task: (task.given_at, task.id), reverse=True))


def _what(text: str | None, frame: str | None) -> dict[str, Value]:
    if (text is None) == (frame is None):
        raise LearnKitError("task.what")
    if frame is not None and frame not in list(WritingFrame):
        raise LearnKitError("task.no_such_frame", frame=frame, frames=" ".join(WritingFrame))
    kind = TaskKind.TEXT if text is not None else TaskKind.WRITING
    return {"kind": kind.value, "text": text or "", "frame": frame or ""}


def _chosen(
    desk: Desk, session: Session, actor: Actor, school_class: str, pupils: Collection[str] | None
) -> tuple[str, ...]:
    here = on_the_roll(session, school_class, desk.today)
    chosen = here if pupils is None else [pupil for pupil in here if pupil in pupils]
    if pupils is not None and set(pupils) - set(chosen):
        raise LearnKitError("rights.denied", permission="assign")
    if not chosen:
        raise LearnKitError("task.nobody")
    return tuple(chosen)


def _title(session: Session, actor: Actor, text: str) -> str:
    """The title of a text that all of the school may take from the shelf."""
    on_shelf = select(ShelfRow.id).where(ShelfRow.text == TextRow.id, ShelfRow.holder == actor.school).exists()
    title = session.scalar(select(TextRow.title).where(TextRow.id == text, on_shelf))
    if title is None:
        raise LearnKitError("rights.denied", permission="read_text")
    return title


def _class_task(tasks: list[PupilTask]) -> ClassTask:
    one = tasks[0]
    return ClassTask(
        id=one.id,
        kind=one.kind,
        text=one.text,
        frame=one.frame,
        title=one.title,
        message=one.message,
        until=one.until,
        given_by=one.given_by,
        given_at=one.given_at,
        pupils=tuple(tasks),
    )
