"""From a key to the paint that shows it, in long texts, against a bare QPlainTextEdit; and from a pause to the disk.

Real key events into the real writer (its saving, counting and painting on), sent one after the other at the end of
the text and in its middle. The save is the writer's own: text, version and fsync in the DATA lane.
"""

from __future__ import annotations

import json
import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QEventLoop
from PySide6.QtGui import QPaintEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from learnkit.app import App
from learnkit.domain.people import Actor, Role
from learnkit.domain.school_plan import plan_from
from learnkit.services.saving_a_version import save
from learnkit.services.starting_a_school import start_school
from learnkit.services.writing import begin
from ui.commands.answering import surroundings
from ui.commands.type import SIZE, key_event, type_text, wait_for
from ui.pupil.writer_screen import WriterScreen

LENGTHS = (2_000, 10_000)
KEYS, SAVES = 400, 100
A_FRAME_MS = 16.0
PLAN = {
    "school": {"name": "Målskolen"},
    "classes": [{"name": "5.M", "level": 5, "pupils": [{"name": "Ea Blå"}]}],
    "staff": [
        {"name": "Karen", "user": "karen", "role": "teacher", "password": "blå-hest-17-vinter", "classes": ["5.M"]}
    ],
}
SENTENCE = "odderen bor i en hule ved åen og hver morgen svømmer den ud for at fange små fisk til ungerne"
TYPED = "Så løb den hjem igen, og ungerne spiste. "


def prose(words: int) -> str:
    """A text of so many words in sentences and paragraphs, the same each time."""
    chance = random.Random(1)
    sentences: list[str] = []
    while sum(one.count(" ") + one.count("\n") for one in sentences) < words:
        sentence = " ".join(chance.choices(SENTENCE.split(), k=chance.randint(6, 14))).capitalize() + "."
        sentences.append(sentence + ("\n" if chance.random() < 0.15 else " "))
    return "".join(sentences)


class Bare(QPlainTextEdit):
    """The rival: Qt's own editor with nothing around it, that tells when it was painted."""

    painted_at = 0.0

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        super().paintEvent(event)
        self.painted_at = time.perf_counter()


def bare_ms(text: str, place: QTextCursor.MoveOperation, typed: str) -> list[float]:
    """Milliseconds from each key to its paint in a bare editor of the writer's size."""
    editor = Bare()
    editor.setPlainText(text)
    editor.resize(*SIZE)
    editor.show()
    _stand(editor, place)
    took = []
    for letter in typed:
        sent = time.perf_counter()
        QApplication.sendEvent(editor, key_event(letter))
        while editor.painted_at < sent:
            QApplication.processEvents()
        took.append(1000 * (editor.painted_at - sent))
        QApplication.sendEvent(editor, key_event(letter, QEvent.Type.KeyRelease))
    editor.hide()
    return took


def opened(app: App, pupil: Actor, text: str, use: Callable[[WriterScreen], None]) -> None:
    """Open a text of this pupil in the real writer and do something with it."""
    document = begin(app.desk, pupil, "Måling")
    save(app.desk, pupil, document, text)
    with surroundings(app, "da") as around:
        screen = WriterScreen(around, pupil, document)
        screen.resize(*SIZE)
        wait_for(screen.model.opened, screen.model.refused, screen.show)
        screen.editor.setFocus()
        use(screen)
        screen.hide()


def keys_ms(app: App, pupil: Actor, text: str, place: QTextCursor.MoveOperation, typed: str) -> list[float]:
    """Milliseconds from each key to its paint in the writer."""
    took: list[float] = []

    def use(screen: WriterScreen) -> None:
        _stand(screen.editor, place)
        took.extend(type_text(screen.editor, typed))

    opened(app, pupil, text, use)
    return took


def saves_ms(app: App, pupil: Actor, text: str) -> list[float]:
    """Milliseconds from the end of a pause until the writer says that all of it is on the disk."""
    took: list[float] = []

    def use(screen: WriterScreen) -> None:
        _stand(screen.editor, QTextCursor.MoveOperation.End)
        for letter in (TYPED * SAVES)[:SAVES]:
            type_text(screen.editor, letter)
            began = time.perf_counter()
            wait_for(screen.model.kept, screen.model.not_kept, screen.model.keeping.now)
            took.append(1000 * (time.perf_counter() - began))

    opened(app, pupil, text, use)
    return took


def synced_ms(folder: Path, text: str) -> list[float]:
    """The rival of a save: the whole text written over a file, and the file synced."""
    took, path = [], folder / "plain.txt"
    for n in range(SAVES):
        began = time.perf_counter()
        with path.open("w", encoding="utf8") as file:
            file.write(text + TYPED[: n % len(TYPED)])
            file.flush()
            os.fsync(file.fileno())
        took.append(1000 * (time.perf_counter() - began))
    return took


def p99(measured: list[float]) -> float:
    return statistics.quantiles(measured, n=100, method="inclusive")[-1]


def rows(name: str, measured: list[float], rival: str, others: list[float], bar: float | None = None) -> None:
    """Prints the median and the 99th percentile, each beside the rival's."""
    for which, figure in (("median", statistics.median), ("p99", p99)):
        mine, theirs = figure(measured), figure(others)
        said = {
            "name": f"{name}, {which}",
            "figure": round(mine, 2),
            "unit": "ms",
            "n": len(measured),
            "spread": f"{min(measured):.2f}–{max(measured):.2f}",
            "rival": f"{rival}: {theirs:.2f} ms",
            "ratio": round(mine / theirs, 2),
        }
        if bar is not None and which == "p99":
            said["bar"] = bar
        print(json.dumps(said, ensure_ascii=False))


def _stand(editor: QPlainTextEdit, place: QTextCursor.MoveOperation) -> None:
    editor.moveCursor(place)
    QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents)


def main() -> None:
    program = QApplication(sys.argv[:1])
    typed = (TYPED * KEYS)[:KEYS]
    with tempfile.TemporaryDirectory() as folder, App(Path(folder) / "home") as app:
        school = start_school(app.desk, app.desk.owner(), plan_from(PLAN))
        one = next(person for person in school.people if person.role == Role.PUPIL)
        pupil = Actor(one.id, Role.PUPIL, school.id)
        for words in LENGTHS:
            text = prose(words)
            for where, place in (
                ("at the end", QTextCursor.MoveOperation.End),
                ("at the beginning", QTextCursor.MoveOperation.Start),
            ):
                mine, bare = keys_ms(app, pupil, text, place, typed), bare_ms(text, place, typed)
                rows(f"key to paint {where} of {words} words", mine, "bare QPlainTextEdit", bare, A_FRAME_MS)
            saved = saves_ms(app, pupil, text)
            rows(f"pause to disk, {words} words", saved, "a file written and synced", synced_ms(Path(folder), text))
    program.quit()


if __name__ == "__main__":
    os.environ.setdefault("LEARNKIT_KEY_STORE", "file")
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    main()
