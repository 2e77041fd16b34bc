"""What follows from shown figures alone: minutes in a week, shares and changes. A hidden figure gives none."""

from __future__ import annotations

from learnkit.reports.table import ClassTotal, Table

WEEK = 7


def weekly_minutes(table: Table) -> int | None:
    """Whole minutes a pupil of the school reads in a week: all minutes over all pupils and the weeks that have been."""
    minutes, pupils = table.totals["minutes_read"], table.totals["pupils"]
    if minutes is None or pupils is None:
        return None
    return _a_week(minutes, pupils * table.days)


def weekly_minutes_of(school_class: ClassTotal) -> int | None:
    """Whole minutes a pupil of the class reads in a week; months are weighed by their pupils and days."""
    minutes = school_class.values["minutes_read"]
    return None if minutes is None else _a_week(minutes, school_class.pupil_days)


def words_for_each(school_class: ClassTotal) -> int | None:
    """Whole words written for each pupil of the class."""
    words, pupils = school_class.values["words_written"], school_class.values["pupils"]
    return None if words is None or not pupils else _half_up(words, pupils)


def percent(part: int, whole: int) -> int:
    """Whole percent, a half rounded up: 19 of 40 is 48."""
    return _half_up(100 * part, whole)


def change(now: int | None, before: int | None) -> int | None:
    """By how many whole percent a figure has grown; negative where it fell, none where one is hidden or was 0."""
    return None if now is None or not before else percent(now, before) - 100


def hours(minutes: int) -> int:
    """Whole hours, half an hour rounded up."""
    return _half_up(minutes, 60)


def _a_week(minutes: int, pupil_days: int) -> int | None:
    return _half_up(minutes * WEEK, pupil_days) if pupil_days else None


def _half_up(part: int, whole: int) -> int:
    return (2 * part + whole) // (2 * whole)
