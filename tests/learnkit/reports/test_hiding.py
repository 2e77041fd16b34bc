"""What is hidden cannot be worked out, and nothing is hidden without need."""

from __future__ import annotations

import random
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from learnkit.domain.calendar import Period
from learnkit.reports import figures
from learnkit.reports.hiding import COVER, ROOM
from learnkit.reports.table import ADDITIVE, COLUMNS, HIDDEN_BELOW, Table
from learnkit.services.school_usage import ClassOfYear, PupilMonth, SchoolUsage
from tests.learnkit.reports.attacker import Attacker, Cell
from tests.learnkit.reports.schools import one_pupil, random_school

SEPTEMBER = Period(date(2026, 9, 1), date(2026, 9, 30))
OCTOBER = Period(date(2026, 10, 1), date(2026, 10, 31))


def table(told: SchoolUsage) -> Table:
    """The report, made when the period is over."""
    return figures.table(told, date(2026, 12, 24))


def school(*classes: tuple[str, int, int, int], months: tuple[Period, ...] = (SEPTEMBER,)) -> SchoolUsage:
    """Classes as (name, level, pupils, minutes each); everyone writes ten times the minutes, and has done one task."""
    pupils = [
        one_pupil(f"{name}{n}", name, month, minutes=minutes, words=10 * minutes, given=2, done=1)
        for month in months
        for name, _, size, minutes in classes
        for n in range(size)
    ]
    told = tuple(ClassOfYear(name, name, level, 2026) for name, level, _, _ in classes)
    return SchoolUsage(Period(months[0].first, months[-1].last), months, told, tuple(pupils))


def peopled(told: SchoolUsage) -> set[str]:
    """The months in which anyone was in a class; before that there is no child behind a hidden number."""
    return {f"{one.month.first:%Y-%m}" for one in told.pupils}


def hidden_in(shown: Table) -> set[str]:
    return {row.school_class.name for row in shown.rows if row.hidden}


@settings(max_examples=40, deadline=None)
@given(
    sizes=st.lists(st.one_of(st.integers(0, 5), st.integers(4, 12)), min_size=1, max_size=6),
    months=st.integers(1, 3),
    busy=st.sampled_from((0.0, 0.05, 0.3, 0.9)),
    moves=st.booleans(),
    seed=st.integers(0, 2**32),
)
def test_no_attacker_comes_closer_to_a_hidden_number_than_the_room_it_was_given(
    sizes: list[int], months: int, busy: float, moves: bool, seed: int
) -> None:
    told = random_school(sizes, months, busy, random.Random(seed), moves)

    attacker = Attacker(table(told), nobody_moves=not moves)
    ranges = {cell: attacker.range_of([cell]) for cell in attacker.hidden_cells() if cell[1] in peopled(told)}

    assert all(high - low >= ROOM for low, high in ranges.values()), ranges


@settings(max_examples=20, deadline=None)
@given(
    sizes=st.lists(st.integers(0, 9), min_size=1, max_size=6),
    months=st.integers(2, 3),
    busy=st.sampled_from((0.05, 0.3, 0.9)),
    seed=st.integers(0, 2**32),
)
def test_no_attacker_finds_what_a_hidden_class_did_in_all_its_months(
    sizes: list[int], months: int, busy: float, seed: int
) -> None:
    told = random_school(sizes, months, busy, random.Random(seed))

    attacker = Attacker(table(told))
    sums: dict[tuple[str, str], list[Cell]] = {}
    for cell in attacker.hidden_cells():
        if cell[1] in peopled(told):
            sums.setdefault((cell[0], cell[2]), []).append(cell)
    ranges = {key: attacker.range_of(cells) for key, cells in sums.items()}

    assert all(high - low >= ROOM for low, high in ranges.values()), ranges


