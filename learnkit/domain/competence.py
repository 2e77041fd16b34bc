"""Levels of a judgement, what stands of several, and what the program proposes for the teacher to judge."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import IntEnum
from statistics import median_low

from learnkit.domain.goals import EvidenceKind

ENOUGH = 3
"""So many pieces that say something of how hard the work was, before anything is proposed."""
EASIER_BY = 5
"""A text so many LIX below what suits the class is an easier one."""


class Level(IntEnum):
    """How far a pupil is with a goal, as the teacher judges it."""

    NOT_SEEN = 0
    UNDER_WAY = 1
    WITH_SUPPORT = 2
    ALONE = 3


@dataclass(frozen=True)
class Proposal:
    """What the evidence points to, and which: how many pieces of each kind."""

    level: Level
    builds_on: Mapping[EvidenceKind, int]


def level_of_a_text_read(lix: int, suits: int) -> Level:
    """What a text that was read says: with support if it is about as hard as suits the class or harder, else under way.

    LIX below 10 tells little of a text's difficulty, so where that suits, every text counts as hard enough.
    """
    return Level.WITH_SUPPORT if suits < 10 or lix >= suits - EASIER_BY else Level.UNDER_WAY


def propose(pieces: Iterable[tuple[EvidenceKind, Level | None]]) -> Proposal | None:
    """The lower middle of what the pieces say, once three of them say something; else nothing.

    A text read says how hard it was for the class, a text handed in says "under way" and no more, and an observation,
    which is words, says nothing of a level but is counted. That a pupil can do it alone is never proposed: only
    a person has seen that. The teacher judges; a judgement is never changed by this.
    """
    known = list(pieces)
    levels = [level for _, level in known if level is not None]
    if len(levels) < ENOUGH:
        return None
    return Proposal(Level(median_low(levels)), dict(Counter(kind for kind, _ in known)))


def standing(levels: Iterable[int | None]) -> int | None:
    """Which judgement stands after these, the earliest first: the last one, where None takes back the one before."""
    kept: list[int] = []
    for level in levels:
        if level is not None:
            kept.append(level)
        elif kept:
            kept.pop()
    return kept[-1] if kept else None
