"""Reading aloud with the real worker process; some of them are killed on the way."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from itertools import pairwise

import pytest

from learnkit.errors import LearnKitError
from learnkit.services.speaking import Speaker, Spoken, start_speech_worker
from learnkit.workers.limits import Limits
from learnkit.workers.protocol import Message
from learnkit.workers.start import Worker
from speech.events import WordMark

TEXT = "Odderen svømmer i åen. Den fanger 12 fisk, og så sover den. " * 6


class Listener:
    """Hears what is handed on; `after` so many pieces of sound it does something."""

    def __init__(self, after: int = -1, act: Callable[[], None] = lambda: None) -> None:
        self.pcm = b""
        self.pieces = 0
        self.marks: list[WordMark] = []
        self._after = after
        self._act = act

    def audio(self, pcm: bytes) -> None:
        self.pcm += pcm
        self.pieces += 1
        if self.pieces == self._after:
            self._act()


@pytest.fixture
def speaker() -> Iterator[Speaker]:
    speaker = Speaker()
    yield speaker
    speaker.close()


def read(speaker: Speaker, listener: Listener, text: str = TEXT, language: str = "da", **more: object) -> Spoken:
    return speaker.speak(text, language, on_audio=listener.audio, on_mark=listener.marks.append, **more)  # type: ignore[arg-type]


def kill(speaker: Speaker) -> None:
    assert speaker.worker_pid is not None
    os.kill(speaker.worker_pid, signal.SIGKILL)


def test_a_text_is_heard_with_every_word_marked_in_the_shown_text(speaker: Speaker) -> None:
    listener = Listener()

    spoken = read(speaker, listener, "Ida har 3½ kr. & en kat.")

    shown = ["Ida", "har", "3½", "kr.", "&", "en", "kat"]
    assert ["Ida har 3½ kr. & en kat."[m.start : m.end] for m in spoken.marks] == shown
    assert list(spoken.marks) == listener.marks
    assert (spoken.engine, spoken.voice, spoken.cancelled) == ("espeak", "da", False)
    assert spoken.audio_ms == round(1000 * len(listener.pcm) / 2 / spoken.sample_rate)
    assert spoken.first_audio_ms is not None


def test_a_worker_killed_in_the_middle_is_started_again_and_the_reading_goes_on_where_it_was(
    speaker: Speaker,
) -> None:
    undisturbed = read(speaker, Listener())
    before = speaker.worker_pid
    listener = Listener(after=40, act=lambda: kill(speaker))

    spoken = read(speaker, listener)

    assert speaker.worker_pid != before
    assert abs(spoken.audio_ms - undisturbed.audio_ms) < 100
    assert [m.start for m in spoken.marks] == [m.start for m in undisturbed.marks]
    assert all(one.from_ms < other.from_ms for one, other in pairwise(spoken.marks))
    assert list(spoken.marks) == listener.marks


def test_a_worker_that_died_while_nothing_was_said_is_not_noticed(speaker: Speaker) -> None:
    speaker.warm()
    kill(speaker)

    assert read(speaker, Listener(), "Hej.").engine == "espeak"


def test_a_voice_that_dies_twice_is_an_error_with_a_code() -> None:
    started: list[Worker] = []

    def start() -> Worker:
        worker = start_speech_worker()
        worker.kill()
        started.append(worker)
        return worker

    speaker = Speaker(start)
    with pytest.raises(LearnKitError) as told:
        read(speaker, Listener())

    assert told.value.code == "speech.voice_restarted"
    assert len(started) == 2


def test_a_worker_that_cannot_get_memory_is_an_error_with_a_code() -> None:
    speaker = Speaker(lambda: Worker("speech", Limits(seconds=None, memory_mb=8)))

    with pytest.raises(LearnKitError) as told:
        read(speaker, Listener())

    assert told.value.code == "speech.voice_restarted"


def test_after_two_deaths_the_next_reading_begins_afresh() -> None:
    broken = [True, True]

    def start() -> Worker:
        worker = start_speech_worker()
        if broken:
            broken.pop()
            worker.kill()
        return worker

    speaker = Speaker(start)
    with pytest.raises(LearnKitError):
        read(speaker, Listener())
    spoken = read(speaker, Listener(), "Hej.")
    speaker.close()

    assert spoken.engine == "espeak"


def test_a_cancelled_reading_hands_nothing_more_on(speaker: Speaker) -> None:
    listener = Listener()

    spoken = read(speaker, listener, cancelled=lambda: listener.pieces >= 5)

    assert spoken.cancelled
    assert listener.pieces == 5


class Overheard(Worker):
    """A worker whose every answer is weighed."""

    received = 0

    def receive(self, timeout: float | None = None) -> Message:
        header, payload = super().receive(timeout)
        self.received += len(payload)
        return header, payload


@pytest.fixture
def overheard() -> Iterator[tuple[Speaker, list[Overheard]]]:
    workers: list[Overheard] = []

    def start() -> Worker:
        workers.append(Overheard("speech", Limits(seconds=None, memory_mb=700)))
        return workers[-1]

    speaker = Speaker(start)
    yield speaker, workers
    speaker.close()


A_MINUTE = 60 * 2 * 22_050


def test_a_cancelled_reading_is_stopped_in_the_worker_too(overheard: tuple[Speaker, list[Overheard]]) -> None:
    speaker, workers = overheard
    listener = Listener()

    read(speaker, listener, TEXT * 20, cancelled=lambda: listener.pieces >= 5)

    assert workers[0].received < A_MINUTE


def test_a_reading_whose_listener_raised_is_stopped_in_the_worker_too(
    overheard: tuple[Speaker, list[Overheard]],
) -> None:
    speaker, workers = overheard

    def fall_over() -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        read(speaker, Listener(after=3, act=fall_over), TEXT * 20)
    read(speaker, Listener(), "Hej.")

    assert workers[0].received < A_MINUTE


def test_a_reading_cancelled_before_it_begins_is_not_heard(speaker: Speaker) -> None:
    listener = Listener()

    spoken = read(speaker, listener, cancelled=lambda: True)

    assert (spoken.cancelled, spoken.first_audio_ms, listener.pieces) == (True, None, 0)


def test_a_reading_after_a_cancelled_one_is_whole(speaker: Speaker) -> None:
    first = Listener()
    read(speaker, first, cancelled=lambda: first.pieces >= 2)
    second = Listener()

    spoken = read(speaker, second, "Hej med dig.")

    assert [m.start for m in spoken.marks] == [0, 4, 8]
    assert spoken.audio_ms < 3_000


def test_what_a_listener_raises_comes_out_and_leaves_nothing_to_the_next_reading(speaker: Speaker) -> None:
    def fall_over() -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        read(speaker, Listener(after=3, act=fall_over))
    spoken = read(speaker, Listener(), "Hej med dig.")

    assert [m.start for m in spoken.marks] == [0, 4, 8]
    assert spoken.audio_ms < 3_000


def test_a_language_without_a_voice_is_read_in_silence_and_says_so(speaker: Speaker) -> None:
    listener = Listener()

    spoken = read(speaker, listener, "Saluton mondo.", "xx")

    assert (spoken.engine, len(spoken.marks)) == ("silent", 2)
    assert set(listener.pcm) == {0}


def test_a_text_without_words_is_nothing_to_say(speaker: Speaker) -> None:
    spoken = read(speaker, Listener(), " …😀 ")

    assert (spoken.audio_ms, spoken.marks, spoken.first_audio_ms) == (0, (), None)


def test_a_wished_voice_speaks_at_the_wished_rate(speaker: Speaker) -> None:
    slow = read(speaker, Listener(), voice="da+f2", rate=80)
    fast = read(speaker, Listener(), voice="da+f2", rate=160)

    assert slow.voice == fast.voice == "da+f2"
    assert 1.6 < slow.audio_ms / fast.audio_ms < 2.4


def test_the_voices_of_every_engine_are_listed(speaker: Speaker) -> None:
    voices = speaker.voices()

    assert voices[0].language == "da"
    assert {voice.engine for voice in voices} >= {"espeak", "silent"}


def test_every_engine_says_whether_it_runs_here(speaker: Speaker) -> None:
    engines = speaker.engines()

    assert [engine.name for engine in engines] == ["espeak", "system", "silent"]
    assert (engines[0].ready, engines[-1].ready) == (True, True)
    assert engines[1].ready or engines[1].code is not None
