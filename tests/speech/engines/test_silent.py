from __future__ import annotations

import pytest

from speech.engines.silent import SilentEngine
from speech.tts import SpeechEngine, Utterance
from tests.speech.engines.contract import EngineContract
from tests.speech.hearing import hear, tokens_of


class TestSilentEngine(EngineContract):
    @pytest.fixture
    def engine(self) -> SpeechEngine:
        return SilentEngine()

    def test_it_is_silent(self, engine: SpeechEngine) -> None:
        assert set(hear(engine, self.utterance()).pcm) == {0}

    def test_sixty_words_of_five_letters_at_sixty_words_a_minute_take_a_minute(self, engine: SpeechEngine) -> None:
        ear = hear(engine, Utterance(tokens_of(*["hunde"] * 60), "da", rate_wpm=60))

        assert abs(ear.ms - 60_000) < 10

    def test_a_long_word_takes_longer_than_a_short_one(self, engine: SpeechEngine) -> None:
        short, long = hear(engine, Utterance(tokens_of("og", "tandbørsteglas"), "da")).marks

        assert long.to_ms - long.from_ms > 3 * (short.to_ms - short.from_ms)
