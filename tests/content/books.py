"""Books built for tests, sound ones and others."""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from pathlib import Path

CONTAINER = (
    '<?xml version="1.0"?><container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0"><rootfiles>'
    '<rootfile full-path="OEBPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>'
)
XHTML = "application/xhtml+xml"


def png(width: int = 2, height: int = 3) -> bytes:
    """A grey picture of this size."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = zlib.compress((b"\0" + b"\x80" * width) * height)
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def page(body: str, *, title: str = "", language: str = "da") -> str:
    """An XHTML page."""
    return (
        f'<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml" '
        f'xmlns:epub="http://www.idpf.org/2007/ops" xml:lang="{language}"><head><title>{title}</title></head>'
        f"<body>{body}</body></html>"
    )


def package(
    spine: Sequence[str],
    *,
    title: str = "Odderen i åen",
    language: str = "da",
    extra_items: str = "",
    not_linear: Sequence[str] = (),
    toc: str = "",
    metadata: str = "",
) -> str:
    """A package file for pages that lie beside it."""
    items = "".join(f'<item id="i{n}" href="{name}" media-type="{XHTML}"/>' for n, name in enumerate(spine))
    refs = "".join(
        f'<itemref idref="i{n}"{" linear=" + chr(34) + "no" + chr(34) if name in not_linear else ""}/>'
        for n, name in enumerate(spine)
    )
    toc = f'toc="{toc}"' if toc else ""
    languages = f"<dc:language>{language}</dc:language>" if language else ""
    return (
        '<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="uid">'
        '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f'<dc:identifier id="uid">urn:isbn:9788700000001</dc:identifier><dc:title>{title}</dc:title>{languages}'
        f"<dc:creator>Mira Holm</dc:creator><dc:rights>CC BY 4.0</dc:rights>{metadata}</metadata>"
        f"<manifest>{items}{extra_items}</manifest><spine {toc}>{refs}</spine>"
        "</package>"
    )


def epub(
    path: Path, pages: Mapping[str, str], *, opf: str | None = None, parts: Mapping[str, bytes | str] | None = None
) -> Path:
    """An EPUB whose spine is these pages in order; `parts` are added as they are, or take another's place."""
    entries: dict[str, bytes | str] = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": CONTAINER,
        "OEBPS/book.opf": opf if opf is not None else package(list(pages)),
        **{f"OEBPS/{name}": markup for name, markup in pages.items()},
        **(parts or {}),
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
        for name, data in entries.items():
            book.writestr(name, data)
    return path
