"""A class as its teacher sees it: who read and wrote what, who waits for an answer, who needs a word first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from learnkit.db.people import PersonRow, PupilInClassRow
from learnkit.domain.calendar import Period, last_days, school_day
from learnkit.domain.needing_a_word import (
    BEFORE_DAYS,
    OVERDUE_DAYS,
    RECENT_DAYS,
    Lately,
    NeedsAWord,
    Overdue,
    WaitingText,
    who_needs_a_word,
)
from learnkit.domain.people import Actor
from learnkit.domain.roles import Permission
from learnkit.domain.tasks import HandInState
from learnkit.errors import LearnKitError
from learnkit.services import rights
from learnkit.services.class_roll import on_the_roll
from learnkit.services.counting import Work, count_work, last_seen, whole_minutes
from learnkit.services.desk import Desk
from learnkit.services.hand_ins import hand_ins
from learnkit.services.tasks import PupilTask, pupil_tasks
from learnkit.services.writing import titles_of

WEEKS = 8
"""So many calendar weeks, the last of them that of the period's last day, are told one by one."""
MOST_DAYS = 31
"""A longer period is not told day by day."""


@dataclass(frozen=True)
class Week:
    begins: date
    minutes_read: int
    words_written: int


@dataclass(frozen=True)
class PupilLine:
    """One pupil of the class in the period."""

    id: str
    name: str
    avatar: str
    protected: bool
    """a protected name: for the class's own staff alone"""
    minutes_read: int
    words_written: int
    last_seen: datetime | None
    """when the pupil last began to read or wrote, whatever the period"""
    weeks: tuple[Week, ...]
    tasks: tuple[PupilTask, ...]
    """given in the period, or with their last day in it"""


@dataclass(frozen=True)
class Waiting:
    """A handed-in text that waits for an answer."""

    document: str
    title: str
    """as in the pupil's list: what the writer called it, else its first words"""
    pupil: str
    since: datetime
    task: str
    """the task it answers, or empty"""


@dataclass(frozen=True)
class Overview:
    """The class in a period; what waits and who needs a word are as of today."""

    school_class: str
    period: Period
    pupils: tuple[PupilLine, ...]
    """in the order of a list of names"""
    waiting: tuple[Waiting, ...]
    """the longest first"""
    needs_a_word: tuple[NeedsAWord, ...]
    """who needs it first, first"""
    minutes_read: int
    """by all of the class: their seconds added up, then cut to minutes"""
    minutes_before: int
    """the same in as many days before"""
    days: tuple[tuple[date, int], ...]
    """minutes read by the class on each day; none for a period longer than `MOST_DAYS`"""


def class_overview(desk: Desk, actor: Actor, school_class: str, first: date, last: date) -> Overview:
    """The class from one day to another, both included, for whoever may see its reading and writing.

    Its pupils are those of today. class.no_such_period if the last day comes before the first.
    """
    period = Period(first, last)
    if not period.days:
        raise LearnKitError("class.no_such_period", first=first.isoformat(), last=last.isoformat())
    with desk.read(actor) as session:
        for permission in (Permission.SEE_NAMES, Permission.SEE_READING, Permission.READ_WRITINGS):
            rights.must_reach_class(desk, session, actor, permission, school_class)
        return _Looking(desk, session, school_class, period).overview()


