"""Stamps that always grow, and ids that sort by when they were made."""

from __future__ import annotations

import random
import threading
import uuid
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learnkit.clock import COUNTER_BITS, Clock, HybridClock, stamp_ms, wall_ms

MS = st.integers(0, 2**47)
MOMENTS = st.datetimes(datetime(1970, 1, 1), datetime(2200, 1, 1), timezones=st.just(UTC))


class Wall:
    """A wall clock that somebody turns."""

    def __init__(self, ms: int) -> None:
        self.ms = ms

    def __call__(self) -> int:
        return self.ms


def milliseconds_in(made: str) -> int:
    return uuid.UUID(made).int >> 80


@given(st.lists(st.one_of(MS, st.tuples(MS, st.integers(0, 2**COUNTER_BITS - 1))), min_size=1))
def test_every_stamp_is_greater_than_all_given_or_seen_before_even_when_the_wall_goes_back(
    happened: list[int | tuple[int, int]],
) -> None:
    wall = Wall(0)
    clock = HybridClock(wall=wall)
    greatest = 0
    for one in happened:
        if isinstance(one, tuple):
            seen = one[0] << COUNTER_BITS | one[1]
            clock.see(seen)
            greatest = max(greatest, seen)
            continue
        wall.ms = one

        stamp = clock.stamp()

        assert stamp > greatest
        assert stamp_ms(stamp) >= one
        greatest = stamp


@given(MS, st.integers(1, 1000))
def test_a_stamp_follows_the_wall_when_the_wall_is_ahead(ms: int, later: int) -> None:
    wall = Wall(ms + 1)
    clock = HybridClock(wall=wall)
    clock.stamp()
    wall.ms += later

    assert clock.stamp() == (ms + 1 + later) << COUNTER_BITS


def test_stamps_within_one_millisecond_differ_by_the_counter() -> None:
    clock = HybridClock(wall=Wall(5))

    assert [clock.stamp() - (5 << COUNTER_BITS) for _ in range(3)] == [0, 1, 2]


def test_a_stamp_of_long_ago_changes_nothing() -> None:
    clock = HybridClock(wall=Wall(5))
    before = clock.stamp()

    clock.see(3)

    assert clock.stamp() == before + 1


def test_a_clock_started_anew_goes_on_after_the_last_stamp_kept() -> None:
    ahead = HybridClock(wall=Wall(9_000)).stamp()

    assert HybridClock(last=ahead, wall=Wall(5)).stamp() == ahead + 1


@given(st.lists(st.tuples(st.integers(0, 1), st.booleans()), max_size=30), MS, MS)
def test_what_answers_an_act_on_another_device_is_stamped_after_it(
    steps: list[tuple[int, bool]], one_wall: int, other_wall: int
) -> None:
    clocks = (HybridClock(wall=Wall(one_wall)), HybridClock(wall=Wall(other_wall)))
    said = [0]
    for who, hears in steps:
        if hears:
            clocks[who].see(said[-1])
            answer = clocks[who].stamp()
            assert answer > said[-1]
            said.append(answer)
        else:
            clocks[who].stamp()


def test_threads_never_get_the_same_stamp_or_id() -> None:
    clock = Clock(moment=datetime(2026, 11, 24, tzinfo=UTC), hybrid=HybridClock(wall=Wall(5)))
    stamps: list[int] = []
    ids: list[str] = []

    def take() -> None:
        for _ in range(500):
            stamps.append(clock.hybrid.stamp())
            ids.append(clock.new_id())

    threads = [threading.Thread(target=take) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(set(stamps)) == len(set(ids)) == 2_000


def test_the_wall_is_this_machines_clock_in_milliseconds() -> None:
    before = datetime.now(UTC).timestamp() * 1000

    assert before - 1 <= wall_ms() <= datetime.now(UTC).timestamp() * 1000 + 1


@given(MOMENTS, st.integers())
def test_an_id_is_a_uuid_of_version_7_that_holds_its_millisecond_exactly(moment: datetime, seed: int) -> None:
    made = Clock(moment=moment, seed=seed).new_id()

    assert uuid.UUID(made).version == 7
    assert uuid.UUID(made).variant == uuid.RFC_4122
    assert str(uuid.UUID(made)) == made
    assert milliseconds_in(made) == (moment - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(milliseconds=1)


def test_a_millisecond_that_floating_point_would_round_down_is_kept() -> None:
    moment = datetime(2108, 9, 7, 4, 40, 9, 353_000, tzinfo=UTC)

    assert milliseconds_in(Clock(moment=moment).new_id()) % 1000 == 353


@given(st.lists(st.integers(0, 2), min_size=1, max_size=40), st.integers())
def test_ids_of_one_clock_sort_in_the_order_they_were_made(waits: list[int], seed: int) -> None:
    clock = Clock(moment=datetime(2026, 8, 1, tzinfo=UTC), seed=seed)
    made = []
    for wait in waits:
        assert clock.moment is not None
        clock.moment += timedelta(milliseconds=wait)
        made.append(clock.new_id())

    assert made == sorted(made)
    assert len(set(made)) == len(made)


def test_an_id_of_an_earlier_moment_sorts_earlier_and_is_new() -> None:
    clock = Clock(moment=datetime(2026, 8, 2, tzinfo=UTC), seed=1)
    later = clock.new_id()
    clock.moment = datetime(2026, 8, 1, tzinfo=UTC)
    earlier = clock.new_id()
    clock.moment = datetime(2026, 8, 2, tzinfo=UTC)

    assert earlier < later
    assert clock.new_id() not in (later, earlier)


@given(st.integers())
def test_a_seed_repeats_ids_and_chance(seed: int) -> None:
    moment = datetime(2026, 8, 1, tzinfo=UTC)

    def life(clock: Clock) -> list[object]:
        return [clock.new_id(), clock.new_id(), clock.chance.random(), clock.new_id()]

    assert life(Clock(moment, seed)) == life(Clock(moment, seed))
    assert life(Clock(moment, seed)) != life(Clock(moment, seed + 1))


def test_without_a_seed_chance_comes_from_the_operating_system() -> None:
    moment = datetime(2026, 8, 1, tzinfo=UTC)

    made = {Clock(moment).new_id() for _ in range(50)}

    assert len(made) == 50
    assert isinstance(Clock(moment).chance, random.SystemRandom)


@pytest.mark.parametrize("hours", [-3, 0, 2])
def test_a_moment_of_any_time_zone_is_told_in_utc(hours: int) -> None:
    moment = datetime(2026, 8, 1, 12, tzinfo=timezone(timedelta(hours=hours)))

    now = Clock(moment).now()

    assert now == moment
    assert now.utcoffset() == timedelta(0)


def test_without_a_moment_it_is_now() -> None:
    before = datetime.now(UTC)

    assert before <= Clock().now() <= datetime.now(UTC)
