"""How fast the voice reads, in steps and in words for people."""

from __future__ import annotations

from ui.strings import Words

RATES = (90, 110, 130, 150, 175, 200, 230)
"""Real words a minute."""


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
