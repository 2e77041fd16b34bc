from __future__ import annotations

from itertools import product
from typing import Any

import pytest
import pyttsx3
import pyttsx3.engine

from content.spoken import spoken_form
from speech.engines.espeak import EspeakEngine, nominal_rate
from speech.errors import SpeechError
from speech.tts import SpeechEngine, Token, Utterance
from tests.speech.engines.contract import EngineContract
from tests.speech.hearing import Ear, hear, onsets, tokens_of

DANISH = (
    "Peter, speciallægepraksisplanlægningsstabiliseringsperiode, kat, 3.451 kr., ti, tandbørste, kl. 9.42, kartoffel, "
    "du, papir. Til sidst, sagde Ida, skal vi have det her med: bolde, net, 12-14 æbler & pærer, osv. Går det?",
    "Han kom, så, og vandt. »Kom nu!« råbte hun, mens klokken slog, og toget kørte. Tak, det var alt, sagde de to.",
)
ENGLISH = (
    "Peter, antidisestablishmentarianism, cat, $3.45, ten, toothbrush, at 9:42 a.m., potato, you, paper. "
    "In the end, said Ida, we had balls, nets, 12-14 apples & pears, etc. Does that work?",
)


def spoken(text: str, language: str, *, voice: str | None = None, rate: int = 150) -> Utterance:
    tokens = tuple(Token(t.start, t.end, t.say, t.ends_sentence) for t in spoken_form(text, language))
    return Utterance(tokens, language, voice, rate)


def after_a_pause(text: str, ear: Ear) -> list[tuple[str, int]]:
    """The words at the beginning and after a comma or a stop, and how far each mark is from the nearest onset."""
    heard = onsets(ear.pcm)
    begins = [m for m in ear.marks if not text[: m.start].strip() or text[: m.start].rstrip(" »«")[-1] in ",.?!:"]
    return [(text[m.start : m.end], round(min(abs(m.from_ms - onset) for onset in heard))) for m in begins]


