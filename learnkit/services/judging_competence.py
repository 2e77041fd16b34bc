"""A teacher judges a pupil's goal: dated, signed, tied to a version of the framework, never changed afterwards."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from learnkit.db.competence import JudgementRow
from learnkit.db.journal import OpRow
from learnkit.db.people import PersonRow
from learnkit.domain.competence import Level, standing
from learnkit.domain.people import Actor
from learnkit.domain.roles import Permission
from learnkit.errors import LearnKitError
from learnkit.journal.op import Value
from learnkit.services import rights
from learnkit.services.desk import Desk
from learnkit.services.goal_frameworks import goal_named

LONGEST_NOTE = 2_000


@dataclass(frozen=True)
class Judgement:
    """One judgement of one goal."""

    id: str
    level: Level | None
    """None: the judgement before was taken back"""
    note: str
    by: str
    """the teacher's name, or empty where it is not known here"""
    at: datetime
    framework_version: str


def judge(desk: Desk, actor: Actor, pupil: str, goal: str, level: int, note: str = "") -> str:
    """Judge how far a pupil is with a goal, and why; the judgement's id. The latest stands, the earlier can be seen.

    judgement.no_such_level outside 0 to 3, judgement.too_long, goals.no_such_goal for one that cannot be judged.
    """
    if level not in list(Level):
        raise LearnKitError("judgement.no_such_level", level=level)
    return _record(desk, actor, pupil, goal, level, note.strip())


def take_back_judgement(desk: Desk, actor: Actor, pupil: str, goal: str) -> str:
    """Undo the judgement that stands; the one before it, if any, stands again. judgement.none where none stands."""
    with desk.read(actor) as session:
        rights.must_reach(desk, session, actor, Permission.JUDGE, pupil)
        given = session.scalars(
            select(JudgementRow.level)
            .join(OpRow, OpRow.id == JudgementRow.id)
            .where(JudgementRow.pupil == pupil, JudgementRow.goal == goal)
            .order_by(OpRow.stamp, OpRow.id)
        )
        if standing(given) is None:
            raise LearnKitError("judgement.none", goal=goal)
    return _record(desk, actor, pupil, goal, None, "")


def judgements_of(desk: Desk, actor: Actor, pupil: str, goal: str) -> tuple[Judgement, ...]:
    """Every judgement of a pupil's goal with who, when and why, the newest first."""
    with desk.read(actor) as session:
        rights.must_reach(desk, session, actor, Permission.SEE_COMPETENCES, pupil)
        rows = session.execute(
            select(JudgementRow, PersonRow.name)
            .select_from(JudgementRow)
            .join(OpRow, OpRow.id == JudgementRow.id)
            .join(PersonRow, PersonRow.id == JudgementRow.judged_by, isouter=True)
            .where(JudgementRow.pupil == pupil, JudgementRow.goal == goal)
            .order_by(OpRow.stamp.desc(), OpRow.id.desc())
        )
        return tuple(
            Judgement(
                id=row.id,
                level=Level(row.level) if row.level is not None else None,
                note=row.note,
                by=name or "",
                at=datetime.fromisoformat(row.at),
                framework_version=row.framework_version,
            )
            for row, name in rows
        )


def _record(desk: Desk, actor: Actor, pupil: str, goal: str, level: int | None, note: str) -> str:
    if len(note) > LONGEST_NOTE:
        raise LearnKitError("judgement.too_long", letters=len(note))
    with desk.act(actor) as act:
        rights.must_reach(desk, act.session, actor, Permission.JUDGE, pupil)
        framework, _ = goal_named(goal)
        fields: dict[str, Value] = {"pupil": pupil, "framework": framework.id, "framework_version": framework.version}
        fields |= {"goal": goal, "level": level, "note": note, "judged_by": actor.person, "at": act.now}
        return act.create("judgement", fields)
