from __future__ import annotations

from datetime import date

import pytest

from learnkit.demo.school_days import easter, is_school_day, school_days


@pytest.mark.parametrize(
    ("year", "sunday"),
    [(2024, date(2024, 3, 31)), (2025, date(2025, 4, 20)), (2026, date(2026, 4, 5)), (2038, date(2038, 4, 25))],
)
def test_easter_falls_where_the_almanac_says(year: int, sunday: date) -> None:
    assert easter(year) == sunday


@pytest.mark.parametrize(
    "free",
    [
        date(2026, 8, 7),  # the summer
        date(2026, 10, 14),  # week 42
        date(2026, 11, 21),  # a Saturday
        date(2026, 12, 23),
        date(2027, 2, 16),  # week 7
        date(2026, 3, 31),  # the week before Easter
        date(2026, 4, 6),  # Easter Monday
        date(2026, 5, 14),  # Ascension
        date(2026, 5, 15),
        date(2026, 5, 25),  # Whit Monday
        date(2026, 6, 5),
        date(2026, 6, 29),
    ],
)
def test_there_is_no_school_on_free_days(free: date) -> None:
    assert not is_school_day(free)


def test_the_days_between_the_holidays_are_school_days() -> None:
    days = list(school_days(date(2026, 8, 1), date(2026, 11, 24)))

    assert days[0] == date(2026, 8, 10) and days[-1] == date(2026, 11, 23)
    assert len(days) == 14 * 5 + 1
