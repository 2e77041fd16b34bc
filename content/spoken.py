"""The spoken form of a text: what is to be said, and for which piece of the shown text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from content.languages import language as rules_of
from content.languages.rules import Language, Span
from content.words import WORD

ENDS = {".": ".", "…": ".", "?": "?", "!": "!"}
SOFT_HYPHEN = "\u00ad"


@dataclass(frozen=True, slots=True)
class SpokenToken:
    """A piece of the shown text (code points `start` to `end`) and what is to be said for it.

    `say` may be several words. It ends with the punctuation that makes the voice pause, which lies behind the
    shown piece, so that the highlight covers the word alone.
    """

    start: int
    end: int
    say: str
    ends_sentence: bool = False


def spoken_form(text: str, language: str) -> tuple[SpokenToken, ...]:
    """The tokens to speak, in rising order and not overlapping; each letter of the text lies in exactly one.

    `language` is a BCP 47 tag; in a language whose numbers are not known they are left to the voice. Pictures in
    the text (emoji) and signs that are not read aloud have no token.
    """
    rules = rules_of(language)
    tokens: list[SpokenToken] = []
    for sentence in rules.sentences(text):
        tokens.extend(_sentence(text, sentence, rules))
    return tuple(tokens)


@dataclass(frozen=True, slots=True)
class _Found:
    start: int
    end: int
    say: str


def _sentence(text: str, sentence: Span, rules: Language) -> Iterator[SpokenToken]:
    found = list(_found(text, sentence, rules))
    for index, piece in enumerate(found):
        last = index == len(found) - 1
        behind = text[piece.end : sentence.end if last else found[index + 1].start]
        initial = piece.end - piece.start == 1 and text[piece.start].isalpha() and behind.startswith(".")
        pause = _end(behind or text[piece.end - 1]) if last else _pause(behind[1:] if initial else behind)
        yield SpokenToken(piece.start, piece.end, piece.say + pause, last)


def _found(text: str, sentence: Span, rules: Language) -> Iterator[_Found]:
    """What is said in a sentence, without pauses."""
    words = list(WORD.finditer(text, sentence.start, sentence.end))
    starts = [word.start() for word in words]
    ends = [word.end() for word in words]
    at = sentence.start
    while at < sentence.end:
        index = bisect_right(ends, at)
        in_word = index < len(words) and starts[index] <= at
        found = None if text[at].isspace() else _reading(text, at, sentence.end, rules, (starts, ends))
        if found is not None:
            yield found
            at = found.end
        elif in_word:
            word = text[at : ends[index]]
            yield _Found(at, ends[index], word.replace(SOFT_HYPHEN, "").replace("’", "'") or word)
            at = ends[index]
        else:
            at += 1


def _reading(text: str, at: int, end: int, rules: Language, words: tuple[list[int], list[int]]) -> _Found | None:
    """The first reading that holds at a place and does not end inside a word."""
    for reading in rules.readings:
        match = reading.pattern.match(text, at, end)
        if match is None or match.end() == at or _cuts_a_word(match.end(), *words):
            continue
        say = reading.say(match)
        if say is not None:
            return _Found(at, match.end(), say)
    return None


def _cuts_a_word(end: int, starts: list[int], ends: list[int]) -> bool:
    index = bisect_right(starts, end - 1) - 1
    return index >= 0 and starts[index] < end < ends[index]


def _end(behind: str) -> str:
    """How a sentence ends: by its first stop, else as a statement."""
    return next((ENDS[sign] for sign in behind if sign in ENDS), ".")


def _pause(behind: str) -> str:
    """The pause between two pieces of a sentence, as the sign that makes a voice pause."""
    if not any(sign.isspace() for sign in behind):
        return "," if "—" in behind or "–" in behind else ""
    for sign in "?!;:":
        if sign in behind:
            return sign
    return "," if any(sign in ",.…()[]–—" for sign in behind) or behind.strip() == "-" else ""
