"""Pupils by goals: what the teacher has judged, what is proposed, and how much lies behind each cell."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from learnkit.db.competence import JudgementRow
from learnkit.db.journal import OpRow
from learnkit.db.people import ClassRow, PersonRow
from learnkit.domain.competence import Level, standing
from learnkit.domain.goals import Framework, Goal
from learnkit.domain.people import Actor
from learnkit.domain.roles import Permission
from learnkit.services import rights
from learnkit.services.class_roll import on_the_roll
from learnkit.services.desk import Desk
from learnkit.services.evidence import Evidence
from learnkit.services.goal_frameworks import framework


@dataclass(frozen=True)
class Cell:
    """One goal of one pupil."""

    goal: str
    judged: Level | None
    proposed: Level | None
    """told whether or not the teacher has judged"""
    evidence: int


@dataclass(frozen=True)
class PupilGoals:
    """One pupil's row, its cells in the order of the goals."""

    pupil: str
    name: str
    avatar: str
    protected: bool
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class CompetenceTable:
    """A class and the goals of its class step."""

    framework: Framework
    goals: tuple[Goal, ...]
    rows: tuple[PupilGoals, ...]
    """in the order of a list of names"""


def competence_table(desk: Desk, actor: Actor, school_class: str, *, of: Framework | None = None) -> CompetenceTable:
    """The goals of a class's step in that framework, or in the first one, for each pupil of today.

    rights.denied unless the actor may see the competences of the class.
    """
    with desk.read(actor) as session:
        rights.must_reach_class(desk, session, actor, Permission.SEE_COMPETENCES, school_class)
        used = of or framework()
        goals = used.goals_for(session.get_one(ClassRow, school_class).level)
        pupils = on_the_roll(session, school_class, desk.today)
        evidence = Evidence(session, pupils, desk.today)
        judged = _judged(session, pupils)
        people = {row.id: row for row in session.scalars(select(PersonRow).where(PersonRow.id.in_(pupils)))}
        return CompetenceTable(
            used, goals, tuple(_row(people[pupil], goals, evidence, judged) for pupil in pupils)
        )  # fmt: skip


_Judged = dict[tuple[str, str], Level | None]


def _row(person: PersonRow, goals: tuple[Goal, ...], evidence: Evidence, judged: _Judged) -> PupilGoals:
    cells = tuple(
        Cell(
            goal=goal.id,
            judged=judged.get((person.id, goal.id)),
            proposed=evidence.proposed(person.id, goal),
            evidence=evidence.count(person.id, goal),
        )
        for goal in goals
    )
    return PupilGoals(person.id, person.name, person.avatar, person.protected, cells)


def _judged(session: Session, pupils: tuple[str, ...]) -> _Judged:
    """The judgement that stands for each goal, whichever version of its framework it was made by."""
    rows = session.execute(
        select(JudgementRow.pupil, JudgementRow.goal, JudgementRow.level)
        .join(OpRow, OpRow.id == JudgementRow.id)
        .where(JudgementRow.pupil.in_(pupils))
        .order_by(OpRow.stamp, OpRow.id)
    )
    given: defaultdict[tuple[str, str], list[int | None]] = defaultdict(list)
    for pupil, goal, level in rows:
        given[pupil, goal].append(level)
    stands = {cell: standing(levels) for cell, levels in given.items()}
    return {cell: Level(level) if level is not None else None for cell, level in stands.items()}
