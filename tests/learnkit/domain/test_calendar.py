"""The school's time."""

from __future__ import annotations

from datetime import UTC, date, datetime

from learnkit.domain.calendar import school_day, school_time, school_year, year_begins, year_ends


def test_a_naive_time_is_the_schools() -> None:
    assert school_time(datetime(2026, 11, 24, 8, 0)).astimezone(UTC) == datetime(2026, 11, 24, 7, 0, tzinfo=UTC)
    assert school_time(datetime(2026, 8, 24, 8, 0)).astimezone(UTC) == datetime(2026, 8, 24, 6, 0, tzinfo=UTC)


def test_the_school_day_turns_at_midnight_in_denmark() -> None:
    assert school_day(datetime(2026, 11, 23, 22, 59, tzinfo=UTC)) == date(2026, 11, 23)
    assert school_day(datetime(2026, 11, 23, 23, 0, tzinfo=UTC)) == date(2026, 11, 24)


def test_the_school_year_goes_from_august_to_july() -> None:
    assert [school_year(day) for day in (date(2026, 7, 31), date(2026, 8, 1), date(2027, 1, 1))] == [2025, 2026, 2026]
    assert (year_begins(2026), year_ends(2026)) == (date(2026, 8, 1), date(2027, 7, 31))
