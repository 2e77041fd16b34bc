"""The words of texts on their way: brought to the school before the act that names them, fetched before it is kept."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from hashlib import sha256

from sqlalchemy.orm import Session

from learnkit.db.material import OwnBodyRow
from learnkit.db.stores import Store
from learnkit.errors import LearnKitError
from learnkit.journal.op import fields_from
from learnkit.sync.blobs import WHOLE, Books, is_digest, pictures_in
from learnkit.sync.protocol import BLOB_PART_BYTES, School, WireOp


class Carrying:
    """Between one store, with the folder of shared books beside it, and the school."""

    def __init__(self, store: Store, books: Books, school: School) -> None:
        self._store, self._books, self._school = store, books, school

    def bring(self, ops: Sequence[WireOp]) -> None:
        """Bring what these acts name and the school does not have: pictures first, so that words never lack them."""
        for _, digest in _bodies(ops):
            body = self._here(digest)
            if body is None:
                continue  # the act is sent all the same, and the school says what it lacks
            for picture in pictures_in(body):
                content = self._here(picture)
                if content is not None:
                    self._bring(picture, content)
            self._bring(digest, body)

    def fetch(self, ops: Sequence[WireOp]) -> dict[str, bytes]:
        """Fetch what these acts name and is not here: shared ones are put among the books, a pupil's own returned."""
        own: dict[str, bytes] = {}
        for op, digest in _bodies(ops):
            body = self._fetch(op, digest, own)
            for picture in pictures_in(body) if body is not None else ():
                self._fetch(op, picture, own)
        return own

    def _here(self, digest: str) -> bytes | None:
        """Content as this machine has it, if it is sound."""
        with self._store.reading() as session:
            row = session.get(OwnBodyRow, digest)
            content = row.content if row is not None else self._books.read(digest)
        return content if content is not None and sha256(content).hexdigest() == digest else None

    def _bring(self, digest: str, content: bytes) -> None:
        reached = self._school.blob_offset(digest)
        while reached != WHOLE:
            part = content[reached : reached + BLOB_PART_BYTES]
            now = self._school.put_blob(digest, len(content), reached, part)
            if now == reached:
                raise LearnKitError("school.out_of_reach", why="blob stands still")
            reached = now

    def _fetch(self, op: WireOp, digest: str, own: dict[str, bytes]) -> bytes | None:
        found = own.get(digest) or self._here(digest)
        is_own = op.bucket.startswith("pupil:")
        if found is None:
            found = self._download(op.row, digest, b"" if is_own else self._books.begun(digest), keep=not is_own)
            if found is not None and is_own:
                own[digest] = found
        return found

    def _download(self, text: str, digest: str, begun: bytes, *, keep: bool) -> bytes | None:
        """The whole, from where it was broken off; None where the school has none for us."""
        content = begun
        while True:
            part = self._school.get_blob(text, digest, len(content))
            if part is None:
                return None
            if keep:
                self._books.add(digest, part.content)
            content += part.content
            if len(content) >= part.size:
                break
            if not part.content:
                raise LearnKitError("school.out_of_reach", why="blob stands still")
        sound = sha256(content).hexdigest() == digest
        if keep:
            self._books.finish(digest, content if sound else None)
        if not sound:
            raise LearnKitError("school.out_of_reach", why="blob damaged on the way")
        return content


def keep_own(session: Session, bodies: dict[str, bytes]) -> None:
    """Put a pupil's own words into the encrypted store, in the transaction that keeps the act that names them."""
    for digest, content in bodies.items():
        if session.get(OwnBodyRow, digest) is None:
            session.add(OwnBodyRow(sha256=digest, content=content))
    session.flush()


def _bodies(ops: Sequence[WireOp]) -> Iterator[tuple[WireOp, str]]:
    for op in ops:
        if op.table == "text":
            digest = str(fields_from(op.fields).get("body", ""))
            if is_digest(digest):
                yield op, digest
