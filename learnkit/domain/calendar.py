"""The school's time: its time zone, its year, and what a naive time means."""

from __future__ import annotations

from datetime import date, datetime
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
