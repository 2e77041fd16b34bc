"""Types a text into the real writer, key by key, and tells how long each key took to be seen.

Run by `learnkit write type`; prints one object, as the command line does.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypedDict

from PySide6.QtCore import QEvent, QEventLoop, Qt, QTimer, SignalInstance
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QApplication

from learnkit.app import App
from learnkit.domain.people import Actor
from learnkit.domain.versions import text_hash
from learnkit.errors import LearnKitError
from learnkit.services.writing import begin, show
from ui.commands.answering import answer, opened, parser, signed_in, surroundings
from ui.pupil.writer_screen import WriterScreen
from ui.surfaces.writing.editor import Editor

SIZE = 1366, 768
LONGEST_MS = 60_000
UNSEEN_S = 1.0
"""A key that nothing on the screen shows is not waited for any longer."""
BYTE_ORDER = "\ufeff"


class Typed(TypedDict):
    """What was typed and kept; milliseconds from key to the paint that shows it."""

    doc: str
    version: str
    sha256: str
    keystroke_ms: dict[str, float]


def key_event(letter: str, kind: QEvent.Type = QEvent.Type.KeyPress) -> QKeyEvent:
    """The event a keyboard sends for a letter, Enter for a line end."""
    none = Qt.KeyboardModifier.NoModifier
    if letter == "\n":
        return QKeyEvent(kind, Qt.Key.Key_Return, none, "\r")
    code = ord(letter.upper()) if letter.isascii() and letter.isprintable() else Qt.Key.Key_unknown
    # A first byte order mark is taken off every text on its way into Qt.
    return QKeyEvent(kind, code, none, letter if letter != BYTE_ORDER else BYTE_ORDER + letter)


def type_text(editor: Editor, text: str) -> list[float]:
    """Send a key for each letter and wait for the paint that shows it; the milliseconds each took."""
    took, painted = [], [0.0]

    def on_painted() -> None:
        painted[0] = time.perf_counter()

    editor.painted.connect(on_painted)
    for letter in text:
        sent = time.perf_counter()
        QApplication.sendEvent(editor, key_event(letter))
        while painted[0] < sent and time.perf_counter() - sent < UNSEEN_S:
            QApplication.processEvents()
        if painted[0] >= sent:
            took.append(1000 * (painted[0] - sent))
        QApplication.sendEvent(editor, key_event(letter, QEvent.Type.KeyRelease))
    editor.painted.disconnect(on_painted)
    return took


def wait_for(good: SignalInstance, bad: SignalInstance, begin_it: Callable[[], object]) -> None:
    """Begin something and go on with events until it is told; a LearnKitError that is told instead is raised."""
    loop, problems = QEventLoop(), [LearnKitError("window.no_answer", command="type")]

    def on_good() -> None:
        problems.clear()
        loop.quit()

    def on_bad(problem: LearnKitError) -> None:
        problems[:] = [problem]
        loop.quit()

    good.connect(on_good)
    bad.connect(on_bad)
    QTimer.singleShot(LONGEST_MS, loop.quit)
    QTimer.singleShot(0, begin_it)
    loop.exec()
    if problems:
        raise problems[0]


def type_into(app: App, actor: Actor, document: str, title: str, text: str, language: str) -> list[float]:
    """Type at the end of a document in the real writer; when this returns it is on the disk."""
    with surroundings(app, language) as around:
        screen = WriterScreen(around, actor, document)
        model = screen.model
        screen.resize(*SIZE)
        wait_for(model.opened, model.refused, screen.show)
        if title and title != model.title:
            model.rename(title)
        screen.editor.setFocus()
        screen.editor.moveCursor(QTextCursor.MoveOperation.End)
        QApplication.processEvents()
        took = type_text(screen.editor, text)
        if not model.keeping.settled:
            wait_for(model.kept, model.not_kept, model.keeping.now)
        screen.hide()
        return took


def type_file(app: App, actor: Actor, document: str, title: str, text: str, language: str) -> Typed:
    """Type into a document, or a new one for "new", and say what is on the disk afterwards.

    document.not_as_typed when that is anything else than what stood there and what was typed.
    """
    doc = begin(app.desk, actor, title) if document == "new" else document
    before = show(app.desk, actor, doc).text
    took = type_into(app, actor, doc, title, text, language)
    kept = show(app.desk, actor, doc)
    if kept.text != before + text:
        raise LearnKitError("document.not_as_typed", typed=text_hash(before + text), kept=kept.sha256)
    return {"doc": doc, "version": kept.version, "sha256": kept.sha256, "keystroke_ms": _spread(took)}


def _spread(took: list[float]) -> dict[str, float]:
    if len(took) < 2:
        return {name: round(took[0], 2) if took else 0.0 for name in ("p50", "p99")}
    return {
        "p50": round(statistics.median(took), 2),
        "p99": round(statistics.quantiles(took, n=100, method="inclusive")[-1], 2),
    }


def _read(path: Path) -> str:
    try:
        with path.open(encoding="utf8", newline="") as file:
            return file.read().replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as problem:
        raise LearnKitError("content.not_text", file=path.name) from problem
    except OSError as problem:
        raise LearnKitError("usage", missing=path.name) from problem


def main(argv: Sequence[str] | None = None) -> int:
    """The command; 0 if all was typed and kept, 1 with a problem."""
    known = parser("type", __doc__)
    known.add_argument("--doc", required=True)
    known.add_argument("--title", default="")
    known.add_argument("--text-file", required=True, type=Path)
    said = known.parse_args(argv)
    try:
        text = _read(said.text_file)
        with opened(said) as app:
            return answer(type_file(app, signed_in(app, said), said.doc, said.title, text, said.ui_lang))
    except LearnKitError as problem:
        return answer(None, problem)


if __name__ == "__main__":
    sys.exit(main())
