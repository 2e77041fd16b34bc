"""The way through pyttsx3's files, walked with our own driver in the place of SAPI5's, which only Windows has."""

from __future__ import annotations

import pytest

from speech import espeak_driver
from speech.engines.system import SystemEngine
from speech.errors import SpeechError
from speech.tts import SpeechEngine, Utterance
from tests.speech.engines.contract import EngineContract
from tests.speech.hearing import hear, onsets, tokens_of


class TestSystemEngine(EngineContract):
    @pytest.fixture
    def engine(self) -> SpeechEngine:
        return SystemEngine("win32", espeak_driver.register())

    def test_it_says_that_its_marks_are_estimated(self, engine: SpeechEngine) -> None:
        assert engine.check().code == "speech.marks_are_estimated"

    def test_a_sentence_is_marked_where_it_is_heard_to_begin(self, engine: SpeechEngine) -> None:
        ear = hear(engine, Utterance(tokens_of("Du", "er", "her.", "Maja", "ler."), "da", pause_ms=600))

        second = next(mark for mark in ear.marks if mark.start == 11)
        assert min(abs(second.from_ms - onset) for onset in onsets(ear.pcm)) <= 10

    def test_a_language_without_a_voice_is_an_error_with_a_code(self, engine: SpeechEngine) -> None:
        with pytest.raises(SpeechError) as told:
            hear(engine, Utterance(tokens_of("hej"), "xx"))

        assert told.value.code == "speech.no_voice"


@pytest.mark.parametrize(
    ("platform", "code"),
    [("linux", "speech.not_on_this_system"), ("darwin", "speech.no_sound_from_this_driver")],
)
def test_where_it_cannot_speak_it_says_why(platform: str, code: str) -> None:
    engine = SystemEngine(platform)

    with pytest.raises(SpeechError) as told:
        hear(engine, Utterance(tokens_of("hej"), "da"))

    assert (engine.check().ready, engine.check().code, told.value.code) == (False, code, code)


def test_a_driver_that_is_not_here_means_no_voices() -> None:
    engine = SystemEngine("win32", "no_such_driver")

    assert engine.voices() == ()
    assert engine.check().code == "speech.no_voice"
