"""How often and how long a pupil sits with a text through a term."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from learnkit.demo.school_days import school_days

READING_BAND = time(8, 0)
"""When the whole school reads, each morning."""


@dataclass(frozen=True)
class PlannedSitting:
    """One pupil with one text: `text` is its place in the list given, `start` the school's local time."""

    text: int
    start: datetime
    minutes: int
    words: int


@dataclass(frozen=True)
class Habit:
    """How a kind of reader goes about it; the shares are of school days."""

    weight: float
    in_band: float
    at_home: float
    pace: float
    """How many of the words that could be read in the time are"""
    stays_away: bool = False
    """Not seen for some weeks before today"""


KEEN = Habit(0.12, 0.92, 0.55, 1.0)
STEADY = Habit(0.50, 0.80, 0.16, 0.9)
UNWILLING = Habit(0.30, 0.52, 0.03, 0.7)
AWAY = Habit(0.08, 0.66, 0.05, 0.8, stays_away=True)

SLOWEST, FASTEST = (12, 38, 60, 78, 92, 104, 114, 123, 130, 136), (48, 90, 125, 150, 168, 182, 194, 205, 214, 222)
"""Words a minute for the least and the most able reader of each class level, read for oneself."""


def sittings(
    rng: random.Random, ability: float, level: int, term_from: date, today: date, texts: Sequence[int]
) -> list[PlannedSitting]:
    """A pupil's sittings from `term_from` up to, not including, today, in order of time.

    `texts` holds the number of words of each text that suits the pupil, in the order they are likely to be met; a
    text is read on where it was left, and begun again when all have been read. School days only, none overlapping.
    """
    habit = _habit(rng, ability)
    gone_from = today - timedelta(days=rng.randint(16, 38)) if habit.stays_away else today
    speed = words_a_minute(level, ability) * habit.pace
    shelf = _Shelf(rng, texts)
    sat: list[PlannedSitting] = []
    for day in school_days(term_from, min(today, gone_from)) if any(words > 0 for words in texts) else ():
        if rng.random() < habit.in_band:
            begin = datetime.combine(day, READING_BAND) + timedelta(minutes=rng.randint(0, 6))
            sat += shelf.read(begin, rng.randint(8, 20), speed)
        if rng.random() < habit.at_home:
            begin = datetime.combine(day, time(rng.randint(15, 19), rng.randint(0, 59)))
            sat += shelf.read(begin, rng.randint(8, 20) + 2 * level, speed)
    return sat


def words_a_minute(level: int, ability: float) -> float:
    """How many words the pupil reads in a minute."""
    return SLOWEST[level] + (FASTEST[level] - SLOWEST[level]) * ability


def _habit(rng: random.Random, ability: float) -> Habit:
    """An able reader reads more, mostly; but not always."""
    leaning = 0.35 + 1.3 * ability
    weights = (KEEN.weight * leaning, STEADY.weight, UNWILLING.weight * (2 - leaning), AWAY.weight)
    return rng.choices((KEEN, STEADY, UNWILLING, AWAY), weights)[0]


class _Shelf:
    """The texts, which of them lies open, and how far it has been read."""

    def __init__(self, rng: random.Random, texts: Sequence[int]) -> None:
        self._rng = rng
        self._texts = texts
        self._left: list[int] = []
        self._open = -1
        self._at = 0

    def read(self, begin: datetime, minutes: int, speed: float) -> list[PlannedSitting]:
        """The sittings that fill the minutes: one, or more when a text ends before the time does."""
        sat = []
        while minutes > 0:
            self._choose()
            rest = self._texts[self._open] - self._at
            could = max(1, round(minutes * speed * self._rng.uniform(0.8, 1.1)))
            words = min(rest, could)
            used = minutes if words == could else min(minutes, max(1, round(minutes * words / could)))
            sat.append(PlannedSitting(self._open, begin, used, words))
            self._at += words
            begin += timedelta(minutes=used)
            minutes -= used if words < rest else used + 1
            if words == rest:
                begin += timedelta(minutes=1)
        return sat

    def _choose(self) -> None:
        if self._open >= 0 and self._at < self._texts[self._open]:
            return
        if not self._left:
            self._left = [n for n, words in enumerate(self._texts) if words > 0]
        self._open = self._left.pop(min(self._rng.randint(0, 2), len(self._left) - 1))
        self._at = 0
