"""An EPUB's table of contents: what each chapter is called and where it begins, from the nav or the NCX."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from content import problems
from content.importers.coming_in import Notes
from content.importers.decoding import decode_markup
from content.importers.markup import Element, flat, local, parse_xhtml, types
from content.importers.package import PAPERS_LIMIT, Package
from content.importers.packed import Packed, inside
from content.problems import ContentProblem

MOST_ENTRIES = 5000


@dataclass(frozen=True)
class Entry:
    """One line of the contents: where in its page the chapter begins ("" for the top), and its title."""

    fragment: str
    title: str


Titles = dict[str, list[Entry]]
"""The entries by the part they lead to, in their own order."""


def read_contents(book: Packed, package: Package, notes: Notes) -> Titles:
    """The contents by the nav of EPUB 3, or where that names nothing by the NCX of EPUB 2; empty where neither is."""
    for part, links in ((package.nav, _nav_links), (package.ncx, _ncx_links)):
        if part is None:
            continue
        titles: Titles = {}
        for number, (reference, title) in enumerate(links(_root(book, part, notes))):
            name = inside(part, reference)
            target = book.find(name) if name else None
            if target is not None and title and number < MOST_ENTRIES:
                titles.setdefault(target, []).append(Entry(unquote(reference.partition("#")[2]), title))
        if titles:
            return titles
    return {}


def _root(book: Packed, part: str, notes: Notes) -> Element | None:
    try:
        if part in book:
            return parse_xhtml(decode_markup(book.read(part, PAPERS_LIMIT))[0]).root
    except ContentProblem as problem:
        if problem.code == problems.BOMB:
            raise
    notes.warn(problems.MISSING_PART, part=part)
    return None


def _nav_links(root: Element | None) -> Iterator[tuple[str, str]]:
    navs = [] if root is None else [element for element in root.iter() if local(element) == "nav"]
    contents = next((nav for nav in navs if "toc" in types(nav)), None)
    if contents is not None:
        for link in contents.iter():
            if local(link) == "a" and link.get("href"):
                yield link.get("href", ""), flat(link) or _described(link)


def _described(link: Element) -> str:
    return " ".join(part.get("alt", "") for part in link.iter() if local(part) == "img").strip()


def _ncx_links(root: Element | None) -> Iterator[tuple[str, str]]:
    for point in () if root is None else root.iter():
        if local(point) == "navpoint":
            label = next((flat(child) for child in point if local(child) == "navlabel"), "")
            source = next((child.get("src", "") for child in point if local(child) == "content"), "")
            if source:
                yield source, label
