"""A book of 100,000 words: how long the window stands while it opens, and from Space to the first painted word.

Against what Qt itself does with a whole text, a QTextEdit. The book is fetched and parted outside the GUI thread, as
the reader does it; what is measured is what the window waits for.
"""

from __future__ import annotations

import json
import os
import statistics
import sys
import time

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTextEdit, QWidget

from content.text import Block, Section, Text, count_words
from learnkit.domain.look import Look
from learnkit.services.speaking import Speaker
from ui.audio import SilentOutput, Voice
from ui.surfaces.reading.aloud import ReadingAloud
from ui.surfaces.reading.book import Book
from ui.surfaces.reading.page import Page, Painted
from ui.tasks import Tasks
from ui.theme.dress import dress
from ui.theme.theme import Theme

SENTENCE = "Odderen bor i en hule ved åen, og hver morgen svømmer den ud for at fange små fisk til ungerne. "
PARAGRAPHS = 1250
OPENINGS, RIVALS, PRESSES = 60, 5, 40
SIZE = 1366, 608


def big_book() -> Text:
    """1,250 paragraphs of 80 words in 50 chapters."""
    paragraph = Block("paragraph", (SENTENCE * 4).strip())
    section = Section("Kapitel", (paragraph,) * (PARAGRAPHS // 50))
    return Text("Odderen", "", "da", (section,) * 50, "txt")


def p95(measured: list[float]) -> float:
    return statistics.quantiles(measured, n=20)[-1]


def row(name: str, figure: float, measured: list[float], rival: tuple[str, float]) -> None:
    """Prints one row; the rival is what it is and its milliseconds."""
    said = {
        "name": name,
        "figure": round(figure, 1),
        "unit": "ms",
        "n": len(measured),
        "spread": f"{min(measured):.1f}–{max(measured):.1f}",
        "rival": f"{rival[0]}: {rival[1]:.1f} ms",
        "ratio": round(figure / rival[1], 4),
    }
    print(json.dumps(said, ensure_ascii=False))


def opening_ms(page: Page, book: Book, block: int) -> float:
    """The window's time for opening the book at a place and painting it."""
    began = time.perf_counter()
    page.set_book(book, block, 0)
    page.repaint()
    return 1000 * (time.perf_counter() - began)


def rival_ms(text: str) -> float:
    """The same for Qt's own text widget."""
    edit = QTextEdit()
    edit.resize(*SIZE)
    edit.show()
    QTest.qWaitForWindowExposed(edit)
    began = time.perf_counter()
    edit.setPlainText(text)
    edit.verticalScrollBar().setValue(edit.verticalScrollBar().maximum() // 2)
    edit.repaint()
    took = 1000 * (time.perf_counter() - began)
    edit.deleteLater()
    return took


def first_word_ms(program: QApplication, page: Page, aloud: ReadingAloud, block: int) -> float:
    """From the key to the painting of the first lit word, the voice warm, no sound card."""
    aloud.move_to(block, 0)
    program.processEvents()
    painted: list[float] = []
    loop = QEventLoop()

    def watch(done: Painted) -> None:
        if done.word is not None and not painted:
            painted.append(done.ended)
            loop.quit()

    page.watch_painting(watch)
    began = time.monotonic()
    QTest.keyClick(page, Qt.Key.Key_Space)
    loop.exec()
    page.watch_painting(None)
    aloud.leave()
    return 1000 * (painted[0] - began)


class Desk(QWidget):
    """Hands Space to the reading, as the reader's screen does."""

    def __init__(self, page: Page, aloud: ReadingAloud) -> None:
        super().__init__()
        self._aloud = aloud
        page.setParent(self)
        self.resize(*SIZE)
        page.resize(*SIZE)

    def keyPressEvent(self, event: object) -> None:  # noqa: N802
        self._aloud.toggle()


def main() -> None:
    program = QApplication(sys.argv[:1])
    theme = Theme(reduced_motion=True)
    dress(program, theme)
    text = big_book()
    assert count_words(text.plain_text()) >= 99_000
    began = time.perf_counter()
    book = Book(text)
    parting = 1000 * (time.perf_counter() - began)
    page = Page(theme, "")
    page.set_look(Look())
    speaker, tasks = Speaker(), Tasks()
    speaker.warm()
    aloud = ReadingAloud(Voice(speaker, tasks, output=SilentOutput()), book)
    aloud.lit.connect(page.light)
    desk = Desk(page, aloud)
    desk.show()
    QTest.qWaitForWindowExposed(desk)
    page.setFocus()
    whole = ("QTextEdit with the whole text", statistics.median(rival_ms(text.plain_text()) for _ in range(RIVALS)))
    opened = [opening_ms(page, book, (n * 61) % PARAGRAPHS) for n in range(OPENINGS)]
    row("open a book of 100,000 words, median", statistics.median(opened), opened, whole)
    row("open a book of 100,000 words, p95", p95(opened), opened, whole)
    pressed = [first_word_ms(program, page, aloud, (n * 61) % PARAGRAPHS) for n in range(PRESSES)]
    row(
        "Space to the first word painted, median",
        statistics.median(pressed),
        pressed,
        ("what is felt as at once", 100.0),
    )
    row("Space to the first word painted, p95", p95(pressed), pressed, ("what is felt as at once", 100.0))
    row("parting the book, outside the window's thread", parting, [parting], whole)
    aloud.leave()
    tasks.close()
    speaker.close()


if __name__ == "__main__":
    main()
