"""How long one still waits, in words."""

from __future__ import annotations

from ui.strings import Words


def waiting(seconds: int, words: Words) -> str:
    """Minutes while there are any (begun ones count), then seconds."""
    if seconds > 60:
        minutes = -(-seconds // 60)
        return words.t.count("Vent {n} minut.", "Vent {n} minutter.", minutes)
    return words.t.count("Vent {n} sekund.", "Vent {n} sekunder.", seconds)
