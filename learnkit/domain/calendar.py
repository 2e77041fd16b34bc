"""The school's time: its time zone, its year, and what a naive time means."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

SCHOOL_ZONE = ZoneInfo("Europe/Copenhagen")


def school_time(moment: datetime) -> datetime:
    """The moment on the school's clock; a naive moment already is the school's."""
    return moment.replace(tzinfo=SCHOOL_ZONE) if moment.tzinfo is None else moment.astimezone(SCHOOL_ZONE)


def school_day(moment: datetime) -> date:
    """The day it is at the school at that moment."""
    return school_time(moment).date()


def school_year(day: date) -> int:
    """The school year a day lies in, named by the calendar year it begins in (1 August to 31 July)."""
    return day.year if day >= date(day.year, 8, 1) else day.year - 1


def year_begins(year: int) -> date:
    """The first day of a school year."""
    return date(year, 8, 1)


def year_ends(year: int) -> date:
    """The last day of a school year."""
    return date(year + 1, 7, 31)


@dataclass(frozen=True, order=True)
class Period:
    """Whole days at the school, both named days among them."""

    first: date
    last: date

    @property
    def begins(self) -> datetime:
        """Midnight at which the first day begins, in UTC."""
        return midnight(self.first)

    @property
    def ends(self) -> datetime:
        """Midnight at which the last day is over, in UTC; it is no longer in the period."""
        return midnight(self.last + timedelta(days=1))

    @property
    def days(self) -> int:
        """How many days it has; none if it ends before it begins."""
        return max(0, (self.last - self.first).days + 1)

    def before(self) -> Period:
        """As many days, up to the day before the first."""
        return Period(self.first - timedelta(days=self.days), self.first - timedelta(days=1))


def last_days(today: date, count: int) -> Period:
    """So many days, today the last of them."""
    return Period(today - timedelta(days=count - 1), today)


def midnight(day: date) -> datetime:
    """The moment a day begins at the school, in UTC; 25 October 2026 begins at 22 o'clock the day before."""
    return datetime.combine(day, time(0), SCHOOL_ZONE).astimezone(UTC)
