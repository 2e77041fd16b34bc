"""A text made ready for the page: pieces small enough to lay out in a moment, their sentences, and places in it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from content.languages import language as rules_of
from content.text import Block, Span, Text
from content.words import WORD

LONGEST_PIECE = 3000
"""code points that are laid out in one go; a longer block is parted between two sentences"""
PAGE_CHARACTERS = 1500
"""What a numbered page holds, some 250 words: the same for everyone, whatever the look, so that a class can find the
same page. A picture is a page of its own, with what is written under it."""


@dataclass(frozen=True)
class Piece:
    """A block, or a part of a long one. `block` counts the blocks of the whole text; `start` is where in the block's
    text this piece begins; `before` how much of the text lies before it, in code points (see `weight`)."""

    number: int
    section: int
    block: int
    start: int
    before: int
    text: str
    kind: Block
    spans: tuple[Span, ...]
    language: str
    opens_section: bool = False

    @property
    def goes_on(self) -> bool:
        """Whether it is the continuation of a block that began earlier."""
        return self.start > 0

    @property
    def weight(self) -> int:
        """How much of the text it is: its code points; of a picture no less than a page."""
        least = PAGE_CHARACTERS if self.kind.image is not None and not self.goes_on else 0
        return max(least, len(self.text))

    def until(self, offset: int) -> int:
        """How much of it lies before a place in it; behind its last character all of it does."""
        return self.weight if offset >= max(1, len(self.text)) else max(0, offset)


@dataclass(frozen=True)
class Said:
    """A part of a sentence that is spoken in one language; code points of the piece's text."""

    start: int
    end: int
    language: str


@dataclass(frozen=True)
class Sentence:
    """A sentence of a piece; code points of the piece's text."""

    piece: Piece
    start: int
    end: int

    @property
    def parts(self) -> tuple[Said, ...]:
        """The sentence as it is spoken: parted where the language changes."""
        return tuple(_parts(self.piece, self.start, self.end))

    def place(self, offset: int) -> tuple[int, int]:
        """Block and offset into it of a code point of the piece."""
        return self.piece.block, self.piece.start + offset


