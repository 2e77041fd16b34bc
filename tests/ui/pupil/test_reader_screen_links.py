"""Following a note in the reader, and coming back to where one was."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from content.text import Block, Span, Text
from learnkit.services.adding_a_text import add_text
from tests.builders import actor
from tests.ui.pupil.test_reader_screen import middle_of, reader
from tests.ui.readers import Library, library, paragraph, text_of
from tests.ui.shell.house import House
from tests.ui.shell.test_reception import let_in, started
from ui.pupil.home_screen import HomeScreen
from ui.pupil.reader_screen import ReaderScreen
from ui.surfaces.reading.lit import Lit

SENTENCE = "Malte trak støvlerne på og løb ned til bækken, før de andre var vågne. "
NOTE = Lit(1, 3, 8)
ALT = Qt.KeyboardModifier.AltModifier


def text_with_a_note() -> Text:
    """A note at the beginning that points at the very end, many pages on."""
    noted = paragraph("Se noten bagest.", Span(3, 8, "note", "#n1"))
    between = [paragraph(f"Nummer {n}. " + SENTENCE * 4) for n in range(40)]
    return text_of(paragraph("Bækken."), noted, *between, Block("paragraph", "En note.", anchors=("n1",)))


@pytest.fixture
def shelf(qtbot: QtBot, tmp_path: Path) -> Iterator[Library]:
    made = library(tmp_path, text_with_a_note())
    yield made
    made.close()


def follow_the_note(qtbot: QtBot, screen: ReaderScreen) -> None:
    qtbot.mouseClick(screen.page, Qt.MouseButton.LeftButton, pos=middle_of(screen, NOTE))


def test_the_button_at_the_foot_leads_back_to_where_one_was(qtbot: QtBot, shelf: Library) -> None:
    screen = reader(qtbot, shelf)
    follow_the_note(qtbot, screen)
    at_the_note = screen.page.visible_text()

    qtbot.mouseClick(screen.way_back.button, Qt.MouseButton.LeftButton, pos=screen.way_back.button.rect().center() / 3)

    assert "En note." in at_the_note
    assert "Se noten bagest." not in at_the_note
    assert "Se noten bagest." in screen.page.visible_text()
    assert screen.model.place == (0, 0)
    assert screen.way_back.isHidden()


def test_turning_back_to_the_place_by_oneself_takes_the_button_away(qtbot: QtBot, shelf: Library) -> None:
    screen = reader(qtbot, shelf)
    follow_the_note(qtbot, screen)
    offered = screen.way_back.isVisible()

    qtbot.keyClick(screen.page, Qt.Key.Key_Home)

    assert offered
    assert screen.way_back.isHidden()
    assert not screen.step_back()


def test_no_line_is_covered_by_the_way_back(qtbot: QtBot, shelf: Library) -> None:
    screen = reader(qtbot, shelf)

    follow_the_note(qtbot, screen)
    qtbot.waitUntil(lambda: screen.way_back.height() > 40)

    assert screen.page.mapTo(screen, screen.page.rect().bottomLeft()).y() < screen.way_back.y()


def test_alt_left_first_goes_back_in_the_text_and_then_to_the_screen_before(
    qtbot: QtBot, build: Callable[..., House]
) -> None:
    house, school = started(build)
    ida = actor(school, "Ida Holm")
    text = add_text(house.app.desk, ida, text_with_a_note(), {}).id
    let_in(house, school, "Ida Holm")
    house.frame.go("reader", text)
    screen = house.screen
    assert isinstance(screen, ReaderScreen)
    house.until(lambda: screen.model.voices)
    follow_the_note(qtbot, screen)

    house.key(Qt.Key.Key_Left, ALT)
    after_once = screen.page.visible_text()
    house.key(Qt.Key.Key_Left, ALT)

    assert "Se noten bagest." in after_once
    assert isinstance(house.screen, HomeScreen)


def test_a_note_is_followed_by_keyboard_alone_and_left_again(qtbot: QtBot, shelf: Library) -> None:
    screen = reader(qtbot, shelf)

    qtbot.keyClick(screen.page, Qt.Key.Key_Tab)
    qtbot.keyClick(screen.page, Qt.Key.Key_Return)
    at_the_note = screen.page.visible_text()
    qtbot.keyClick(screen.page, Qt.Key.Key_Home)

    assert "En note." in at_the_note
    assert screen.focusWidget() is screen.page
    assert screen.way_back.isHidden()
