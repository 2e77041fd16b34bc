"""How long somebody has read."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from ui.pupil.sitting import ENDS_AFTER_S, IDLE_S, LONGEST_S, Sitting

BEGINS = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)


def test_time_between_touches_is_reading() -> None:
    sitting = Sitting(BEGINS, 100.0)
    sitting.touch(160.0)
    sitting.touch(200.0)

    assert sitting.end(230.0) == (BEGINS, BEGINS + timedelta(seconds=130), 130)


def test_a_break_of_more_than_two_minutes_is_not_reading() -> None:
    sitting = Sitting(BEGINS, 0.0)
    sitting.touch(60.0)
    sitting.touch(60.0 + IDLE_S + 1)
    sitting.touch(200.0)

    begins, ends, seconds = sitting.end(200.0 + 10_000)

    assert seconds == (60 + (200 - 181))
    assert (begins, ends) == (BEGINS, BEGINS + timedelta(seconds=200))


def test_after_a_long_break_or_many_hours_it_is_another_sitting() -> None:
    sitting = Sitting(BEGINS, 0.0)

    assert not sitting.is_over(ENDS_AFTER_S)
    assert sitting.is_over(ENDS_AFTER_S + 1)
    sitting.touch(LONGEST_S)
    assert sitting.is_over(LONGEST_S + 1)


@given(st.lists(st.floats(0, 2000), max_size=30), st.floats(0, 2000))
def test_reading_never_lasts_longer_than_the_sitting(gaps: list[float], rest: float) -> None:
    sitting, now = Sitting(BEGINS, 50.0), 50.0
    for gap in gaps:
        now += gap
        sitting.touch(now)

    begins, ends, seconds = sitting.end(now + rest)

    assert 0 <= seconds <= (ends - begins).total_seconds() + 1
    assert (ends - begins).total_seconds() <= now + rest - 50.0 + 0.001
