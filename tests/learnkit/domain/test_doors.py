"""PINs, pictures and waiting."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from learnkit.domain.doors import FREE_TRIES, PICTURES, WAITS_S, Attempts, new_pictures, new_pin, normal_secret


@given(st.integers())
def test_a_pin_is_four_digits_and_none_a_classmate_tries_first(seed: int) -> None:
    pin = new_pin(random.Random(seed))

    assert len(pin) == 4
    assert pin.isdigit()
    assert pin not in {"1234", "4321", "0000", "1111", "2468", "2012", "1999"}


def test_pictures_are_three_different_ones_of_twelve() -> None:
    chosen = new_pictures(random.Random(3)).split("-")

    assert len(set(chosen)) == 3
    assert set(chosen) <= set(PICTURES)
    assert len(PICTURES) == 12


def test_the_fifth_wrong_try_shuts_the_door_and_each_one_after_for_longer() -> None:
    attempts, now, waits = Attempts(), 1_000_000, []

    for _ in range(FREE_TRIES + len(WAITS_S)):
        attempts = attempts.after_wrong(now)
        waits.append(attempts.wait_s(now))
        now += attempts.wait_s(now) * 1000

    assert waits == [0, 0, 0, 0, 30, 60, 120, 300, 900, 900]


def test_waiting_ends_and_is_told_in_whole_seconds_rounded_up() -> None:
    shut = Attempts(5, 30_000)

    assert [shut.wait_s(0), shut.wait_s(29_001), shut.wait_s(30_000), shut.wait_s(99_000)] == [30, 1, 0, 0]


def test_a_clock_set_back_never_makes_a_child_wait_longer_than_the_longest_wait() -> None:
    shut = Attempts(9, 10_000_000_000)

    assert shut.wait_s(0) == WAITS_S[-1]


def test_pictures_are_compared_without_case_and_a_password_to_the_letter() -> None:
    assert normal_secret(" Key-Tent-Bell ") == "key-tent-bell"
    assert normal_secret("Blå-Hest") == "Blå-Hest"


def test_of_thousands_of_pins_none_is_a_stair_a_year_or_one_digit_four_times() -> None:
    pins = {new_pin(random.Random(seed)) for seed in range(20_000)}

    assert len(pins) > 5_000
    assert not [pin for pin in pins if pin.startswith(("19", "20")) or pin in "0123456789012" or len(set(pin)) == 1]
