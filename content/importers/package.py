"""An EPUB's own papers: which package, what it says of itself, what is read in which order, what is locked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from content import problems
from content.importers.coming_in import Notes, Stated
from content.importers.decoding import decode_markup
from content.importers.markup import Element, flat, language_tag, local, parse_xml
from content.importers.packed import Packed, inside
from content.problems import ContentProblem

CONTAINER = "META-INF/container.xml"
ENCRYPTION = "META-INF/encryption.xml"
PAPERS_LIMIT = 8 * 1024 * 1024

FONT_OBFUSCATION = ("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC")
"""Ways of disguising fonts, which we do not read; anything else that is encrypted is a lock."""

PAGE_TYPES = frozenset({"application/xhtml+xml", "text/html", "application/x-dtbook+xml", "text/x-oeb1-document"})
PAGE_ENDINGS = (".xhtml", ".html", ".htm", ".xml")
SVG = "image/svg+xml"


@dataclass(frozen=True)
class Item:
    """A part of the book as its manifest lists it; `part` is None where it lies outside the file."""

    part: str | None
    media_type: str
    properties: frozenset[str]
    fallback: str | None


@dataclass(frozen=True)
class Package:
    """What a package file says. `spine`: the items to read, in order, each with whether it is in the main line."""

    base: str
    stated: Stated
    items: dict[str, Item]
    spine: tuple[tuple[Item, bool], ...]
    ncx: str | None
    nav: str | None


def find_package(book: Packed, notes: Notes) -> str:
    """The part that is the package; raises ContentProblem when the file is no EPUB."""
    container = book.find(CONTAINER)
    if container is not None:
        for element in _root(book, container).iter():
            if local(element) == "rootfile":
                part = book.find(inside("", element.get("full-path", "")) or "")
                if part is not None:
                    return part
    found = next((name for name in book.names if name.lower().endswith(".opf")), None)
    if found is not None:
        notes.warn(problems.MISSING_PART, part=CONTAINER)
        return found
    if container is not None:
        raise ContentProblem(problems.NO_SPINE, reason="no package")
    raise ContentProblem(problems.UNKNOWN_FORMAT, format=_what_else(book))


def refuse_locked(book: Packed) -> None:
    """Raises ContentProblem `content.locked_by_drm` when anything but fonts is encrypted."""
    if book.find("META-INF/license.lcpl") or book.find("META-INF/sinf.xml"):
        raise ContentProblem(problems.LOCKED_BY_DRM, which="licence")
    encryption = book.find(ENCRYPTION)
    if encryption is None:
        return
    for data in _root(book, encryption).iter():
        if local(data) != "encrypteddata":
            continue
        methods = [e.get("Algorithm") or "" for e in data if local(e) == "encryptionmethod"]
        if not methods or any(method not in FONT_OBFUSCATION for method in methods):
            raise ContentProblem(problems.LOCKED_BY_DRM, which="encryption")


def read_package(book: Packed, part: str) -> Package:
    """What the package says; raises ContentProblem `content.no_spine`."""
    try:
        root = _root(book, part)
    except ContentProblem as problem:
        if problem.code == problems.BROKEN_MARKUP:
            raise ContentProblem(problems.NO_SPINE, reason="broken package") from problem
        raise
    items = _items(book, part, root)
    spines = [element for element in root.iter() if local(element) == "spine"]
    if not spines:
        raise ContentProblem(problems.NO_SPINE, reason="no spine")
    refs = [ref for ref in spines[0] if local(ref) == "itemref"]
    spine = tuple(
        (items[ref.get("idref", "")], ref.get("linear", "yes") != "no") for ref in refs if ref.get("idref", "") in items
    )
    if not spine:
        raise ContentProblem(problems.NO_SPINE, reason="empty spine")
    ncx = items.get(spines[0].get("toc", "")) or _first(items, "application/x-dtbncx+xml")
    nav = next((item for item in items.values() if "nav" in item.properties), None)
    return Package(part, _stated(root), items, spine, ncx.part if ncx else None, nav.part if nav else None)


def page_of(item: Item, package: Package) -> Item | None:
    """The item, or what it falls back to, that is a page or a drawing we can read; None where none is."""
    seen = 0
    current: Item | None = item
    while current is not None and seen < 10:
        if is_page(current) or current.media_type == SVG or current.media_type.startswith("image/"):
            return current
        current = package.items.get(current.fallback or "")
        seen += 1
    return None


def is_page(item: Item) -> bool:
    """Whether the item is a page of text."""
    unsaid = item.media_type in ("", "text/xml", "application/xml", "application/octet-stream")
    return item.media_type in PAGE_TYPES or (unsaid and (item.part or "").lower().endswith(PAGE_ENDINGS))


def _root(book: Packed, part: str) -> Element:
    return parse_xml(decode_markup(book.read(part, PAPERS_LIMIT))[0]).root


def _items(book: Packed, base: str, root: Element) -> dict[str, Item]:
    items: dict[str, Item] = {}
    for element in root.iter():
        if local(element) == "item" and element.get("id"):
            name = inside(base, element.get("href", ""))
            items[element.get("id", "")] = Item(
                (book.find(name) or name) if name else None,
                element.get("media-type", "").strip().lower(),
                frozenset(element.get("properties", "").split()),
                element.get("fallback"),
            )
    return items


def _first(items: dict[str, Item], media_type: str) -> Item | None:
    return next((item for item in items.values() if item.media_type == media_type), None)


def _stated(root: Element) -> Stated:
    metadata = next((element for element in root.iter() if local(element) == "metadata"), None)
    if metadata is None:
        return Stated()
    languages = (language_tag(said) for said in _said(metadata, "language"))
    return Stated(
        next(_said(metadata, "title"), ""),
        ", ".join(dict.fromkeys(_said(metadata, "creator"))),
        next((tag for tag in languages if tag), None),
        next(_said(metadata, "rights"), None),
        _identifier(root, metadata),
    )


def _identifier(root: Element, metadata: Element) -> str | None:
    wanted = root.get("unique-identifier")
    named = (flat(e) for e in metadata.iter() if local(e) == "identifier" and e.get("id") == wanted)
    return next(named, None) or next(_said(metadata, "identifier"), None)


def _said(metadata: Element, name: str) -> Iterator[str]:
    return (flat(element) for element in metadata.iter() if local(element) == name and flat(element))


def _what_else(book: Packed) -> str:
    """Which other format a packed file is, as far as its parts tell."""
    known = (
        ("word/document.xml", "docx"),
        ("ppt/presentation.xml", "pptx"),
        ("xl/workbook.xml", "xlsx"),
        ("content.xml", "odt"),
        ("ncc.html", "daisy"),
    )
    names = {name.lower() for name in book.names}
    return next((kind for part, kind in known if part in names or any(n.endswith(f"/{part}") for n in names)), "zip")
