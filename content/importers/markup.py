"""Markup into a tree: nothing is fetched, no document type is read, no entity grows."""

from __future__ import annotations

import functools
import html
import html.entities
import re
from dataclasses import dataclass

from lxml import etree

from content import problems
from content.problems import ContentProblem

MAX_SIGNS = 24_000_000
"""Code points of one piece of markup; the longest novels stay below 4 million."""

XML_OWN = frozenset({"amp", "lt", "gt", "quot", "apos"})
NAMED = re.compile(r"&([A-Za-z][A-Za-z0-9]{0,31});")
DOCTYPE = re.compile(r"<!DOCTYPE", re.IGNORECASE)
BARE = re.compile(r"&(?!#?[A-Za-z0-9]{1,32};)")
TAG = re.compile(r"<[^<>]*>")
ENOUGH = 0.8
"""Of the text between the tags: if mending as XML keeps less, the markup is read as HTML is."""

EMPTY = frozenset({"br", "hr", "img", "meta", "link", "input", "col", "wbr"})

EPUB_TYPE = ("{http://www.idpf.org/2007/ops}type", "epub:type")
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
XLINK_HREF = "{http://www.w3.org/1999/xlink}href"

NOTHING: frozenset[str] = frozenset()

Element = etree._Element


@dataclass(frozen=True)
class Parsed:
    """A tree, and whether some of the markup nested so deep that the parser left it."""

    root: Element
    cut_short: bool = False


def parse_xml(text: str) -> Parsed:
    """The tree of a package file; mended where it is slightly wrong.

    Raises ContentProblem `content.broken_markup` or `content.too_big`.
    """
    source = _prepared(text)
    root, cut = _xml(source, recover=False)
    if root is None:
        root, cut = _xml(source, recover=True)
    if root is None:
        raise ContentProblem(problems.BROKEN_MARKUP, reason="no tree")
    return Parsed(root, cut)


def parse_xhtml(text: str) -> Parsed:
    """The tree of a page that should be XML and sometimes is not; then as a browser reads it."""
    source = _prepared(text)
    root, cut = _xml(source, recover=False)
    if root is not None:
        return Parsed(root, cut)
    mended, cut = _xml(source, recover=True)
    between = len(TAG.sub("", source))
    if mended is not None and _length(mended) >= ENOUGH * between and not _swallows(mended):
        return Parsed(mended, cut)
    return parse_html(source)


def parse_html(text: str) -> Parsed:
    """The tree of a page as a browser reads it."""
    if len(text) > MAX_SIGNS:
        raise ContentProblem(problems.TOO_BIG, what="markup", limit=MAX_SIGNS)
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except (etree.LxmlError, ValueError) as error:
        raise ContentProblem(problems.BROKEN_MARKUP, reason=type(error).__name__) from error
    if root is None:
        raise ContentProblem(problems.EMPTY)
    return Parsed(root, _too_deep(parser.error_log))


def local(element: Element) -> str:
    """An element's name without its namespace, in small letters; empty for comments and the like."""
    tag = element.tag
    return _local(tag) if isinstance(tag, str) else ""


@functools.lru_cache(4096)
def _local(tag: str) -> str:
    return tag.rsplit("}", 1)[-1].rsplit(":", 1)[-1].lower()


def types(element: Element) -> frozenset[str]:
    """What the element is in the book, by its epub:type and its role."""
    if not element.attrib:
        return NOTHING
    said = [element.get(name, "") for name in EPUB_TYPE]
    roles = [role.removeprefix("doc-") for role in element.get("role", "").split()]
    return frozenset([*" ".join(said).split(), *roles])


def declared_language(element: Element) -> str | None:
    """The language tag an element declares for what is in it, if it is one."""
    if not element.attrib:
        return None
    tag = (element.get(XML_LANG) or element.get("lang") or element.get("xml:lang") or "").strip().replace("_", "-")
    return language_tag(tag)


def language_tag(tag: str) -> str | None:
    """The tag if it has the form of one and says something."""
    good = re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*", tag)
    return tag if good and tag.lower() not in ("und", "mul", "zxx") else None


def flat(element: Element) -> str:
    """All text of an element on one line."""
    return " ".join("".join(str(piece) for piece in element.itertext()).split())


def _xml(source: bytes | str, *, recover: bool) -> tuple[Element | None, bool]:
    parser = etree.XMLParser(
        encoding="utf-8",
        recover=recover,
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    data = source.encode("utf-8", "replace") if isinstance(source, str) else source
    try:
        return etree.fromstring(data, parser), _too_deep(parser.error_log)
    except (etree.LxmlError, ValueError):
        return None, False


def _too_deep(log: etree._ListErrorLog) -> bool:
    return any("depth" in entry.message.lower() for entry in log)


def _swallows(root: Element) -> bool:
    """Whether an element that must be empty was left open, so that what follows seems to lie in it."""
    return any(len(element) or (element.text or "").strip() for element in root.iter() if local(element) in EMPTY)


def _length(root: Element) -> int:
    return sum(len(piece) for piece in root.itertext())


def _prepared(text: str) -> str:
    if len(text) > MAX_SIGNS:
        raise ContentProblem(problems.TOO_BIG, what="markup", limit=MAX_SIGNS)
    return NAMED.sub(_character, BARE.sub("&amp;", _without_document_type(text.lstrip())))


def _character(match: re.Match[str]) -> str:
    name = match[1]
    if name in XML_OWN:
        return match[0]
    known = html.entities.html5.get(f"{name};")
    return html.escape(known) if known is not None else f"&amp;{name};"


def _without_document_type(text: str) -> str:
    """The text without its DOCTYPE, where entities are declared; quotes and brackets in it are followed."""
    begin = DOCTYPE.search(text, 0, 65536)
    if begin is None:
        return text
    depth, quote, at = 0, "", begin.end()
    while at < len(text):
        sign = text[at]
        if quote:
            quote = "" if sign == quote else quote
        elif text.startswith("<!--", at):
            at = max(at, text.find("-->", at))
        elif sign in "\"'":
            quote = sign
        elif sign in "[]":
            depth += 1 if sign == "[" else -1
        elif sign == ">" and depth <= 0:
            return text[: begin.start()] + text[at + 1 :]
        at += 1
    return text
