"""Walks every screen of the real program with keys and mouse, on a screen nobody sees, and tells what it met."""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import traceback
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from learnkit.errors import LearnKitError
from ui.commands.touring.log import Log
from ui.commands.touring.stage import Frame, unseen
from ui.commands.touring.walks import WALKS, Trip
from ui.theme.tokens import THEMES

LANGUAGES = {"da": ("da",), "en": ("en",), "both": ("da", "en")}


def main(words: list[str] | None = None) -> int:
    """Walk, and print one object: a row for each step; 1 when anything was met that must not be."""
    asked = _asked(sys.argv[1:] if words is None else words)
    log = Log(asked.out)
    with tempfile.TemporaryDirectory(prefix="learnkit-tour-") as folder:
        frames = [_frame(asked, language) for language in LANGUAGES[asked.lang]]
        program = unseen(frames[0], Path(folder))
        with _Bugs(log):
            for frame in frames:
                _walk(program, asked.home, frame, asked.role, log, Path(folder))
    problems = [{"code": problem.code, "facts": problem.facts} for problem in log.problems]
    answer = {"schema": 1, "ok": not problems, "data": [asdict(row) for row in log.rows], "problems": problems}
    print(json.dumps(answer, ensure_ascii=False))
    return 0 if not problems else 1


def _walk(program: QApplication, home: Path, frame: Frame, role: str, log: Log, folder: Path) -> None:
    for walk in (each for each in WALKS if role in ("all", each.role)):
        own = Path(tempfile.mkdtemp(dir=folder))
        trip = Trip(program, home, frame, log, own)
        try:
            walk.go(trip)
        except LearnKitError as problem:
            log.problems.append(problem)
        finally:
            trip.end()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


class _Bugs:
    """While it holds, an exception nobody caught is a problem of the tour's, and is told on stderr."""

    def __init__(self, log: Log) -> None:
        self._log = log
        self._before: Callable[[type[BaseException], BaseException, TracebackType | None], object] = sys.excepthook

    def __enter__(self) -> None:
        sys.excepthook = self._on_bug

    def __exit__(self, *_: object) -> None:
        sys.excepthook = self._before

    def _on_bug(self, kind: type[BaseException], bug: BaseException, trace: TracebackType | None) -> None:
        traceback.print_exception(kind, bug, trace)
        self._log.problems.append(LearnKitError("tour.bug", kind=kind.__name__))


def _frame(asked: argparse.Namespace, language: str) -> Frame:
    width, _, height = asked.size.partition("x")
    return Frame(language, asked.theme, int(width), int(height), asked.scale)


def _asked(words: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="learnkit tour")
    parser.add_argument("--home", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--role", choices=("all", *dict.fromkeys(walk.role for walk in WALKS)), default="all")
    parser.add_argument("--ui-lang", default="da")
    parser.add_argument("--lang", choices=tuple(LANGUAGES), default="da")
    parser.add_argument("--theme", choices=THEMES, default="light")
    parser.add_argument("--size", default="1366x768")
    parser.add_argument("--scale", type=float, default=1.0)
    asked, _ = parser.parse_known_args(words)
    return asked


if __name__ == "__main__":
    sys.exit(main())
