"""EPUB 2 and 3: every page of the spine in order, chapters as the book's own table of contents names them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import unquote

from content import problems
from content.importers.coming_in import CameIn, Notes, come_in, take_picture
from content.importers.contents import Entry, Titles, read_contents
from content.importers.decoding import decode_markup
from content.importers.html import data_picture, outside
from content.importers.markup import Element, parse_xhtml
from content.importers.package import SVG, Item, Package, find_package, page_of, read_package, refuse_locked
from content.importers.packed import Packed, inside
from content.importers.pictures import MAX_BYTES, Album
from content.importers.walking import Walk
from content.problems import ContentProblem
from content.text import Block, Section

PAGE_LIMIT = 32 * 1024 * 1024
MAX_ALL_PAGES = 96 * 1024 * 1024
LONGEST_SPINE = 5000


def read_epub(path: Path) -> CameIn:
    """The text of an EPUB; raises ContentProblem. A part that is missing or broken is a warning."""
    notes = Notes()
    with Packed(path) as book:
        refuse_locked(book)
        package = read_package(book, find_package(book, notes))
        reading = _Reading(book, package, notes)
        return come_in(reading.sections(), package.stated, path.stem, "epub", reading.album, notes)


@dataclass(frozen=True)
class _Page:
    """A page as it was read: its blocks, and at which of them its named places lie."""

    part: str
    blocks: Sequence[Block]
    anchors: dict[str, int]
    linear: bool
    is_contents: bool

    @property
    def has_words(self) -> bool:
        return any(block.text and block.kind != "image" for block in self.blocks)


class _Reading:
    def __init__(self, book: Packed, package: Package, notes: Notes) -> None:
        self.album = Album()
        self._book = book
        self._package = package
        self._notes = notes
        self._left = MAX_ALL_PAGES

    def sections(self) -> list[Section]:
        """All pages in reading order; those beside the main line come last, a bare list of contents not at all."""
        pages = self._pages()
        first = [page for page in pages if page.linear]
        last = [page for page in pages if not page.linear and page.has_words]
        others = [page for page in [*first, *last] if not page.is_contents]
        titles = read_contents(self._book, self._package, self._notes)
        kept = others if any(page.blocks for page in others) else [*first, *last]
        return _with_titles(kept, titles)

    def _pages(self) -> list[_Page]:
        pages: list[_Page] = []
        seen: set[str] = set()
        for item, linear in self._package.spine[:LONGEST_SPINE]:
            page = page_of(item, self._package)
            if page is None or page.part is None:
                self._notes.warn(problems.UNREADABLE_PART, part=item.part or "")
            elif page.part not in seen:
                seen.add(page.part)
                read = self._page(page, page.part, linear)
                if read is not None:
                    pages.append(read)
        return pages

    def _page(self, item: Item, part: str, linear: bool) -> _Page | None:
        around = _InBook(self, part)
        if item.media_type.startswith("image/") and item.media_type != SVG:
            digest = around.picture(part.rsplit("/", 1)[-1])
            blocks = [Block("image", "", image=digest)] if digest else []
            return _Page(part, blocks, {}, linear, False)
        root = self._root(part)
        if root is None:
            return None
        walk = Walk(around)
        walk.read(root)
        return _Page(part, walk.blocks, walk.anchors, linear, part == self._package.nav)

    def _root(self, part: str) -> Element | None:
        if part not in self._book:
            self._notes.warn(problems.MISSING_PART, part=part)
            return None
        try:
            data = self._book.read(part, min(PAGE_LIMIT, self._left))
            self._left -= len(data)
            markup, guessed = decode_markup(data)
            parsed = parse_xhtml(markup)
        except ContentProblem as problem:
            if problem.code == problems.BOMB:
                raise
            self._notes.warn(problems.UNREADABLE_PART, part=part, reason=problem.code)
            return None
        if guessed:
            self._notes.warn(problems.GUESSED_ENCODING, part=part)
        if parsed.cut_short:
            self._notes.warn(problems.CUT_SHORT, part=part)
        return parsed.root

    def take_picture(self, name: str | None) -> str | None:
        """The hash of a picture of the book, or None and a warning."""
        part = self._book.find(name) if name else None
        if part is None:
            self._notes.warn(problems.MISSING_PART, part=name or "")
            return None
        try:
            data = self._book.read(part, MAX_BYTES)
        except ContentProblem as problem:
            if problem.code == problems.BOMB:
                raise
            code = problems.PICTURE_TOO_BIG if problem.code == problems.TOO_BIG else problems.UNREADABLE_PART
            self._notes.warn(code, part=part)
            return None
        return self.keep(data, part)

    def keep(self, data: bytes, part: str) -> str | None:
        return take_picture(self.album, self._notes, data, part)

    def not_fetched(self, reference: str) -> None:
        self._notes.warn(problems.NOT_FETCHED, part=reference[:120])


class _InBook:
    """What a page needs to know of its book: pictures and links by names relative to it."""

    def __init__(self, reading: _Reading, part: str) -> None:
        self._reading = reading
        self._part = part

    def picture(self, reference: str) -> str | None:
        written_in = data_picture(reference)
        if written_in is not None:
            return self._reading.keep(written_in, self._part)
        name = inside(self._part, reference)
        if name is None:
            self._reading.not_fetched(reference)
            return None
        return self._reading.take_picture(name)

    def address(self, reference: str) -> str | None:
        if ":" in reference.split("/", 1)[0]:
            return outside(reference)
        name = inside(self._part, reference) if reference else None
        if name is None:
            return None
        fragment = unquote(reference.partition("#")[2])
        return f"#{name}#{fragment}" if fragment else f"#{name}"

    def anchor(self, identifier: str) -> str:
        return f"{self._part}#{identifier}"


def _with_titles(pages: Sequence[_Page], titles: Titles) -> list[Section]:
    sections: list[Section] = []
    for page in pages:
        entries = titles.get(page.part, [])
        starts = _starts(page, entries)
        blocks = _anchored(page)
        goes_on = titles and not entries and sections and not any(b.kind == "heading" for b in blocks)
        if goes_on and page.linear:
            sections[-1] = Section(sections[-1].title, (*sections[-1].blocks, *blocks))
            continue
        for number, (start, title) in enumerate(starts):
            end = starts[number + 1][0] if number + 1 < len(starts) else len(blocks)
            part = blocks[start:end]
            heading = next((block.text for block in part if block.kind == "heading"), "")
            sections.append(Section(title or heading, tuple(part)))
    return sections


def _starts(page: _Page, entries: Sequence[Entry]) -> list[tuple[int, str]]:
    """At which block each chapter of a page begins, and its title; the first begins with the page."""
    found: dict[int, str] = {}
    for entry in entries:
        place = page.anchors.get(f"{page.part}#{entry.fragment}", 0) if entry.fragment else 0
        if place < len(page.blocks):
            found.setdefault(place, entry.title)
    found.setdefault(0, "")
    return sorted(found.items())


def _anchored(page: _Page) -> list[Block]:
    """The blocks of a page, the first of them bearing the page's own name for links that lead to it."""
    blocks = list(page.blocks)
    if blocks:
        blocks[0] = replace(blocks[0], anchors=(page.part, *blocks[0].anchors))
    return blocks
