"""What every pupil of the school did, month by month: what the leader's figures are added up from.

No name and no single pupil leaves the reports that ask here; pupils are told apart only so that each is counted once.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from learnkit.db.people import ClassRow, PersonRow, PupilInClassRow, SchoolRow
from learnkit.domain.calendar import Period, school_day, school_year
from learnkit.domain.people import Actor, Bond, Role
from learnkit.domain.roles import Permission
from learnkit.errors import LearnKitError
from learnkit.services import rights
from learnkit.services.bonds import bond
from learnkit.services.counting import Work, count_work
from learnkit.services.desk import Desk
from learnkit.services.tasks import pupil_tasks


@dataclass(frozen=True)
class ClassOfYear:
    """A class in the school year that the calendar year `year` begins."""

    id: str
    name: str
    level: int
    year: int


@dataclass(frozen=True)
class PupilMonth:
    """What one pupil did in one month, in the class the pupil was in last that month."""

    pupil: str
    school_class: str
    month: Period
    work: Work
    tasks_given: int
    """tasks given in the month and not taken back"""
    tasks_done: int
    """of those, the ones that are done now"""


@dataclass(frozen=True)
class SchoolUsage:
    """A period: its months, and every pupil who was in a class in them."""

    period: Period
    months: tuple[Period, ...]
    classes: tuple[ClassOfYear, ...]
    """of the school years in which the months lie"""
    pupils: tuple[PupilMonth, ...]


def months_of(period: Period) -> tuple[Period, ...]:
    """The calendar months of a period, the first and the last cut to it."""
    found: list[Period] = []
    first = period.first
    while first <= period.last:
        last = min(_month_ends(first), period.last)
        found.append(Period(first, last))
        first = last + timedelta(days=1)
    return tuple(found)


def class_of(bonds: Iterable[Bond], month: Period) -> str | None:
    """The class a pupil was in last in that month; of two at once the one begun last. None if in none."""
    there = [b for b in bonds if b.since <= month.last and (b.until is None or b.until >= month.first)]
    if not there:
        return None
    return max(there, key=lambda b: (min(b.until or month.last, month.last), b.since, b.other)).other


def school_name(desk: Desk, actor: Actor) -> str:
    """The name of the actor's school."""
    with desk.read(actor) as session:
        row = session.get(SchoolRow, actor.school)
        return row.name if row is not None else ""


def school_usage(desk: Desk, actor: Actor, periods: Sequence[Period]) -> tuple[SchoolUsage, ...]:
    """What the school's pupils did in each period.

    rights.denied for who may not see the school's usage, and where the school's own store is not on this machine;
    report.bad_period for a period that ends before it begins.
    """
    rights.must(actor, Permission.SEE_USAGE)
    if desk.stores.school is None:
        raise LearnKitError("rights.denied", permission="school_store")
    for period in periods:
        if period.days == 0:
            raise LearnKitError("report.bad_period", first=period.first.isoformat(), last=period.last.isoformat())
    with desk.read(actor) as session:
        return tuple(_usage(session, actor.school, period) for period in periods)


def years_with_classes(desk: Desk, actor: Actor) -> frozenset[int]:
    """The school years, by the calendar year each begins in, for which the school has classes."""
    with desk.read(actor) as session:
        return frozenset(session.scalars(select(ClassRow.year).where(ClassRow.school == actor.school).distinct()))


def _usage(session: Session, school: str, period: Period) -> SchoolUsage:
    rows = session.scalars(select(ClassRow).where(ClassRow.school == school)).all()
    every = {row.id: ClassOfYear(row.id, row.name, row.level, row.year) for row in rows}
    years = {c.year for c in every.values()}
    months = tuple(month for month in months_of(period) if school_year(month.first) in years)
    told = {school_year(month.first) for month in months}
    classes = tuple(sorted((c for c in every.values() if c.year in told), key=lambda c: (c.level, c.name, c.id)))
    bonds = _bonds(session, school, {c.id for c in classes})
    work = count_work(session, list(bonds), months)
    tasks = _tasks(session, list(bonds), months)
    found: list[PupilMonth] = []
    for pupil, in_classes in bonds.items():
        for at, month in enumerate(months):
            year = school_year(month.first)
            here = class_of((b for b in in_classes if every[b.other].year == year), month)
            if here is not None:
                given, done = tasks.get((pupil, month), (0, 0))
                found.append(PupilMonth(pupil, here, month, work[pupil][at], given, done))
    return SchoolUsage(period, months, classes, tuple(found))


def _bonds(session: Session, school: str, classes: Collection[str]) -> dict[str, list[Bond]]:
    """Each pupil's classes; one who left the school without an end to the bond is in none."""
    rows = session.scalars(
        select(PupilInClassRow)
        .join(PersonRow, PersonRow.id == PupilInClassRow.person)
        .where(PersonRow.school == school, PersonRow.role == Role.PUPIL)
        .where(PersonRow.left.is_(False) | (PupilInClassRow.until != ""))
    )
    found: dict[str, list[Bond]] = {}
    for row in rows:
        if row.school_class in classes:
            found.setdefault(row.person, []).append(bond(row.person, row.school_class, row.since, row.until))
    return found


def _tasks(
    session: Session, pupils: Sequence[str], months: Sequence[Period]
) -> dict[tuple[str, Period], tuple[int, int]]:
    found: dict[tuple[str, Period], tuple[int, int]] = {}
    if not months:
        return found
    for task in pupil_tasks(session, pupils, Period(months[0].first, months[-1].last)):
        day = school_day(task.given_at)
        month = next((m for m in months if m.first <= day <= m.last), None)
        if month is not None:
            given, done = found.get((task.pupil, month), (0, 0))
            found[task.pupil, month] = given + 1, done + task.state.is_done
    return found


def _month_ends(day: date) -> date:
    nearly = day.replace(day=28) + timedelta(days=4)
    return nearly - timedelta(days=nearly.day)
