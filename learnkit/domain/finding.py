"""Finding a title while it is being typed, forgiving of one wrong letter a word."""

from __future__ import annotations

import re
from collections.abc import Iterable

_WORD = re.compile(r"\w+")
FORGIVING_FROM = 4
"""Shorter words must be right: with one letter free, "is" would find nearly everything."""


def how_far(asked: str, *fields: str) -> int | None:
    """How many words of the question are one letter off the fields; None if one of them is nowhere.

    A word of the question stands for the beginning of a word: "oder" finds "Odderen", with one letter missing.
    An empty question is 0 away from everything.
    """
    there = words_of(" ".join(fields))
    far = 0
    for word in words_of(asked):
        if any(known.startswith(word) for known in there):
            continue
        if len(word) < FORGIVING_FROM or not any(_begins_nearly(word, known) for known in there):
            return None
        far += 1
    return far


def nearest_word(asked: str, texts: Iterable[str]) -> str | None:
    """A whole word of the texts that the question may have meant: at most two letters off, else None."""
    word = "".join(words_of(asked)[:1])
    if len(word) < FORGIVING_FROM:
        return None
    known = sorted({w for text in texts for w in words_of(text) if abs(len(w) - len(word)) <= 2})
    near = [(letters_off(word, w), w) for w in known]
    best = min(near, default=None)
    return best[1] if best is not None and best[0] <= 2 else None


def words_of(text: str) -> list[str]:
    """The words of a text in small letters."""
    return _WORD.findall(text.casefold())


def letters_off(a: str, b: str) -> int:
    """Letters to put in, take out, change or swap with their neighbour to get from one word to the other.

    Source: the restricted Damerau–Levenshtein distance (Damerau 1964). Example: "gravlign" to "grævling" is 2.
    """
    before: list[int] = []
    row = list(range(len(b) + 1))
    for i, sign in enumerate(a, start=1):
        older, before, row = before, row, [i]
        for j, other in enumerate(b, start=1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (sign != other))
            if i > 1 and j > 1 and sign == b[j - 2] and a[i - 2] == other:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
    return row[-1]


def _begins_nearly(word: str, known: str) -> bool:
    return any(letters_off(word, known[:size]) <= 1 for size in range(len(word) - 1, len(word) + 2))
