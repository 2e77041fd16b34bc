"""What every engine promises; a test class per engine supplies one, and utterances it can speak."""

from __future__ import annotations

from itertools import pairwise

from speech.events import Audio, Event, Finished, WordMark
from speech.tts import SpeechEngine, Utterance
from tests.speech.hearing import Ear, hear, tokens_of

WORDS = ("Katten", "sover,", "og", "hunden", "gør.", "Så", "vågner", "katten.")


class EngineContract:
    """Inherit, and give a fixture `engine`."""

    language = "da"

    def utterance(self, *words: str, pause_ms: int = 300, rate_wpm: int = 150) -> Utterance:
        return Utterance(tokens_of(*(words or WORDS)), self.language, rate_wpm=rate_wpm, pause_ms=pause_ms)

    def test_it_is_ready(self, engine: SpeechEngine) -> None:
        assert engine.check().ready

    def test_its_voices_have_ids_of_their_own_and_name_their_engine(self, engine: SpeechEngine) -> None:
        voices = engine.voices()

        assert len({voice.id for voice in voices}) == len(voices) > 0
        assert {voice.engine for voice in voices} == {engine.name}

    def test_every_token_is_marked_in_order_at_a_time_of_its_own(self, engine: SpeechEngine) -> None:
        utterance = self.utterance()

        marks = hear(engine, utterance).marks

        assert [(mark.start, mark.end) for mark in marks] == [(t.start, t.end) for t in utterance.tokens]
        assert all(one.from_ms < next_one.from_ms for one, next_one in pairwise(marks))
        assert all(mark.from_ms < mark.to_ms for mark in marks)

    def test_it_finishes_once_and_tells_the_length_of_its_sound(self, engine: SpeechEngine) -> None:
        ear = hear(engine, self.utterance())

        assert isinstance(ear.events[-1], Finished)
        assert len(ear.finished) == 1
        assert abs(ear.finished[0].ms - ear.ms) <= 2
        assert not ear.finished[0].stopped
        assert ear.marks[-1].to_ms <= ear.ms + 2

    def test_the_pause_between_sentences_is_as_long_as_asked(self, engine: SpeechEngine) -> None:
        short, long = (hear(engine, self.utterance(pause_ms=ms)) for ms in (100, 900))

        assert abs(long.ms - short.ms - 800) < 40

    def test_twice_the_rate_takes_about_half_the_time(self, engine: SpeechEngine) -> None:
        words = ["katten", "sover"] * 20
        slow, fast = (hear(engine, self.utterance(*words, rate_wpm=rate)) for rate in (120, 240))

        assert 1.6 < slow.ms / fast.ms < 2.4

    def test_a_stop_ends_the_telling_at_once(self, engine: SpeechEngine) -> None:
        ear = Ear()
        wanted = 3

        def stopped() -> bool:
            return sum(isinstance(event, Audio) for event in ear.events) >= wanted

        engine.speak(self.utterance(*WORDS * 20), ear.events.append, stopped)

        heard = [event for event in ear.events if isinstance(event, Audio)]
        assert len(heard) == wanted
        assert ear.finished == [Finished(round(ear.ms), stopped=True)]

    def test_what_is_stopped_before_it_begins_is_not_heard(self, engine: SpeechEngine) -> None:
        ear = Ear()

        engine.speak(self.utterance(), ear.events.append, lambda: True)

        assert ear.events == [Finished(0, stopped=True)]

    def test_it_speaks_again_after_a_stop(self, engine: SpeechEngine) -> None:
        engine.speak(self.utterance(), lambda event: None, lambda: True)

        again = hear(engine, self.utterance())

        assert len(again.marks) == len(WORDS)

    def test_what_a_listener_raises_comes_out_and_ends_the_telling(self, engine: SpeechEngine) -> None:
        told: list[Event] = []

        def listener(event: Event) -> None:
            told.append(event)
            if isinstance(event, Audio):
                raise ConnectionError

        try:
            engine.speak(self.utterance(), listener, lambda: False)
        except ConnectionError:
            told.append(Finished(-1))

        assert told[-1] == Finished(-1)
        assert sum(isinstance(event, Audio) for event in told) == 1

    def test_nothing_to_say_is_finished_at_once(self, engine: SpeechEngine) -> None:
        ear = hear(engine, Utterance((), self.language))

        assert ear.events == [Finished(0)]

    def test_marks_never_come_before_their_sound_could_have_begun(self, engine: SpeechEngine) -> None:
        ear = hear(engine, self.utterance())

        assert isinstance(ear.events[0], Audio | WordMark)
        assert ear.marks[0].from_ms >= 0