class _Looking:
    """One look at one class."""

    def __init__(self, desk: Desk, session: Session, school_class: str, period: Period) -> None:
        self._session, self._class, self._today, self._period = session, school_class, desk.today, period
        self._pupils = on_the_roll(session, school_class, self._today)
        self._weeks = _weeks(period.last)
        self._days = _days(period)
        recent = last_days(self._today, RECENT_DAYS)
        before = last_days(recent.first - timedelta(days=1), BEFORE_DAYS)
        periods = (period, period.before(), recent, before, *self._weeks, *self._days)
        self._work = count_work(session, self._pupils, periods)
        self._seen = last_seen(session, self._pupils)
        self._tasks: defaultdict[str, list[PupilTask]] = defaultdict(list)
        missed = Period(self._today - timedelta(days=OVERDUE_DAYS), self._today - timedelta(days=1))
        handed = hand_ins(session, self._pupils)
        for task in pupil_tasks(session, self._pupils, period, ending=[period, missed], handed_in=handed):
            self._tasks[task.pupil].append(task)
        self._waiting = [h for h in handed if h.state is HandInState.HANDED_IN]
        self._titles = titles_of(session, [h.document for h in self._waiting])

    def overview(self) -> Overview:
        works = [self._work[pupil] for pupil in self._pupils]
        by_day = zip(self._days, range(-len(self._days), 0), strict=True)
        return Overview(
            school_class=self._class,
            period=self._period,
            pupils=self._lines(),
            waiting=tuple(
                Waiting(h.document, self._titles.get(h.document, ""), h.pupil, h.at, h.task) for h in self._waiting
            ),
            needs_a_word=who_needs_a_word([self._lately(p, came) for p, came in self._came().items()], self._today),
            minutes_read=_minutes(work[0] for work in works),
            minutes_before=_minutes(work[1] for work in works),
            days=tuple((day.first, _minutes(work[place] for work in works)) for day, place in by_day),
        )

    def _lines(self) -> tuple[PupilLine, ...]:
        rows = self._session.scalars(select(PersonRow).where(PersonRow.id.in_(self._pupils)))
        people = {row.id: row for row in rows}
        return tuple(self._line(people[pupil]) for pupil in self._pupils)

    def _line(self, row: PersonRow) -> PupilLine:
        asked, _, _, _, *rest = self._work[row.id]
        weeks = zip(self._weeks, rest, strict=False)
        return PupilLine(
            id=row.id,
            name=row.name,
            avatar=row.avatar,
            protected=row.protected,
            minutes_read=asked.minutes_read,
            words_written=asked.words_written,
            last_seen=self._seen.get(row.id),
            weeks=tuple(Week(week.first, work.minutes_read, work.words_written) for week, work in weeks),
            tasks=tuple(task for task in self._tasks[row.id] if _is_of(task, self._period)),
        )

    def _came(self) -> dict[str, date]:
        """Since when each pupil is in the class."""
        bonds = self._session.execute(
            select(PupilInClassRow.person, PupilInClassRow.since).where(PupilInClassRow.school_class == self._class)
        )
        since = {person: date.fromisoformat(day) for person, day in sorted(tuple(bond) for bond in bonds)}
        return {pupil: since[pupil] for pupil in self._pupils}

    def _lately(self, pupil: str, came: date) -> Lately:
        _, _, recent, before, *_ = self._work[pupil]
        seen = self._seen.get(pupil)
        oldest = self._today - timedelta(days=OVERDUE_DAYS)
        overdue = [t for t in self._tasks[pupil] if t.is_overdue(self._today) and (t.until or oldest) >= oldest]
        waiting = [h for h in self._waiting if h.pupil == pupil]
        return Lately(
            pupil=pupil,
            came=came,
            seen=school_day(seen) if seen is not None else None,
            seconds=recent.seconds_read,
            seconds_before=before.seconds_read,
            words=recent.words_written,
            words_before=before.words_written,
            overdue=tuple(
                Overdue(t.id, t.title, t.kind.value, t.frame, t.until) for t in overdue if t.until is not None
            ),
            waiting=tuple(WaitingText(h.document, self._titles.get(h.document, ""), school_day(h.at)) for h in waiting),
        )


def _weeks(last: date) -> list[Period]:
    """The weeks from Monday to Sunday up to the one a day lies in."""
    monday = last - timedelta(days=last.weekday())
    mondays = [monday - timedelta(weeks=ago) for ago in reversed(range(WEEKS))]
    return [Period(day, day + timedelta(days=6)) for day in mondays]


def _days(period: Period) -> list[Period]:
    if period.days > MOST_DAYS:
        return []
    days = [period.first + timedelta(days=n) for n in range(period.days)]
    return [Period(day, day) for day in days]


def _minutes(works: Iterable[Work]) -> int:
    return whole_minutes(sum(work.seconds_read for work in works))


def _is_of(task: PupilTask, period: Period) -> bool:
    given = period.first <= school_day(task.given_at) <= period.last
    return given or (task.until is not None and period.first <= task.until <= period.last)
