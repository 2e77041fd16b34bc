from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from learnkit.sync.pace import CHANGE_PAUSE_S, LONGEST_WAIT_S, REGULAR_S, START_S, Pace

DEVICES = st.text(min_size=1, max_size=40)
MOMENTS = st.floats(0, 1e9)


@given(DEVICES, MOMENTS)
def test_at_the_start_it_syncs_within_seconds(device: str, now: float) -> None:
    assert 0 <= Pace.begun(device, now).wait_s(now) <= START_S + 1


def test_devices_turned_on_together_do_not_come_together() -> None:
    waits = sorted(Pace.begun(f"device {n}", 0).due for n in range(30))

    assert waits[-1] - waits[0] > START_S / 2
    assert len(set(waits)) == len(waits)


@given(DEVICES)
def test_after_a_change_it_waits_a_little_but_never_longer_than_it_would_have(device: str) -> None:
    calm = Pace.begun(device, 0).synced(0)

    changed = calm.changed(10)
    again = changed.changed(11)

    assert CHANGE_PAUSE_S <= changed.wait_s(10) <= 2 * CHANGE_PAUSE_S
    assert again.due == changed.due


@given(DEVICES)
def test_where_nothing_is_done_it_asks_now_and_then(device: str) -> None:
    assert 0.8 * REGULAR_S <= Pace.begun(device, 0).synced(50).wait_s(50) <= 1.2 * REGULAR_S


@given(DEVICES, st.integers(1, 60))
def test_each_failure_makes_it_wait_longer_up_to_a_quarter_of_an_hour(device: str, failures: int) -> None:
    pace = Pace.begun(device, 0)
    for _ in range(failures):
        pace = pace.failed(0)

    later = pace.failed(0)

    assert later.due >= min(pace.due * 1.1, 0.75 * LONGEST_WAIT_S)
    assert later.due <= 1.25 * LONGEST_WAIT_S


@given(DEVICES, st.floats(1, 3600))
def test_it_never_comes_before_the_school_asked_it_to(device: str, seconds: float) -> None:
    pace = Pace.begun(device, 0).failed(0, seconds)

    assert pace.due >= seconds
    assert pace.changed(0).due >= seconds


@given(DEVICES)
def test_out_of_reach_nothing_done_here_makes_it_knock_sooner(device: str) -> None:
    pace = Pace.begun(device, 0).failed(0).failed(0).failed(0)

    assert pace.changed(1).due == pace.due


@given(DEVICES)
def test_when_the_network_is_back_it_comes_soon_and_forgets_the_failures(device: str) -> None:
    pace = Pace.begun(device, 0).failed(0).failed(0).failed(0).failed(0).network_back(5)

    assert pace.wait_s(5) <= START_S
    assert pace.failures == 0


@given(DEVICES)
def test_asked_it_comes_now(device: str) -> None:
    assert Pace.begun(device, 0).failed(0, 600).asked(3).wait_s(3) == 0