class TestEspeakEngine(EngineContract):
    @pytest.fixture
    def engine(self) -> SpeechEngine:
        return EspeakEngine()

    @pytest.mark.parametrize(
        ("text", "language", "voice", "rate"),
        [
            *product(DANISH, ["da"], ["da", "da+f2"], [60, 110, 150, 230]),
            *product(ENGLISH, ["en"], ["en", "en-US+f2"], [80, 150, 230]),
        ],
    )
    def test_a_word_after_a_pause_is_marked_where_it_is_heard(
        self, engine: SpeechEngine, text: str, language: str, voice: str, rate: int
    ) -> None:
        ear = hear(engine, spoken(text, language, voice=voice, rate=rate))

        errors = after_a_pause(text, ear)
        assert len(errors) >= 9
        assert sum(error <= 50 for _, error in errors) >= 0.9 * len(errors), errors

    def test_a_word_that_the_voice_joins_to_the_one_before_gets_a_time_of_its_own(self, engine: SpeechEngine) -> None:
        marks = hear(engine, Utterance(tokens_of("Giv", "mig", "det", "her", "æble."), "da")).marks

        det, her, apple = marks[2:5]
        assert her.from_ms - det.from_ms > 60
        assert apple.from_ms - her.from_ms > 60

    def test_signs_of_markup_are_text(self, engine: SpeechEngine) -> None:
        plain = hear(engine, Utterance(tokens_of("to", "er", "tal."), "da"))
        marked = hear(engine, Utterance(tokens_of("to", "<b>er</b>", "&amp;tal."), "da"))

        assert len(marked.marks) == len(plain.marks)
        assert marked.ms > plain.ms

    def test_a_word_of_ten_thousand_letters_is_spoken_and_the_next_one_marked(self, engine: SpeechEngine) -> None:
        ear = hear(engine, Utterance(tokens_of("se", "ab" * 5000, "hund."), "da", rate_wpm=400))

        assert ear.marks[2].from_ms - ear.marks[1].from_ms > 20_000
        assert ear.ms - ear.marks[2].from_ms < 1_000

    def test_command_signs_and_lone_surrogates_do_no_harm(self, engine: SpeechEngine) -> None:
        ear = hear(engine, Utterance(tokens_of("hej\x01", "\ud800kat", "مرحبا", "😀."), "da"))

        assert len(ear.marks) == 4

    def test_it_speaks_at_about_the_real_rate_asked_for(self, engine: SpeechEngine) -> None:
        text = (
            "Odderen bor ved åen. Den svømmer hele dagen og fanger små fisk. Om aftenen går den på land og leger med "
            "sine unger. De løber om kap og glider ned ad skrænten. Når det bliver mørkt, sover de tæt sammen i hulen."
        )
        words = len(text.split())
        for rate in (60, 80, 110, 150, 200):
            ear = hear(engine, spoken(text, "da", rate=rate))

            assert 0.8 < words / (ear.ms / 60_000) / rate < 1.25, rate

    def test_a_language_without_a_voice_is_an_error_with_a_code(self, engine: SpeechEngine) -> None:
        with pytest.raises(SpeechError) as told:
            hear(engine, Utterance(tokens_of("hej"), "xx"))

        assert told.value.code == "speech.no_voice"

    def test_a_wish_for_a_voice_that_is_not_here_gives_one_of_the_language(self, engine: SpeechEngine) -> None:
        assert hear(engine, Utterance(tokens_of("hej"), "da", voice="gone")).ms > 100

    def test_danish_and_english_come_first_among_the_voices(self, engine: SpeechEngine) -> None:
        first = [voice.id for voice in engine.voices()[:6]]

        assert first == ["da", "da+f2", "en", "en+f2", "en-US", "en-US+f2"]

    def test_a_voice_without_its_dictionary_is_not_offered(self, engine: SpeechEngine) -> None:
        assert not [voice for voice in engine.voices() if voice.language == "fo"]


class TestPyttsx3IsTheOnlyWay:
    def test_every_piece_of_sound_and_every_word_comes_by_pyttsx3s_own_notices(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        noticed: dict[str, list[dict[str, Any]]] = {}
        original = pyttsx3.engine.Engine._notify

        def notify(self: pyttsx3.engine.Engine, topic: str, **facts: Any) -> None:
            noticed.setdefault(topic, []).append(facts)
            original(self, topic, **facts)

        monkeypatch.setattr(pyttsx3.engine.Engine, "_notify", notify)
        ear = hear(EspeakEngine(), Utterance(tokens_of("Katten", "sover,", "ikke?"), "da"))

        assert ear.pcm == b"".join(facts["pcm"] for facts in noticed["audio"])
        assert [facts["name"] for facts in noticed["started-word"]] == ["Katten", "sover", "ikke"]
        assert len(noticed["finished-utterance"]) == 1

    def test_without_pyttsx3s_say_nothing_is_heard(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(pyttsx3.engine.Engine, "say", lambda self, text, name=None: None)

        assert hear(EspeakEngine(), Utterance(tokens_of("Katten."), "da")).pcm == b""

    def test_without_pyttsx3s_init_there_is_no_engine(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def no_init(driver: str | None = None, debug: bool = False) -> None:
            raise SpeechError("speech.library_missing")

        monkeypatch.setattr(pyttsx3, "init", no_init)

        assert not EspeakEngine().check().ready


@pytest.mark.parametrize(
    ("real", "nominal"),
    [(140, (100, 0)), (112, (80, 0)), (80, (80, 8)), (60, (80, 17)), (1, (80, 34)), (900, (286, 0))],
)
def test_a_real_rate_becomes_a_nominal_one_and_below_the_slowest_a_gap_between_words(
    real: int, nominal: tuple[int, int]
) -> None:
    assert nominal_rate(real) == nominal
