"""Every connection is encrypted, WAL and FULL; complaints come out as ours."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import text

from learnkit.db.engine import open_engine, pragma
from learnkit.errors import LearnKitError

KEY = bytes(32)


def test_every_connection_of_the_pool_is_wal_full_and_enciphered(tmp_path: Path) -> None:
    engine = open_engine(tmp_path / "a.db", KEY)

    with engine.connect() as one, engine.connect() as other:
        found = [
            (c.exec_driver_sql("PRAGMA synchronous").scalar(), c.exec_driver_sql("PRAGMA journal_mode").scalar())
            for c in (one, other)
        ]

    assert found == [(2, "wal"), (2, "wal")]
    assert pragma(engine, "cipher_version")
    engine.dispose()


def test_what_is_written_stands_nowhere_in_clear(tmp_path: Path) -> None:
    engine = open_engine(tmp_path / "a.db", KEY)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE t (w TEXT)"))
        connection.execute(text("INSERT INTO t VALUES ('ærteblomst i skoven')"))
    engine.dispose()

    on_disk = b"".join(path.read_bytes() for path in tmp_path.iterdir())

    assert "ærteblomst".encode() not in on_disk
    assert b"CREATE TABLE" not in on_disk


def test_another_key_is_told_as_a_foreign_store(tmp_path: Path) -> None:
    engine = open_engine(tmp_path / "a.db", KEY)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE t (w TEXT)"))
    engine.dispose()
    other = open_engine(tmp_path / "a.db", bytes([1]) * 32)

    with pytest.raises(LearnKitError) as refused:
        other.connect()

    assert refused.value.code == "store.foreign"
    other.dispose()


def test_a_plain_sqlite_file_is_foreign_and_left_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with sqlite3.connect(path) as plain:
        plain.execute("CREATE TABLE t (w TEXT)")
    plain.close()
    before = path.read_bytes()

    with pytest.raises(LearnKitError) as refused:
        open_engine(path, KEY)

    assert refused.value.code == "store.foreign"
    assert path.read_bytes() == before


def test_a_full_store_is_told_and_what_was_there_stays(tmp_path: Path) -> None:
    engine = open_engine(tmp_path / "a.db", KEY)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE t (w TEXT)"))
        connection.execute(text("INSERT INTO t VALUES ('først')"))

    with pytest.raises(LearnKitError) as refused, engine.begin() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 4")
        connection.execute(text("INSERT INTO t VALUES (:w)"), {"w": "x" * 100_000})

    assert refused.value.code == "store.disk_full"
    with engine.connect() as connection:
        assert connection.execute(text("SELECT w FROM t")).scalars().all() == ["først"]
    engine.dispose()


def test_a_store_somebody_else_is_writing_is_told_as_busy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("learnkit.db.engine.BUSY_MS", 50)
    one, other = open_engine(tmp_path / "a.db", KEY), open_engine(tmp_path / "a.db", KEY)
    with one.begin() as connection:
        connection.execute(text("CREATE TABLE t (w TEXT)"))

    with one.begin() as holding:
        holding.execute(text("INSERT INTO t VALUES ('a')"))
        with pytest.raises(LearnKitError) as refused, other.begin() as waiting:
            waiting.execute(text("INSERT INTO t VALUES ('b')"))

    assert refused.value.code == "store.busy"
    one.dispose()
    other.dispose()


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    engine = open_engine(tmp_path / "nowhere" / "a.db", KEY)

    with pytest.raises(LearnKitError) as refused:
        engine.connect()

    assert refused.value.code == "store.cannot_open"


def test_a_pupils_words_never_stand_in_the_databases_complaint(tmp_path: Path) -> None:
    engine = open_engine(tmp_path / "a.db", KEY)

    with engine.connect() as connection, pytest.raises(Exception, match="no such table") as complaint:
        connection.execute(text("INSERT INTO nowhere VALUES (:words)"), {"words": "min hemmelige kat"})

    assert "hemmelige" not in str(complaint.value)
    engine.dispose()


def test_a_store_that_may_only_be_read_is_told(tmp_path: Path) -> None:
    engine = open_engine(tmp_path / "a.db", KEY)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE t (w TEXT)"))

    with pytest.raises(LearnKitError) as refused, engine.begin() as connection:
        connection.exec_driver_sql("PRAGMA query_only = ON")
        connection.execute(text("INSERT INTO t VALUES ('a')"))

    assert refused.value.code == "store.read_only"
    engine.dispose()


def test_an_sqlite_that_can_corrupt_a_wal_store_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("learnkit.db.engine.dbapi2.sqlite_version_info", (3, 51, 2))

    with pytest.raises(LearnKitError) as refused:
        open_engine(tmp_path / "a.db", KEY)

    assert refused.value.code == "store.old_sqlite"
    assert not (tmp_path / "a.db").exists()
