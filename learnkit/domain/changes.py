"""What an edit did to a text, counted in code points, and where the places in that text went."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from learnkit.errors import LearnKitError

# From coarse to fine: a rewritten page is compared by lines, what differs in it by sentences, then by words.
_GRAINS = (
    re.compile(r"[^\n]*\n+|[^\n]+"),
    re.compile(r"[^.!?…\n]*[.!?…\n]+\s*|[^.!?…\n]+"),
    re.compile(r"\s*\S+|\s+"),
)
# Pairs of equal pieces difflib may have to look at; beyond it the pieces are too alike to tell apart in time.
_MOST_PAIRS = 300_000


@dataclass(frozen=True, slots=True)
class Splice:
    """At `start` of the old text, `removed` code points give way to `inserted`."""

    start: int
    removed: int
    inserted: str

    @property
    def end(self) -> int:
        """Where the removed part ends in the old text."""
        return self.start + self.removed


@dataclass(frozen=True, slots=True)
class Change:
    """An edit against one text: splices in rising order that do not overlap, all in positions of the old text."""

    splices: tuple[Splice, ...] = ()

    def __post_init__(self) -> None:
        reached = 0
        for splice in self.splices:
            if splice.start < reached or splice.removed < 0:
                raise ValueError("splices must rise and not overlap")
            reached = splice.end


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a text from `start` up to but not including `end`; empty, it marks a place between two letters."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError("a span starts inside the text and ends no earlier than it starts")


def diff(old: str, new: str) -> Change:
    """A change that makes `new` of `old` and touches little more than what was edited."""
    return Change(tuple(_splices(old, new, 0, _GRAINS)))


def apply(text: str, change: Change) -> str:
    """The text after the change; "document.change_does_not_fit" when it reaches past the end of the text."""
    if change.splices and change.splices[-1].end > len(text):
        raise LearnKitError("document.change_does_not_fit", length=len(text), end=change.splices[-1].end)
    parts: list[str] = []
    reached = 0
    for splice in change.splices:
        parts += (text[reached : splice.start], splice.inserted)
        reached = splice.end
    parts.append(text[reached:])
    return "".join(parts)


def carry(span: Span, change: Change) -> Span:
    """Where the span lies after the change.

    It keeps its surviving characters and takes in what was written inside it, not what was written at its edges.
    When all of it was deleted, an empty span is left at the place.
    """
    for splice in reversed(change.splices):
        span = _carried_over(span, splice.start, splice.removed, len(splice.inserted))
    return span


def carry_back(span: Span, change: Change) -> Span:
    """Where a span of the changed text lay before the change: `carry` against the change turned round."""
    grown = sum(len(splice.inserted) - splice.removed for splice in change.splices)
    for splice in reversed(change.splices):
        grown -= len(splice.inserted) - splice.removed
        span = _carried_over(span, splice.start + grown, len(splice.inserted), splice.removed)
    return span


def too_alike(old: Sequence[str], new: Sequence[str]) -> bool:
    """Whether so many pieces are equal to so many others that lining them up would take too long."""
    in_old, in_new = Counter(old), Counter(new)
    return sum(times * in_new[piece] for piece, times in in_old.items()) > _MOST_PAIRS


def _carried_over(span: Span, at: int, removed: int, put: int) -> Span:
    gone, grown = at + removed, put - removed
    if span.end <= at:
        return span
    if span.start >= gone:
        return Span(span.start + grown, span.end + grown)
    if span.start <= at and gone <= span.end:
        return Span(span.start, span.end + grown)
    if at < span.start and gone < span.end:
        return Span(at + put, span.end + grown)
    return Span(min(span.start, at), at)


def _splices(old: str, new: str, offset: int, grains: Sequence[re.Pattern[str]]) -> Iterator[Splice]:
    before = _common_prefix(old, new)
    after = _common_suffix(old, new, min(len(old), len(new)) - before)
    old, new, offset = old[before : len(old) - after], new[before : len(new) - after], offset + before
    if not old and not new:
        return
    if old and new and grains:
        old_pieces, new_pieces = grains[0].findall(old), grains[0].findall(new)
        if not too_alike(old_pieces, new_pieces):
            yield from _by_pieces(old_pieces, new_pieces, offset, grains[1:])
            return
    yield Splice(offset, len(old), new)


def _by_pieces(
    old: Sequence[str], new: Sequence[str], offset: int, finer: Sequence[re.Pattern[str]]
) -> Iterator[Splice]:
    reached = 0
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        stretch = "".join(old[i1:i2])
        if tag != "equal":
            yield from _splices(stretch, "".join(new[j1:j2]), offset + reached, finer)
        reached += len(stretch)


def _common_prefix(one: str, other: str) -> int:
    # Halving with whole-slice comparisons runs at the speed of memcmp; a loop over letters takes milliseconds.
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _common_suffix(one: str, other: str, at_most: int) -> int:
    low, high = 0, at_most
    while low < high:
        middle = (low + high + 1) // 2
        if one[len(one) - middle : len(one) - low] == other[len(other) - middle : len(other) - low]:
            low = middle
        else:
            high = middle - 1
    return low
