"""One shelf: its name, its texts as covers, and the board they stand on."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.pupil.book_facts import book_facts
from ui.pupil.library_model import Shelf
from ui.strings import Words
from ui.theme.icons import paint_icon
from ui.theme.press import slab, start
from ui.theme.theme import Theme
from ui.theme.tokens import RADIUS
from ui.widgets.book import Book
from ui.widgets.button import Button
from ui.widgets.flow import Flow
from ui.widgets.hear_dot import HearDot
from ui.widgets.label import Text
from ui.widgets.lettering import paint_lines, set_lines
from ui.widgets.roving import Roving

BOOK, GAP = 116, 20
BOARD, BOARD_EDGE = 10, 3


class ShelfView(QWidget):
    """Shows the texts of one shelf: the first row, or all of them once asked.

    Its books are one Tab stop (see `Roving`).
    """

    text_chosen = Signal(str)
    left = Signal(int)
    """↑ (-1) or ↓ (1) leads out of this shelf"""

    def __init__(
        self, theme: Theme, words: Words, shelf: Shelf, name: str, span: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._words = theme, words
        self._shelf = shelf
        self._open = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 8)
        column.setSpacing(6)
        head = QHBoxLayout()
        head.setSpacing(10)
        if shelf.own:
            head.addWidget(_OwnShelf(theme, words.t("Din hylde")))
        head.addWidget(Text(theme, name, "section"))
        head.addWidget(Text(theme, span, "staff", ink="ink2"))
        self._dot = HearDot(theme, name)
        head.addWidget(self._dot)
        head.addStretch(1)
        all_of_them = words.t("Se alle {n}", n=len(shelf.texts))
        self._all = Button(theme, all_of_them, kind="quiet", dense=True)
        self._all.clicked.connect(self._on_all)
        head.addWidget(self._all)
        column.addLayout(head)
        self._row = _Boards(theme)
        self._books: list[Book] = []
        self._stop = Roving(self)
        self._stop.beyond.connect(self.left)
        self._fill(first_row_only=True)
        column.addWidget(self._row)

    def _fill(self, *, first_row_only: bool) -> None:
        wanted = self._fitting() if first_row_only else len(self._shelf.texts)
        for tile in self._shelf.texts[len(self._books) : wanted]:
            book = Book(self._theme, book_facts(self._words, tile), width=BOOK)
            book.clicked.connect(lambda _=False, t=tile: self.text_chosen.emit(t.id))
            self._row.flow.addWidget(book)
            if self._books:
                QWidget.setTabOrder(self._books[-1], book)
            self._books.append(book)
        for number, book in enumerate(self._books):
            book.setVisible(number < wanted)
        self._stop.set_things(self._books)
        self._all.setVisible(not self._open and len(self._shelf.texts) > self._fitting())
        self._row.flow.invalidate()
        self._row.updateGeometry()

    def come_after(self, other: ShelfView) -> None:
        """Have Tab come here from the shelf before, whenever each was put up."""
        for before, after in pairwise([other._books[-1], self._dot, self._all, *self._books]):
            QWidget.setTabOrder(before, after)

    def take_focus(self) -> None:
        """Bring the keyboard to the book of this shelf that last had it, at first to the first."""
        self._stop.take_focus()

    def _fitting(self) -> int:
        each = self._books[0].sizeHint().width() if self._books else BOOK + 16
        return max(1, (max(self.width(), 300) + GAP) // (each + GAP))

    def _on_all(self) -> None:
        self._open = True
        self._fill(first_row_only=False)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._fill(first_row_only=not self._open)


class _Boards(QWidget):
    """Covers in rows, a board under each row."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.flow = Flow(self, gap=GAP)
        theme.changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        start(painter)
        books = [child for child in self.findChildren(Book) if child.isVisible()]
        for foot in sorted({book.geometry().top() + round(book.body().bottom()) for book in books}):
            painter.fillRect(QRectF(0, foot, self.width(), BOARD), self._theme.ink("edge"))
            painter.fillRect(QRectF(0, foot + BOARD - BOARD_EDGE, self.width(), BOARD_EDGE), self._theme.ink("ctl"))


class _OwnShelf(QWidget):
    """The ribbon label of the pupil's own shelf."""

    def __init__(self, theme: Theme, word: str) -> None:
        super().__init__()
        self._theme, self._word = theme, word
        self.setAccessibleName(word)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        px = self._theme.px
        width = set_lines(self._word, self._theme.font("staff", weight=600), float("inf"), 1).width
        return QSize(round(width) + px(42), px(28))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter, theme, px = QPainter(self), self._theme, self._theme.px
        start(painter)
        box = QRectF(self.rect())
        slab(painter, box, RADIUS["badge"], theme.ink("lyng"))
        ink, font = theme.ink("ark"), theme.font("staff", weight=600)
        side = px(16)
        sign = QRectF(px(10), (box.height() - side) / 2, side, side)
        paint_icon(painter, sign, "bookmark-simple", ink, weight="fill")
        setting = set_lines(self._word, font, box.width(), theme.line("staff"))
        paint_lines(painter, box.adjusted(px(32), 0, 0, -1), setting, font, ink, Qt.AlignmentFlag.AlignLeft)
