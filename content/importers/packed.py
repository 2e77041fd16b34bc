"""A packed file opened with care: nothing in it is ever written anywhere, and nothing swells beyond its limits."""

from __future__ import annotations

import posixpath
import struct
import unicodedata
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar
from urllib.parse import unquote

from content import problems
from content.problems import ContentProblem

MB = 1024 * 1024
MAX_ENTRIES = 20_000
MAX_TOTAL = 2048 * MB
MAX_ENTRY = 64 * MB
MAX_RATIO = 400
"""How much larger a part may be than it is packed; the worst of text is below 100."""
RATIO_COUNTS_FROM = 4 * MB
LOCAL_HEADER = 30
ENCRYPTED = 0x1

BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    ValueError,
    NotImplementedError,
    RuntimeError,
    struct.error,
    OverflowError,
    IndexError,
    KeyError,
)
"""What zipfile raises over damaged or foreign files (found by feeding it such)."""

T = TypeVar("T")


def _reading(work: Callable[[], T]) -> T:
    try:
        return work()
    except BROKEN as error:
        raise ContentProblem(problems.BROKEN_ZIP, reason=type(error).__name__) from error


class Packed:
    """A ZIP whose parts are read by name, each and all within limits.

    Raises ContentProblem `content.broken_zip`, `content.bomb` or `content.too_big`.
    """

    def __init__(self, path: Path) -> None:
        self._zip = _reading(lambda: zipfile.ZipFile(path))
        try:
            self._parts = self._looked_over(path.stat().st_size)
        except ContentProblem:
            self._zip.close()
            raise
        self._alike = {_folded(unquote(name)): name for name in self._parts}
        self._left = MAX_TOTAL

    def _looked_over(self, packed_size: int) -> dict[str, zipfile.ZipInfo]:
        entries = self._zip.infolist()
        if len(entries) > MAX_ENTRIES:
            raise ContentProblem(problems.BOMB, reason="entries", limit=MAX_ENTRIES)
        if any(entry.flag_bits & ENCRYPTED for entry in entries):
            raise ContentProblem(problems.LOCKED_BY_DRM, which="zip")
        total = sum(entry.file_size for entry in entries)
        if total > MAX_TOTAL:
            raise ContentProblem(problems.BOMB, reason="total")
        if total > RATIO_COUNTS_FROM and total > MAX_RATIO * packed_size:
            raise ContentProblem(problems.BOMB, reason="ratio")
        if _overlapping(entries):
            raise ContentProblem(problems.BOMB, reason="overlap")
        named = [entry for entry in entries if entry.filename and not entry.is_dir()]
        return {entry.filename: entry for entry in named if not _is_link(entry)}

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(self._parts)

    def __contains__(self, name: str) -> bool:
        return name in self._parts

    def find(self, name: str) -> str | None:
        """The part of this name; where there is none, one that differs only in case or in how its signs are written."""
        return name if name in self._parts else self._alike.get(_folded(name))

    def read(self, name: str, limit: int = MAX_ENTRY) -> bytes:
        """The bytes of a part; at most `limit` of them, or `content.too_big`."""
        entry = self._parts[name]
        if entry.file_size > limit:
            raise ContentProblem(problems.TOO_BIG, what="part", limit=limit)
        if entry.file_size > RATIO_COUNTS_FROM and entry.file_size > MAX_RATIO * max(1, entry.compress_size):
            raise ContentProblem(problems.BOMB, reason="ratio")
        data = _reading(lambda: self._unpack(entry, limit))
        self._left -= len(data)
        if len(data) > limit or self._left < 0:
            raise ContentProblem(problems.BOMB, reason="total")
        return data

    def _unpack(self, entry: zipfile.ZipInfo, limit: int) -> bytes:
        with self._zip.open(entry) as stream:
            return stream.read(limit + 1)

    def close(self) -> None:
        self._zip.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _overlapping(entries: list[zipfile.ZipInfo]) -> bool:
    """Whether parts share bytes, as in the bombs that need no nesting (D. Fifield, WOOT 2019)."""
    end = -1
    for entry in sorted(entries, key=lambda entry: entry.header_offset):
        if entry.header_offset < end:
            return True
        end = entry.header_offset + LOCAL_HEADER + entry.compress_size
    return False


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()


def _is_link(entry: zipfile.ZipInfo) -> bool:
    """Whether the entry is a symbolic link of the system that packed it."""
    return (entry.external_attr >> 16) & 0o170000 == 0o120000


def inside(base: str, reference: str) -> str | None:
    """The name of the part that `reference`, as written in the part `base`, means; None where it leads outside."""
    path = unquote(reference.split("#", 1)[0].split("?", 1)[0])
    if not path:
        return base
    if "\\" in path or "\0" in path or "://" in path or path.startswith("//"):
        return None
    joined = posixpath.normpath(posixpath.join("/", posixpath.dirname(base), path))
    climbs = posixpath.normpath(posixpath.join(posixpath.dirname(base) or ".", path)).startswith("..")
    return None if climbs and not path.startswith("/") else joined.lstrip("/")
