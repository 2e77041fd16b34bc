"""A stream sealed in parts: what is cut short, swapped or changed anywhere does not open.

AES-256-GCM over parts of a megabyte; a part's nonce holds its number and whether it is the last (the STREAM
construction: Hoang, Reyhanitabar, Rogaway & Vizár 2015, "Online Authenticated-Encryption and its Nonce-Reuse
Misuse-Resistance").
"""

from __future__ import annotations

import secrets
from types import TracebackType
from typing import BinaryIO, Self

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from learnkit.errors import LearnKitError

MAGIC = b"LearnKit copy 1\n"
PART_BYTES = 1 << 20
TAG_BYTES = 16
SALT_BYTES, PREFIX_BYTES = 16, 7


class Sealer:
    """Seals what is written to it; the sealed stream is whole once it is closed without an error."""

    def __init__(self, file: BinaryIO, secret: bytes) -> None:
        salt, self._prefix = secrets.token_bytes(SALT_BYTES), secrets.token_bytes(PREFIX_BYTES)
        file.write(MAGIC + salt + self._prefix)
        self._file, self._cipher = file, _cipher(secret, salt)
        self._waiting, self._number = bytearray(), 0

    def write(self, content: bytes) -> int:
        """Take content in; how much of it: all."""
        self._waiting += content
        while len(self._waiting) > PART_BYTES:  # never down to nothing: the last part must be known as the last
            self._part(bytes(self._waiting[:PART_BYTES]), last=False)
            del self._waiting[:PART_BYTES]
        return len(content)

    def finish(self) -> None:
        """Seal what is left as the last part."""
        self._part(bytes(self._waiting), last=True)

    def _part(self, plain: bytes, *, last: bool) -> None:
        self._file.write(self._cipher.encrypt(_nonce(self._prefix, self._number, last=last), plain, None))
        self._number += 1

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if error is None:
            self.finish()


class Opener:
    """Reads a sealed stream; every byte it gives is one that was sealed.

    backup.foreign for another kind of file, backup.wrong_code if the very first part does not open (another secret,
    or damage there), backup.damaged for a later one.
    """

    def __init__(self, file: BinaryIO, secret: bytes) -> None:
        head = file.read(len(MAGIC) + SALT_BYTES + PREFIX_BYTES)
        if not head.startswith(MAGIC) or len(head) < len(MAGIC) + SALT_BYTES + PREFIX_BYTES:
            raise LearnKitError("backup.foreign")
        salt, self._prefix = head[len(MAGIC) : -PREFIX_BYTES], head[-PREFIX_BYTES:]
        self._file, self._cipher = file, _cipher(secret, salt)
        self._next = file.read(PART_BYTES + TAG_BYTES)
        self._ready, self._number, self._ended = bytearray(), 0, False

    def read(self, count: int) -> bytes:
        """The next bytes; fewer than asked for only at the end."""
        while len(self._ready) < count and not self._ended:
            self._open_part()
        taken = bytes(self._ready[:count])
        del self._ready[:count]
        return taken

    def _open_part(self) -> None:
        sealed, self._next = self._next, self._file.read(PART_BYTES + TAG_BYTES)
        self._ended = not self._next
        try:
            self._ready += self._cipher.decrypt(_nonce(self._prefix, self._number, last=self._ended), sealed, None)
        except (InvalidTag, ValueError) as problem:
            raise LearnKitError("backup.damaged" if self._number else "backup.wrong_code") from problem
        self._number += 1


def _nonce(prefix: bytes, number: int, *, last: bool) -> bytes:
    return prefix + number.to_bytes(4, "big") + (b"\1" if last else b"\0")


def _cipher(secret: bytes, salt: bytes) -> AESGCM:
    return AESGCM(HKDF(hashes.SHA256(), 32, salt=salt, info=b"learnkit copy").derive(secret))
