"""Every pupil is counted once a month, in one class, by the leader alone."""

from __future__ import annotations

import itertools
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from learnkit.db.people import PupilInClassRow
from learnkit.domain.calendar import Period
from learnkit.domain.people import Actor, Bond
from learnkit.errors import LearnKitError
from learnkit.services.assigning import assign, take_back_task
from learnkit.services.desk import Desk
from learnkit.services.handing_in import hand_in
from learnkit.services.school_usage import PupilMonth, class_of, months_of, school_name, school_usage
from tests.builders import actor, open_desk
from tests.learnkit.reports.lively_school import at, leader, lively_school, pupils, reads, the_text, writes

SEPTEMBER = Period(date(2026, 9, 1), date(2026, 9, 30))
AUTUMN = Period(date(2026, 8, 20), date(2026, 10, 5))


def months(desk: Desk, who: Actor, pupil: str, period: Period = AUTUMN) -> list[PupilMonth]:
    """What the usage says of one pupil, month by month."""
    return [one for one in school_usage(desk, who, [period])[0].pupils if one.pupil == pupil]


@given(first=st.dates(date(1990, 1, 1), date(2060, 1, 1)), days=st.integers(0, 900))
def test_the_months_of_a_period_follow_each_other_and_cover_it(first: date, days: int) -> None:
    period = Period(first, first + timedelta(days=days))

    found = months_of(period)

    assert (found[0].first, found[-1].last) == (period.first, period.last)
    assert all(a.last + timedelta(days=1) == b.first and b.first.day == 1 for a, b in itertools.pairwise(found))
    assert all((m.first.year, m.first.month) == (m.last.year, m.last.month) for m in found)


@pytest.mark.parametrize(
    ("bonds", "there"),
    [
        ([], None),
        ([Bond("p", "a", date(2026, 8, 1))], "a"),
        ([Bond("p", "a", date(2026, 8, 1), date(2026, 8, 31))], None),
        ([Bond("p", "a", date(2026, 8, 1), date(2026, 9, 1))], "a"),
        ([Bond("p", "a", date(2026, 9, 30))], "a"),
        ([Bond("p", "a", date(2026, 10, 1))], None),
        ([Bond("p", "b", date(2026, 8, 1), date(2026, 9, 14)), Bond("p", "a", date(2026, 9, 15))], "a"),
        ([Bond("p", "a", date(2026, 8, 1)), Bond("p", "b", date(2026, 8, 20))], "b"),
        ([Bond("p", "a", date(2026, 8, 1)), Bond("p", "b", date(2026, 8, 1), date(2026, 12, 1))], "b"),
        ([Bond("p", "b", date(2026, 9, 2), date(2026, 9, 3)), Bond("p", "a", date(2026, 8, 1))], "a"),
    ],
)
def test_a_pupil_is_counted_in_the_class_the_pupil_was_in_last(bonds: list[Bond], there: str | None) -> None:
    assert class_of(bonds, SEPTEMBER) == there


def test_minutes_and_words_stand_in_the_month_in_which_they_were_read_and_written(desk: Desk) -> None:
    school = lively_school(desk)
    one = pupils(school, "4.A")[0]
    reads(desk, one, "2026-08-31T21:58", 179)
    reads(desk, one, "2026-08-31T22:00", 60)
    writes(desk, one, "2026-09-30T21:30", "Min mormor bor på en husbåd.")

    told = months(desk, leader(school), one.person)

    assert [(m.month.first.month, m.work.minutes_read, m.work.words_written) for m in told] == [
        (8, 2, 0), (9, 1, 6), (10, 0, 0),
    ]  # fmt: skip
    assert [m.work.active for m in told] == [True, True, False]


def test_a_task_counts_in_the_month_it_was_given_and_is_done_when_it_is_handed_in(desk: Desk) -> None:
    school = lively_school(desk)
    karen, (one, other, *_) = actor(school, "Karen Winther"), pupils(school, "4.A")
    at(desk, "2026-09-30T21:59")
    given_to_all = assign(desk, karen, school.classes["4.A"], frame="story")
    at(desk, "2026-09-30T22:01")
    assign(desk, karen, school.classes["4.A"], text=the_text(desk), pupils=[one.person])
    document = writes(desk, one, "2026-10-02T08:00", "Der var engang.")
    hand_in(desk, one, document, given_to_all.task)

    told, others = (months(desk, leader(school), pupil.person) for pupil in (one, other))

    assert [(m.tasks_given, m.tasks_done) for m in told] == [(0, 0), (1, 1), (1, 0)]
    assert [(m.tasks_given, m.tasks_done) for m in others] == [(0, 0), (1, 0), (0, 0)]


def test_a_task_taken_back_was_never_given(desk: Desk) -> None:
    school = lively_school(desk)
    karen, one = actor(school, "Karen Winther"), pupils(school, "4.A")[0]
    at(desk, "2026-09-10T08:00")
    task = assign(desk, karen, school.classes["4.A"], frame="story").task
    take_back_task(desk, karen, task)

    told = months(desk, leader(school), one.person)

    assert sum(m.tasks_given for m in told) == 0


def test_who_changes_class_is_in_the_new_one_that_month_and_in_no_other(desk: Desk) -> None:
    school = lively_school(desk)
    one = pupils(school, "4.A")[0]
    with desk.act(desk.owner()) as act:
        row = act.session.scalars(select(PupilInClassRow).where(PupilInClassRow.person == one.person)).one()
        act.set("pupil_in_class", row.id, until="2026-09-14")
        fields = {"person": one.person, "school_class": school.classes["4.B"], "since": "2026-09-15", "until": ""}
        act.create("pupil_in_class", fields)

    told = months(desk, leader(school), one.person)

    assert [m.school_class for m in told] == [school.classes[name] for name in ("4.A", "4.B", "4.B")]


def test_a_month_of_a_year_without_classes_is_not_in_it(desk: Desk) -> None:
    school = lively_school(desk)

    told = school_usage(desk, leader(school), [Period(date(2026, 6, 1), date(2026, 8, 31))])[0]

    assert [month.first for month in told.months] == [date(2026, 8, 1)]


@pytest.mark.parametrize("name", ["Karen Winther", "A0 Holm"])
def test_only_a_leader_sees_the_usage(desk: Desk, name: str) -> None:
    school = lively_school(desk)

    with pytest.raises(LearnKitError, match=r"rights\.denied"):
        school_usage(desk, actor(school, name), [SEPTEMBER])


def test_the_machines_owner_sees_no_usage(desk: Desk) -> None:
    lively_school(desk)

    with pytest.raises(LearnKitError, match=r"rights\.denied"):
        school_usage(desk, desk.owner(), [SEPTEMBER])


def test_a_machine_that_is_not_the_school_gives_no_usage(desk: Desk, tmp_path: Path) -> None:
    school = lively_school(desk)
    elsewhere = open_desk(tmp_path / "laptop")

    with pytest.raises(LearnKitError, match=r"rights\.denied.*school_store"):
        school_usage(elsewhere, leader(school), [SEPTEMBER])
    elsewhere.stores.close()


def test_a_period_that_ends_before_it_begins_is_refused(desk: Desk) -> None:
    school = lively_school(desk)

    with pytest.raises(LearnKitError, match=r"report\.bad_period"):
        school_usage(desk, leader(school), [Period(date(2026, 9, 2), date(2026, 9, 1))])


def test_the_school_is_called_by_its_name(desk: Desk) -> None:
    school = lively_school(desk)

    assert school_name(desk, leader(school)) == "Højvangskolen"
