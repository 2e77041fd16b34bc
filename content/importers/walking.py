"""From a tree of markup to blocks in reading order. Scripts, styles and forms are left where they are."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Protocol

from lxml import etree

from content.importers.line import Line
from content.importers.markup import XLINK_HREF, Element, declared_language, flat, local, types
from content.text import Block, BlockKind, SpanKind


def _names(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


LEFT_OUT = _names(
    "script style template head title iframe noscript audio video select textarea input option datalist rp rtc "
    "case trigger metadata defs annotation annotation-xml embed param source track link meta base"
)
PARAGRAPHS = _names(
    "p div section article main header footer aside nav address figure figcaption caption details summary dl dt dd "
    "ul ol menu dir body html form fieldset legend center hgroup search tbody thead tfoot tr td th table"
)
SPANS: dict[str, SpanKind] = {
    "strong": "strong",
    "b": "strong",
    "em": "emphasis",
    "i": "emphasis",
    "cite": "emphasis",
    "dfn": "emphasis",
    "var": "emphasis",
}
NOTES = frozenset({"footnote", "endnote", "rearnote", "note"})
HEADING = re.compile(r"h[1-6]")
HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
IN_CELLS = frozenset("table h1 h2 h3 h4 h5 h6 blockquote pre ul ol".split())  # noqa: SIM905
DEEPEST = 180
"""Below this depth markup is only text; the recursion stays well inside Python's own limit."""


class Surroundings(Protocol):
    """What a page knows about the book it lies in."""

    def picture(self, reference: str) -> str | None:
        """The SHA-256 of the picture that a page names, taken in; None where it cannot be."""

    def address(self, reference: str) -> str | None:
        """Where a link leads: `#anchor` within the text, or an address outside; None for what is no reader's."""

    def anchor(self, identifier: str) -> str:
        """The anchor by which links from anywhere in the text name this place."""


@dataclass(frozen=True)
class _Place:
    """What the text being read is part of."""

    kind: BlockKind = "paragraph"
    level: int = 0
    language: str | None = None
    quote: int = 0
    list_depth: int = 0
    note: bool = False


