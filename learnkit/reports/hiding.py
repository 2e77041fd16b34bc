"""Hides small classes, and what else must be hidden so that no subtraction finds them.

What holds. Within one report no hidden number can be told from the shown ones more closely than by `ROOM` units: not
from rows, months and totals, nor from what must be true of any class (nobody is counted below zero, no more are active
than there are, no more tasks done than given), nor from knowing these rules. No sum that can be worked out is over
fewer than five pupils.

Which rows are hidden depends on the rolls of the month and on the classes' names and levels, never on what was read or
written, nor on the period asked for. So two reports of different periods hide the same classes in the same month, and
taking one from the other gives at most what all the hidden classes of a month did together on the days between. Where
that is little or nothing, it is known to be little or nothing for each of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from learnkit.reports.table import COLUMNS, DISTINCT, HIDDEN_BELOW, CountedRow, SchoolClass, Values

ROOM = 5
"""How many units wide, at least, the range must be in which a hidden number may lie."""

COVER = ROOM + 1
"""What hidden numbers must come to together before their sum may be known. One less would do against an attacker who
does not know the rule; one who does learns from a hidden sum that it is below this, and must still have `ROOM`."""


@dataclass(frozen=True)
class Hidden:
    """What may not be shown."""

    rows: frozenset[tuple[str, str]]
    """class id and month"""
    months: frozenset[tuple[str, str]]
    """month and column"""
    totals: frozenset[str]
    """columns"""

    def closed_in(self, month: str) -> frozenset[str]:
        """The columns in which the school's number for this month is hidden."""
        return frozenset(column for of, column in self.months if of == month)


def hidden_rows(rows: Iterable[CountedRow]) -> frozenset[tuple[str, str]]:
    """Class id and month of every row that is hidden."""
    gone = (row for of_month in _by_month(rows).values() for row in _hidden(of_month))
    return frozenset((row.school_class.id, row.month) for row in gone)


def covers(hidden: Sequence[CountedRow]) -> bool:
    """Whether hidden classes of one month hide each other when their sum is known: enough pupils together, which one
    small class never has."""
    return _sum(hidden, "pupils") >= COVER


def hide(rows: Sequence[CountedRow], people: Values, people_shown: Mapping[str, Values]) -> Hidden:
    """What may not be shown of these rows, their months and their totals.

    `people` holds for "pupils" and "active" how many different pupils there are in all rows, `people_shown` the same
    by class id for the rows of each class that are not hidden.
    """
    by_month = _by_month(rows)
    gone = {month: _hidden(of_month) for month, of_month in by_month.items()}
    bare = frozenset(month for month, of_month in by_month.items() if _nobody(of_month))
    small = {month: hidden for month, hidden in gone.items() if hidden and month not in bare}
    months = {(month, column) for month in bare for column in COLUMNS}
    totals = set(COLUMNS) if not all(covers(hidden) for hidden in small.values()) else set()
    for column in COLUMNS:
        closed = {month for month, hidden in small.items() if not covers(hidden) or _sum(hidden, column) < COVER}
        if column in DISTINCT:
            left = min(
                (people[column] - n for n in _accounted_for(by_month, small, people_shown, column)), default=COVER
            )
            totals |= {column} if left < COVER else set()
        elif closed and column not in totals:
            closed, enough = _covered_by_more(closed, small, column)
            totals |= set() if enough else {column}
        months |= {(month, column) for month in closed}
    return Hidden(hidden_rows(rows), frozenset(months), frozenset(totals))


def _by_month(rows: Iterable[CountedRow]) -> dict[str, list[CountedRow]]:
    found: dict[str, list[CountedRow]] = {}
    for row in rows:
        found.setdefault(row.month, []).append(row)
    return found


def _hidden(rows: Sequence[CountedRow]) -> list[CountedRow]:
    """The hidden rows of one month: the classes under five, and where they do not cover each other, those most like
    them (nearest level, then by name). The last other class stays; the school's totals go instead."""
    small = [row for row in rows if row.values["pupils"] < HIDDEN_BELOW]
    levels = [row.school_class.level for row in small]
    others = sorted(
        (row for row in rows if row.values["pupils"] >= HIDDEN_BELOW),
        key=lambda row: _unlike(row.school_class, levels),
    )
    hidden = list(small)
    while small and not _nobody(rows) and not covers(hidden) and len(others) > 1:
        hidden.append(others.pop(0))
    return hidden


def _nobody(rows: Sequence[CountedRow]) -> bool:
    """A month before anyone was there: nothing in it can tell of a pupil, so the totals need not fear it."""
    return not any(row.values["pupils"] for row in rows)


def _sum(rows: Iterable[CountedRow], column: str) -> int:
    return sum(row.values[column] for row in rows)


def _accounted_for(
    by_month: Mapping[str, Sequence[CountedRow]],
    small: Mapping[str, Sequence[CountedRow]],
    people_shown: Mapping[str, Values],
    column: str,
) -> Iterator[int]:
    """For each month with hidden classes: how many of the school's different people are known to be in the others, to
    one who thinks that nobody changes class."""
    for month, hidden in small.items():
        gone = {row.school_class.id for row in hidden}
        here = {row.school_class.id for row in by_month[month]} - gone
        yield sum(people_shown[id_][column] for id_ in here)


def _covered_by_more(
    closed: set[str], covered: Mapping[str, Sequence[CountedRow]], column: str
) -> tuple[set[str], bool]:
    """The months to close so that the total may stand, and whether it may: one closed month alone could be found by
    taking the others from the total."""
    more, come_to = set(closed), sum(_sum(covered[month], column) for month in closed)
    open_months = sorted(set(covered) - closed, key=lambda month: (_sum(covered[month], column), month))
    for month in open_months:
        if come_to >= COVER:
            break
        more.add(month)
        come_to += _sum(covered[month], column)
    return (more, True) if come_to >= COVER else (closed, False)


def _unlike(school_class: SchoolClass, levels: Sequence[int]) -> tuple[int, str, str]:
    nearest = min((abs(school_class.level - level) for level in levels), default=0)
    return nearest, school_class.name, school_class.id
