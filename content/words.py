"""What a word is: one rule, by which the whole program counts."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable


def _marks() -> str:
    """Letters' companions (accents, vowel signs, points), which `\\w` leaves out, as a character class."""
    places = [*range(0x0300, 0x2000), *range(0x20D0, 0x2100), *range(0xFE20, 0xFE30)]
    return "".join(_ranges(place for place in places if unicodedata.category(chr(place)) in ("Mn", "Mc")))


def _ranges(places: Iterable[int]) -> Iterable[str]:
    start = last = -2
    for place in places:
        if place != last + 1:
            if start >= 0:
                yield f"{chr(start)}-{chr(last)}"
            start = place
        last = place
    yield f"{chr(start)}-{chr(last)}"


_RUN = rf"[^\W_]+(?:[{_marks()}\u00ad\u200c\u200d]+[^\W_]*){{0,100}}"
WORD = re.compile(rf"{_RUN}(?:(?:['’\-‐‑]|(?<=\d)[.,](?=\d)){_RUN}){{0,40}}")
"""A run of letters and digits, held together by an apostrophe, a hyphen, or the point or comma in a number.

One word each: `3½`, `12,95`, `3.451`, `9.42`, `mor's`, `IT-skole`, `1.-klasse` is two (`1`, `klasse`), `f.eks.` two.
What nobody would call a word (a thousand hyphens) comes in pieces, so that no text makes the counting swell.
"""


def words(text: str) -> list[str]:
    """The words of a text, in order."""
    return WORD.findall(text)


def count_words(text: str) -> int:
    """How many words a text has."""
    return sum(1 for _ in WORD.finditer(text))
