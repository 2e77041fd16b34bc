from __future__ import annotations

from datetime import date, time, timedelta
from itertools import pairwise
from random import Random
from statistics import mean

from hypothesis import given
from hypothesis import strategies as st

from learnkit.demo.reading_habits import PlannedSitting, sittings, words_a_minute

TERM = date(2026, 8, 1)
TODAY = date(2026, 11, 24)
TEXTS = (400, 1800, 650, 2400, 900)


def a_class(ability: float, level: int = 4, pupils: int = 60) -> list[list[PlannedSitting]]:
    return [sittings(Random(seed), ability, level, TERM, TODAY, TEXTS) for seed in range(pupils)]


def test_the_same_chance_gives_the_same_term() -> None:
    once, again = (sittings(Random(5), 0.6, 3, TERM, TODAY, TEXTS) for _ in range(2))

    assert once and once == again


@given(st.integers(), st.floats(0, 1), st.integers(0, 9))
def test_sittings_follow_each_other_on_school_days(seed: int, ability: float, level: int) -> None:
    sat = sittings(Random(seed), ability, level, TERM, TODAY, TEXTS)

    for each in sat:
        assert TERM <= each.start.date() < TODAY and each.start.weekday() < 5
        assert each.start.isocalendar().week != 42
        assert each.minutes >= 1 and each.words >= 1
    for before, after in pairwise(sat):
        assert before.start + timedelta(minutes=before.minutes) <= after.start


@given(st.integers(), st.floats(0, 1), st.integers(0, 9))
def test_a_text_is_read_to_its_end_before_another_is_begun(seed: int, ability: float, level: int) -> None:
    read = 0
    sat = sittings(Random(seed), ability, level, TERM, TODAY, TEXTS)

    for each, following in zip(sat, [*sat[1:], None], strict=True):
        read += each.words
        assert read <= TEXTS[each.text]
        if following is not None and (following.text != each.text or read == TEXTS[each.text]):
            assert read == TEXTS[each.text]
            read = 0


def test_most_mornings_begin_with_reading_and_some_read_at_home() -> None:
    starts = [each.start.time() for pupil in a_class(0.5) for each in pupil]

    morning = sum(time(8, 0) <= start < time(8, 30) for start in starts)
    home = sum(time(15, 0) <= start for start in starts)
    assert morning + home == len(starts)
    assert morning > 2 * home > 0


def test_a_few_read_much_and_a_few_have_not_been_seen_for_weeks() -> None:
    pupils = a_class(0.5, pupils=130)

    minutes = sorted(sum(each.minutes for each in pupil) for pupil in pupils)
    unseen = sum(TODAY - pupil[-1].start.date() > timedelta(days=14) for pupil in pupils)
    assert minutes[-5] > 1.6 * mean(minutes)
    assert 3 <= unseen <= 25


def test_the_able_read_more_words_and_the_older_too() -> None:
    weak, able, older = (
        mean(sum(each.words for each in pupil) for pupil in pupils)
        for pupils in (a_class(0.1), a_class(0.9), a_class(0.9, level=8))
    )

    assert weak * 1.5 < able < older
    assert words_a_minute(3, 0.2) < words_a_minute(3, 0.8) < words_a_minute(4, 0.8)


def test_with_no_texts_nobody_sits() -> None:
    assert sittings(Random(1), 0.5, 4, TERM, TODAY, ()) == []
    assert sittings(Random(1), 0.5, 4, TERM, TODAY, (0,)) == []
