"""Rates follow from shown figures alone."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learnkit.domain.calendar import Period
from learnkit.reports.charts import ticks_to
from learnkit.reports.rates import change, hours, percent, weekly_minutes, weekly_minutes_of, words_for_each
from learnkit.reports.table import NOTHING, ClassTotal, SchoolClass, Table

CLASS = SchoolClass("a", "4.A", 4, 2026)


def of_class(minutes: int, words: int, pupils: int, days: int) -> ClassTotal:
    values = {"pupils": pupils, "active": 0, "minutes_read": minutes, "words_written": words}
    return ClassTotal(CLASS, {**values, "tasks_given": 0, "tasks_done": 0}, pupils * days)


def test_weekly_minutes_are_for_each_pupil_and_week() -> None:
    assert weekly_minutes_of(of_class(minutes=600, words=0, pupils=20, days=21)) == 10
    assert words_for_each(of_class(minutes=0, words=95, pupils=10, days=7)) == 10


def test_a_hidden_class_has_no_rates() -> None:
    hidden = ClassTotal(CLASS, NOTHING, 0)

    assert (weekly_minutes_of(hidden), words_for_each(hidden)) == (None, None)


def test_days_that_have_not_been_have_no_rates() -> None:
    table = Table(
        Period(date(2027, 1, 1), date(2027, 1, 7)), 0, (), (), (), {**NOTHING, "minutes_read": 0, "pupils": 9}
    )

    assert weekly_minutes(table) is None
    assert weekly_minutes_of(of_class(minutes=0, words=0, pupils=9, days=0)) is None


@pytest.mark.parametrize(("part", "whole", "said"), [(19, 40, 48), (0, 7, 0), (7, 7, 100), (1, 3, 33)])
def test_a_half_is_rounded_up(part: int, whole: int, said: int) -> None:
    assert percent(part, whole) == said


def test_changes_and_hours() -> None:
    assert [change(56, 50), change(25, 50), change(5, 0), change(None, 5), change(5, None)] == [
        12,
        -50,
        None,
        None,
        None,
    ]
    assert [hours(29), hours(30), hours(600)] == [0, 1, 10]


@given(greatest=st.integers(0, 10**9))
def test_the_lines_of_a_chart_reach_over_its_highest_bar_in_few_round_steps(greatest: int) -> None:
    ticks = ticks_to(greatest)

    assert ticks[0] == 0
    assert ticks[-1] >= max(greatest, 1)
    assert 2 <= len(ticks) <= 6
    assert str(ticks[1]).rstrip("0") in {"1", "2", "5"}