class Book:
    """A text to be read. Making it walks through the whole text: do that outside the GUI thread."""

    def __init__(self, text: Text) -> None:
        self.text = text
        self.title = text.title
        self.pieces = tuple(_pieces(text))
        self.length = self.pieces[-1].before + self.pieces[-1].weight if self.pieces else 0
        self.has_words = any(WORD.search(piece.text) for piece in self.pieces)
        """whether there is anything in it to read aloud"""
        self._starts = [(piece.block, piece.start) for piece in self.pieces]
        self._first_of_section = {piece.section: piece.number for piece in reversed(self.pieces)}
        self._sentences: dict[int, tuple[Sentence, ...]] = {}
        self._anchors = {name: piece for piece in reversed(self.pieces) for name in piece.kind.anchors}

    @cached_property
    def chapters(self) -> tuple[tuple[str, Piece], ...]:
        """The sections that have something in them: title and first piece; a title is what the text says there."""
        found = []
        for number, section in enumerate(self.text.sections):
            first = self._first_of_section.get(number)
            if first is not None:
                found.append((section.title or self._heading(number), self.pieces[first]))
        return tuple(found)

    def piece_at(self, block: int, offset: int) -> Piece | None:
        """The piece with this place, or the nearest before it; None in an empty text."""
        if not self.pieces:
            return None
        return self.pieces[max(0, bisect_right(self._starts, (block, max(0, offset))) - 1)]

    def anchored(self, name: str) -> Piece | None:
        """The piece a link or note points at."""
        return self._anchors.get(name.removeprefix("#"))

    def share(self, block: int, offset: int) -> float:
        """How much of the text lies before a place, 0 to 1."""
        piece = self.piece_at(block, offset)
        if piece is None or not self.length:
            return 0.0
        return self._before(piece, block, offset) / self.length

    @property
    def page_count(self) -> int:
        """How many numbered pages there are, at least one."""
        return max(1, -(-self.length // PAGE_CHARACTERS))

    def page(self, block: int, offset: int) -> int:
        """The number of the page of a place, from 1."""
        piece = self.piece_at(block, offset)
        before = self._before(piece, block, offset) if piece is not None else 0
        return min(self.page_count, before // PAGE_CHARACTERS + 1)

    def sentences(self, piece: Piece) -> tuple[Sentence, ...]:
        """The sentences of one of this book's pieces, found once."""
        if piece.number not in self._sentences:
            self._sentences[piece.number] = sentences_of(piece)
        return self._sentences[piece.number]

    def sentence_at(self, block: int, offset: int) -> Sentence | None:
        """The sentence a place lies in or before; the last of the text behind its end; None where all is silent."""
        piece = self.piece_at(block, offset)
        if piece is None:
            return None
        within = offset - piece.start if piece.block == block else len(piece.text)
        for sentence in self.sentences(piece):
            if within < sentence.end:
                return sentence
        return self._first_from(piece.number + 1) or self._last_to(piece.number)

    def next_sentence(self, sentence: Sentence) -> Sentence | None:
        """The sentence after this one, in a later piece if need be."""
        for other in self.sentences(sentence.piece):
            if other.start > sentence.start:
                return other
        return self._first_from(sentence.piece.number + 1)

    def sentence_before(self, sentence: Sentence) -> Sentence | None:
        """The sentence before this one."""
        for other in reversed(self.sentences(sentence.piece)):
            if other.start < sentence.start:
                return other
        return self._last_to(sentence.piece.number - 1)

    def _before(self, piece: Piece, block: int, offset: int) -> int:
        """How much lies before a place, in code points; `piece` is the one with the place, or the nearest before."""
        return piece.before + (piece.until(offset - piece.start) if piece.block == block else piece.weight)

    def _first_from(self, number: int) -> Sentence | None:
        return next((found[0] for piece in self.pieces[number:] if (found := self.sentences(piece))), None)

    def _last_to(self, number: int) -> Sentence | None:
        return next(
            (found[-1] for piece in reversed(self.pieces[: number + 1]) if (found := self.sentences(piece))), None
        )

    def _heading(self, section: int) -> str:
        blocks = self.text.sections[section].blocks
        return next((block.text for block in blocks if block.kind == "heading" and block.text), "")


def sentences_of(piece: Piece) -> tuple[Sentence, ...]:
    """The sentences of a piece with at least one word in them; a row's cells and a line of verse are their own."""
    rules = rules_of(piece.language)
    found = []
    for start, end in _stretches(piece):
        stretch = piece.text[start:end]
        found += [Sentence(piece, start + s.start, start + s.end) for s in rules.sentences(stretch)]
    return tuple(s for s in found if WORD.search(piece.text, s.start, s.end))


def word_at(piece: Piece, offset: int) -> tuple[int, int] | None:
    """The word of the piece that a code point lies in, or the next one after it."""
    for match in WORD.finditer(piece.text):
        if offset < match.end():
            return match.span()
    return None


def word_before(piece: Piece, offset: int) -> tuple[int, int] | None:
    """The last word of the piece that begins before a code point."""
    spans = [match.span() for match in WORD.finditer(piece.text, 0, max(0, offset))]
    return spans[-1] if spans else None


def _stretches(piece: Piece) -> Iterator[tuple[int, int]]:
    """The parts of a piece that no sentence reaches across."""
    if piece.kind.kind not in ("table", "pre"):
        yield 0, len(piece.text)
        return
    start = 0
    for end, sign in enumerate(piece.text):
        if sign in "\t\n":
            yield start, end
            start = end + 1
    yield start, len(piece.text)


def _parts(piece: Piece, start: int, end: int) -> Iterator[Said]:
    """The innermost language holds; what has no word goes with what stands before it."""
    foreign = [s for s in piece.spans if s.kind == "language" and s.value and s.start < end and s.end > start]
    cuts = sorted({start, end, *(min(end, max(start, at)) for s in foreign for at in (s.start, s.end))})
    begin, tongue = start, ""
    for a, b in pairwise(cuts):
        around = [s for s in foreign if s.start <= a and b <= s.end]
        spoken = min(around, key=lambda s: s.end - s.start).value or "" if around else piece.language
        if tongue and spoken != tongue and WORD.search(piece.text, a, b):
            yield Said(begin, a, tongue)
            begin, tongue = a, spoken
        tongue = tongue or spoken
    yield Said(begin, end, tongue)


def _pieces(text: Text) -> Iterator[Piece]:
    before = number = 0
    for block_number, placed in enumerate(text.placed()):
        block = placed.block
        tongue = block.language or text.language
        for start, end in _cuts(block, tongue):
            piece = Piece(
                number=number,
                section=placed.section,
                block=block_number,
                start=start,
                before=before,
                text=block.text[start:end],
                kind=block,
                spans=_shifted(block.spans, start, end),
                language=tongue,
                opens_section=placed.index == 0 and start == 0 and placed.section > 0,
            )
            yield piece
            number += 1
            before += piece.weight


def _cuts(block: Block, tongue: str) -> Iterator[tuple[int, int]]:
    """Where a block is parted: nowhere, or between sentences (rows, lines), or, failing that, between words."""
    text = block.text
    if len(text) <= LONGEST_PIECE:
        yield 0, len(text)
        return
    by_line = block.kind in ("table", "pre")
    ends = [at + 1 for at, sign in enumerate(text) if sign == "\n"] if by_line else []
    ends = ends or [s.start for s in rules_of(tongue).sentences(text)][1:]
    start = 0
    while len(text) - start > LONGEST_PIECE:
        latest = bisect_right(ends, start + LONGEST_PIECE) - 1
        end = ends[latest] if latest >= 0 else start
        if end <= start:
            space = text.rfind(" ", start + 1, start + LONGEST_PIECE)
            end = space + 1 if space > 0 else start + LONGEST_PIECE
        yield start, end
        start = end
    yield start, len(text)


def _shifted(spans: tuple[Span, ...], start: int, end: int) -> tuple[Span, ...]:
    return tuple(
        Span(max(s.start, start) - start, min(s.end, end) - start, s.kind, s.value)
        for s in spans
        if s.start < end and s.end > start
    )
