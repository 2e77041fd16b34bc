"""Which days a Danish pupil goes to school: the usual plan, not one municipality's own."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

AUTUMN_HOLIDAY = 42
WINTER_HOLIDAY = 7
FIRST_WEEK = 33
"""The ISO week most schools begin in after the summer."""
LAST_WEEK = 25

DAY = timedelta(days=1)


def school_days(begin: date, end: date) -> Iterator[date]:
    """The school days from `begin` up to, not including, `end`, in order."""
    day = begin
    while day < end:
        if is_school_day(day):
            yield day
        day += DAY


def is_school_day(day: date) -> bool:
    """Whether there is school: no weekend, no holiday, not week 7 or 42, not between June's end and mid-August."""
    week = day.isocalendar().week
    if day.weekday() >= 5 or week in (AUTUMN_HOLIDAY, WINTER_HOLIDAY) or LAST_WEEK < week < FIRST_WEEK:
        return False
    if (day.month, day.day) >= (12, 22) or (day.month, day.day) <= (1, 3) or (day.month, day.day) == (6, 5):
        return False
    from_easter = (day - easter(day.year)).days
    return not (-6 <= from_easter <= 1 or from_easter in (39, 40, 50))


def easter(year: int) -> date:
    """Easter Sunday: 2026 gives 5 April. Source: the Meeus/Jones/Butcher method, J. Meeus, Astronomical Algorithms."""
    golden = year % 19
    century, rest = divmod(year, 100)
    moon = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    sunday = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    shift = (golden + 11 * moon + 22 * sunday) // 451
    month, day = divmod(moon + sunday - 7 * shift + 114, 31)
    return date(year, month, day + 1)
