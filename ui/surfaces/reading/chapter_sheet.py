"""The chapters of a text, to go to one of them."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.strings import Words
from ui.surfaces.reading.book import Book
from ui.theme.theme import Theme
from ui.widgets.button import Button
from ui.widgets.list_row import ListRow
from ui.widgets.sheet import Sheet

SHOWN = 10
"""Rows at a time: a book of 200 chapters must neither make the window wait nor the reader scroll for long."""


class ChapterSheet(Sheet):
    """Lists the chapters with their pages, ten at a time; the one being read has the ribbon's sign and the focus."""

    chapter_chosen = Signal(int)

    def __init__(self, theme: Theme, words: Words, window: QWidget, book: Book, current: int) -> None:
        super().__init__(theme, words.t, window, words.t("Kapitler"))
        self._words = words
        self._book = book
        self._current = current
        self._first = current // SHOWN * SHOWN
        self.rows: list[ListRow] = []
        self.earlier = Button(theme, words.t("Tidligere kapitler"), kind="quiet", icon="caret-up")
        self.earlier.clicked.connect(lambda: self._turn(-SHOWN))
        self.later = Button(theme, words.t("Senere kapitler"), kind="quiet", icon="caret-down")
        self.later.clicked.connect(lambda: self._turn(SHOWN))
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self.column.setSpacing(8)
        self.column.addWidget(self.earlier, alignment=Qt.AlignmentFlag.AlignLeft)
        self.column.addLayout(self._list)
        self.column.addWidget(self.later, alignment=Qt.AlignmentFlag.AlignLeft)
        self.column.addStretch()
        self._fill()

    def open_here(self) -> None:
        """Open with the focus on the chapter being read."""
        self.show_sheet(self.rows[self._current - self._first])

    def _turn(self, by: int) -> None:
        self._first += by
        self._fill()
        self.rows[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill(self) -> None:
        for row in self.rows:
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        chapters = self._book.chapters
        self.rows = [self._row(number) for number in range(self._first, min(len(chapters), self._first + SHOWN))]
        for row in self.rows:
            self._list.addWidget(row)
        self.earlier.setVisible(self._first > 0)
        self.later.setVisible(self._first + SHOWN < len(chapters))

    def _row(self, number: int) -> ListRow:
        title, first = self._book.chapters[number]
        page = self._words.t("side {page}", page=self._book.page(first.block, first.start))
        here = number == self._current
        shown = title or self._words.t("Kapitel {n}", n=number + 1)
        row = ListRow(self.theme, "bookmark-simple" if here else "article", shown, page, news=here)
        row.clicked.connect(lambda: self._on_clicked(number))
        return row

    def _on_clicked(self, number: int) -> None:
        self.leave()
        self.chapter_chosen.emit(number)
