"""Reads a file of any kind we know into a text; plain data in, plain data out, as a worker process needs it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from content import problems
from content.importers.coming_in import CameIn, Warned
from content.importers.decoding import decode
from content.importers.epub import read_epub
from content.importers.html import read_html
from content.importers.markdown import read_markdown
from content.importers.txt import read_txt
from content.levels import lix
from content.problems import ContentProblem, Fact
from content.text import Picture, Pictures, Text, count_words

Value = None | bool | int | float | str | list["Value"] | dict[str, "Value"]
Header = dict[str, Value]

MAX_FILE = 1024 * 1024 * 1024
MAX_PLAIN_FILE = 64 * 1024 * 1024
HEAD = 4096

OTHERS = (
    (b"%PDF-", "pdf"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "doc"),
    (b"{\\rtf", "rtf"),
    (b"\x89PNG", "picture"),
    (b"\xff\xd8\xff", "picture"),
    (b"GIF8", "picture"),
    (b"RIFF", "picture"),
    (b"BOOKMOBI", "mobi"),
    (b"Rar!", "rar"),
    (b"7z\xbc\xaf", "7z"),
    (b"\x1f\x8b", "gzip"),
    (b"ID3", "sound"),
    (b"OggS", "sound"),
    (b"\x7fELF", "program"),
    (b"MZ", "program"),
)
"""Formats we do not read, by how their files begin."""

MARKUP_BEGINS = ("<!doctype html", "<html", "<?xml", "<head", "<body")


def answer(request: Header, payload: bytes) -> tuple[Header, bytes]:
    """Answers `{"path": …}` with what came in and the text with its pictures, or `{"refused": code, "facts": …}`.

    The payload is the text as JSON (`text_bytes` long), then each picture in the order of `pictures`.
    """
    try:
        came = read_file(Path(str(request["path"])))
    except ContentProblem as problem:
        return {"refused": problem.code, "facts": dict(problem.facts)}, b""
    text = came.text.to_json().encode("utf-8")
    pictures: list[Value] = [
        {"sha256": digest, "media_type": each.media_type, "width": each.width, "height": each.height,
         "bytes": len(each.data)}
        for digest, each in came.pictures.items()
    ]  # fmt: skip
    header: Header = {**told(came), "text_bytes": len(text), "pictures": pictures}
    return header, b"".join([text, *(each.data for each in came.pictures.values())])


def read_file(path: Path) -> CameIn:
    """The text of a file, read as what it is, whatever it is called; raises ContentProblem."""
    try:
        size = path.stat().st_size
        if not path.is_file():
            raise ContentProblem(problems.NO_FILE, reason="no file")
        with path.open("rb") as stream:
            head = stream.read(HEAD)
    except OSError as error:
        raise ContentProblem(problems.NO_FILE, reason=type(error).__name__) from error
    if size > MAX_FILE:
        raise ContentProblem(problems.TOO_BIG, what="file", limit=MAX_FILE)
    if not head:
        raise ContentProblem(problems.EMPTY)
    if _is_packed(head, path):
        return read_epub(path)
    _refuse_others(head)
    if size > MAX_PLAIN_FILE:
        raise ContentProblem(problems.TOO_BIG, what="file", limit=MAX_PLAIN_FILE)
    return _reader(path, head)(_all(path), path.stem)


def told(came: CameIn) -> Header:
    """The facts of a text that came in, as the command line shows them."""
    text = came.text
    plain = text.plain_text()
    level = lix(plain)
    return {
        "title": text.title,
        "author": text.author,
        "language": text.language,
        "format": text.source_format,
        "sections": len(text.sections),
        "blocks": sum(len(section.blocks) for section in text.sections),
        "words": count_words(plain),
        "images": len(came.pictures),
        "lix": level.value if level else None,
        "warnings": [_warning(each) for each in came.warnings],
    }


def unpacked(header: Header, payload: bytes) -> tuple[Text, Pictures]:
    """The text and pictures of an answer; raises TextDamaged when they do not fit together."""
    length = header["text_bytes"]
    listed = header["pictures"]
    assert isinstance(length, int) and isinstance(listed, list)
    text = Text.from_json(payload[:length])
    return text, dict(_pictures(listed, payload, length))


def _pictures(listed: list[Value], payload: bytes, at: int) -> Iterator[tuple[str, Picture]]:
    for each in listed:
        assert isinstance(each, dict)
        size, width, height = each["bytes"], each["width"], each["height"]
        assert isinstance(size, int) and isinstance(width, int) and isinstance(height, int)
        yield str(each["sha256"]), Picture(payload[at : at + size], str(each["media_type"]), width, height)
        at += size


def _warning(warned: Warned) -> Value:
    facts: dict[str, Fact] = warned.facts
    return {"code": warned.code, "facts": {**facts}}


def _is_packed(head: bytes, path: Path) -> bool:
    """A ZIP by its first bytes, or a file that is called an EPUB and is nothing else we know."""
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return True
    return path.suffix.lower() in (".epub", ".zip") and not any(head.startswith(magic) for magic, _ in OTHERS)


def _refuse_others(head: bytes) -> None:
    found = next((kind for magic, kind in OTHERS if head.startswith(magic)), None)
    if b"%PDF-" in head[:1024]:
        found = "pdf"  # readers allow some bytes before it
    elif head[60:68] == b"BOOKMOBI":
        found = "mobi"
    if found is not None:
        raise ContentProblem(problems.UNKNOWN_FORMAT, format=found)


def _reader(path: Path, head: bytes) -> Callable[[bytes, str], CameIn]:
    suffix = path.suffix.lower()
    if suffix in (".html", ".htm", ".xhtml"):
        return read_html
    if suffix in (".md", ".markdown", ".mdown", ".mkd"):
        return read_markdown
    begin = _beginning(head)
    if begin.startswith(MARKUP_BEGINS) and "<html" in begin:
        return read_html
    if begin.startswith(("<?xml", "<svg", "<dtbook")):
        raise ContentProblem(problems.UNKNOWN_FORMAT, format="daisy" if "<dtbook" in begin else "xml")
    return read_txt


def _beginning(head: bytes) -> str:
    """The first signs in small letters; a sign cut in two at the end does not matter."""
    try:
        begin = decode(head)[0] if 0 in head else head.decode("utf-8", "ignore")
    except ContentProblem:
        return ""
    return begin.lstrip("\ufeff \t\r\n").lower()


def _all(path: Path) -> bytes:
    try:
        with path.open("rb") as stream:
            return stream.read(MAX_PLAIN_FILE + 1)
    except OSError as error:
        raise ContentProblem(problems.NO_FILE, reason=type(error).__name__) from error
