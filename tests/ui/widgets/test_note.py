"""A few sentences are written in a field that grows with them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.widgets.conftest import Window
from ui.theme.theme import Theme
from ui.widgets.button import Button
from ui.widgets.note import MOST_LINES, Note

Show = Callable[..., Window]


def test_it_grows_with_its_lines_up_to_a_limit(theme: Theme, show: Show) -> None:
    note = Note(theme, "Note")
    show(note)
    heights = []

    for lines in (1, 2, 4, MOST_LINES, MOST_LINES + 20):
        note.set_text("\n".join("ord" for _ in range(lines)))
        heights.append(note.lines.height())

    assert heights[0] == heights[1] < heights[2] < heights[3] == heights[4]


def test_ctrl_enter_and_esc_are_told_and_enter_is_a_line(qtbot: QtBot, theme: Theme, show: Show) -> None:
    note = Note(theme, "Note")
    show(note)
    note.lines.setFocus()
    QTest.keyClicks(note.lines, "a")

    QTest.keyClick(note.lines, Qt.Key.Key_Return)
    QTest.keyClicks(note.lines, "b")
    with qtbot.waitSignal(note.entered):
        QTest.keyClick(note.lines, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    with qtbot.waitSignal(note.closed):
        QTest.keyClick(note.lines, Qt.Key.Key_Escape)

    assert note.text == "a\nb"


def test_tab_goes_on_and_the_ring_shows_where_the_keyboard_is(theme: Theme, show: Show) -> None:
    note, after = Note(theme, "Note"), Button(theme, "Gem")
    show(note, after)
    note.lines.setFocus()
    ringed = note.lines.ring.shown is not None

    QTest.keyClick(note.lines, Qt.Key.Key_Tab)

    assert ringed
    assert after.hasFocus()
    assert note.text == ""
    assert note.lines.ring.shown is None


def test_it_is_named_by_its_label(theme: Theme, show: Show) -> None:
    shown, hidden = Note(theme, "Din kommentar"), Note(theme, "Din note", hide_label=True)

    show(shown, hidden)

    assert (shown.lines.accessibleName(), hidden.lines.accessibleName()) == ("Din kommentar", "Din note")
    assert (shown.label.isVisible(), hidden.label.isVisible()) == (True, False)
