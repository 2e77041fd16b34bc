"""The figures are right, compared with the right period, and of one class at a time."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from learnkit.domain.calendar import Period
from learnkit.domain.people import Actor, Role
from learnkit.errors import LearnKitError
from learnkit.reports.figures import period_before, usage
from learnkit.reports.table import is_a_year_earlier
from learnkit.services.adding_people import add_pupil
from learnkit.services.assigning import assign
from learnkit.services.desk import Desk
from learnkit.services.starting_a_school import NewSchool
from tests.builders import actor
from tests.learnkit.reports.lively_school import at, leader, lively_school, pupils, reads, writes

SEPTEMBER = Period(date(2026, 9, 1), date(2026, 9, 28))
TEXT = "Min mormor bor på en husbåd. Om morgenen kommer der ænder forbi."


def a_day_at_school(desk: Desk) -> NewSchool:
    """Two of 4.A read, two write; in 4.B one reads; all of 4.A have a task."""
    school = lively_school(desk)
    first, second, third, *_ = pupils(school, "4.A")
    reads(desk, first, "2026-09-14T06:00", 7 * 60)
    reads(desk, second, "2026-09-14T06:00", 15 * 60 + 59)
    writes(desk, second, "2026-09-14T07:00", TEXT)
    writes(desk, third, "2026-09-14T07:00", TEXT)
    reads(desk, pupils(school, "4.B")[0], "2026-09-14T06:00", 11 * 60)
    at(desk, "2026-09-14T08:00")
    assign(desk, actor(school, "Karen Winther"), school.classes["4.A"], frame="story")
    at(desk, "2026-10-01T16:00")
    return school


def test_a_small_class_takes_its_neighbour_along_and_the_totals_stand(desk: Desk) -> None:
    school = a_day_at_school(desk)

    told = usage(desk, leader(school), SEPTEMBER)

    assert [(row.school_class.name, row.month, row.hidden) for row in told.now.rows] == [
        ("4.A", "2026-09", True), ("4.B", "2026-09", True), ("4.C", "2026-09", False),
    ]  # fmt: skip
    assert told.now.rows[2].values == {
        "pupils": 8,
        "active": 0,
        "minutes_read": 0,
        "words_written": 0,
        "tasks_given": 0,
        "tasks_done": 0,
    }
    assert told.now.totals == {
        "pupils": 19,
        "active": None,
        "minutes_read": 33,
        "words_written": 24,
        "tasks_given": 7,
        "tasks_done": None,
    }


def test_a_class_of_five_is_shown_to_the_last_digit(desk: Desk) -> None:
    school = a_day_at_school(desk)
    at(desk, "2026-09-01T06:00")
    add_pupil(desk, actor(school, "Karen Winther"), school.classes["4.B"], "Ny Elev")
    at(desk, "2026-10-01T16:00")

    told = usage(desk, leader(school), SEPTEMBER)

    assert not told.now.anything_hidden
    assert [tuple(row.values.values()) for row in told.now.rows] == [
        (7, 3, 22, 24, 7, 0), (5, 1, 11, 0, 0, 0), (8, 0, 0, 0, 0, 0),
    ]  # fmt: skip
    assert tuple(told.now.totals.values()) == (20, 4, 33, 24, 7, 0)
    assert [one.pupil_days for one in told.now.classes] == [7 * 28, 5 * 28, 8 * 28]


def test_the_report_says_when_and_where_it_was_counted(desk: Desk) -> None:
    school = a_day_at_school(desk)

    told = usage(desk, leader(school), SEPTEMBER)

    assert (told.school, told.made_at.replace(tzinfo=None)) == ("Højvangskolen", datetime(2026, 10, 1, 18, 0))


def test_days_to_come_do_not_thin_out_the_weeks(desk: Desk) -> None:
    school = a_day_at_school(desk)
    at(desk, "2026-09-14T16:00")

    told = usage(desk, leader(school), SEPTEMBER)

    assert told.now.days == 14
    assert [row.days for row in told.now.rows] == [14, 14, 14]


@pytest.mark.parametrize(
    ("first", "last", "years", "before"),
    [
        ("2026-08-01", "2026-11-23", {2025, 2026}, ("2025-08-01", "2025-11-23")),
        ("2028-02-29", "2028-02-29", {2026, 2027}, ("2027-02-28", "2027-02-28")),
        ("2026-09-01", "2026-09-30", {2026}, ("2026-08-01", "2026-08-31")),
        ("2026-10-01", "2026-11-30", {2026}, ("2026-08-01", "2026-09-30")),
        ("2026-09-15", "2026-09-21", {2026}, ("2026-09-08", "2026-09-14")),
        ("2026-09-01", "2026-09-28", {2026}, ("2026-08-04", "2026-08-31")),
        ("2027-01-01", "2027-01-31", {2026}, ("2026-12-01", "2026-12-31")),
        ("2026-08-01", "2026-11-23", {2026}, None),
        ("2026-09-02", "2026-09-01", {2026}, None),
        ("2026-09-01", "2026-09-30", set(), None),
    ],
)
def test_the_period_before_is_a_year_earlier_or_else_right_before(
    first: str, last: str, years: set[int], before: tuple[str, str] | None
) -> None:
    found = period_before(Period(date.fromisoformat(first), date.fromisoformat(last)), years)

    assert (found and (found.first.isoformat(), found.last.isoformat())) == before


def test_in_its_first_year_a_school_is_compared_with_the_days_right_before(desk: Desk) -> None:
    school = a_day_at_school(desk)

    told = usage(desk, leader(school), Period(date(2026, 9, 15), date(2026, 9, 28)))

    assert told.before is not None
    assert told.before.period == Period(date(2026, 9, 1), date(2026, 9, 14))
    assert not is_a_year_earlier(told)
    assert (told.now.totals["minutes_read"], told.before.totals["minutes_read"]) == (None, 33)


def test_another_schools_pupils_are_not_in_it(desk: Desk) -> None:
    school = a_day_at_school(desk)
    stranger = Actor(leader(school).person, Role.LEADER, "another school")

    told = usage(desk, stranger, SEPTEMBER)

    assert (told.now.rows, told.now.totals["pupils"]) == ((), 0)


def test_who_may_not_see_the_usage_gets_no_figures(desk: Desk) -> None:
    school = a_day_at_school(desk)

    with pytest.raises(LearnKitError, match=r"rights\.denied"):
        usage(desk, pupils(school, "4.A")[0], SEPTEMBER)
