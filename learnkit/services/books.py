"""The words of texts on disk, by hash: shared ones beside the stores, a person's own inside the encrypted one."""

from __future__ import annotations

import os
from hashlib import sha256

from sqlalchemy.orm import Session

from learnkit.db.material import OwnBodyRow
from learnkit.errors import LearnKitError
from learnkit.paths import sync_folder
from learnkit.services.desk import Desk


def keep_shared(desk: Desk, content: bytes) -> str:
    """Put content among the shared books, on disk when this returns, and tell its hash."""
    digest = sha256(content).hexdigest()
    path = desk.home.books / digest
    if path.exists():
        return digest
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        half = path.with_suffix(".part")
        with half.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        half.replace(path)
        sync_folder(path.parent)
    except OSError as problem:
        raise LearnKitError("store.disk_full", file="books") from problem
    return digest


def keep_own(session: Session, content: bytes) -> str:
    """Put content into the encrypted store, within the caller's transaction, and tell its hash."""
    digest = sha256(content).hexdigest()
    if session.get(OwnBodyRow, digest) is None:
        session.add(OwnBodyRow(sha256=digest, content=content))
        session.flush()
    return digest


def fetch(desk: Desk, session: Session, digest: str) -> bytes:
    """Content by its hash, checked; text.not_here if this device does not hold it, text.damaged if it changed."""
    own = session.get(OwnBodyRow, digest)
    if own is not None:
        content = own.content
    else:
        try:
            content = (desk.home.books / digest).read_bytes()
        except OSError as problem:
            raise LearnKitError("text.not_here", sha256=digest[:12]) from problem
    if sha256(content).hexdigest() != digest:
        raise LearnKitError("text.damaged", sha256=digest[:12])
    return content
