"""What stands on the page: from one row on, as many whole rows as there is room for."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPixmap

from ui.surfaces.reading.book import Book, Piece
from ui.surfaces.reading.laid import Laid, LayingOut, Row

KEPT = 120
"""laid-out pieces that are remembered"""


@dataclass(frozen=True, order=True)
class Spot:
    """A row of the book."""

    piece: int
    row: int


@dataclass(frozen=True)
class Shown:
    """A piece on the page: `top` is where its first row would be, from the top of the text; rows `first` to `last`."""

    laid: Laid
    top: float
    first: int
    last: int

    def y(self, row: int) -> float:
        """Where a row begins on the page."""
        return self.top + self.laid.rows[row].top


class View:
    """A book in a column of a certain size. Lays out only what is near; keeps to whole rows."""

    def __init__(self, book: Book, laying: LayingOut, height: float, pictures: dict[str, QPixmap]) -> None:
        self.book = book
        self._laying = laying
        self.height = height
        self._pictures = pictures
        self._kept: OrderedDict[int, Laid] = OrderedDict()
        self.anchor = Spot(0, 0)
        self.shown: tuple[Shown, ...] = ()
        self.missing: set[str] = set()
        """pictures that were to be drawn and are not there yet, by hash"""

    def laid(self, number: int) -> Laid:
        """A piece of the book, laid out."""
        if number not in self._kept:
            piece = self.book.pieces[number]
            self._kept[number] = self._laying.lay(piece, self._picture(piece))
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        self._kept.move_to_end(number)
        return self._kept[number]

    def forget_picture(self, digest: str) -> None:
        """Lay out anew what holds this picture, which has come."""
        self.missing.discard(digest)
        for number in [n for n, laid in self._kept.items() if laid.piece.kind.image == digest]:
            del self._kept[number]

    def begin_at(self, spot: Spot) -> None:
        """Put this row at the top of the page."""
        if self.book.pieces:
            self.anchor = self._within(spot)
        self.shown = tuple(self._compose(self.anchor, 0.0, self.height, whole=True))

    def reach(self, spot: Spot, top: float, height: float) -> tuple[Shown, ...]:
        """What stands between `top` and `height` if the row is put at `top`; the last row may be cut."""
        return tuple(self._compose(spot, top, height, whole=False))

    def spot_of(self, block: int, offset: int) -> Spot:
        """The row in which a place stands."""
        piece = self.book.piece_at(block, offset)
        if piece is None:
            return Spot(0, 0)
        return Spot(piece.number, self.laid(piece.number).row_of(offset - piece.start))

    def place_of(self, spot: Spot) -> tuple[int, int]:
        """Block and offset of the first character of a row."""
        if not self.book.pieces:
            return 0, 0
        laid = self.laid(spot.piece)
        return laid.piece.block, laid.piece.start + laid.rows[spot.row].start

    @property
    def top_place(self) -> tuple[int, int]:
        """Block and offset of the first character on the page."""
        return self.place_of(self.anchor)

    @property
    def last_spot(self) -> Spot:
        """The last row that stands wholly on the page."""
        return Spot(self.shown[-1].laid.piece.number, self.shown[-1].last) if self.shown else self.anchor

    @property
    def at_end(self) -> bool:
        """Whether the book's last row stands on the page."""
        return self._after(self.last_spot) is None

    @property
    def bottom(self) -> float:
        """Where the last whole row ends."""
        if not self.shown:
            return 0.0
        last = self.shown[-1]
        return last.top + last.laid.rows[last.last].bottom

    def y_of(self, spot: Spot) -> float | None:
        """Where a row that stands on the page begins; None if it does not."""
        for shown in self.shown:
            if shown.laid.piece.number == spot.piece and shown.first <= spot.row <= shown.last:
                return shown.y(spot.row)
        return None

    def row(self, spot: Spot) -> Row:
        """The row itself."""
        return self.laid(spot.piece).rows[spot.row]

    def next_page(self) -> Spot | None:
        """The first row that no longer stands on the page; None at the end."""
        return self._after(self.last_spot)

    def page_before(self) -> Spot | None:
        """The row from which a whole page ends just before this one; None at the beginning."""
        if self._before(self.anchor) is None:
            return None
        return self.up_from(self.anchor, self.height)

    def up_from(self, spot: Spot, height: float) -> Spot:
        """The earliest row from which the rows before `spot` still fit into `height`."""
        taken, at = 0.0, spot
        while (before := self._before(at)) is not None:
            distance = self._distance(before, at)
            if taken + distance > height and at != spot:
                break
            taken += distance
            at = before
            if taken > height:
                break
        return at

    def stepped(self, rows: int) -> Spot:
        """The row so many rows below the top of the page (above, if negative), as far as there are any."""
        at = self.anchor
        step = self._after if rows > 0 else self._before
        for _ in range(abs(rows)):
            there = step(at)
            if there is None or (rows > 0 and self.at_end):
                break
            at = there
        return at

    def place_at(self, point: QPointF) -> tuple[Piece, int] | None:
        """The piece and its code point under a point of the page; None beside the text."""
        for shown in self.shown:
            offset = shown.laid.offset_at(point - QPointF(0, shown.top))
            if offset is not None and 0 <= point.y() < self.bottom:
                return shown.laid.piece, offset
        return None

    def boxes(self, block: int, start: int, end: int) -> Iterator[tuple[QRectF, float, bool, bool]]:
        """Where a stretch of a block stands on the page (see `Laid.boxes`)."""
        for shown in self.shown:
            piece = shown.laid.piece
            if piece.block != block or end <= piece.start:
                continue
            for box, share, begins, ends in shown.laid.boxes(start - piece.start, end - piece.start):
                placed = box.translated(0, shown.top)
                if placed.top() >= -0.5 and placed.bottom() <= self.bottom + 0.5:
                    yield placed, share, begins, ends

    def _compose(self, spot: Spot, top: float, height: float, *, whole: bool) -> Iterator[Shown]:
        y = top
        for number in range(spot.piece, len(self.book.pieces)):
            laid = self.laid(number)
            first = spot.row if number == spot.piece else 0
            if number > spot.piece:
                y += laid.gap
            origin = y - laid.rows[first].top
            fitting = [
                n
                for n in range(first, len(laid.rows))
                if (origin + laid.rows[n].bottom <= height if whole else origin + laid.rows[n].top < height)
            ]
            if not fitting and number == spot.piece:
                fitting = [first]  # a row higher than the page is shown as far as it goes
            if not fitting or (whole and self._is_lonely(laid, number, origin, height) and number > spot.piece):
                return
            yield Shown(laid, origin, first, fitting[-1])
            if fitting[-1] < len(laid.rows) - 1:
                return
            y = origin + laid.height

    def _is_lonely(self, laid: Laid, number: int, origin: float, height: float) -> bool:
        """Whether it is a heading whose text would only begin on the next page."""
        if laid.piece.kind.kind != "heading" or number + 1 >= len(self.book.pieces):
            return False
        following = self.laid(number + 1)
        return origin + laid.height + following.gap + following.rows[0].height > height

    def _within(self, spot: Spot) -> Spot:
        piece = min(max(0, spot.piece), len(self.book.pieces) - 1)
        return Spot(piece, min(max(0, spot.row), len(self.laid(piece).rows) - 1))

    def _after(self, spot: Spot) -> Spot | None:
        if not self.book.pieces:
            return None
        if spot.row + 1 < len(self.laid(spot.piece).rows):
            return Spot(spot.piece, spot.row + 1)
        return Spot(spot.piece + 1, 0) if spot.piece + 1 < len(self.book.pieces) else None

    def _before(self, spot: Spot) -> Spot | None:
        if spot.row > 0:
            return Spot(spot.piece, spot.row - 1)
        if spot.piece == 0 or not self.book.pieces:
            return None
        return Spot(spot.piece - 1, len(self.laid(spot.piece - 1).rows) - 1)

    def _distance(self, upper: Spot, lower: Spot) -> float:
        """From the top of a row to the top of the one after it."""
        row = self.row(upper)
        return row.height + (self.laid(lower.piece).gap if lower.piece != upper.piece else 0.0)

    def _picture(self, piece: Piece) -> QPixmap | None:
        digest = piece.kind.image
        if digest is None:
            return None
        if digest not in self._pictures:
            self.missing.add(digest)
        return self._pictures.get(digest)
