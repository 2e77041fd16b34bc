"""Where the sound goes."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from ui.audio.output import BUFFER_MS, SilentOutput, can_sound, load_sound, this_machines_output


class Watch:
    """A clock that goes when it is told to."""

    def __init__(self) -> None:
        self.seconds = 100.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture
def output(watch: Watch) -> SilentOutput:
    made = SilentOutput(watch)
    made.begin(1000)
    return made


def test_the_silent_clock_goes_at_the_pace_of_the_sound(output: SilentOutput, watch: Watch) -> None:
    output.play(bytes(2 * 200))
    watch.seconds += 0.15

    assert output.heard_ms() == pytest.approx(150)


def test_the_silent_clock_hears_no_more_than_it_was_given(output: SilentOutput, watch: Watch) -> None:
    output.play(bytes(2 * 200))
    watch.seconds += 60
    output.heard_ms()
    output.play(bytes(2 * 100))

    assert output.heard_ms() == pytest.approx(200)


def test_time_before_the_first_sound_does_not_count(output: SilentOutput, watch: Watch) -> None:
    watch.seconds += 3
    output.play(bytes(2 * 200))
    watch.seconds += 0.05

    assert output.heard_ms() == pytest.approx(50)


def test_the_silent_clock_stands_while_held(output: SilentOutput, watch: Watch) -> None:
    output.play(bytes(2 * 200))
    watch.seconds += 0.05
    output.hold()
    watch.seconds += 10
    output.go_on()
    watch.seconds += 0.02

    assert output.heard_ms() == pytest.approx(70)


def test_there_is_room_for_a_quarter_of_a_second_ahead(output: SilentOutput, watch: Watch) -> None:
    assert output.room() == 2 * BUFFER_MS
    output.play(bytes(2 * BUFFER_MS))
    assert output.room() == 0
    watch.seconds += 0.1
    assert output.room() == pytest.approx(200, abs=2)


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="the search for a sound server is for Linux")
def test_a_machine_without_sound_gets_the_silent_clock(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PULSE_SERVER", raising=False)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    if can_sound():
        pytest.skip("this machine has a sound card")

    assert not load_sound()
    assert isinstance(this_machines_output(False), SilentOutput)
