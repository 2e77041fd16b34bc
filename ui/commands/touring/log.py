"""What was met on the way: a row, a picture and the faults for each step."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from PySide6.QtCore import QPoint
from PySide6.QtGui import QPainter, QPixmap

from learnkit.errors import LearnKitError
from ui.commands.touring.eyes import Eyes, Found
from ui.commands.touring.hands import Hands

FAULTS = ("cut_off", "unnamed", "untranslated", "bare")


@dataclass(frozen=True)
class Row:
    """One step: who, where, what was done; the picture; how long it took, and how long the window stood still."""

    role: str
    screen: str
    action: str
    png: str
    ms: float
    stall_ms: float
    cut_off: list[str]
    unnamed: list[str]
    untranslated: list[str]
    bare: list[str]


class Log:
    """Keeps the rows of a tour and the problems they amount to."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self.rows: list[Row] = []
        self.problems: list[LearnKitError] = []

    def add(self, row: Row) -> None:
        """One step more; each of its faults is a problem."""
        self.rows.append(row)
        found = asdict(row)
        where = {"role": row.role, "screen": row.screen, "action": row.action}
        self.problems += [
            LearnKitError(f"tour.{fault}", what=what, **where) for fault in FAULTS for what in found[fault]
        ]

    def picture(self, role: str, screen: str, action: str) -> Path:
        """Where the picture of the next step goes."""
        name = "-".join((f"{len(self.rows) + 1:03}", role, screen, action))
        return self._folder / f"{re.sub('[^a-z0-9-]+', '-', name.lower())}.png"


class Steps:
    """Walks as one role: each step is done, waited for, looked over and written down."""

    def __init__(self, role: str, hands: Hands, eyes: Eyes, log: Log) -> None:
        self.role = role
        self.hands = hands
        self._eyes = eyes
        self._log = log

    @contextmanager
    def step(self, screen: str, action: str) -> Iterator[None]:
        """A step; what stands in the block is what is done. If something does not come, the picture shows why."""
        watch = self.hands.watch
        watch.take_ms()
        began = time.perf_counter()
        try:
            yield
        except LearnKitError as problem:
            problem.facts.update(role=self.role, screen=screen, action=action)
            self._write(screen, action, time.perf_counter() - began)
            raise
        took = time.perf_counter() - began
        self.hands.calm()
        self._write(screen, action, took)

    def _write(self, screen: str, action: str, took_s: float) -> None:
        watch = self.hands.watch
        stall_ms = watch.take_ms()
        with watch.own():
            path = self._log.picture(self.role, screen, action)
            photograph(self.hands).save(str(path))
            found: Found = self._eyes.look(self.hands.tops())
            row = Row(
                self.role,
                screen,
                action,
                str(path),
                round(1000 * took_s, 1),
                round(max(0.0, stall_ms), 1),
                **asdict(found),
            )
            self._log.add(row)


def photograph(hands: Hands) -> QPixmap:
    """The window as it looks, with menus and dialogs over it."""
    picture = hands.window.grab()
    corner = hands.window.mapToGlobal(QPoint(0, 0))
    painter = QPainter(picture)
    for top in reversed(hands.tops()[:-1]):
        painter.drawPixmap(top.mapToGlobal(QPoint(0, 0)) - corner, top.grab())
    painter.end()
    return picture
