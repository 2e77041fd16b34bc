"""What every language has: sentences, words and readings, with the few facts that differ handed in."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from content.words import WORD

SPACE = r"[ \u00a0\u2009\u202f]"
"""A space inside a number or before its unit; never a line end."""

BLOCK_END = r"\n\s*\n"
STOP = re.compile(rf"{BLOCK_END}|(?<![.!?…])([.!?…]++)[\"'»«”’“)\]]*+(?=\s|$)")
INITIAL = re.compile(r"(?:^|(?<!\d)[\s.(])[^\W\d_]$")
NUMBERED = re.compile(r"\s*\d{1,3}")


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of a text, in code points."""

    start: int
    end: int


Say = Callable[[re.Match[str]], str | None]


@dataclass(frozen=True, slots=True)
class Reading:
    """Something that is written otherwise than it is said. `say` may decline (None) after a closer look."""

    pattern: re.Pattern[str]
    say: Say


def reading(pattern: str, say: Say, flags: int = 0) -> Reading:
    """A reading for what the pattern finds at one place; `~` in the pattern is a space inside a number."""
    return Reading(re.compile(pattern.replace("~", SPACE), flags), say)


def row(written: str) -> list[str]:
    """A row of words, so that a long list stays readable."""
    return written.split()


@dataclass(frozen=True)
class Abbreviations:
    """Abbreviations and what is said for them, as written in small letters with their points.

    `before_a_number` are said so only there. After one of `may_end` a capital letter begins a new sentence.
    """

    said: Mapping[str, str]
    before_a_number: Mapping[str, str] = field(default_factory=dict)
    may_end: frozenset[str] = frozenset()

    def pattern(self) -> re.Pattern[str]:
        """Finds an abbreviation at one place; the space inside `bl. a.` may be there or not."""
        return _one_of(self.said)

    def numbered_pattern(self) -> re.Pattern[str]:
        """Finds one of those that are abbreviations only before a number."""
        return _one_of(self.before_a_number, rf"(?={SPACE}?\d)")

    def key(self, written: str) -> str:
        """The form under which an abbreviation is listed."""
        return re.sub(r"\s", "", written).lower()

    def ends_with_one(self, text: str) -> str | None:
        """The abbreviation with which a text ends, if it does."""
        tail = text[-24:]
        for match in re.finditer(r"(?<![\w.])\S+(?:\s\S\.)?$|(?<!\S)\S+$", tail):
            written = self.key(match.group().lstrip("(»«\"'“”[„"))
            if written in self.said or written in self.before_a_number:
                return written
        return None


@dataclass(frozen=True)
class Language:
    """The rules of one language. Every answer is in code points of the text that was asked about."""

    tag: str
    abbreviations: Abbreviations
    readings: tuple[Reading, ...]

    def sentences(self, text: str) -> tuple[Span, ...]:
        """The sentences in order, without the space around them; everything but space is in one of them."""
        found: list[Span] = []
        begin = 0
        for stop in STOP.finditer(text):
            if stop.group(1) is not None and not self._ends(text, begin, stop):
                continue
            found.extend(_trimmed(text, begin, stop.end()))
            begin = stop.end()
        found.extend(_trimmed(text, begin, len(text)))
        return tuple(found)

    def words(self, text: str) -> tuple[Span, ...]:
        """The words in order, by the rule by which the whole program counts."""
        return tuple(Span(*match.span()) for match in WORD.finditer(text))

    def _ends(self, text: str, begin: int, stop: re.Match[str]) -> bool:
        following = text[stop.end() : stop.end() + 40].lstrip(" \t\u00a0")
        goes_on = following.lstrip("\n\"'»«„“”(–-— ")[:1].islower()
        if goes_on and not following.startswith("\n\n"):
            return False
        if stop.group() == ".":
            if NUMBERED.fullmatch(text, begin, stop.start()):
                return False  # "1. Kapitel": a number that counts what follows
            return self._point_ends(text[max(0, stop.start() - 40) : stop.start()], following)
        return True

    def _point_ends(self, before: str, following: str) -> bool:
        if not following:
            return True
        abbreviation = self.abbreviations.ends_with_one(before + ".")
        if abbreviation in self.abbreviations.said:
            return abbreviation in self.abbreviations.may_end and not following[:1].isdigit()
        if abbreviation is not None and following[:1].isdigit():
            return False
        return not INITIAL.search(before)


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    piece = text[start:end]
    bare = piece.strip()
    if bare:
        begin = start + len(piece) - len(piece.lstrip())
        yield Span(begin, begin + len(bare))


def _one_of(listed: Mapping[str, str], behind: str = "") -> re.Pattern[str]:
    if not listed:
        return re.compile(r"(?!)")
    written = (
        re.sub(r"\\\.(?=[^\W_])", lambda _: rf"\.{SPACE}?", re.escape(name))
        for name in sorted(listed, key=len, reverse=True)
    )
    return re.compile(rf"(?<![\w.@/])(?:{'|'.join(written)})(?!\w){behind}", re.IGNORECASE)
