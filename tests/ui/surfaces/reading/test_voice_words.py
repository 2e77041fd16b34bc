"""Voices and paces in words."""

from __future__ import annotations

import pytest

from learnkit.domain.look import LIMITS
from learnkit.i18n import translator
from speech.voices import Voice
from ui.strings import Words
from ui.surfaces.reading.voice_words import RATES, nearest, offered, rate_words, voice_words


def voice(name: str, language: str, engine: str = "espeak", gender: str | None = "female") -> Voice:
    return Voice(f"{name}-{language}", name, language, gender, engine, "system")


def test_of_many_dialects_the_common_are_offered_and_all_of_the_systems_own() -> None:
    voices = [voice("Danish", "da"), voice("Lancaster", "en-gb-x-gbclan"), voice("Sara", "da-dk", "system")]

    assert [v.name for v in offered(voices)] == ["Danish", "Sara"]


def test_a_voice_is_called_by_how_it_sounds_or_by_its_own_name() -> None:
    words = Words(translator("da"))

    names = [
        voice_words(words, voice("Danish", "da")),
        voice_words(words, voice("Danish", "da", gender="male")),
        voice_words(words, voice("Sara", "da", "system")),
    ]

    assert names == ["Lys stemme · dansk", "Mørk stemme · dansk", "Sara · dansk"]


def test_every_pace_has_its_own_word_and_is_one_a_look_can_hold() -> None:
    paces = rate_words(Words(translator("da")))

    least, most = LIMITS["rate"]
    assert len(set(paces)) == len(RATES)
    assert all(least <= rate <= most for rate in RATES)
    assert list(RATES) == sorted(RATES)


@pytest.mark.parametrize(
    ("rate", "word"), [(80, "Langsomt"), (128, "Roligt"), (150, "Almindeligt"), (260, "Meget hurtigt")]
)
def test_a_rate_between_two_steps_stands_at_the_nearer(rate: int, word: str) -> None:
    assert rate_words(Words(translator("da")))[nearest(rate)] == word
