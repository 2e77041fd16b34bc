"""The writer while a text cannot be kept: the child writes on, and nothing is told that is not true."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from learnkit.errors import LearnKitError
from tests.ui.pupil.test_writer_screen import grown_apart
from tests.ui.surfaces.writing.test_keeping import fill_the_disk
from tests.ui.writers import Desk
from ui.pupil.writer_screen import WriterScreen
from ui.surfaces.writing.earlier_sheet import EarlierSheet
from ui.surfaces.writing.elsewhere import ElsewhereSheet

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    made = Desk(qtbot, tmp_path)
    yield made
    made.close()


def refused_screen(desk: Desk) -> tuple[WriterScreen, Callable[[], None]]:
    """A text that was not kept, and what makes room for it."""
    screen, lift = desk.screen(), fill_the_disk(desk)
    screen.editor.insertPlainText(" mere" * 20_000)
    screen.model.keeping.now()
    desk.until(lambda: screen.last_refused)
    return screen, lift


def test_while_a_text_is_not_kept_its_history_is_shown_once_and_fetching_lets_one_write_on(
    qtbot: QtBot, desk: Desk
) -> None:
    screen, lift = refused_screen(desk)
    first, refused = screen.model.version, QSignalSpy(screen.model.not_kept)

    screen.open_earlier()
    sheet = screen.sheet
    screen.open_earlier()
    assert isinstance(sheet, EarlierSheet) and screen.sheet is sheet
    desk.until(lambda: first in sheet.rows)
    asked = refused.count()
    sheet.chosen.emit(first)
    desk.until(lambda: refused.count() > asked)

    assert not screen.editor.isReadOnly()
    lift()


def test_both_texts_are_told_of_only_when_both_are_kept(qtbot: QtBot, desk: Desk) -> None:
    grown_apart(desk)
    screen, lift = refused_screen(desk)
    refused = QSignalSpy(screen.model.not_kept)

    screen.elsewhere.see.click()
    assert isinstance(screen.sheet, ElsewhereSheet)
    screen.sheet.both.click()
    desk.until(lambda: refused.count() > 0)

    assert screen.elsewhere.isVisible() and len(screen.model.others) == 1
    assert screen.toast.words.text() != "Begge tekster ligger under Skriv."
    lift()


def test_a_store_that_cannot_be_reached_is_told_of_as_a_text_not_kept(qtbot: QtBot, desk: Desk) -> None:
    screen = desk.screen()

    screen.model.not_kept.emit(LearnKitError("store.busy"))

    assert screen.toast.words.text().startswith("LearnKit kan ikke gemme lige nu. Din tekst står her på siden.")


def test_a_place_far_down_is_shown_in_few_steps(qtbot: QtBot, desk: Desk) -> None:
    screen = desk.screen()
    screen.editor.load("\n".join(["Malte ser en odder."] * 5_000))
    bar, text = screen.editor.verticalScrollBar(), screen.editor.text()
    steps = QSignalSpy(bar.valueChanged)

    screen.editor._show_place(len(text) - 30)
    down = screen.editor.cursorRect(cursor_at(screen, len(text) - 30))
    screen.editor._show_place(0)
    up = screen.editor.cursorRect(cursor_at(screen, 0))

    assert 0 <= down.top() < down.bottom() <= screen.editor.viewport().height()
    assert up.top() >= 0
    assert steps.count() < 100


def cursor_at(screen: WriterScreen, place: int) -> QTextCursor:
    cursor = screen.editor.textCursor()
    cursor.setPosition(place)
    return cursor
