"""The shape of a usage report: one row per class and month, totals, and what may not be shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from types import MappingProxyType

from learnkit.domain.calendar import Period

COLUMNS = ("pupils", "active", "minutes_read", "words_written", "tasks_given", "tasks_done")
DISTINCT = ("pupils", "active")
"""Counted once however many months a pupil is in; the other columns add up."""
ADDITIVE = tuple(name for name in COLUMNS if name not in DISTINCT)

HIDDEN_BELOW = 5
"""A class with fewer pupils than this is hidden."""

Values = Mapping[str, int]
"""A number for every column."""
Shown = Mapping[str, int | None]
"""A number for every column, or none where it is hidden."""

NOTHING: Shown = MappingProxyType(dict.fromkeys(COLUMNS))


@dataclass(frozen=True)
class SchoolClass:
    """A class in one school year."""

    id: str
    name: str
    level: int
    year: int
    """the calendar year its school year begins in"""


@dataclass(frozen=True)
class CountedRow:
    """A class in a month as it was counted; nothing hidden yet."""

    school_class: SchoolClass
    month: str
    """year and month, as 2026-09"""
    values: Values


@dataclass(frozen=True)
class Row:
    """A class in a month as it is shown; a class that is hidden has no number at all."""

    school_class: SchoolClass
    month: str
    days: int
    """days of the month that lie in the period and have been"""
    values: Shown

    @property
    def hidden(self) -> bool:
        return self.values["pupils"] is None


@dataclass(frozen=True)
class ClassTotal:
    """A class over all its months of the period; hidden as a whole where one of its months is."""

    school_class: SchoolClass
    values: Shown
    pupil_days: int
    """each month's pupils times its days, for what a pupil does in a week; 0 where it is hidden"""

    @property
    def hidden(self) -> bool:
        return self.values["pupils"] is None


@dataclass(frozen=True)
class MonthTotal:
    """The whole school in a month as it is shown."""

    month: str
    values: Shown


@dataclass(frozen=True)
class Table:
    """A period: its rows in the order of classes and months, its classes and months, and its totals."""

    period: Period
    days: int
    """days of the period that have been"""
    rows: tuple[Row, ...]
    classes: tuple[ClassTotal, ...]
    months: tuple[MonthTotal, ...]
    totals: Shown

    @property
    def anything_hidden(self) -> bool:
        return any(row.hidden for row in self.rows)


@dataclass(frozen=True)
class Figures:
    """A usage report: a period and the one it is compared with."""

    school: str
    made_at: datetime
    """on the school's clock"""
    now: Table
    before: Table | None
    """the same days a year earlier where the school has them, else as long a time right before; none where neither"""


def is_a_year_earlier(figures: Figures) -> bool:
    """Whether the comparison is with the same days of the year before."""
    return figures.before is not None and figures.before.period.first == a_year_earlier(figures.now.period.first)


def a_year_earlier(day: date) -> date:
    """The same day of the year before; 29 February becomes the 28th."""
    return day.replace(year=day.year - 1, day=28) if (day.month, day.day) == (2, 29) else day.replace(year=day.year - 1)


def whole_months(period: Period) -> int:
    """Of how many calendar months the period is made; 0 where it begins or ends within one."""
    first, after = period.first, period.last + timedelta(days=1)
    if first.day != 1 or after.day != 1:
        return 0
    return 12 * (after.year - first.year) + after.month - first.month
