"""How hard a text is: LIX, which is computed, and the levels people give, which never are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from content.words import WORD

LONG = 6
"""A word of more letters than this is long."""

FINE_FROM = 10.0
"""Below this LIX says little: in first books words per sentence and long words hardly differ."""

HIGHEST = 100
"""A text somebody writes is not given a higher LIX."""

SHORT_FORMS = frozenset(
    {"kl", "nr", "ca", "jf", "pga", "mht", "hhv", "eks", "bl", "evt", "inkl", "mr", "mrs", "ms", "dr", "vs", "bzw"}
)
"""Written with a point that ends no sentence, as is every single letter ("H.C.", "d. 24.")."""

STOP = re.compile(
    r"""
    \n\s*\n                                   # a block ends
    | (?<![.!?…]) [.!?…]++ ["'»«”’“)\]]*+      # a stop, and what closes with it
      (?=\s|$) (?! \s++ [a-zæøåäö] )          # "24. november", "f.eks. om": it goes on
    """,
    re.VERBOSE,
)


@dataclass(frozen=True)
class Lix:
    """A text's LIX and what it was computed from.

    `fine_grained` is False below 10: there the number does not tell one text from another.
    """

    value: float
    words: int
    long_words: int
    sentences: int

    @property
    def fine_grained(self) -> bool:
        return self.value >= FINE_FROM


def lix(text: str) -> Lix | None:
    """The LIX of a plain text: words per sentence plus the percentage of words of more than six letters.

    None for a text without words. Source: C.H. Björnsson, Läsbarhet (Stockholm: Liber, 1968). A sentence ends at
    `.`, `!`, `?` or `…` unless a small letter follows or the point belongs to a short form, and at an empty line (so
    a heading is a sentence). Example:
    "Odderen svømmer. Den fanger en lille ørred." has 7 words, 2 sentences and 2 long words: 7/2 + 100·2/7 = 32.1.
    """
    count = long_words = sentences = at = 0
    for end in [*_sentence_ends(text), len(text)]:
        found = WORD.findall(text, at, end)
        sentences += bool(found)
        count += len(found)
        long_words += sum(1 for word in found if _letters(word) > LONG)
        at = end
    if not count:
        return None
    return Lix(round(count / sentences + 100 * long_words / count, 1), count, long_words, sentences)


def lix_of_writing(text: str) -> float | None:
    """The LIX of a text somebody writes: a line ends a sentence too, for full stops come later than lines.

    None without words, and above `HIGHEST`: that tells of missing full stops, not of a hard text.
    """
    found = lix(text.replace("\n", "\n\n"))
    return found.value if found is not None and found.value <= HIGHEST else None


def _sentence_ends(text: str) -> Iterator[int]:
    for stop in STOP.finditer(text):
        word = _last_word(text, stop.start()) if text[stop.start()] == "." else ""
        if word not in SHORT_FORMS and not (len(word) == 1 and word.isalpha()):
            yield stop.end()


def _last_word(text: str, end: int) -> str:
    start = end
    while start > 0 and end - start < 8 and text[start - 1].isalnum():
        start -= 1
    return text[start:end].lower()


def _letters(word: str) -> int:
    return sum(1 for sign in word if sign.isalpha())


Meaning = Literal["very_easy", "easy", "middling", "hard", "very_hard"]

BANDS: tuple[tuple[float, Meaning], ...] = (
    (25.0, "very_easy"),  # children's books
    (35.0, "easy"),  # weeklies, fiction for adults
    (45.0, "middling"),  # newspapers and magazines
    (55.0, "hard"),  # factual books, popular science
    (float("inf"), "very_hard"),  # trade literature, laws
)
"""Where each band ends, and what it is called. Source: C.H. Björnsson, Læsbarhed (København: Gad, 1971)."""


def lix_meaning(value: float) -> Meaning:
    """The code of the band a LIX lies in."""
    return next(meaning for end, meaning in BANDS if value < end)


@dataclass(frozen=True)
class GivenLevel:
    """A level that a person or a publisher gave a text: recorded with who gave it, never computed.

    `kind` names the scale ("let", "lus", "grade", …); its values are only compared within one scale.
    """

    kind: str
    value: str
    set_by: str
