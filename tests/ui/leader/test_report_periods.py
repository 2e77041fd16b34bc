"""Which days are meant by what a leader chooses or writes."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learnkit.domain.calendar import Period
from ui.leader.report_periods import Span, read_day, so_far

TODAY = date(2026, 11, 24)


def test_the_month_and_the_school_year_go_up_to_today() -> None:
    assert so_far(Span.MONTH, TODAY) == Period(date(2026, 11, 1), TODAY)
    assert so_far(Span.YEAR, TODAY) == Period(date(2026, 8, 1), TODAY)
    assert so_far(Span.YEAR, date(2027, 3, 1)) == Period(date(2026, 8, 1), date(2027, 3, 1))


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("1.8.2026", date(2026, 8, 1)),
        (" 01-08-2026 ", date(2026, 8, 1)),
        ("1/8 2026", date(2026, 8, 1)),
        ("1. 8. 2026", date(2026, 8, 1)),
        ("2026-08-01", date(2026, 8, 1)),
        ("24.11", date(2026, 11, 24)),
        ("25.11", date(2025, 11, 25)),
        ("31.2.2026", None),
        ("8", None),
        ("i går", None),
        ("", None),
    ],
)
def test_a_day_is_read_as_people_write_it(written: str, day: date | None) -> None:
    assert read_day(written, TODAY) == day


@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)))
def test_every_day_written_out_is_that_day(day: date) -> None:
    assert read_day(f"{day.day}.{day.month}.{day.year}", TODAY) == day
    assert read_day(day.isoformat(), TODAY) == day
