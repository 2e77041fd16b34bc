"""What stands on the page."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QPixmap
from pytestqt.qtbot import QtBot

from content.text import Block, Section, Text
from learnkit.domain.look import Look
from tests.ui.readers import long_text, paragraph, text_of
from ui.surfaces.reading.book import Book
from ui.surfaces.reading.laid import LayingOut
from ui.surfaces.reading.setting import Setting
from ui.surfaces.reading.view import Spot, View
from ui.theme.fonts import load_fonts
from ui.theme.theme import Theme

WIDTH, HEIGHT = 660.0, 551.0


@pytest.fixture(autouse=True)
def faces(qtbot: QtBot) -> None:
    load_fonts()


def view(
    text: Text, look: Look | None = None, height: float = HEIGHT, pictures: dict[str, QPixmap] | None = None
) -> View:
    made = View(Book(text), LayingOut(Setting(Theme(), look or Look()), WIDTH, height), height, pictures or {})
    made.begin_at(Spot(0, 0))
    return made


def rows(made: View) -> list[tuple[int, int]]:
    return [(s.laid.piece.number, row) for s in made.shown for row in range(s.first, s.last + 1)]


@pytest.mark.parametrize("height", [300.0, 333.0, 551.0, 777.0])
@pytest.mark.parametrize("size", [16, 24, 41])
def test_only_whole_lines_stand_on_the_page(height: float, size: int) -> None:
    made = view(long_text(), Look(size=size), height)

    assert 0 < made.bottom <= height
    following = made.next_page()
    assert following is not None
    whole = made.reach(made.anchor, 0.0, height + 200)
    next_bottom = min(
        s.top + s.laid.rows[row].bottom
        for s in whole
        for row in range(s.first, s.last + 1)
        if (s.laid.piece.number, row) == (following.piece, following.row)
    )
    assert next_bottom > height


def test_turning_shows_every_line_once_and_turning_back_too() -> None:
    made = view(long_text(30))
    seen = rows(made)
    while (there := made.next_page()) is not None:
        made.begin_at(there)
        seen += rows(made)
    pages_back = 0
    while (there := made.page_before()) is not None:
        made.begin_at(there)
        pages_back += 1

    every = [(n, row) for n in range(30) for row in range(len(made.laid(n).rows))]
    assert seen == every
    assert made.anchor == Spot(0, 0)
    assert pages_back > 5


def test_a_big_book_is_laid_out_only_near_the_place() -> None:
    made = view(long_text(2000))
    made.begin_at(made.spot_of(1500, 20))

    assert len(made._kept) < 40


def test_a_place_is_found_again_in_another_look() -> None:
    text = long_text(40)
    wide, large = view(text), view(text, Look(size=40, font="opendyslexic"))
    wide.begin_at(wide.spot_of(17, 150))
    place = wide.top_place

    large.begin_at(large.spot_of(*place))

    block, offset = large.top_place
    assert block == 17
    assert offset <= place[1]
    assert large.y_of(large.spot_of(*place)) == 0


def test_a_heading_never_stands_alone_at_the_foot() -> None:
    lines = [paragraph("Sne."), paragraph("Is.")] * 4
    for height in range(300, 560, 7):
        made = view(text_of(*lines, Block("heading", "Ny dag", 1), paragraph("Malte vågnede.")), height=float(height))
        number = len(lines)
        if number in {n for n, _ in rows(made)}:
            assert number + 1 in {n for n, _ in rows(made)}


def test_a_chapter_begins_with_room_above_it() -> None:
    one = view(text_of(paragraph("a"), paragraph("b")))
    two = view(text_of(Section("", (paragraph("a"),)), Section("", (paragraph("b"),))))

    assert two.shown[1].top > one.shown[1].top


def test_a_picture_is_made_to_fit_and_never_cut() -> None:
    picture = QPixmap(3000, 1500)
    text = text_of(*[paragraph("Sne. " * 40)] * 3, Block("image", "En odder", image="hash"), paragraph("Slut."))
    made = view(text, pictures={"hash": picture})

    made.begin_at(Spot(3, 0))

    box = made.laid(3).picture_box
    assert (box.width(), box.height()) == (pytest.approx(WIDTH, abs=1), pytest.approx(WIDTH / 2, abs=1))
    assert made.laid(3).rows[0].height >= box.height()
    assert box.height() <= HEIGHT * 0.62 + 1


def test_a_picture_that_is_not_there_yet_is_asked_for_and_its_words_stand_there() -> None:
    made = view(text_of(Block("image", "En odder", image="hash")))

    assert made.missing == {"hash"}
    assert [s.laid.piece.text for s in made.shown] == ["En odder"]


def test_a_row_higher_than_the_page_is_shown_all_the_same() -> None:
    made = view(text_of(paragraph("Stor skrift"), paragraph("mere")), Look(size=56, line=2.2), height=60.0)

    assert rows(made) == [(0, 0)]
    assert made.next_page() == Spot(1, 0)


def test_an_empty_text_is_an_empty_page() -> None:
    made = view(text_of(Section("", ())))

    assert made.shown == ()
    assert made.next_page() is None
    assert made.page_before() is None
    assert made.top_place == (0, 0)
