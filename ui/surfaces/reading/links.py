"""The links and notes on the page, one after the other by Tab."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ui.surfaces.reading.book import Piece
from ui.surfaces.reading.view import View


@dataclass(frozen=True)
class Link:
    """A stretch of a block, in code points, that points at another place of the book."""

    block: int
    start: int
    end: int
    target: str
    """the `#anchor` it points at"""
    words: str


def links_of(piece: Piece) -> Iterator[Link]:
    """The links and notes of a piece that stay within the book, in reading order."""
    for span in sorted(piece.spans, key=lambda span: span.start):
        target = span.value or ""
        if span.kind in ("link", "note") and target.startswith("#"):
            words = piece.text[span.start : span.end]
            yield Link(piece.block, piece.start + span.start, piece.start + span.end, target, words)


def link_at(piece: Piece, offset: int) -> Link | None:
    """The link of a piece that one of its code points lies in."""
    place = piece.start + offset
    return next((link for link in links_of(piece) if link.start <= place < link.end), None)


class LinkStops:
    """Where Tab stands among the links of a page: at none, or at one that is shown."""

    def __init__(self) -> None:
        self.at: Link | None = None

    def step(self, view: View, by: int) -> bool:
        """Go to the next link (1) or back (-1), before the first to none; False when Tab leaves the page."""
        stops: list[Link | None] = [None, *_shown(view)]
        there = stops.index(self.at) + by if self.at in stops else by
        if not 0 <= there < len(stops):
            return False
        self.at = stops[there]
        return True

    def keep_to(self, view: View) -> None:
        """Stand at none when the link is no longer shown."""
        if self.at is not None and self.at not in _shown(view):
            self.at = None


def _shown(view: View) -> list[Link]:
    """The links that stand on the page and lead somewhere."""
    return [
        link
        for shown in view.shown
        for link in links_of(shown.laid.piece)
        if view.book.anchored(link.target) is not None and any(view.boxes(link.block, link.start, link.end))
    ]
