"""The voice as the screens use it: real synthesis, on a silent clock."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from learnkit.services.speaking import Speaker, Spoken
from ui.audio import SilentOutput, Voice
from ui.tasks import Tasks

TEXT = "Om natten havde det sneet."
LONG = "Malte trak støvlerne på og løb ned til bækken, før de andre var vågne. " * 6
FAST = 400


@pytest.fixture(scope="module")
def speaker() -> Iterator[Speaker]:
    made = Speaker()
    yield made
    made.close()


@pytest.fixture
def voice(qtbot: QtBot, speaker: Speaker) -> Iterator[Voice]:
    tasks = Tasks()
    made = Voice(speaker, tasks, output=SilentOutput())
    yield made
    made.stop()
    tasks.close()


def words(spy: QSignalSpy) -> list[tuple[int, int]]:
    return [tuple(spy.at(i)) for i in range(spy.count())]


def test_every_word_is_told_in_order_with_its_base(qtbot: QtBot, voice: Voice) -> None:
    reached = QSignalSpy(voice.word_reached)

    with qtbot.waitSignal(voice.finished, timeout=10_000):
        voice.say(TEXT, language="da", rate=FAST, base=1000)

    said = [TEXT[start - 1000 : end - 1000].strip(".") for start, end in words(reached)]
    assert said == ["Om", "natten", "havde", "det", "sneet"]
    assert not voice.speaking


def test_the_next_piece_follows_without_being_asked_twice(qtbot: QtBot, voice: Voice) -> None:
    reached, pieces = QSignalSpy(voice.word_reached), QSignalSpy(voice.piece_reached)
    numbers: list[int] = []

    def hand_over(number: int) -> None:
        if len(numbers) == 1:
            numbers.append(voice.then("Sne.", language="da", rate=FAST, base=50, gap_ms=10))

    voice.piece_reached.connect(hand_over)
    with qtbot.waitSignal(voice.finished, timeout=10_000):
        numbers.append(voice.say("Der er", language="da", rate=FAST))

    assert [pieces.at(i)[0] for i in range(pieces.count())] == numbers
    assert [start for start, _ in words(reached)] == [0, 4, 50]


def test_a_cancelled_reading_never_answers(qtbot: QtBot, voice: Voice) -> None:
    reached = QSignalSpy(voice.word_reached)
    finished = QSignalSpy(voice.finished)
    with qtbot.waitSignal(voice.word_reached, timeout=10_000):
        voice.say(LONG, language="da", base=5000)

    voice.stop()
    before = reached.count()
    with qtbot.waitSignal(voice.finished, timeout=10_000):
        voice.say(TEXT, language="da", rate=FAST)

    assert all(start < 5000 for start, _ in words(reached)[before:])
    assert finished.count() == 1


def test_saying_something_else_ends_what_was_being_said(qtbot: QtBot, voice: Voice) -> None:
    with qtbot.waitSignal(voice.word_reached, timeout=10_000):
        first = voice.say(LONG, language="da")

    with qtbot.waitSignal(voice.stopped):
        second = voice.say(TEXT, language="da", rate=FAST)

    assert not voice.owns(first)
    assert voice.owns(second)


def test_pausing_is_quiet_and_going_on_misses_no_word(qtbot: QtBot, speaker: Speaker) -> None:
    seconds, tasks = [0.0], Tasks()
    voice = Voice(speaker, tasks, output=SilentOutput(lambda: seconds[0]))
    reached = QSignalSpy(voice.word_reached)
    with qtbot.waitSignal(voice.piece_reached, timeout=10_000):
        voice.say(TEXT, language="da")
    seconds[0] += 0.1
    qtbot.waitUntil(lambda: reached.count() == 1)

    voice.pause()
    state = voice.speaking, voice.paused
    seconds[0] += 3600
    with qtbot.waitSignal(voice.paused_changed):
        voice.resume()
    QCoreApplication.processEvents()
    after_an_hour = reached.count()
    while voice.speaking:
        seconds[0] += 0.01
        QCoreApplication.processEvents()
    tasks.close()

    assert state == (False, True)
    assert after_an_hour == 1
    assert [start for start, _ in words(reached)] == [0, 3, 10, 16, 20]


def test_what_was_paused_does_not_hold_up_what_is_said_next(qtbot: QtBot, voice: Voice) -> None:
    with qtbot.waitSignal(voice.piece_reached, timeout=10_000):
        voice.say(LONG, language="da")
    voice.pause()

    with qtbot.waitSignal(voice.finished, timeout=10_000):
        voice.say(TEXT, language="da", rate=FAST)

    assert not voice.paused


def test_a_bug_in_the_voice_is_reported_and_nobody_waits_for_it(qtbot: QtBot, speaker: Speaker) -> None:
    class Broken(Speaker):
        def speak(self, *said: object, **wishes: object) -> Spoken:
            raise ZeroDivisionError

    tasks = Tasks()
    voice = Voice(Broken(), tasks, output=SilentOutput())

    with qtbot.captureExceptions() as bugs, qtbot.waitSignal(voice.failed, timeout=10_000):
        voice.say(TEXT, language="da")
        qtbot.waitUntil(lambda: bool(bugs))
    speaking = voice.speaking
    tasks.close()

    assert not speaking
    assert [kind for kind, *_ in bugs] == [ZeroDivisionError]


def test_nothing_to_say_is_said_at_once(qtbot: QtBot, voice: Voice) -> None:
    with qtbot.waitSignal(voice.finished, timeout=10_000):
        voice.say("", language="da")


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no such signal here")
def test_a_voice_that_died_says_so_and_goes_on(qtbot: QtBot, voice: Voice, speaker: Speaker) -> None:
    speaker.warm()
    assert speaker.worker_pid is not None
    reached = QSignalSpy(voice.word_reached)

    with qtbot.waitSignals([voice.restarted, voice.finished], timeout=10_000):
        os.kill(speaker.worker_pid, signal.SIGKILL)
        voice.say(TEXT, language="da", rate=FAST)

    assert [start for start, _ in words(reached)] == [0, 3, 10, 16, 20]
