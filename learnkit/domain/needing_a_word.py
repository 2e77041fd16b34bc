"""Who in a class needs a word first, and why: facts about the last weeks, never a judgement of the child.

Every rule compares a pupil with the pupil's own weeks before and with the class: in a holiday nobody is singled out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

AT_MOST = 5
"""So many pupils are named; more is a list nobody reads."""
UNSEEN_DAYS = 7
CLASS_SEEN = 4
"""One in so many of the class must have been seen in those days before being absent says anything."""
WAITING_DAYS = 5
OVERDUE_DAYS = 28
"""A task whose last day is longer ago is not brought up again."""
RECENT_DAYS = 14
BEFORE_DAYS = 42
"""The weeks before the recent ones, which a pupil is compared with."""
HABIT_SECONDS = 60 * 60
"""Reading in a usual fortnight below which less of it says nothing."""
HABIT_WORDS = 100
MUCH_LESS = 0.5


class Reason(StrEnum):
    """Why a pupil is named; the order is who needs it first."""

    NOT_SEEN = "not_seen"
    """facts: days since the pupil last read or wrote, or came into the class; seen: whether ever"""
    TASK_OVERDUE = "task_overdue"
    """facts: days over, tasks (how many), title of the one most overdue, kind, frame"""
    HAND_IN_WAITS = "hand_in_waits"
    """facts: days it has waited, title, document"""
    READS_LESS = "reads_less"
    """facts: minutes in the last 14 days, usual in as many days before"""
    WRITES_LESS = "writes_less"
    """facts: words in the last 14 days, usual in as many days before"""


@dataclass(frozen=True)
class NeedsAWord:
    """A pupil, why, and the facts behind it."""

    pupil: str
    reason: Reason
    facts: dict[str, int | str | bool]


@dataclass(frozen=True)
class Overdue:
    """A task whose last day is over."""

    task: str
    title: str
    kind: str
    frame: str
    until: date


@dataclass(frozen=True)
class WaitingText:
    """A handed-in text nobody has given back."""

    document: str
    title: str
    since: date


@dataclass(frozen=True)
class Lately:
    """What is known of a pupil's last weeks."""

    pupil: str
    came: date
    """the day the pupil came into the class"""
    seen: date | None
    """the last day the pupil read or wrote"""
    seconds: int
    """read in the last `RECENT_DAYS` days"""
    seconds_before: int
    """read in the `BEFORE_DAYS` days before those"""
    words: int
    words_before: int
    overdue: tuple[Overdue, ...] = ()
    waiting: tuple[WaitingText, ...] = ()


def who_needs_a_word(pupils: Sequence[Lately], today: date) -> tuple[NeedsAWord, ...]:
    """At most `AT_MOST` pupils, each with the first reason that holds, ordered by reason and then by how much."""
    here = _Class(pupils, today)
    found: list[tuple[int, float, str, NeedsAWord]] = []
    for pupil in pupils:
        reasons = (_not_seen(pupil, here), _overdue(pupil, here), _waits(pupil, here), *_less(pupil, here))
        first = next(((rank, said) for rank, said in enumerate(reasons) if said is not None), None)
        if first is not None:
            rank, (much, needs) = first
            found.append((rank, -much, pupil.pupil, needs))
    return tuple(needs for *_, needs in sorted(found, key=lambda f: f[:3])[:AT_MOST])


_Said = tuple[float, NeedsAWord]


class _Class:
    """The class a pupil is compared with."""

    def __init__(self, pupils: Sequence[Lately], today: date) -> None:
        self.today = today
        lately = sum(p.seen is not None and (today - p.seen).days < UNSEEN_DAYS for p in pupils)
        self.is_here = lately * CLASS_SEEN >= len(pupils)
        self._overdue = Counter(task.task for pupil in pupils for task in pupil.overdue)
        self._size = len(pupils)
        self._seconds = sum(p.seconds for p in pupils), sum(p.seconds_before for p in pupils)
        self._words = sum(p.words for p in pupils), sum(p.words_before for p in pupils)

    def reading_beside(self, pupil: Lately) -> float:
        """How much of their usual reading the others did."""
        return _share(self._seconds[0] - pupil.seconds, self._seconds[1] - pupil.seconds_before)

    def writing_beside(self, pupil: Lately) -> float:
        """How much of their usual writing the others did."""
        return _share(self._words[0] - pupil.words, self._words[1] - pupil.words_before)

    def few(self, tasks: Iterable[Overdue]) -> list[Overdue]:
        """The tasks that only some are behind with: what most of a class have not done says nothing of one pupil."""
        return [task for task in tasks if self._overdue[task.task] <= max(AT_MOST, self._size // 2)]


def _share(recent: int, before: int) -> float:
    """How much of the usual a fortnight came to, at most all of it; 1 where nothing is usual."""
    usual = before * RECENT_DAYS / BEFORE_DAYS
    return min(1.0, recent / usual) if usual else 1.0


def _not_seen(pupil: Lately, here: _Class) -> _Said | None:
    days = (here.today - max(pupil.seen or pupil.came, pupil.came)).days
    if days < UNSEEN_DAYS or not here.is_here:
        return None
    seen = pupil.seen is not None
    return days, NeedsAWord(pupil.pupil, Reason.NOT_SEEN, {"days": days, "seen": seen})


def _overdue(pupil: Lately, here: _Class) -> _Said | None:
    behind = here.few(pupil.overdue)
    if not behind:
        return None
    worst = min(behind, key=lambda task: task.until)
    days = (here.today - worst.until).days
    facts: dict[str, int | str | bool] = {"days": days, "tasks": len(behind), "title": worst.title}
    facts |= {"kind": worst.kind, "frame": worst.frame}
    return 1000 * len(behind) + days, NeedsAWord(pupil.pupil, Reason.TASK_OVERDUE, facts)


def _waits(pupil: Lately, here: _Class) -> _Said | None:
    if not pupil.waiting:
        return None
    longest = min(pupil.waiting, key=lambda text: text.since)
    days = (here.today - longest.since).days
    if days < WAITING_DAYS:
        return None
    facts: dict[str, int | str | bool] = {"days": days, "title": longest.title, "document": longest.document}
    return days, NeedsAWord(pupil.pupil, Reason.HAND_IN_WAITS, facts)


def _less(pupil: Lately, here: _Class) -> tuple[_Said | None, _Said | None]:
    usual_seconds, usual_words = (
        before * RECENT_DAYS // BEFORE_DAYS for before in (pupil.seconds_before, pupil.words_before)
    )
    reads = writes = None
    if usual_seconds >= HABIT_SECONDS and pupil.seconds < MUCH_LESS * here.reading_beside(pupil) * usual_seconds:
        facts: dict[str, int | str | bool] = {"minutes": pupil.seconds // 60, "usual": usual_seconds // 60}
        reads = usual_seconds - pupil.seconds, NeedsAWord(pupil.pupil, Reason.READS_LESS, facts)
    if usual_words >= HABIT_WORDS and pupil.words < MUCH_LESS * here.writing_beside(pupil) * usual_words:
        facts = {"words": pupil.words, "usual": usual_words}
        writes = usual_words - pupil.words, NeedsAWord(pupil.pupil, Reason.WRITES_LESS, facts)
    return reads, writes
