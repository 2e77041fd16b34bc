"""The editor, through its keys, its mouse and its clipboard."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QAccessible, QGuiApplication, QTextCursor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from learnkit.domain.look import Look
from ui.commands.type import key_event
from ui.surfaces.writing.editor import Editor
from ui.theme.fonts import load_fonts
from ui.theme.theme import Theme

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
LINE = 37
"""22 px letters, 1.67 from line to line"""
COPIED = """
from PySide6.QtWidgets import QApplication
from ui.surfaces.writing.editor import Editor
from ui.theme.theme import Theme
program = QApplication([])
editor = Editor(Theme())
editor.load("Hej")
editor.selectAll()
editor.copy()
print(program.clipboard().text())
"""
TYPEABLE = st.text(
    st.one_of(
        st.sampled_from("\n\t\u00a0\u2028\u2029\u200d\u0301\u061c\ufeff😀🐈آÅåĸ"),
        st.characters(exclude_categories=("Cs", "Cc")),
    ),
    max_size=30,
)


@pytest.fixture
def editor(qtbot: QtBot) -> Iterator[Editor]:
    load_fonts()
    made = Editor(Theme(reduced_motion=True))
    qtbot.addWidget(made)
    made.resize(600, 5 * LINE)
    with qtbot.waitActive(made):
        made.show()
    made.setFocus()
    yield made


def typed(editor: Editor, text: str) -> None:
    for letter in text:
        QApplication.sendEvent(editor, key_event(letter))


@given(TYPEABLE)
@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_is_typed_is_what_stands_there(editor: Editor, text: str) -> None:
    editor.load("Før: ")

    typed(editor, text)

    assert editor.text() == "Før: " + text


@given(TYPEABLE, TYPEABLE, TYPEABLE)
@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_change_from_elsewhere_is_brought_in_without_moving_the_caret(
    editor: Editor, before: str, mine: str, theirs: str
) -> None:
    here = f"Først. {before}"
    editor.load(here)
    typed(editor, mine)
    now = editor.text()

    editor.bring_in(now, f"{theirs} {now}")

    assert editor.text() == f"{theirs} {now}"
    assert editor.caret(editor.text()) == len(editor.text())


def test_enter_with_and_without_shift_begins_a_new_line(qtbot: QtBot, editor: Editor) -> None:
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.keyClick(editor, Qt.Key.Key_Return, SHIFT)

    assert editor.text() == "\n\n"


def test_what_was_typed_is_undone_and_done_again(qtbot: QtBot, editor: Editor) -> None:
    editor.load("Hej ")
    typed(editor, "Malte")

    qtbot.keyClick(editor, Qt.Key.Key_Z, CTRL)
    undone = editor.text()
    qtbot.keyClick(editor, Qt.Key.Key_Y, CTRL)

    assert (undone, editor.text()) == ("Hej ", "Hej Malte")


def test_a_loaded_text_is_not_undone(qtbot: QtBot, editor: Editor) -> None:
    editor.load("Hej")

    qtbot.keyClick(editor, Qt.Key.Key_Z, CTRL)

    assert editor.text() == "Hej"


def test_copied_text_is_the_text_and_not_how_qt_keeps_it(qtbot: QtBot, editor: Editor) -> None:
    editor.load("en\u00a0kat\nto\u2029tre")

    qtbot.keyClick(editor, Qt.Key.Key_A, CTRL)
    qtbot.keyClick(editor, Qt.Key.Key_C, CTRL)

    assert QGuiApplication.clipboard().text() == "en\u00a0kat\nto\u2029tre"


def test_the_program_ends_well_with_copied_text_on_the_clipboard() -> None:
    ended = subprocess.run([sys.executable, "-c", COPIED], capture_output=True, text=True, check=False)

    assert (ended.returncode, ended.stdout) == (0, "Hej\n"), ended.stderr


def test_a_page_is_pasted_as_plain_text(qtbot: QtBot, editor: Editor) -> None:
    page = QMimeData()
    page.setHtml("<h1>Odder</h1><p>Den <b>svømmer</b>.</p>")
    QGuiApplication.clipboard().setMimeData(page)
    editor.load("Se: ")

    qtbot.keyClick(editor, Qt.Key.Key_V, CTRL)
    QGuiApplication.clipboard().clear()  # one made by Python must not outlive it

    assert editor.text() == "Se: Odder\nDen svømmer."


def test_tab_leaves_the_editor_and_writes_nothing(qtbot: QtBot, editor: Editor) -> None:
    editor.load("Hej")

    qtbot.keyClick(editor, Qt.Key.Key_Tab)

    assert editor.text() == "Hej"


def test_a_press_in_the_room_between_two_lines_stays_on_the_nearest(qtbot: QtBot, editor: Editor) -> None:
    editor.load("odder " * 40)
    cursor = editor.textCursor()
    cursor.setPosition(0)
    editor.setTextCursor(cursor)
    first = editor.cursorRect()

    qtbot.mouseClick(editor.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(200, first.bottom() + 3))

    assert 5 < editor.textCursor().position() < 40
    assert editor.cursorRect().top() == first.top()


def test_the_distances_are_those_of_the_look(editor: Editor) -> None:
    editor.load("odder " * 40)
    lines = editor.document().firstBlock().layout()

    editor.wear(Look(size=24, line=2.0, font="andika"))
    editor.grab()

    assert lines.lineAt(1).y() - lines.lineAt(0).y() == 44
    assert editor.document().defaultFont().family() == "Andika"


def test_no_half_line_is_ever_painted(editor: Editor) -> None:
    editor.load("odder " * 200)
    editor.moveCursor(QTextCursor.MoveOperation.Start)
    editor.resize(600, 5 * LINE + LINE // 2)
    image = editor.grab().toImage()
    paper = editor.theme.ink("ark").rgb()

    below = {image.pixel(x, y) for x in range(0, 500) for y in range(5 * LINE + 2, 5 * LINE + LINE // 2)}

    assert below == {paper}


def test_the_caret_is_three_pixels_of_heather(editor: Editor) -> None:
    editor.load("odder")
    box = editor.cursorRect()
    image = editor.grab().toImage()
    lyng = editor.theme.ink("lyng").rgb()

    row = [x for x in range(image.width()) if image.pixel(x, box.center().y()) == lyng]

    assert len(row) == 3


def test_every_line_counts_for_the_scroll_bar(editor: Editor) -> None:
    editor.load("\n".join("odder " * 40 for _ in range(30)))

    editor.moveCursor(QTextCursor.MoveOperation.End)
    editor.grab()

    assert editor.viewport().rect().contains(editor.cursorRect())
    assert editor.verticalScrollBar().value() == editor.verticalScrollBar().maximum() > 30


def test_a_screen_reader_finds_the_text_and_the_caret(editor: Editor) -> None:
    editor.setAccessibleName("Din tekst")
    editor.load("Malte 😀 ser")

    found = QAccessible.queryAccessibleInterface(editor)
    text = found.textInterface()

    assert found.text(QAccessible.Text.Name) == "Din tekst"
    assert text.text(0, text.characterCount()) == "Malte 😀 ser"
    assert text.cursorPosition() == editor.textCursor().position()