@given(sizes=st.lists(st.integers(0, 9), min_size=1, max_size=8), months=st.integers(1, 3), seed=st.integers(0, 2**32))
def test_a_class_under_five_has_no_number_in_any_column(sizes: list[int], months: int, seed: int) -> None:
    told = random_school(sizes, months, 0.5, random.Random(seed))

    shown = table(told)

    for row in shown.rows:
        roll = sum(p.school_class == row.school_class.id and f"{p.month.first:%Y-%m}" == row.month for p in told.pupils)
        assert {value is None for value in row.values.values()} == {row.hidden}
        assert row.hidden or roll == row.values["pupils"] >= HIDDEN_BELOW


def test_the_class_most_like_a_small_one_is_hidden_with_it_and_the_totals_stay() -> None:
    told = school(("2.A", 2, 9, 30), ("4.A", 4, 7, 20), ("4.B", 4, 4, 10), ("6.A", 6, 9, 30))

    shown = table(told)

    assert hidden_in(shown) == {"4.A", "4.B"}
    assert shown.totals == {
        "pupils": 29, "active": 29, "minutes_read": 720, "words_written": 7200, "tasks_given": 58, "tasks_done": 29,
    }  # fmt: skip


def test_where_the_other_class_is_the_only_one_it_stays_and_the_totals_go() -> None:
    told = school(("4.A", 4, 7, 20), ("4.B", 4, 4, 10))

    shown = table(told)

    assert hidden_in(shown) == {"4.B"}
    assert set(shown.totals.values()) == {None}
    assert set(shown.months[0].values.values()) == {None}


def test_two_small_classes_of_six_pupils_or_more_hide_each_other() -> None:
    told = school(("4.A", 4, 7, 20), ("4.B", 4, 4, 10), ("5.B", 5, 2, 10), ("6.A", 6, 9, 30))

    shown = table(told)

    assert hidden_in(shown) == {"4.B", "5.B"}
    assert shown.totals["pupils"] == 22


def test_two_small_classes_of_fewer_pupils_need_a_third() -> None:
    told = school(("4.A", 4, 7, 20), ("4.B", 4, 3, 10), ("5.B", 5, 2, 10), ("6.A", 6, 9, 30))

    shown = table(told)

    assert hidden_in(shown) == {"4.A", "4.B", "5.B"}


def test_an_empty_class_takes_as_many_others_with_it_as_six_pupils_need() -> None:
    told = school(("3.A", 3, 9, 9), ("4.A", 4, 0, 0), ("4.B", 4, 5, 9), ("6.A", 6, 9, 9))

    shown = table(told)

    assert hidden_in(shown) == {"4.A", "4.B", "3.A"}


def test_of_two_small_classes_the_nearest_level_of_either_counts() -> None:
    told = school(("1.A", 1, 9, 9), ("4.A", 4, 9, 9), ("6.B", 6, 2, 9), ("1.B", 1, 2, 9), ("9.A", 9, 9, 9))

    shown = table(told)

    assert hidden_in(shown) == {"1.A", "1.B", "6.B"}


def test_different_people_are_not_counted_where_a_class_by_class_count_leaves_too_few_over() -> None:
    """4.A and 6.A have their full months in turn: together they are 18 of the 21 who were active."""
    classes = school(("4.A", 4, 9, 0), ("4.B", 4, 3, 0), ("5.B", 5, 3, 0), ("6.A", 6, 9, 0)).classes
    everyone = [(name, n) for name, size in (("4.A", 9), ("4.B", 3), ("5.B", 3), ("6.A", 9)) for n in range(size)]
    busy = {SEPTEMBER: ("4.A", "4.B"), OCTOBER: ("6.A", "4.B")}
    pupils = tuple(
        one_pupil(f"{name}{n}", name, month, minutes=2 * (name in busy[month]))
        for month in busy
        for name, n in everyone
    )

    shown = table(SchoolUsage(Period(SEPTEMBER.first, OCTOBER.last), (SEPTEMBER, OCTOBER), classes, pupils))

    assert hidden_in(shown) == {"4.B", "5.B"}
    assert (shown.totals["pupils"], shown.totals["active"]) == (24, None)


