"""Opening one encrypted store, and turning the database's complaints into ours."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import ExceptionContext
from sqlalchemy.pool import QueuePool
from sqlcipher3 import dbapi2

from learnkit.errors import LearnKitError

OLDEST_SQLITE = (3, 51, 3)
"""Older ones (3.7.0 to 3.51.2) can corrupt a WAL database that two connections write."""
BUSY_MS = 5000
CHECKPOINT_PAGES = 4000
"""The log is folded into the store when it holds so many pages: one save in some hundreds pays for it, not one in a
hundred as by SQLite's own measure."""

_COMPLAINTS = (
    ("database or disk is full", "store.disk_full"),
    ("readonly database", "store.read_only"),
    ("unable to open database", "store.cannot_open"),
    ("database is locked", "store.busy"),
    ("file is not a database", "store.foreign"),
    ("malformed", "store.damaged"),
    ("disk i/o error", "store.disk_trouble"),
)


def open_engine(path: Path, key: bytes) -> Engine:
    """An engine on the SQLCipher file at `path`, made if absent; every connection is WAL and synchronous=FULL.

    `key` is the raw 32-byte key. Complaints surface as LearnKitError: store.disk_full, store.read_only,
    store.busy, store.damaged, store.foreign (not ours, or another key).
    """
    if dbapi2.sqlite_version_info < OLDEST_SQLITE:
        raise LearnKitError("store.old_sqlite", version=dbapi2.sqlite_version)
    _refuse_plain_sqlite(path)
    engine = create_engine(
        f"sqlite:///{path}",
        module=dbapi2,
        poolclass=QueuePool,
        pool_size=4,
        hide_parameters=True,  # a pupil's words never stand in an error or a log
        connect_args={"check_same_thread": False, "timeout": BUSY_MS / 1000},
    )
    event.listen(engine, "connect", lambda connection, _record: _prepare(connection, key, path))
    event.listen(engine, "handle_error", lambda context: _say_it_our_way(context, path))
    return engine


def complaint_code(error: BaseException) -> str | None:
    """Our code for a database complaint, or None if it is no complaint we know."""
    told = str(error).lower()
    return next((code for words, code in _COMPLAINTS if words in told), None)


def _refuse_plain_sqlite(path: Path) -> None:
    try:
        with path.open("rb") as file:
            if file.read(15) == b"SQLite format 3":
                raise LearnKitError("store.foreign", file=path.name)
    except (FileNotFoundError, NotADirectoryError):
        return
    except OSError as problem:
        raise LearnKitError("store.cannot_open", file=path.name) from problem


def _prepare(connection: dbapi2.Connection, key: bytes, path: Path) -> None:
    cursor = connection.cursor()
    try:
        cursor.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        cursor.execute("SELECT count(*) FROM sqlite_master")
        cursor.execute("PRAGMA journal_mode = WAL")
        cursor.execute("PRAGMA synchronous = FULL")
        cursor.execute(f"PRAGMA wal_autocheckpoint = {CHECKPOINT_PAGES}")
        cursor.execute("PRAGMA temp_store = MEMORY")
    except (dbapi2.DatabaseError, sqlite3.DatabaseError) as problem:
        code = complaint_code(problem)
        if code is None:
            raise
        raise LearnKitError(code, file=path.name) from problem
    finally:
        cursor.close()


def _say_it_our_way(context: ExceptionContext, path: Path) -> None:
    code = complaint_code(context.original_exception)
    if code is not None:
        raise LearnKitError(code, file=path.name) from context.original_exception


def pragma(engine: Engine, name: str) -> Any:
    """The value of a PRAGMA on this store."""
    with engine.connect() as connection:
        return connection.exec_driver_sql(f"PRAGMA {name}").scalar()
