"""Which days a report is about: the month or school year so far, or two days that were written."""

from __future__ import annotations

import re
from datetime import date
from enum import StrEnum

from learnkit.domain.calendar import Period, school_year, year_begins

DANISH = re.compile(r"(\d{1,2})[.\-/ ]+(\d{1,2})(?:[.\-/ ]+(\d{4}))?\.?")
ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")


class Span(StrEnum):
    """What a leader asks for."""

    MONTH = "month"
    YEAR = "year"
    DAYS = "days"


def so_far(span: Span, today: date) -> Period:
    """The month or the school year up to and with today."""
    first = today.replace(day=1) if span is Span.MONTH else year_begins(school_year(today))
    return Period(first, today)


def read_day(written: str, today: date) -> date | None:
    """The day that was written, as 1.8.2026, 1/8 2026, 2026-08-01, or 1.8 for the last such day up to today.

    None for what is no day.
    """
    words = written.strip()
    try:
        if (iso := ISO.fullmatch(words)) is not None:
            return date(int(iso[1]), int(iso[2]), int(iso[3]))
        if (danish := DANISH.fullmatch(words)) is None:
            return None
        if danish[3] is not None:
            return date(int(danish[3]), int(danish[2]), int(danish[1]))
        found = date(today.year, int(danish[2]), int(danish[1]))
        return found if found <= today else found.replace(year=today.year - 1)
    except ValueError:
        return None
