"""What goes into the editor's document comes out again, code point by code point."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QTextCursor, QTextDocument
from pytestqt.qtbot import QtBot

from ui.surfaces.writing.exact import fill, insert, pasted, place_of, qt_place, text_in

ODD = st.sampled_from("\n\r\t\u00a0\u2028\u2029\ufdd0\ufdd1\ufffc\ufeff\u200d\u0301\u061c😀🐈آÅåqĸ")
TEXTS = st.text(st.one_of(ODD, st.characters(exclude_categories=("Cs",))), max_size=60)


@pytest.fixture(autouse=True)
def _program(qtbot: QtBot) -> None:
    """A QTextDocument needs one for its fonts."""


@given(TEXTS)
@settings(deadline=None)
def test_what_is_filled_in_is_what_stands_there(text: str) -> None:
    document = QTextDocument()

    fill(document, text)

    assert text_in(document) == text
    assert not document.isUndoAvailable()


@given(TEXTS, TEXTS, st.integers(0, 60))
@settings(deadline=None)
def test_a_text_put_into_another_stands_whole_in_it(text: str, new: str, at: int) -> None:
    document = QTextDocument()
    fill(document, text)
    at = min(at, len(text))
    cursor = QTextCursor(document)
    cursor.setPosition(qt_place(text, at))

    insert(cursor, new)

    assert text_in(document) == text[:at] + new + text[at:]
    assert place_of(text_in(document), cursor.position()) == at + len(new)


@given(TEXTS, TEXTS)
@settings(deadline=None)
def test_undoing_an_insertion_brings_the_text_back_to_the_letter(text: str, new: str) -> None:
    document = QTextDocument()
    fill(document, text)

    insert(QTextCursor(document), new)
    document.undo()

    assert text_in(document) == text


@given(TEXTS, st.integers(0, 60))
def test_places_are_the_same_in_both_ways_of_counting(text: str, at: int) -> None:
    at = min(at, len(text))

    assert place_of(text, qt_place(text, at)) == at


def test_what_was_once_something_else_does_not_colour_what_is_typed_after_it() -> None:
    document = QTextDocument()
    fill(document, "a\u2029")
    cursor = QTextCursor(document)
    cursor.movePosition(QTextCursor.MoveOperation.End)

    insert(cursor, "\u2028")

    assert text_in(document) == "a\u2029\u2028"


def test_a_long_word_is_held_whole() -> None:
    document, word = QTextDocument(), "ærteblomst" * 1_000

    fill(document, word)

    assert text_in(document) == word


def test_word_s_own_form_is_pasted_as_plain_text_with_its_spaces() -> None:
    page = QMimeData()
    page.setHtml("<p class=MsoNormal><b>Min\u00a0kat</b> hedder <i>Æble</i>.</p><p>Den sover.</p>")

    assert pasted(page) == "Min\u00a0kat hedder Æble.\nDen sover."


def test_line_ends_of_other_machines_become_line_ends_and_controls_are_left_out() -> None:
    clipboard = QMimeData()
    clipboard.setText("en\r\nto\rtre\x0bfire\x0cfem\x00\x07 seks\tsyv\u2028otte")

    assert pasted(clipboard) == "en\nto\ntre\nfire\nfem seks\tsyv\u2028otte"


def test_the_plain_text_beside_a_page_is_what_is_pasted() -> None:
    both = QMimeData()
    both.setText("plain")
    both.setHtml("<p>not plain</p>")

    assert pasted(both) == "plain"
