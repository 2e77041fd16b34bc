"""Three-way merge of two people's, or one child's two machines', edits of a text: whole sentences or not at all."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from learnkit.domain.changes import line_up

_WORD_OR_GAP = re.compile(r"\s+|\S+")
_END_MARKS = ".!?…؟۔。！？"
# "kl.", "24.", "f.eks.": with a small letter or a digit after it, such a full stop may not end the sentence.
_MAY_BE_SHORT = re.compile(r"\W*(?:\w{1,3}|\d+|\w+(?:\.\w+)+)\.\W*$")


@dataclass(frozen=True, slots=True)
class Merged:
    """A text that holds both sides' edits."""

    text: str


@dataclass(frozen=True, slots=True, order=True)
class _Edit:
    """Pieces `low` up to `high` of the base give way to `put`."""

    low: int
    high: int
    put: tuple[str, ...]

    @property
    def inserts(self) -> bool:
        return self.low == self.high

    @property
    def mends(self) -> bool:
        """One sentence became one other sentence: nothing can hide before or after it."""
        return self.high - self.low == 1 == len(self.put)

    @property
    def grows(self) -> bool:
        return len(self.put) > self.high - self.low


def merge(base: str, one: str, other: str) -> Merged | None:
    """A text with what both sides did to `base`, or None where that cannot be told for certain.

    Which side is called `one` makes no difference. What both did alike is done once. None when both changed the
    same sentence differently, wrote at the same place, or wrote where the other rewrote or deleted.
    """
    if one == other:
        return Merged(one)
    pieces = sentences_and_gaps(base)
    edits = [_edits(pieces, sentences_and_gaps(side)) for side in (one, other)]
    if edits[0] is None or edits[1] is None:
        return None
    ours, theirs = set(edits[0]), set(edits[1])
    if any(_clash(mine, yours) for mine in ours - theirs for yours in theirs - ours):
        return None
    merged = _edited(pieces, sorted(ours | theirs))
    text = "".join(merged)
    # Two edits side by side may leave two sentences glued together: then nobody's sentence is there any more.
    return Merged(text) if sentences_and_gaps(text) == merged else None


def sentences_and_gaps(text: str) -> list[str]:
    """The text cut into sentences and the white space between them; joined, they are the text again.

    For lining up edits only: where a full stop may belong to an abbreviation the sentence goes on, since too long
    a piece merely leaves both texts standing. The rule is part of what makes every device merge alike.
    """
    tokens: list[str] = _WORD_OR_GAP.findall(text)
    pieces: list[str] = []
    sentence: list[str] = []
    for place, token in enumerate(tokens):
        inside = sentence and not _ends_here(sentence[-1], token, tokens[place + 1 : place + 2])
        if inside or not token.isspace():
            sentence.append(token)
        else:
            pieces += ("".join(sentence), token)
            sentence = []
    pieces.append("".join(sentence))
    return [piece for piece in pieces if piece]


def _ends_here(word: str, gap: str, following: Sequence[str]) -> bool:
    if "\n" in gap or not following:
        return True
    closing = next((letter for letter in reversed(word) if letter in _END_MARKS or letter.isalnum()), "")
    if not closing or closing.isalnum():
        return False
    first = next((letter for letter in following[0] if letter.isalnum()), "")
    return not (_MAY_BE_SHORT.match(word) and (first.islower() or first.isdigit()))


def _edits(base: Sequence[str], side: Sequence[str]) -> list[_Edit] | None:
    stretches = line_up(base, side)
    if stretches is None:
        return None
    return [
        edit
        for stretch in stretches
        for edit in _single_edits(
            stretch.low, base[stretch.low : stretch.high], side[stretch.new_low : stretch.new_high]
        )
    ]


def _single_edits(low: int, old: Sequence[str], new: Sequence[str]) -> Iterator[_Edit]:
    """Neighbouring sentences mended one by one are so many edits, so that one alike on both sides is seen."""
    if len(old) != len(new):
        yield _Edit(low, low + len(old), tuple(new))
        return
    for place, (was, now) in enumerate(zip(old, new, strict=True), start=low):
        if was != now:
            yield _Edit(place, place + 1, (now,))


def _clash(one: _Edit, other: _Edit) -> bool:
    if one.inserts and other.inserts:
        return one.low == other.low
    if one.inserts or other.inserts:
        new, kept = (one, other) if one.inserts else (other, one)
        return kept.low <= new.low <= kept.high and not kept.mends
    first, second = sorted((one, other))
    return first.high > second.low or (first.high == second.low and first.grows and second.grows)


def _edited(base: Sequence[str], edits: Sequence[_Edit]) -> list[str]:
    pieces: list[str] = []
    reached = 0
    for edit in edits:
        pieces += base[reached : edit.low]
        pieces += edit.put
        reached = edit.high
    return pieces + list(base[reached:])
