"""Pictures taken in as they are: four kinds, known by their bytes, never decoded here."""

from __future__ import annotations

import hashlib
import struct

from content import problems
from content.text import Picture

MB = 1024 * 1024
MAX_BYTES = 16 * MB
MAX_PIXELS = 50_000_000
MAX_ALL = 96 * MB

SIZE_IN_FRAME = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
"""JPEG's start-of-frame markers: all of C0-CF but tables, the reserved one and arithmetic conditioning."""


class Album:
    """Collects pictures by their SHA-256, each kept once, all together within limits."""

    def __init__(self) -> None:
        self.pictures: dict[str, Picture] = {}
        self._left = MAX_ALL

    def add(self, data: bytes) -> str:
        """The hash under which a picture is kept; raises PictureRefused with a warning's code."""
        digest = hashlib.sha256(data).hexdigest()
        if digest in self.pictures:
            return digest
        if len(data) > MAX_BYTES:
            raise PictureRefused(problems.PICTURE_TOO_BIG)
        picture = recognise(data)
        if picture is None:
            raise PictureRefused(problems.UNKNOWN_PICTURE)
        if picture.width * picture.height > MAX_PIXELS:
            raise PictureRefused(problems.PICTURE_TOO_BIG)
        if len(data) > self._left:
            raise PictureRefused(problems.TOO_MANY_PICTURES)
        self._left -= len(data)
        self.pictures[digest] = picture
        return digest


class PictureRefused(Exception):  # noqa: N818 - the house's word
    """A picture we do not take in; `code` is one of the warnings."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def recognise(data: bytes) -> Picture | None:
    """The picture these bytes are, by their own head; None for anything but PNG, JPEG, GIF and WebP."""
    for media_type, size_of in KINDS.items():
        try:
            size = size_of(data)
        except (struct.error, IndexError):
            size = None
        if size and min(size) > 0:
            return Picture(data, media_type, *size)
    return None


Size = tuple[int, int]


def _png(data: bytes) -> Size | None:
    if not data.startswith(b"\x89PNG\r\n\x1a\n") or data[12:16] != b"IHDR":
        return None
    width, height = struct.unpack(">II", data[16:24])
    return width, height


def _gif(data: bytes) -> Size | None:
    if data[:6] not in (b"GIF87a", b"GIF89a"):
        return None
    width, height = struct.unpack("<HH", data[6:10])
    return width, height


def _webp(data: bytes) -> Size | None:
    if data[:4] != b"RIFF" or data[8:12] != b"WEBP":
        return None
    kind = data[12:16]
    if kind == b"VP8X":
        return 1 + int.from_bytes(data[24:27], "little"), 1 + int.from_bytes(data[27:30], "little")
    if kind == b"VP8L":
        bits = int.from_bytes(data[21:25], "little")
        return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
    if kind == b"VP8 ":
        width, height = struct.unpack("<HH", data[26:30])
        return width & 0x3FFF, height & 0x3FFF
    return None


def _jpeg(data: bytes) -> Size | None:
    if not data.startswith(b"\xff\xd8\xff"):
        return None
    at = 2
    while at < len(data) - 9:
        if data[at] != 0xFF:
            return None
        marker = data[at + 1]
        if marker in SIZE_IN_FRAME:
            height, width = struct.unpack(">HH", data[at + 5 : at + 9])
            return width, height
        if marker in (0xFF, 0x01) or 0xD0 <= marker <= 0xD8:
            at += 1 if marker == 0xFF else 2
            continue
        at += 2 + struct.unpack(">H", data[at + 2 : at + 4])[0]
    return None


KINDS = {"image/png": _png, "image/gif": _gif, "image/webp": _webp, "image/jpeg": _jpeg}
