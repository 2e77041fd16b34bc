"""A book of pictures only: nothing is read aloud, and the page is told as it is."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from content.text import Block, Picture
from tests.ui.pupil.test_reader_screen import reader
from tests.ui.readers import Library, library, otter, text_of
from ui.pupil.reader_screen import ReaderScreen

WHY = {"da": "Her er ingen ord at læse højt", "en": "There are no words to read aloud here"}
COLOURS = ("teal", "olive", "navy", "maroon", "gray")


def png(colour: str) -> bytes:
    image = QImage(600, 450, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def picture_book(qtbot: QtBot, shelf: Library) -> ReaderScreen:
    """A book of five pictures without a word, all of them there."""
    drawn = [png(colour) for colour in COLOURS]
    pictures = {sha256(data).hexdigest(): Picture(data, "image/png", 600, 450) for data in drawn}
    text = shelf.add(text_of(*(Block("image", "", image=digest) for digest in pictures)), pictures)
    screen = reader(qtbot, shelf, text)
    qtbot.waitUntil(lambda: len(screen.page._pictures) == 5)
    return screen


@pytest.fixture(params=["da", "en"])
def shelf(qtbot: QtBot, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Library]:
    made = library(tmp_path, otter(), request.param)
    yield made
    made.close()


def test_what_reads_is_off_and_says_why(qtbot: QtBot, shelf: Library) -> None:
    screen, why = picture_book(qtbot, shelf), WHY[shelf.around.words.language]

    bar = screen.voice_bar
    told = [
        (each.isEnabled(), each.toolTip(), each.accessibleDescription()) for each in (bar.again, bar.play, bar.next)
    ]

    assert told == [(False, why, why)] * 3


def test_space_says_why_and_plays_nothing(qtbot: QtBot, shelf: Library) -> None:
    screen = picture_book(qtbot, shelf)

    qtbot.keyClick(screen.page, Qt.Key.Key_Space)

    assert screen.toast.isVisible()
    assert screen.toast.accessibleName() == WHY[shelf.around.words.language]
    assert not shelf.around.voice.speaking


def test_each_picture_is_a_page_and_the_last_ends_the_book(qtbot: QtBot, shelf: Library) -> None:
    screen = picture_book(qtbot, shelf)

    pages = [screen.model.page]
    for _ in range(4):
        qtbot.keyClick(screen.page, Qt.Key.Key_PageDown)
        pages.append(screen.model.page)

    assert pages == [(1, 5), (2, 5), (3, 5), (4, 5), (5, 5)]
    assert screen.model.done == 1


def test_f6_still_goes_round_where_play_is_off(qtbot: QtBot, shelf: Library) -> None:
    screen = picture_book(qtbot, shelf)

    met = []
    for _ in range(3):
        qtbot.keyClick(screen.focusWidget() or screen, Qt.Key.Key_F6)
        focused = screen.focusWidget()
        met.append(
            next(r for r in (screen.voice_bar, screen.head, screen.page) if r is focused or r.isAncestorOf(focused))
        )

    assert met == [screen.voice_bar, screen.head, screen.page]


def test_in_a_book_with_words_what_reads_is_on(qtbot: QtBot, shelf: Library) -> None:
    screen = reader(qtbot, shelf)

    assert screen.voice_bar.play.isEnabled()
    assert screen.voice_bar.play.toolTip() == ""
