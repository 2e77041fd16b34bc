"""A text that is read shows the places somebody has said something of."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from learnkit.domain.look import Look
from ui.surfaces.writing.marked import Mark, MarkedText
from ui.theme.fonts import load_fonts
from ui.theme.theme import Theme

TEXT = "En odder 🦦 svømmer.\n\nDen fanger en ørred, og så sover den på en sten i solen hele den lange dag."


def text(qtbot: QtBot, width: int = 420) -> MarkedText:
    load_fonts()
    made = MarkedText(Theme(reduced_motion=True), Look(size=22, line=1.7))
    qtbot.addWidget(made)
    made.resize(width, 200)
    made.show_text(TEXT)
    made.show()
    return made


def test_it_is_as_tall_as_its_text_and_taller_in_less_room(qtbot: QtBot) -> None:
    wide, narrow = text(qtbot, 700), text(qtbot, 200)

    assert narrow.height() > wide.height()
    assert wide.verticalScrollBar().value() == 0
    last = narrow.place_of_mark("no such")
    narrow.set_marks([Mark("end", len(TEXT) - 4, len(TEXT), 1)])
    assert last.isEmpty()
    assert narrow.place_of_mark("end").bottom() < narrow.height()


def test_a_place_is_counted_in_code_points(qtbot: QtBot) -> None:
    shown = text(qtbot)
    start = TEXT.index("svømmer")
    shown.set_marks([Mark("a", start, start + 7, 1), Mark("b", 0, 2, 2)])

    place, first = shown.place_of_mark("a"), shown.place_of_mark("b")

    cursor = shown.textCursor()
    cursor.setPosition(start + 1)  # the otter is two units for Qt
    shown.setTextCursor(cursor)
    assert abs(shown.cursorRect().left() - place.left()) <= 2
    assert first.top() == place.top()
    assert first.right() < place.left()


def test_the_tint_is_painted_where_the_mark_is_and_nowhere_else(qtbot: QtBot) -> None:
    shown = text(qtbot)
    start = TEXT.index("fanger")
    before = shown.grab().toImage()
    shown.set_marks([Mark("a", start, start + 6, 1)])

    after = shown.grab().toImage()

    box = shown.place_of_mark("a")
    ratio = after.devicePixelRatio()
    corner = (round((box.left() + 1) * ratio), round((box.top() + 3) * ratio))
    assert after.pixelColor(*corner) == shown.theme.ink("lyngT")
    assert before.pixelColor(*corner) == shown.theme.ink("ark")
    outside = (round((box.right() + 30) * ratio), round((box.top() + 3) * ratio))
    assert after.pixelColor(*outside) == shown.theme.ink("ark")


def test_blanks_at_the_ends_of_a_selection_are_not_chosen(qtbot: QtBot) -> None:
    shown = text(qtbot)
    cursor = shown.textCursor()
    cursor.setPosition(2)
    cursor.setPosition(9, cursor.MoveMode.KeepAnchor)
    shown.setTextCursor(cursor)

    chosen = shown.chosen()
    shown.unselect()

    assert chosen is not None
    assert TEXT[slice(*chosen)] == "odder"
    assert shown.chosen() is None


def test_the_line_at_the_caret_is_what_the_writer_ended_with_enter(qtbot: QtBot) -> None:
    shown = text(qtbot)
    lines = []

    for place in (0, 21, 30):
        cursor = shown.textCursor()
        cursor.setPosition(place)
        shown.setTextCursor(cursor)
        found = shown.line_at_caret()
        lines.append(TEXT[slice(*found)] if found is not None else None)

    assert lines == ["En odder 🦦 svømmer.", None, TEXT.partition("\n\n")[2]]