class Walk:
    """Reads one page into `blocks`; `anchors` tells at which block each named place lies."""

    def __init__(self, around: Surroundings) -> None:
        self.blocks: list[Block] = []
        self.anchors: dict[str, int] = {}
        self._around = around
        self._line = Line()
        self._place = _Place()
        self._names: list[str] = []
        self._pictures: list[Block] = []
        self._in_line = 0
        self._breaks = 0
        self._depth = 0
        self._marker = ""  # of the item begun, until its first block bears it

    def read(self, root: Element) -> None:
        """Reads a page, or a part of one, to its end."""
        self._visit(root, replace(_Place(), language=declared_language(root)))
        self._finish()
        for name in self._names:
            self.anchors.setdefault(name, len(self.blocks))

    def _visit(self, element: Element, place: _Place) -> None:
        name = local(element)
        if not name:
            self._say(_entity(element), place)
            return
        if name in LEFT_OUT or _is_hidden(element) or "pagebreak" in types(element):
            self._name(element)
            return
        language = declared_language(element)
        if language and language != place.language:
            place = replace(place, language=language)
        self._depth += 1
        if self._depth > DEEPEST:
            self._name(element)
            self._say(flat(element), place)
        elif handler := HANDLERS.get(name):
            handler(self, element, place)
        elif HEADING.fullmatch(name):
            self._paragraph(element, replace(place, kind="heading", level=int(name[1])))
        elif _is_note(element):
            self._paragraph(element, replace(place, note=True))
        elif name in PARAGRAPHS:
            self._paragraph(element, place)
        else:
            self._inline(element, place, SPANS.get(name))
        self._depth -= 1

    def _children(self, element: Element, place: _Place) -> None:
        self._say(element.text or "", place)
        for child in element:
            self._visit(child, place)
            self._say(child.tail or "", place)

    def _say(self, text: str, place: _Place) -> None:
        if not text:
            return
        if self._line.empty:
            self._place = place if not self._in_line else self._place
        if place.kind == "pre":
            self._line.say_as_is(text)
            return
        if self._breaks and text.strip():
            self._end_lines()
        self._line.say(text)

    def _end_lines(self) -> None:
        if self._breaks > 1 and not self._in_line:
            self._finish()
        elif not self._line.empty:
            self._line.part("\n")
        self._breaks = 0

    def _paragraph(self, element: Element, place: _Place) -> None:
        self._finish()
        self._name(element)
        self._place = place
        self._children(element, place)
        self._finish()

    def _finish(self) -> None:
        """Ends the block being read; inside a table's cell it only parts words."""
        self._breaks = 0
        if self._in_line:
            self._line.blank()
            return
        text, spans = self._line.take()
        place = self._place
        if text.strip():
            kind: BlockKind = "quote" if place.kind == "paragraph" and place.quote else place.kind
            level = place.quote if kind == "quote" else place.level
            marker = self._marker if kind == "item" else ""
            self._marker = "" if marker else self._marker
            self._add(Block(kind, text, level, place.language, spans, None, marker, place.note))
        waiting, self._pictures = self._pictures, []
        for picture in waiting:
            self._add(picture)

    def _add(self, block: Block) -> None:
        names, self._names = tuple(dict.fromkeys(self._names)), []
        for name in names:
            self.anchors.setdefault(name, len(self.blocks))
        self.blocks.append(replace(block, anchors=names) if names else block)

    def _name(self, element: Element) -> None:
        for named in (element.get("id"), element.get("name") if local(element) == "a" else None):
            if named:
                self._names.append(self._around.anchor(named))

    def _inline(self, element: Element, place: _Place, kind: SpanKind | None, value: str | None = None) -> None:
        self._name(element)
        language = declared_language(element)
        spans = [(kind, value)] if kind else []
        if language and language != self._language_here(place):
            spans.append(("language", language))
        for each, said in spans:
            self._line.open(each, said)
        self._children(element, place)
        for _ in spans:
            self._line.close()

    def _language_here(self, place: _Place) -> str | None:
        return place.language if self._line.empty and not self._in_line else self._place.language

    # What particular elements are.

    def _link(self, element: Element, place: _Place) -> None:
        address = self._around.address(element.get("href") or element.get(XLINK_HREF) or "")
        if address is None:
            self._inline(element, place, None)
        else:
            self._inline(element, place, "note" if types(element) & {"noteref", "biblioref"} else "link", address)

    def _break(self, element: Element, place: _Place) -> None:
        if place.kind == "pre":
            self._line.say_as_is("\n")
        elif self._in_line:
            self._line.blank()
        else:
            self._breaks += 1

    def _quote(self, element: Element, place: _Place) -> None:
        self._paragraph(element, replace(place, quote=place.quote + 1))

    def _quoted(self, element: Element, place: _Place) -> None:
        self._say("“", place)
        self._inline(element, place, None)
        self._say("”", place)

    def _pre(self, element: Element, place: _Place) -> None:
        if self._in_line:
            self._inline(element, place, None)
        else:
            self._paragraph(element, replace(place, kind="pre", level=0))

    def _rule(self, element: Element, place: _Place) -> None:
        self._finish()
        self._name(element)
        if not self._in_line:
            self._add(Block("rule", "", note=place.note))

    def _list(self, element: Element, place: _Place) -> None:
        self._finish()
        self._name(element)
        deeper = replace(place, list_depth=place.list_depth + 1, kind="paragraph", level=0)
        counted = local(element) == "ol" and "none" not in element.get("style", "")
        number = _number(element.get("start"), 1)
        for child in element:
            if local(child) != "li":
                self._visit(child, deeper)
                continue
            number = _number(child.get("value"), number)
            note = place.note or _is_note(child)
            item = replace(deeper, kind="item", level=deeper.list_depth, note=note)
            if not _is_hidden(child):
                self._marker = f"{number}." if counted else "•"
                self._paragraph(child, replace(item, language=declared_language(child) or place.language))
            number += 1
        self._finish()

    def _ruby(self, element: Element, place: _Place) -> None:
        reading = "".join(flat(child) for child in element.iter() if local(child) == "rt")
        self._inline(element, place, "ruby" if reading else None, reading)

    def _nothing(self, element: Element, place: _Place) -> None:
        self._name(element)

    def _image(self, element: Element, place: _Place) -> None:
        """A picture; one inside running text follows after its paragraph, so that no sentence is cut."""
        source = element.get("src") or element.get(XLINK_HREF) or element.get("href") or element.get("data") or ""
        alt = " ".join((element.get("alt") or element.get("aria-label") or "").split())
        digest = self._around.picture(source) if source else None
        if "presentation" in types(element) and not digest:
            return
        if self._in_line or not (digest or alt):
            self._say(alt, place)
            return
        self._name(element)
        picture = Block("image", alt, 0, place.language, (), digest, "", place.note)
        if self._line.empty:
            self._add(picture)
        else:
            self._pictures.append(picture)

    def _object(self, element: Element, place: _Place) -> None:
        if element.get("type", "").startswith("image/") and "svg" not in element.get("type", ""):
            self._image(element, place)
        else:
            self._children(element, place)

    def _drawing(self, element: Element, place: _Place) -> None:
        """An SVG: the pictures in it and the text that is drawn, or else what it says it shows."""
        before = len(self.blocks)
        self._finish()
        for part in element.iter():
            if local(part) == "image":
                self._image(part, place)
            elif local(part) == "text" and not self._in_line:
                self._paragraph(part, replace(place, kind="paragraph"))
        if len(self.blocks) == before:
            said = next((flat(part) for part in element.iter() if local(part) in ("title", "desc") and flat(part)), "")
            said = said or element.get("aria-label", "")
            if said and self._in_line:
                self._say(said, place)
            elif said:
                self._add(Block("image", said, 0, place.language, note=place.note))

    def _formula(self, element: Element, place: _Place) -> None:
        said = element.get("alttext") or " ".join(flat(part) for part in element if local(part))
        self._say(f" {said} ", place)

    def _table(self, element: Element, place: _Place) -> None:
        """Rows of cells; a table that only arranges paragraphs on a page is read as those."""
        self._finish()
        self._name(element)
        rows = [row for row in element.iter() if local(row) == "tr"]
        if self._in_line or not _is_of_data(element, rows):
            self._paragraph(element, place)
            return
        for caption in element:
            if local(caption) == "caption":
                self._paragraph(caption, replace(place, kind="paragraph"))
        self._place = replace(place, kind="table", level=0)
        self._in_line += 1
        for number, row in enumerate(rows):
            if number:
                self._line.part("\n")
            self._cells(row, self._place)
        self._in_line -= 1
        self._finish()

    def _cells(self, row: Element, place: _Place) -> None:
        cells = [cell for cell in row if local(cell) in ("td", "th")]
        for number, cell in enumerate(cells):
            if number:
                self._line.part("\t")
            self._inline(cell, place, None)