def test_a_school_without_small_classes_hides_nothing() -> None:
    shown = table(school(("4.A", 4, 5, 0), ("4.B", 4, 6, 0), months=(SEPTEMBER, OCTOBER)))

    assert not shown.anything_hidden
    assert None not in shown.totals.values()
    assert all(None not in month.values.values() for month in shown.months)


def test_a_total_that_would_say_that_hidden_classes_did_nothing_is_hidden_alone() -> None:
    told = school(("4.A", 4, 7, 0), ("4.B", 4, 4, 0), ("6.A", 6, 9, 30))

    shown = table(told)

    assert hidden_in(shown) == {"4.A", "4.B"}
    assert {column for column in COLUMNS if shown.totals[column] is None} == {"active", "minutes_read", "words_written"}


def test_a_still_month_is_hidden_with_another_so_that_the_total_may_stand() -> None:
    still = school(("4.A", 4, 7, 0), ("4.B", 4, 4, 0), ("6.A", 6, 9, 0))
    busy = school(("4.A", 4, 7, 9), ("4.B", 4, 4, 9), ("6.A", 6, 9, 9), months=(OCTOBER,))
    told = SchoolUsage(
        Period(SEPTEMBER.first, OCTOBER.last), (SEPTEMBER, OCTOBER), still.classes, still.pupils + busy.pupils
    )

    shown = table(told)

    assert shown.totals["minutes_read"] == 20 * 9
    assert [month.values["minutes_read"] for month in shown.months] == [None, None]
    assert [month.values["pupils"] for month in shown.months] == [20, 20]


def test_months_before_anyone_was_there_do_not_close_the_totals() -> None:
    told = school(("4.A", 4, 7, 9), ("4.C", 4, 8, 9), months=(OCTOBER,))
    told = SchoolUsage(Period(SEPTEMBER.first, OCTOBER.last), (SEPTEMBER, OCTOBER), told.classes, told.pupils)

    shown = table(told)

    assert shown.totals["minutes_read"] == 15 * 9
    assert [row.hidden for row in shown.rows] == [True, False, True, False]


@given(sizes=st.lists(st.integers(0, 9), min_size=2, max_size=6), seed=st.integers(0, 2**32), days=st.integers(1, 29))
def test_which_classes_are_hidden_depends_on_their_rolls_alone(sizes: list[int], seed: int, days: int) -> None:
    quiet = random_school(sizes, 2, 0.1, random.Random(seed))
    loud = SchoolUsage(quiet.period, quiet.months, quiet.classes, tuple(_louder(quiet, days)))

    assert [row.hidden for row in table(quiet).rows] == [row.hidden for row in table(loud).rows]


def _louder(told: SchoolUsage, minutes: int) -> list[PupilMonth]:
    return [one_pupil(p.pupil, p.school_class, p.month, minutes=minutes, words=minutes, given=1) for p in told.pupils]


@given(sizes=st.lists(st.integers(6, 12), min_size=1, max_size=6), months=st.integers(1, 3), seed=st.integers(0, 2**32))
def test_shown_rows_add_up_to_the_shown_totals(sizes: list[int], months: int, seed: int) -> None:
    shown = table(random_school(sizes, months, 0.5, random.Random(seed)))

    if shown.anything_hidden:
        return
    for column in ADDITIVE:
        assert sum(row.values[column] or 0 for row in shown.rows) == shown.totals[column]
        assert sum(month.values[column] or 0 for month in shown.months) == shown.totals[column]


def test_the_room_holds_also_against_who_knows_the_rule() -> None:
    assert COVER > ROOM >= HIDDEN_BELOW


@pytest.mark.parametrize("others", [0, 1, 2, 5])
def test_a_school_with_a_class_of_enough_pupils_always_shows_something(others: int) -> None:
    told = school(("4.A", 4, 4, 0), *[(f"{n}.B", n, 9, 0) for n in range(others)])

    shown = table(told)

    assert others == 0 or any(not row.hidden for row in shown.rows)
