"""Opens a text in the real reader, lets it be read aloud, and writes down when each word was painted and heard.

Run by `learnkit read play`; prints one object, as the command line does.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TypedDict

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from learnkit.app import App
from learnkit.clock import Clock
from learnkit.domain.calendar import school_time
from learnkit.domain.people import Actor
from learnkit.errors import LearnKitError
from learnkit.i18n import translator
from learnkit.services.signing_in import sign_in
from ui.audio import Voice
from ui.pupil.reader_screen import ReaderScreen
from ui.strings import Words
from ui.surfaces.reading.book import Book
from ui.surfaces.reading.page import Painted
from ui.surfaces.surroundings import Surroundings
from ui.tasks import Tasks
from ui.theme.dress import dress
from ui.theme.theme import Theme

SECRET = "LEARNKIT_SECRET"
SIZE = 1366, 768
LONGEST_S = 20.0
OPENING_S = 20.0


class PlayedWord(TypedDict):
    """A word: its first code point in the plain text, and milliseconds since the voice was asked to begin."""

    start: int
    painted_ms: float
    played_ms: float


class Trace(TypedDict):
    """What is written: the words, and how long each painting of the page took."""

    words: list[PlayedWord]
    frames: list[float]


class Playing(QObject):
    """Plays one text once, from the moment the reader is open."""

    over = Signal()

    def __init__(self, screen: ReaderScreen, voice: Voice, seconds: float) -> None:
        super().__init__()
        self._screen = screen
        self._voice = voice
        self._seconds = seconds
        self._began = 0.0
        self._starts: list[int] = []
        self._heard: dict[tuple[int, int], float] = {}
        self._last: tuple[int, int] | None = None
        self.trace: Trace = {"words": [], "frames": []}
        self.problem: LearnKitError | None = None
        screen.model.opened.connect(self._on_opened)
        screen.model.refused.connect(self._on_refused)
        QTimer.singleShot(round(OPENING_S * 1000), self, self._on_late)

    def _on_opened(self) -> None:
        book, aloud = self._screen.model.book, self._screen.model.aloud
        if book is None or aloud is None:
            return
        self._starts = _starts(book)
        self._screen.page.watch_painting(self._on_painted)
        aloud.ended.connect(self.over)
        aloud.failed.connect(self._on_refused)
        # after the page's own connections, so that what is noted here is what it was told
        self._voice.word_reached.connect(self._on_word_reached)
        self._screen.model.voices_changed.connect(self._begin)

    def _begin(self) -> None:
        self._began = time.monotonic()
        QTimer.singleShot(round(self._seconds * 1000), self, self.over.emit)
        QTest.keyClick(self._screen.page, Qt.Key.Key_Space)

    def _on_word_reached(self) -> None:
        aloud = self._screen.model.aloud
        if aloud is not None:
            self._heard[aloud.place] = self._voice.last_word_at

    def _on_painted(self, painted: Painted) -> None:
        self.trace["frames"].append(round(1000 * (painted.ended - painted.began), 2))
        if painted.word is None:
            return
        word = painted.word.block, painted.word.start
        if word == self._last or word not in self._heard:
            return
        self._last = word
        self.trace["words"].append(
            {
                "start": self._starts[word[0]] + word[1],
                "painted_ms": self._ms(painted.ended),
                "played_ms": self._ms(self._heard[word]),
            }
        )

    def _ms(self, moment: float) -> float:
        return round(1000 * (moment - self._began), 1)

    def _on_refused(self, problem: LearnKitError) -> None:
        self.problem = problem
        self.over.emit()

    def _on_late(self) -> None:
        if not self._began:
            self._on_refused(LearnKitError("window.no_answer", command="play"))


def _starts(book: Book) -> list[int]:
    """Where each block begins in the plain text."""
    return [placed.start for placed in book.text.placed()]


def play(app: App, actor: Actor, text: str, seconds: float, language: str) -> tuple[Trace, LearnKitError | None]:
    """Read a text aloud in the real reader until its end, or for so long."""
    program = QApplication.instance()
    if not isinstance(program, QApplication):
        program = QApplication(sys.argv[:1])
    theme, tasks = Theme(), Tasks()
    dress(program, theme)
    voice = Voice(app.speaker, tasks)
    screen = ReaderScreen(Surroundings(app, theme, Words(translator(language)), tasks, voice), actor, text)
    screen.resize(*SIZE)
    playing = Playing(screen, voice, seconds)
    playing.over.connect(program.quit)
    screen.show()
    screen.page.setFocus()
    program.exec()
    screen.leave()
    tasks.close()
    screen.page.watch_painting(None)
    return playing.trace, playing.problem


def main(argv: Sequence[str] | None = None) -> int:
    """The command; 0 if the text was read, 1 with a problem."""
    said = _parser().parse_args(argv)
    trace: Trace = {"words": [], "frames": []}
    problem: LearnKitError | None = None
    try:
        moment = school_time(datetime.fromisoformat(said.now)) if said.now else None
        with App(Path(said.home), Clock(moment=moment, seed=said.seed)) as app:
            actor = sign_in(app.desk, said.person, os.environ.get(SECRET)).actor
            trace, problem = play(app, actor, said.text, said.seconds, said.ui_lang)
        Path(said.trace).write_text(json.dumps(trace), encoding="utf8")
    except LearnKitError as refused:
        problem = refused
    except OSError as refused:
        problem = LearnKitError("file.cannot_write", file=Path(said.trace).name, reason=type(refused).__name__)
    problems = [{"code": problem.code, "facts": problem.facts}] if problem is not None else []
    print(json.dumps({"schema": 1, "ok": not problems, "data": trace, "problems": problems}))
    return 1 if problems else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="play", description=__doc__)
    parser.add_argument("--home", required=True)
    parser.add_argument("--as", dest="person", required=True)
    parser.add_argument("--text", required=True)
    parser.add_argument("--trace", required=True)
    parser.add_argument("--seconds", type=float, default=LONGEST_S)
    parser.add_argument("--ui-lang", default="da")
    parser.add_argument("--now")
    parser.add_argument("--seed", type=int)
    return parser


if __name__ == "__main__":
    sys.exit(main())
