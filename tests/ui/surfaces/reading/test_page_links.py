"""The links and notes on a page, by keyboard alone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from content.text import Block, Span, Text
from tests.ui.readers import in_a_window, paragraph, text_of
from tests.ui.surfaces.reading.test_page import boxes, find
from ui.a11y import speech
from ui.surfaces.reading.book import Book
from ui.surfaces.reading.page import Page
from ui.theme.fonts import load_fonts
from ui.theme.theme import Theme

Key = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier
WORDS = "Se odderen her og ræven der, eller intet sted og nettet."


def span(word: str, target: str, kind: str = "link") -> Span:
    at = find(WORDS, word)
    return Span(at.start, at.end, kind, target)  # type: ignore[arg-type]


def linked() -> Text:
    """Two links that lead somewhere, one that leads nowhere, one out of the book, and what they point at far below."""
    spans = (
        span("ræven", "#fox", "note"),
        span("odderen", "#otter"),
        span("intet sted", "#nowhere"),
        span("nettet", "https://example.org"),
    )
    between = [paragraph("Malte trak støvlerne på og løb ned til bækken. " * 8) for _ in range(8)]
    foot = [Block("paragraph", "Odderen.", anchors=("otter",)), Block("paragraph", "Ræven.", anchors=("fox",))]
    return text_of(paragraph(WORDS, *spans), *between, *foot)


@pytest.fixture
def page(qtbot: QtBot) -> Iterator[Page]:
    load_fonts()
    made = Page(Theme(reduced_motion=True), "Siden")
    window = in_a_window(made, 1000, 620)
    before, after = QPushButton("før"), QPushButton("efter")
    column = window.layout()
    assert isinstance(column, QVBoxLayout)
    column.insertWidget(0, before)
    column.addWidget(after)
    QWidget.setTabOrder(before, made)
    QWidget.setTabOrder(made, after)
    qtbot.addWidget(window)
    made.set_book(Book(linked()))
    with qtbot.waitActive(window):
        window.show()
    before.setFocus()
    yield made


def press(page: Page, *keys: Qt.Key) -> None:
    for key in keys:
        focused = page.window().focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key, SHIFT if key == Key.Key_Backtab else Qt.KeyboardModifier.NoModifier)


def where(page: Page) -> str:
    """What has the keyboard."""
    focused = page.window().focusWidget()
    return focused.text() if isinstance(focused, QPushButton) else "siden" if focused is page else ""


def test_tab_goes_through_the_links_that_lead_somewhere_in_reading_order_and_then_on(page: Page) -> None:
    said = []
    for _ in range(3):
        press(page, Key.Key_Tab)
        said.append(speech(page))
    press(page, Key.Key_Tab)

    assert "Malte trak" in said[0]
    assert said[1:] == ["odderen", "ræven"]
    assert where(page) == "efter"
    assert "Malte trak" in speech(page)


def test_shift_tab_goes_back_link_by_link_to_the_page_and_out(page: Page) -> None:
    press(page, Key.Key_Tab, Key.Key_Tab, Key.Key_Tab)

    said = []
    for _ in range(2):
        press(page, Key.Key_Backtab)
        said.append(speech(page))
    on_the_page = where(page)
    press(page, Key.Key_Backtab)

    assert said[0] == "odderen"
    assert "Malte trak" in said[1]
    assert on_the_page == "siden"
    assert where(page) == "før"


def test_enter_follows_the_link_that_has_the_keyboard(page: Page) -> None:
    followed = QSignalSpy(page.link_followed)

    press(page, Key.Key_Tab, Key.Key_Enter, Key.Key_Tab, Key.Key_Tab, Key.Key_Return)

    assert [followed.at(n) for n in range(followed.count())] == [["#fox"]]


def test_after_an_arrow_enter_is_for_the_word_again(page: Page) -> None:
    followed = QSignalSpy(page.link_followed)

    press(page, Key.Key_Tab, Key.Key_Tab, Key.Key_Right, Key.Key_Return)

    assert followed.count() == 0


def test_a_link_that_is_turned_away_from_is_let_go(page: Page) -> None:
    press(page, Key.Key_Tab, Key.Key_Tab)

    press(page, Key.Key_PageDown)
    away = speech(page)
    press(page, Key.Key_Tab)

    assert away.startswith("Siden")
    assert where(page) == "efter"


def test_the_ring_stands_round_the_link_and_no_longer_round_the_page(page: Page) -> None:
    press(page, Key.Key_Tab)
    lyng = page._theme.ink("lyng")
    link = boxes(page, find(WORDS, "odderen"))[0]
    beside_link = QPoint(round(link.left()) - 5, round(link.center().y()))
    inside_edge = QPoint(round(page.sheet.left()) + 2, round(page.sheet.center().y()))

    rings = []
    for _ in range(2):
        picture = page.grab().toImage()
        rings.append((picture.pixelColor(beside_link) == lyng, picture.pixelColor(inside_edge) == lyng))
        press(page, Key.Key_Tab)

    assert rings == [(False, True), (True, False)]
