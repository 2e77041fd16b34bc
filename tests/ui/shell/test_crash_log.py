"""What is kept of an unexpected error."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from ui.shell.crash_log import LARGEST, CrashLog


@pytest.fixture
def log(tmp_path: Path) -> Iterator[CrashLog]:
    hooks = sys.excepthook, threading.excepthook
    sys.excepthook = lambda *_: None
    threading.excepthook = lambda _: None
    yield CrashLog(tmp_path / "logs", lambda: datetime(2026, 11, 24, tzinfo=UTC))
    sys.excepthook, threading.excepthook = hooks


def fail() -> None:
    childs_text = "Jeg hedder Ida, og jeg er ked af det"
    raise ValueError(childs_text)


def test_kind_and_place_are_kept_and_no_word_of_anybodys(log: CrashLog) -> None:
    log.listen()

    try:
        fail()
    except ValueError as error:
        sys.excepthook(ValueError, error, error.__traceback__)
    kept = log.path.read_text(encoding="utf8")

    assert "builtins.ValueError" in kept
    assert "test_crash_log.py" in kept
    assert "fail" in kept
    assert "Ida" not in kept


def test_an_error_on_another_thread_is_heard_too(log: CrashLog) -> None:
    log.listen()

    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()

    assert "ValueError" in log.path.read_text(encoding="utf8")


def test_the_hook_that_was_there_still_hears(log: CrashLog) -> None:
    heard: list[type[BaseException]] = []
    sys.excepthook = lambda kind, _error, _trace: heard.append(kind)
    log.listen()

    sys.excepthook(KeyError, KeyError(), None)

    assert heard == [KeyError]


def test_the_log_never_grows_beyond_its_limit(log: CrashLog) -> None:
    log.path.parent.mkdir()
    log.path.write_text("x" * 100 + "\n" + "y\n" * LARGEST, encoding="utf8")

    log.write(ValueError, None)

    assert log.path.stat().st_size < LARGEST
    assert log.path.read_text(encoding="utf8").rstrip().endswith("ValueError")


def test_a_place_that_cannot_be_written_to_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "logs").write_text("a file, not a folder")

    CrashLog(tmp_path / "logs", lambda: datetime(2026, 11, 24, tzinfo=UTC)).write(ValueError, None)

    assert (tmp_path / "logs").read_text() == "a file, not a folder"