Handler = Callable[[Walk, Element, _Place], None]
HANDLERS: dict[str, Handler] = {
    "a": Walk._link,
    "br": Walk._break,
    "blockquote": Walk._quote,
    "q": Walk._quoted,
    "pre": Walk._pre,
    "hr": Walk._rule,
    "ul": Walk._list,
    "ol": Walk._list,
    "menu": Walk._list,
    "ruby": Walk._ruby,
    "rt": Walk._nothing,
    "img": Walk._image,
    "image": Walk._image,
    "object": Walk._object,
    "svg": Walk._drawing,
    "math": Walk._formula,
    "table": Walk._table,
}


def _entity(element: Element) -> str:
    """What an entity that nobody declared looks like in the source."""
    return (element.text or "") if element.tag is etree.Entity else ""


def _is_note(element: Element) -> bool:
    return bool(NOTES & types(element)) and "noteref" not in types(element)


def _is_hidden(element: Element) -> bool:
    if not element.attrib:
        return False
    return element.get("hidden") is not None or bool(HIDDEN.search(element.get("style", "")))


def _number(said: str | None, otherwise: int) -> int:
    return int(said) if said and re.fullmatch(r"-?\d{1,6}", said.strip()) else otherwise


def _is_of_data(table: Element, rows: list[Element]) -> bool:
    if {"presentation", "none"} & types(table):
        return False
    inside = _descendants(table)
    return not any(name in IN_CELLS for name in inside) and any(
        sum(local(cell) in ("td", "th") for cell in row) > 1 for row in rows
    )


def _descendants(element: Element) -> Iterator[str]:
    return (local(part) for part in element.iter() if part is not element)
