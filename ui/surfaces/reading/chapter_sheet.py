"""The chapters of a text, to go to one of them."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.strings import Words
from ui.surfaces.reading.book import Book
from ui.theme.theme import Theme
from ui.widgets.list_row import ListRow
from ui.widgets.sheet import Sheet


class ChapterSheet(Sheet):
    """Lists the chapters with their pages; the one being read has the ribbon's sign and the focus."""

    chapter_chosen = Signal(int)

    def __init__(self, theme: Theme, words: Words, window: QWidget, book: Book, current: int) -> None:
        super().__init__(theme, words.t, window, words.t("Kapitler"))
        self.rows: list[ListRow] = []
        self.column.setSpacing(0)
        for number, (title, first) in enumerate(book.chapters):
            page = words.t("side {page}", page=book.page(first.block, first.start))
            icon = "bookmark-simple" if number == current else "article"
            row = ListRow(theme, icon, title or words.t("Kapitel {n}", n=number + 1), page, news=number == current)
            row.clicked.connect(lambda _=False, number=number: self._on_clicked(number))
            self.column.addWidget(row)
            self.rows.append(row)
        self.column.addStretch()
        self._current = current

    def open_here(self) -> None:
        """Open with the focus on the chapter being read."""
        self.show_sheet(self.rows[self._current] if self._current < len(self.rows) else None)

    def _on_clicked(self, number: int) -> None:
        self.leave()
        self.chapter_chosen.emit(number)
