"""The library: shelves by level, found while typing."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.pupil.fetch_view import FetchPanel
from ui.pupil.library_model import SHELVES, LibraryModel, Shelf
from ui.pupil.shelf_view import ShelfView
from ui.surfaces.surroundings import Surroundings
from ui.widgets.button import Button
from ui.widgets.chip import Chip
from ui.widgets.empty import Empty
from ui.widgets.field import Field
from ui.widgets.flow import Flow
from ui.widgets.label import Text
from ui.widgets.scroll import Scroll

TYPING_MS = 120


class LibraryScreen(QWidget):
    """Shows every text the pupil may take."""

    text_chosen = Signal(str)

    def __init__(self, around: Surroundings, model: LibraryModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._around = around
        self.model = model
        theme, t = around.theme, around.words.t
        self._content = QWidget()
        self._column = QVBoxLayout(self._content)
        self._column.setSpacing(12)
        head = QHBoxLayout()
        head.setSpacing(24)
        head.addWidget(Text(theme, t("Bibliotek"), "title"), 0)
        self.question = Field(theme, t, t("Søg efter titel eller forfatter"), icon="magnifying-glass", hide_label=True)
        self.question.set_text(model.asked)
        self.question.line.setPlaceholderText(t("Titel eller forfatter"))
        self.question.setMaximumWidth(theme.px(560))
        head.addWidget(self.question, 1)
        head.addStretch(0)
        fetch = Button(theme, t("Hent en tekst"), kind="outlined", icon="plus")
        head.addWidget(fetch)
        self._column.addLayout(head)
        self._column.addLayout(self._make_filters())
        self.panel = FetchPanel(theme, around.words)
        self.panel.hide()
        self._column.addWidget(self.panel)
        self._shelves = QVBoxLayout()
        self._shelves.setSpacing(8)
        self._views: list[ShelfView] = []
        self._coming: list[Shelf] = []
        self._turn = QTimer(self, singleShot=True, interval=0)
        self._turn.timeout.connect(self._put_next)
        self._column.addLayout(self._shelves)
        self._column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(Scroll(theme, self._content))
        self._typing = QTimer(self, singleShot=True, interval=TYPING_MS)
        fetch.clicked.connect(self.panel.begin)
        self._listen()
        self.panel.setVisible(model.is_fetching)
        self.setAcceptDrops(True)
        self.model.load()

    def _make_filters(self) -> QHBoxLayout:
        theme = self._around.theme
        chips = QWidget()
        flow = Flow(chips, gap=8)
        self._chips: dict[str, Chip] = {}
        for code, _, _ in SHELVES:
            chip = Chip(theme, self._shelf_word(code), checkable=True)
            chip.setChecked(code in self.model.levels)
            chip.toggled.connect(lambda on, c=code: self.model.set_level(c, on))
            self._chips[code] = chip
            flow.addWidget(chip)
        self._count = Text(theme, "", "staff", ink="ink2")
        line = QHBoxLayout()
        line.addWidget(chips, 1)
        line.addWidget(self._count)
        return line

    def _listen(self) -> None:
        model, panel = self.model, self.panel
        self._typing.timeout.connect(lambda: self.model.ask(self.question.text))
        self.question.changed.connect(lambda _text: self._typing.start())
        panel.chosen.connect(model.fetch)
        panel.stopped.connect(model.stop_fetching)
        panel.closed.connect(panel.hide)
        model.told.connect(self._fill)
        model.fetching.connect(panel.show_progress)
        model.fetched.connect(panel.show_results)

    def search(self) -> None:
        """Bring the keyboard to the search field."""
        self.question.setFocus()

    def _fill(self) -> None:
        while (item := self._shelves.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        if self.model.all is None:
            return
        t = self._around.words.t
        shelves = self.model.shelves()
        count = sum(len(shelf.texts) for shelf in shelves)
        self._count.say(t.count("{n} tekst", "{n} tekster", count))
        empty, self._views, self._coming = not self._views, [], list(shelves)
        self._put_next()
        while self._coming and not empty:
            self._put_next()
        if not shelves:
            self._shelves.addWidget(self._nothing())

    def _put_next(self) -> None:
        """Put up one more shelf. In an empty library each has its own turn, so that no print of many covers is long."""
        if not self._coming:
            return
        shelf, number = self._coming.pop(0), len(self._views)
        theme, words = self._around.theme, self._around.words
        view = ShelfView(theme, words, shelf, self._shelf_word(shelf.code), _range(shelf), self._content)
        view.text_chosen.connect(self.text_chosen)
        view.left.connect(lambda by: self._go_to_shelf(number + by))
        if self._views:
            view.come_after(self._views[-1])
        self._views.append(view)
        self._shelves.addWidget(view)
        self._turn.start()

    def _go_to_shelf(self, number: int) -> None:
        if 0 <= number < len(self._views):
            self._views[number].take_focus()

    def _nothing(self) -> Empty:
        theme, t = self._around.theme, self._around.words.t
        if not self.model.asked.strip():
            empty = Empty(
                theme,
                t("Her er ingen tekster endnu"),
                t("Hent en tekst, eller spørg din lærer."),
                action=t("Hent en tekst"),
            )
            empty.acted.connect(self.panel.begin)
            return empty
        title = t("Ingen tekster med ”{asked}”.", asked=self.model.asked.strip())
        meant = self.model.meant()
        if meant is None:
            empty = Empty(theme, title, t("Prøv med et andet ord."), action=t("Vis alle tekster"))
            empty.acted.connect(lambda: self._ask(""))
        else:
            empty = Empty(theme, title, t("Mente du ”{word}”?", word=meant), action=t("Søg efter {word}", word=meant))
            empty.acted.connect(lambda: self._ask(meant))
        return empty

    def _ask(self, words: str) -> None:
        self.question.set_text(words)
        for chip in self._chips.values():
            chip.setChecked(False)
        self.model.ask(words)

    def _shelf_word(self, code: str) -> str:
        t = self._around.words.t
        return {
            "first": t("Korte sætninger, kendte ord"),
            "short": t("Lidt længere sætninger"),
            "longer": t("Flere lange ord"),
            "long": t("Lange sætninger"),
            "hard": t("Svære fagtekster"),
        }[code]

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        paths = tuple(Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile())
        self.panel.begin()
        self.model.fetch(paths)
        event.acceptProposedAction()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        margin = 20 if self.width() < 1000 else 32
        spare = max(margin, (self.width() - 1560) // 2)
        self._column.setContentsMargins(spare, 20, spare, 20)


def _range(shelf: Shelf) -> str:
    lixes = sorted(tile.lix for tile in shelf.texts if tile.words)
    if not lixes:  # books of pictures have no level
        return ""
    return f"LIX {lixes[0]}" if lixes[0] == lixes[-1] else f"LIX {lixes[0]}–{lixes[-1]}"
