"""The school's time."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from learnkit.domain.calendar import (
    Period,
    last_days,
    midnight,
    school_day,
    school_time,
    school_year,
    year_begins,
    year_ends,
)


def test_a_naive_time_is_the_schools() -> None:
    assert school_time(datetime(2026, 11, 24, 8, 0)).astimezone(UTC) == datetime(2026, 11, 24, 7, 0, tzinfo=UTC)
    assert school_time(datetime(2026, 8, 24, 8, 0)).astimezone(UTC) == datetime(2026, 8, 24, 6, 0, tzinfo=UTC)


def test_the_school_day_turns_at_midnight_in_denmark() -> None:
    assert school_day(datetime(2026, 11, 23, 22, 59, tzinfo=UTC)) == date(2026, 11, 23)
    assert school_day(datetime(2026, 11, 23, 23, 0, tzinfo=UTC)) == date(2026, 11, 24)


def test_the_school_year_goes_from_august_to_july() -> None:
    assert [school_year(day) for day in (date(2026, 7, 31), date(2026, 8, 1), date(2027, 1, 1))] == [2025, 2026, 2026]
    assert (year_begins(2026), year_ends(2026)) == (date(2026, 8, 1), date(2027, 7, 31))


def test_a_period_is_whole_school_days_both_among_them_also_where_the_clock_is_turned() -> None:
    spring, autumn = Period(date(2026, 3, 29), date(2026, 3, 29)), Period(date(2026, 10, 25), date(2026, 10, 26))

    assert (spring.begins, spring.ends) == (
        datetime(2026, 3, 28, 23, tzinfo=UTC),
        datetime(2026, 3, 29, 22, tzinfo=UTC),
    )
    assert (autumn.ends - autumn.begins).total_seconds() == 49 * 3600
    assert [period.days for period in (spring, autumn, Period(date(2026, 3, 2), date(2026, 3, 1)))] == [1, 2, 0]


def test_the_period_before_is_as_long_and_ends_the_day_before() -> None:
    fortnight = last_days(date(2026, 11, 24), 14)

    assert fortnight == Period(date(2026, 11, 11), date(2026, 11, 24))
    assert fortnight.before() == Period(date(2026, 10, 28), date(2026, 11, 10))
    assert Period(date(2026, 3, 1), date(2026, 3, 1)).before() == Period(date(2026, 2, 28), date(2026, 2, 28))


@given(st.dates(date(1971, 1, 1), date(2037, 12, 31)))
def test_a_day_begins_where_the_day_before_ends(day: date) -> None:
    before = Period(day, day).before()

    assert before.ends == midnight(day)
    assert school_day(midnight(day)) == day
    assert school_day(midnight(day) - timedelta(seconds=1)) == before.last
