from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPixmap
from pytestqt.qtbot import QtBot

from tests.ui.widgets.conftest import Window
from ui.theme.theme import Theme
from ui.widgets.book import Book, BookFacts

Show = Callable[..., Window]


def facts(lix: int = 14, *, started: bool = False) -> BookFacts:
    return BookFacts("Biernes by", "Anna Dahl", "natur", f"LIX {lix}", lix, started)


def test_title_author_and_level_are_its_name(theme: Theme, qtbot: QtBot) -> None:
    book = Book(theme, facts())
    qtbot.addWidget(book)

    assert book.accessibleName() == "Biernes by, Anna Dahl, LIX 14"


def test_the_cover_opens_the_book_and_the_dot_says_its_title(theme: Theme, show: Show, qtbot: QtBot) -> None:
    book = Book(theme, facts())
    window = show(book)
    assert book.dot is not None

    with qtbot.waitSignal(book.clicked):
        qtbot.mouseClick(book, Qt.MouseButton.LeftButton, pos=book.body().center().toPoint())
    with qtbot.assertNotEmitted(book.clicked):
        qtbot.mouseClick(book.dot, Qt.MouseButton.LeftButton)

    assert window.heard == ["Biernes by"]


def test_easy_and_hard_books_take_the_same_room(theme: Theme, qtbot: QtBot) -> None:
    easy, hard = Book(theme, facts(5), width=96), Book(theme, facts(40), width=96)
    for book in (easy, hard):
        qtbot.addWidget(book)

    assert easy.sizeHint() == hard.sizeHint()


def test_a_cover_can_be_made_smaller(theme: Theme, qtbot: QtBot) -> None:
    book = Book(theme, facts(), width=118)
    qtbot.addWidget(book)
    before = book.sizeHint().height()

    book.resize_to(96)

    assert (book.body().width(), book.body().height()) == (96, round(96 * 1.4))
    assert book.sizeHint().height() < before


def test_a_started_book_shows_its_ribbon(theme: Theme, qtbot: QtBot) -> None:
    pictures = []
    for started in (False, True):
        book = Book(theme, facts(started=started), bare=True)
        qtbot.addWidget(book)
        book.resize(book.sizeHint())
        picture = book.grab().toImage()
        ink = theme.ink("lyng")
        pictures.append(any(picture.pixelColor(x, 20) == ink for x in range(book.width() * 3 // 4, book.width())))

    assert pictures == [False, True]


def test_a_texts_own_cover_is_shown(theme: Theme, qtbot: QtBot) -> None:
    own = QPixmap(60, 84)
    own.fill(QColor("teal"))
    book = Book(theme, facts(), bare=True, picture=own)
    qtbot.addWidget(book)
    book.resize(book.sizeHint())

    assert book.grab().toImage().pixelColor(50, 80) == QColor("teal")


def test_the_dot_is_whole_and_below_the_cover_at_twice_the_text_size(theme: Theme, show: Show) -> None:
    theme.set(scale=2.0)
    book = Book(theme, facts(), width=116)
    show(book)
    assert book.dot is not None

    dot = book.dot.geometry()

    assert book.rect().contains(dot)
    assert dot.top() >= round(book.body().bottom())
