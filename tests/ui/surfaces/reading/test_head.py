"""The bar above the page."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from learnkit.i18n import translator
from tests.ui.readers import in_a_window
from ui.strings import Words
from ui.surfaces.reading.head import HEIGHT, Head
from ui.theme.fonts import load_fonts
from ui.theme.theme import Theme

LONG = "Den lange historie om odderen, der boede ved åen under de gamle piletræer. " * 4


def head(qtbot: QtBot, width: int, scale: float, title: str, chapter: str = "") -> Head:
    load_fonts()
    theme = Theme(reduced_motion=True)
    theme.set(scale=scale)
    made = Head(theme, Words(translator("da")))
    window = in_a_window(made, width, 400)
    qtbot.addWidget(window)
    made.tell(title, chapter, chapters=True)
    made.fit(width / scale, voice=True)
    with qtbot.waitExposed(window):
        window.show()
    made.window_kept = window  # type: ignore[attr-defined]
    return made


@pytest.mark.parametrize(("width", "scale"), [(1366, 1.0), (1024, 1.0), (1366, 2.0)])
def test_a_very_long_title_takes_two_lines_and_is_whole_in_tooltip_and_name(
    qtbot: QtBot, width: int, scale: float
) -> None:
    made = head(qtbot, width, scale, LONG)

    assert made.height() <= HEIGHT * scale
    assert made.title.height() < 3 * made.theme.line("section")
    assert (made.title.toolTip(), made.title.text(), made.dot.words) == (LONG, LONG, LONG)


def test_a_title_that_has_room_is_shown_whole_and_needs_no_tooltip(qtbot: QtBot) -> None:
    made = head(qtbot, 1366, 1.0, "Odderen i møllebækken", "Kapitel 1 · Om natten")
    before = made.title.toolTip()

    made.tell(LONG, "", chapters=True)
    made.tell("Odderen", "", chapters=True)

    assert before == ""
    assert made.title.toolTip() == ""


def test_a_long_chapter_does_not_push_the_page_down(qtbot: QtBot) -> None:
    made = head(qtbot, 1024, 1.0, LONG, LONG)

    assert made.height() < 2 * made.theme.line("section") + 3 * made.theme.line("staff")
    assert made.chapter.toolTip() == LONG
