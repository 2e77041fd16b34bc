"""How the first screen greets, by the time of day."""

from __future__ import annotations

from datetime import datetime

from ui.strings import Words

MORNING_ENDS, EVENING_BEGINS = 10, 18
NIGHT_ENDS = 4


def greeting(now: datetime, name: str, words: Words) -> str:
    """ "Godmorgen" until ten, "Godaften" from six, "Hej" between; `now` is the school's time."""
    if NIGHT_ENDS <= now.hour < MORNING_ENDS:
        return words.t("Godmorgen, {name}", name=name)
    if now.hour >= EVENING_BEGINS or now.hour < NIGHT_ENDS:
        return words.t("Godaften, {name}", name=name)
    return words.t("Hej, {name}", name=name)
