"""The page, as a reader sees and touches it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QTextCharFormat, QWheelEvent
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from content.text import Block, Span, Text
from learnkit.domain.look import Look
from tests.ui.readers import in_a_window, long_text, paragraph, text_of
from ui.surfaces.reading.book import Book
from ui.surfaces.reading.lit import Lit
from ui.surfaces.reading.page import Page
from ui.theme.fonts import load_fonts
from ui.theme.theme import Theme


@pytest.fixture
def theme(qtbot: QtBot) -> Theme:
    load_fonts()
    return Theme(reduced_motion=True)


def page_with(qtbot: QtBot, theme: Theme, text: Text, look: Look | None = None, width: int = 1000) -> Page:
    page = Page(theme, "Siden")
    window = in_a_window(page, width, 620)
    qtbot.addWidget(window)
    page.set_look(look or Look())
    page.set_book(Book(text))
    with qtbot.waitExposed(window):
        window.show()
    page.window_kept = window  # type: ignore[attr-defined]
    return page


def boxes(page: Page, lit: Lit) -> list[QRectF]:
    assert page.view is not None
    return [box.translated(page.text_box.topLeft()) for box, *_ in page.view.boxes(lit.block, lit.start, lit.end)]


def middle(page: Page, lit: Lit) -> QPoint:
    return boxes(page, lit)[0].center().toPoint()


def find(text: str, word: str, block: int = 0) -> Lit:
    start = text.index(word)
    return Lit(block, start, start + len(word))


def colour_behind(page: Page, lit: Lit) -> QColor:
    """The colour just inside the lit box, above its letters."""
    box = boxes(page, lit)[0]
    picture = page.grab().toImage()
    return picture.pixelColor(QPointF(box.center().x(), box.top() + 4).toPoint())


SENTENCES = "Om natten kom sne. 😀🎉 Odderen dukkede op. Så sov den."


@pytest.mark.parametrize("word", ["Om", "Odderen", "dukkede", "sov"])
def test_pressing_a_word_tells_its_place_in_code_points_also_behind_an_emoji(
    qtbot: QtBot, theme: Theme, word: str
) -> None:
    page = page_with(qtbot, theme, text_of(paragraph(SENTENCES)))
    pressed = QSignalSpy(page.word_pressed)

    qtbot.mouseClick(page, Qt.MouseButton.LeftButton, pos=middle(page, find(SENTENCES, word)))

    assert [pressed.at(i) for i in range(pressed.count())] == [[0, SENTENCES.index(word)]]


def test_arabic_words_are_pressed_where_they_stand(qtbot: QtBot, theme: Theme) -> None:
    arabic = "القط على السطح"
    page = page_with(qtbot, theme, text_of(paragraph(arabic, language="ar"), language="ar"))
    pressed = QSignalSpy(page.word_pressed)
    first, last = find(arabic, "القط"), find(arabic, "السطح")

    for word in (first, last):
        qtbot.mouseClick(page, Qt.MouseButton.LeftButton, pos=middle(page, word))

    assert [pressed.at(i)[1] for i in range(pressed.count())] == [first.start, last.start]
    assert boxes(page, first)[0].left() > boxes(page, last)[0].right()
    assert boxes(page, first)[0].right() == pytest.approx(page.text_box.right(), abs=4)


@pytest.mark.parametrize("name", ["light", "paper", "dark", "hc"])
def test_word_and_sentence_have_their_own_grounds_in_every_theme(qtbot: QtBot, theme: Theme, name: str) -> None:
    theme.set(name=name)
    page = page_with(qtbot, theme, text_of(paragraph(SENTENCES)))
    word, other, outside = (find(SENTENCES, w) for w in ("dukkede", "Odderen", "natten"))

    page.light(find(SENTENCES, "Odderen dukkede op."), word)

    assert colour_behind(page, word) == theme.ink("rav")
    assert colour_behind(page, other) == theme.ink("ravT")
    assert colour_behind(page, outside) == theme.ink("ark")


def test_the_word_has_an_underline_of_three_pixels(qtbot: QtBot, theme: Theme) -> None:
    page = page_with(qtbot, theme, text_of(paragraph(SENTENCES)))
    word = find(SENTENCES, "dukkede")

    page.light(None, word)

    picture, box = page.grab().toImage(), boxes(page, word)[0]
    column = [picture.pixelColor(round(box.center().x()), y) for y in range(round(box.top()), round(box.bottom()) + 2)]
    assert column.count(theme.ink("ravLine")) == 3


def test_what_the_look_puts_out_is_not_painted(qtbot: QtBot, theme: Theme) -> None:
    page = page_with(qtbot, theme, text_of(paragraph(SENTENCES)), Look(show_word=False, show_sentence=False))
    word = find(SENTENCES, "dukkede")

    page.light(find(SENTENCES, "Odderen dukkede op."), word)

    assert colour_behind(page, word) == theme.ink("ark")


def test_the_light_goes_out_where_it_was(qtbot: QtBot, theme: Theme) -> None:
    page = page_with(qtbot, theme, text_of(paragraph(SENTENCES)))
    first, second = find(SENTENCES, "natten"), find(SENTENCES, "dukkede")
    page.light(first, first)

    page.light(second, second)

    assert colour_behind(page, first) == theme.ink("ark")


def test_the_page_follows_the_voice_and_keeps_its_line_whole(qtbot: QtBot, theme: Theme) -> None:
    text = long_text(20)
    page = page_with(qtbot, theme, text)
    sentence = Lit(9, 0, 10)

    page.light(sentence, Lit(9, 0, 6))

    assert boxes(page, sentence)
    assert page.rect().toRectF().contains(boxes(page, sentence)[0])


def test_in_motion_the_page_arrives_where_the_spoken_line_is_in_the_upper_part(qtbot: QtBot, theme: Theme) -> None:
    page = page_with(qtbot, theme, long_text(20))
    theme.set(reduced_motion=False)
    assert page.view is not None
    block, offset = page.view.place_of(page.view.last_spot)

    page.light(Lit(block, offset, offset + 3), None)
    qtbot.waitUntil(lambda: not page._passing)

    spot = page.view.spot_of(block, offset)
    y = page.view.y_of(spot)
    assert y is not None
    assert y + page.view.row(spot).height <= page.view.height * 0.62 + 1


def test_turning_pages_by_keys_tells_the_first_place_of_each(qtbot: QtBot, theme: Theme) -> None:
    page = page_with(qtbot, theme, long_text(20))
    turned = QSignalSpy(page.turned)
    assert page.view is not None
    expected = page.view.next_page()
    assert expected is not None
    second = list(page.view.place_of(expected))

    for key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp, Qt.Key.Key_End, Qt.Key.Key_Home):
        qtbot.keyClick(page, key)

    places = [turned.at(i) for i in range(turned.count())]
    assert places[0] == second
    assert places[1] == [0, 0]
    assert places[2][0] > 15
    assert places[3] == [0, 0]


def test_the_wheel_moves_by_whole_lines(qtbot: QtBot, theme: Theme) -> None:
    page = page_with(qtbot, theme, long_text(20))
    at = QPointF(page.rect().center())
    down = QWheelEvent(
        at,
        page.mapToGlobal(at),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )

    QApplication.sendEvent(page, down)

    assert page.view is not None
    assert page.view.anchor.row == 3


def test_a_picture_takes_its_place_when_it_comes(qtbot: QtBot, theme: Theme) -> None:
    page = Page(theme, "Siden")
    window = in_a_window(page, 1000, 620)
    qtbot.addWidget(window)
    wanted = QSignalSpy(page.picture_wanted)
    page.set_book(Book(text_of(paragraph("Sne."), Block("image", "En odder", image="hash"), paragraph("Is."))))
    window.show()
    image = QImage(300, 200, QImage.Format.Format_RGB32)
    image.fill(QColor("teal"))

    page.set_picture("hash", image)

    assert [wanted.at(i) for i in range(wanted.count())] == [["hash"]]
    assert page.view is not None
    box = page.view.laid(1).picture_box.translated(0, page.view.shown[1].top).translated(page.text_box.topLeft())
    assert page.grab().toImage().pixelColor(box.center().toPoint()) == QColor("teal")
    assert (box.width(), box.height()) == (300, 200)


def test_a_link_within_the_text_is_followed_and_not_read(qtbot: QtBot, theme: Theme) -> None:
    text = "Se noten her."
    link = find(text, "noten")
    page = page_with(qtbot, theme, text_of(paragraph(text, Span(link.start, link.end, "note", "#n1"))))
    followed, pressed = QSignalSpy(page.link_followed), QSignalSpy(page.word_pressed)

    qtbot.mouseClick(page, Qt.MouseButton.LeftButton, pos=middle(page, link))

    assert [followed.at(i) for i in range(followed.count())] == [["#n1"]]
    assert pressed.count() == 0


def test_a_line_has_about_as_many_characters_as_the_look_asks_for(qtbot: QtBot, theme: Theme) -> None:
    for width in (35, 58, 70):
        page = page_with(qtbot, theme, long_text(3), Look(width=width, size=16), width=1300)
        assert page.view is not None
        laid = page.view.laid(1)
        lengths = [b.start - a.start for a, b in zip(laid.rows, laid.rows[1:], strict=False)]
        assert max(lengths) <= width * 1.15
        assert sum(lengths) / len(lengths) == pytest.approx(width, rel=0.12)


def test_at_200_per_cent_the_sheet_fills_the_window_and_no_word_is_cut(qtbot: QtBot, theme: Theme) -> None:
    page = page_with(qtbot, theme, long_text(3), width=1366)
    theme.set(scale=2.0)

    assert page.narrow
    assert page.sheet == QRectF(page.rect())
    assert page.view is not None
    for shown in page.view.shown:
        for box, *_ in page.view.boxes(shown.laid.piece.block, 0, 10_000):
            assert box.right() <= page.text_box.width() + 1


def test_no_italics_except_in_another_language(qtbot: QtBot, theme: Theme) -> None:
    text = "Hun elsker paintbrush."
    own, foreign = find(text, "elsker"), find(text, "paintbrush")
    page = page_with(
        qtbot,
        theme,
        text_of(
            paragraph(
                text,
                Span(own.start, own.end, "emphasis"),
                Span(foreign.start, foreign.end, "emphasis"),
                Span(foreign.start, foreign.end, "language", "en"),
            )
        ),
    )
    assert page.view is not None

    shapes = {r.start: QTextCharFormat(r.format) for r in page.view.laid(0).cells[0].layout.formats()}

    assert not shapes[own.start].fontItalic()
    assert shapes[own.start].fontWeight() > 500
    assert shapes[foreign.start].fontItalic()
