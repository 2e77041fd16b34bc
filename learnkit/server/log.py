"""The server's log: one JSON object a line, in files that turn over.

It holds codes, counts and ids of devices, never a person, an address or a word anyone wrote.
"""

from __future__ import annotations

import json
import logging
from datetime import UTC, datetime
from logging.handlers import RotatingFileHandler
from pathlib import Path

from learnkit.errors import Fact

MOST_BYTES = 5_000_000
FILES = 5
NAME = "learnkit.server"


class _OneObject(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        facts: dict[str, Fact] = getattr(record, "facts", {})
        at = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        told: dict[str, Fact] = {"at": at, "level": record.levelname.lower(), "event": record.getMessage(), **facts}
        if record.exc_info and record.exc_info[0] is not None:
            told |= _place(record.exc_info[1])
        return json.dumps(told, ensure_ascii=False)


def _place(error: BaseException | None) -> dict[str, Fact]:
    """What kind of bug and where; never what it says, which may hold a child's words."""
    trace = error.__traceback__ if error is not None else None
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    if error is None or trace is None:
        return {}
    return {"kind": type(error).__name__, "file": Path(trace.tb_frame.f_code.co_filename).name, "line": trace.tb_lineno}


class ServerLog:
    """Says what happened, with facts."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._handler = RotatingFileHandler(
            folder / "server.log", maxBytes=MOST_BYTES, backupCount=FILES, encoding="utf8"
        )
        self._handler.setFormatter(_OneObject())
        self._log = logging.Logger(NAME, logging.INFO)  # our own: nothing else is told to it, and it tells no other
        self._log.addHandler(self._handler)

    def say(self, event: str, **facts: Fact) -> None:
        """One line; `event` is a code."""
        self._log.info(event, extra={"facts": facts})

    def bug(self, error: BaseException, **facts: Fact) -> None:
        """One line about a bug."""
        self._log.error("program.bug", exc_info=error, extra={"facts": facts})

    def close(self) -> None:
        self._handler.close()
