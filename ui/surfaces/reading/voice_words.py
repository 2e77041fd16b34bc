"""Voices and paces, in words a child can choose by."""

from __future__ import annotations

from collections.abc import Iterable

from speech.voices import Voice
from ui.strings import Words

RATES = (90, 110, 130, 150, 175, 200, 230)
"""Real words a minute."""
COMMON = ("da", "en-gb", "en-us", "de")
"""Of a voice engine with dozens of dialects these are offered; a system's own voices all are."""
DIALECTS_OF = "espeak"


def offered(voices: Iterable[Voice]) -> tuple[Voice, ...]:
    """The voices a reader can choose between."""
    return tuple(v for v in voices if v.engine != DIALECTS_OF or v.language in COMMON)


def voice_words(words: Words, voice: Voice) -> str:
    """What a voice is called: how it sounds and what it speaks, or its own name where the system gave one."""
    t = words.t
    tongues = {"da": t("dansk"), "en-gb": t("britisk"), "en-us": t("amerikansk"), "de": t("tysk")}
    tongue = tongues.get(voice.language, voice.language)
    if voice.engine != DIALECTS_OF:
        return f"{voice.name} · {tongue}"
    kind = t("Lys stemme") if voice.gender == "female" else t("Mørk stemme")
    return f"{kind} · {tongue}"


def nearest(rate: int) -> int:
    """The step nearest to a rate."""
    return min(range(len(RATES)), key=lambda step: abs(RATES[step] - rate))


def rate_words(words: Words) -> tuple[str, ...]:
    """The steps in words, the slowest first."""
    t = words.t
    return (
        t("Langsomt"),
        t("Meget roligt"),
        t("Roligt"),
        t("Almindeligt"),
        t("Raskt"),
        t("Hurtigt"),
        t("Meget hurtigt"),
    )
