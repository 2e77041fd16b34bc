"""What an edit did to a text, counted in code points, and where the places in that text went."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import accumulate

from learnkit.errors import LearnKitError

# From coarse to fine: a rewritten page is compared by lines, what differs in it by sentences, then by words.
# White space is always a piece of its own, so that the last word of a text equals the same word inside another.
_GRAINS = (
    re.compile(r"\n+|[^\n]+"),
    re.compile(r"\s+|\S[^.!?…\n]*[.!?…]*"),
    re.compile(r"\s+|\S+"),
)
# Pairs of equal pieces difflib may have to look at; beyond it the pieces are too alike to tell apart in time.
_MOST_PAIRS = 300_000
_AROUND = 2_000
_GAP = re.compile(r"\s")


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


@dataclass(frozen=True, slots=True)
class Stretch:
    """Pieces `low` up to `high` of the old sequence, against pieces `new_low` up to `new_high` of the new one."""

    low: int
    high: int
    new_low: int
    new_high: int


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


def line_up(old: Sequence[str], new: Sequence[str]) -> list[Stretch] | None:
    """Where pieces of the old gave way to pieces of the new; all between these stretches is alike.

    White space never lines up two texts by itself, only beside a piece that does. None when so many pieces equal
    so many others that it would take too long.
    """
    whole = _trimmed(old, new, Stretch(0, len(old), 0, len(new)))
    # difflib would take white space, which is everywhere, for a match: it is shown the words or sentences alone.
    here = [place for place in range(whole.low, whole.high) if not old[place].isspace()]
    there = [place for place in range(whole.new_low, whole.new_high) if not new[place].isspace()]
    was, now = [old[place] for place in here], [new[place] for place in there]
    in_was, in_now = Counter(was), Counter(now)
    if sum(times * in_now[piece] for piece, times in in_was.items()) > _MOST_PAIRS:
        return None
    blocks = SequenceMatcher(None, was, now, autojunk=False).get_matching_blocks()
    pairs = [(here[one + more], there[other + more]) for one, other, size in blocks for more in range(size)]
    stretches: list[Stretch] = []
    low, new_low = whole.low, whole.new_low
    for high, new_high in [*pairs, (whole.high, whole.new_high)]:
        stretches.append(_trimmed(old, new, Stretch(low, high, new_low, new_high)))
        low, new_low = high + 1, new_high + 1
    return [stretch for stretch in stretches if stretch.low < stretch.high or stretch.new_low < stretch.new_high]


def _trimmed(old: Sequence[str], new: Sequence[str], stretch: Stretch) -> Stretch:
    low, high, new_low, new_high = stretch.low, stretch.high, stretch.new_low, stretch.new_high
    while low < high and new_low < new_high and old[low] == new[new_low]:
        low, new_low = low + 1, new_low + 1
    while low < high and new_low < new_high and old[high - 1] == new[new_high - 1]:
        high, new_high = high - 1, new_high - 1
    return Stretch(low, high, new_low, new_high)


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
    was, now = old[before : len(old) - after], new[before : len(new) - after]
    if was == now:
        return
    if grains and was and now and (_GAP.search(was) or _GAP.search(now)):
        # Cut mid-sentence, pieces would not be recognised: take in the alike text around them, within reason.
        start = max(old.rfind("\n", 0, before) + 1, before - _AROUND)
        end = old.find("\n", len(old) - after)
        kept = max(len(old) - end if end >= 0 else 0, after - _AROUND)
        old_pieces = grains[0].findall(old[start : len(old) - kept])
        new_pieces = grains[0].findall(new[start : len(new) - kept])
        stretches = line_up(old_pieces, new_pieces)
        if stretches is not None:
            yield from _by_pieces(old_pieces, new_pieces, stretches, offset + start, grains[1:])
            return
    yield Splice(offset + before, len(was), now)


def _by_pieces(
    old: Sequence[str],
    new: Sequence[str],
    stretches: Sequence[Stretch],
    offset: int,
    finer: Sequence[re.Pattern[str]],
) -> Iterator[Splice]:
    places = [0, *accumulate(map(len, old))]
    for stretch in stretches:
        was, now = old[stretch.low : stretch.high], new[stretch.new_low : stretch.new_high]
        yield from _splices("".join(was), "".join(now), offset + places[stretch.low], finer)


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
