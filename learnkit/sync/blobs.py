"""Words of texts and their pictures at the school: brought in parts, checked, shown to none outside their scope."""

from __future__ import annotations

import os
from collections.abc import Collection
from hashlib import sha256
from pathlib import Path

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from content.text import Text, TextDamaged
from learnkit.db.enrolment import UploadRow
from learnkit.db.journal import OpRow
from learnkit.db.material import OwnBodyRow, TextRow
from learnkit.errors import LearnKitError
from learnkit.journal.op import Op
from learnkit.paths import sync_folder
from learnkit.sync.protocol import BLOB_PART_BYTES, MAX_BLOB_BYTES, BlobPart

WHOLE = -1
"""The offset of a blob that need be brought no further."""
DIGEST_DIGITS = 64


class Books:
    """Shared books on the disk, by hash: what lies there, every device of the school may have."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def has(self, digest: str) -> bool:
        return is_digest(digest) and (self._folder / digest).exists()

    def read(self, digest: str) -> bytes | None:
        """The content as it lies there; None where there is none."""
        try:
            return (self._folder / digest).read_bytes() if is_digest(digest) else None
        except OSError:
            return None

    def keep(self, digest: str, content: bytes) -> None:
        """Put it there, on the disk when this returns."""
        path = self._folder / digest
        if path.exists():
            return
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            half = path.with_suffix(".part")
            with half.open("wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            half.replace(path)
            sync_folder(self._folder)
        except OSError as problem:
            raise LearnKitError("store.disk_full", file="books") from problem

    def begun(self, digest: str) -> bytes:
        """What has come of a content that was broken off on its way here."""
        try:
            return (self._folder / f"{digest}.coming").read_bytes()
        except OSError:
            return b""

    def add(self, digest: str, part: bytes) -> None:
        """Put a part of a content on its way here after what has come of it."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            with (self._folder / f"{digest}.coming").open("ab") as file:
                file.write(part)
        except OSError as problem:
            raise LearnKitError("store.disk_full", file="books") from problem

    def finish(self, digest: str, content: bytes | None) -> None:
        """It has come whole; or without content, it has come damaged and is fetched from the beginning next time."""
        if content is not None:
            self.keep(digest, content)
        (self._folder / f"{digest}.coming").unlink(missing_ok=True)


def is_digest(said: str) -> bool:
    """Whether it is a SHA-256 as it is written here; nothing else is ever looked for on the disk."""
    return len(said) == DIGEST_DIGITS and all(letter in "0123456789abcdef" for letter in said)


def pictures_in(body: bytes) -> tuple[str, ...]:
    """The hashes of the pictures a text shows, each once; none where it cannot be read as a text."""
    try:
        sections = Text.from_json(body).sections
    except TextDamaged:
        return ()
    named = (block.image for section in sections for block in section.blocks if block.image)
    return tuple(dict.fromkeys(digest for digest in named if is_digest(digest)))


def offset_of(session: Session, books: Books, device: str, digest: str) -> int:
    """How much of a blob this device has brought; WHOLE for one that is whole, or shared by all of the school."""
    if books.has(digest):
        return WHOLE
    row = session.get(UploadRow, (device, digest))
    if row is None:
        return 0
    return WHOLE if len(row.content) == row.size else len(row.content)


def take_part(session: Session, device: str, digest: str, size: int, offset: int, part: bytes, now: str) -> int:
    """Add a part that begins where the last one ended; how much there is now, WHOLE when all of it.

    A part from elsewhere changes nothing. blob.bad for a size or hash no blob has, blob.damaged for a whole that is
    not what its hash says: it is thrown away.
    """
    if not is_digest(digest) or not 0 < size <= MAX_BLOB_BYTES or len(part) > 4 * BLOB_PART_BYTES:
        raise LearnKitError("blob.bad")
    row = session.get(UploadRow, (device, digest))
    if row is None or row.size != size:
        row = session.merge(UploadRow(device=device, sha256=digest, size=size, content=b"", begun_at=now))
    here = len(row.content)
    if here == size:
        return WHOLE
    if offset != here or here + len(part) > size:
        return here
    row.content += part
    if len(row.content) < size:
        return len(row.content)
    if sha256(row.content).hexdigest() == digest:
        return WHOLE
    session.execute(delete(UploadRow).where(UploadRow.device == device, UploadRow.sha256 == digest))
    return 0


def drop_stale(session: Session, before: str) -> None:
    """Throw away what was begun before that moment and never named by an act."""
    session.execute(delete(UploadRow).where(UploadRow.begun_at < before))


class Arriving:
    """Blobs a device has brought, as the acts that name them are accepted: within the caller's transaction."""

    def __init__(self, session: Session, books: Books, device: str) -> None:
        self._session, self._books, self._device = session, books, device

    def has(self, op: Op) -> bool:
        """Whether the words this act names are here for the device; an act that names none needs none."""
        digest = op.fields.get("body")
        return (
            digest is None
            or offset_of(self._session, self._books, self._device, str(digest)) == WHOLE
            or (self._is_taken_in(op, str(digest)))
        )

    def keep(self, op: Op) -> None:
        """Put the words, and the pictures in them, where they belong: a pupil's own inside the encrypted store."""
        digest = op.fields.get("body")
        if digest is None:
            return
        body = self._content(str(digest))
        own = op.bucket.startswith("pupil:")
        for one in (*(pictures_in(body) if body is not None else ()), str(digest)):
            content = self._content(one)
            if content is None:
                continue
            if own:
                if self._session.get(OwnBodyRow, one) is None:
                    self._session.add(OwnBodyRow(sha256=one, content=content))
            else:
                self._books.keep(one, content)
            self._session.execute(delete(UploadRow).where(UploadRow.device == self._device, UploadRow.sha256 == one))
        self._session.flush()

    def _is_taken_in(self, op: Op, digest: str) -> bool:
        """Whether the same pupil's words are here from an earlier act."""
        earlier = select(OpRow.id).where(OpRow.row == op.row, OpRow.table_name == "text", OpRow.actor == op.actor)
        return self._session.scalar(earlier.limit(1)) is not None and self._session.get(OwnBodyRow, digest) is not None

    def _content(self, digest: str) -> bytes | None:
        row = self._session.get(UploadRow, (self._device, digest))
        if row is not None and len(row.content) == row.size:
            return row.content
        return self._books.read(digest)


def read_part(
    session: Session, books: Books, scope: Collection[str], text: str, digest: str, offset: int
) -> BlobPart | None:
    """A part of the words of a text in this scope, or of a picture in it; None for anything else, there or not."""
    named = session.scalars(select(OpRow.bucket).where(OpRow.row == text, OpRow.table_name == "text"))
    row = session.get(TextRow, text)
    if row is None or not set(named) & set(scope):
        return None
    if digest != row.body:
        body = _stored(session, books, row.body)
        if body is None or digest not in pictures_in(body):
            return None
    content = _stored(session, books, digest)
    if content is None or not 0 <= offset <= len(content):
        return None
    return BlobPart(len(content), content[offset : offset + BLOB_PART_BYTES])


def _stored(session: Session, books: Books, digest: str) -> bytes | None:
    own = session.get(OwnBodyRow, digest)
    return own.content if own is not None else books.read(digest)
