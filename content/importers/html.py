"""HTML, as a browser would read it; nothing is fetched."""

from __future__ import annotations

import base64
import binascii
import re
from urllib.parse import unquote_to_bytes

from content import problems
from content.importers.coming_in import CameIn, Notes, Stated, by_headings, come_in, take_picture
from content.importers.decoding import decode_markup
from content.importers.markup import Element, declared_language, flat, local, parse_html
from content.importers.pictures import Album
from content.importers.walking import Walk

SAFE_LINK = re.compile(r"(?:https?|mailto|tel):", re.IGNORECASE)
DATA_PICTURE = re.compile(r"data:image/[\w.+-]+((?:;[\w=.+-]+)*),", re.IGNORECASE)
LONGEST_LINK = 2000


def read_html(data: bytes, file_name: str) -> CameIn:
    """The text of an HTML file; raises ContentProblem."""
    notes = Notes()
    markup, guessed = decode_markup(data)
    if guessed:
        notes.warn(problems.GUESSED_ENCODING)
    return read_markup(markup, file_name, "html", Stated(), notes)


def read_markup(markup: str, file_name: str, source_format: str, stated: Stated, notes: Notes) -> CameIn:
    """The text of HTML that is already decoded; what `stated` holds goes before what the page says."""
    parsed = parse_html(markup)
    if parsed.cut_short:
        notes.warn(problems.CUT_SHORT)
    page = Page(notes)
    walk = Walk(page)
    walk.read(parsed.root)
    said = _stated(parsed.root)
    whole = Stated(
        stated.title or said.title,
        stated.author or said.author,
        stated.language or said.language,
        stated.licence or said.licence,
        stated.identifier,
    )
    return come_in(by_headings(walk.blocks), whole, file_name, source_format, page.album, notes)


class Page:
    """A page by itself: pictures only where they lie in the page."""

    def __init__(self, notes: Notes) -> None:
        self.album = Album()
        self._notes = notes

    def picture(self, reference: str) -> str | None:
        data = data_picture(reference)
        if data is None:
            self._notes.warn(problems.NOT_FETCHED, part=reference[:120])
            return None
        return take_picture(self.album, self._notes, data, "data:")

    def address(self, reference: str) -> str | None:
        return reference if reference.startswith("#") and len(reference) > 1 else outside(reference)

    def anchor(self, identifier: str) -> str:
        return identifier


def data_picture(reference: str) -> bytes | None:
    """The bytes of a picture written into its own address, if it is one."""
    match = DATA_PICTURE.match(reference)
    if match is None:
        return None
    body = reference[match.end() :]
    if "base64" not in match[1].lower():
        return unquote_to_bytes(body)
    try:
        return base64.b64decode("".join(unquote_to_bytes(body).decode("ascii", "ignore").split()))
    except (binascii.Error, ValueError):
        return b""


def outside(reference: str) -> str | None:
    """An address a reader may be shown: web, mail or telephone, never a script or a file of this machine."""
    address = reference.strip()
    return address if SAFE_LINK.match(address) and len(address) <= LONGEST_LINK else None


def _stated(root: Element) -> Stated:
    title = next((flat(element) for element in root.iter() if local(element) == "title"), "")
    meta = {
        (element.get("name") or "").lower(): element.get("content") or ""
        for element in root.iter()
        if local(element) == "meta"
    }
    licence = next(
        (e.get("href") for e in root.iter() if local(e) in ("link", "a") and e.get("rel") == "license"), None
    )
    body = next((element for element in root.iter() if local(element) == "body"), root)
    language = declared_language(root) or declared_language(body)
    return Stated(title, meta.get("author", ""), language, licence)
