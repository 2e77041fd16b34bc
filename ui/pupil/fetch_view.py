"""Bringing in files: where they lie, how far it is, and what became of each."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from urllib.parse import unquote, urlparse

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from ui.pupil.library_model import FILE_KINDS, Fetched
from ui.strings import Words
from ui.theme.theme import Theme
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.field import Field
from ui.widgets.label import Text
from ui.widgets.progress import Progress


class FetchPanel(Card):
    """Asks for files, shows progress with a way to stop, and tells of each file in words."""

    chosen = Signal(object)
    """a tuple of Path"""
    stopped = Signal()
    closed = Signal()

    def __init__(self, theme: Theme, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(theme, padding=20, gap=12, parent=parent)
        self._words = words
        t = words.t
        self.column.addWidget(Text(theme, t("Hent en tekst"), "sheet"))
        told = t("EPUB, HTML, Markdown eller ren tekst. Træk filen herhen, vælg den, eller skriv, hvor den ligger.")
        self.column.addWidget(Text(theme, told, "body"))
        self.path = Field(theme, t, t("Filens sted"))
        self.path.entered.connect(self._on_entered)
        self.column.addWidget(self.path)
        self._pick = Button(theme, t("Vælg filer"), kind="outlined", icon="folder-open")
        self._pick.clicked.connect(self._on_pick)
        self._fetch = Button(theme, t("Hent"))
        self._fetch.clicked.connect(self._on_entered)
        self._stop = Button(theme, t("Stop"), kind="outlined", icon="stop")
        self._stop.clicked.connect(self.stopped)
        self._close = Button(theme, t("Luk"), kind="quiet")
        self._close.clicked.connect(self.closed)
        row = QHBoxLayout()
        row.setSpacing(12)
        for button in (self._fetch, self._pick, self._stop, self._close):
            row.addWidget(button)
        row.addStretch()
        self.column.addLayout(row)
        self._under_way = Text(theme, "", "body")
        self.column.addWidget(self._under_way)
        self._progress = Progress(theme, "")
        self.column.addWidget(self._progress)
        self._told = Text(theme, "", "body")
        self.column.addWidget(self._told)
        self._busy(False)
        self._told.hide()

    def begin(self) -> None:
        """Make ready for the next file."""
        self.show()
        self.path.setFocus()

    def show_progress(self, name: str, number: int, of: int) -> None:
        """Show which file is under way."""
        self._busy(True)
        sentence = self._words.t("Henter {name} ({number} af {of})", name=name, number=number, of=of)
        self._under_way.say(sentence)
        self._progress.tell((number - 1) / of, sentence)

    def show_results(self, results: Sequence[Fetched]) -> None:
        """Tell what became of each file."""
        self._busy(False)
        self.path.set_text("")
        lines = [self._line(result) for result in results]
        if not lines:
            lines = [self._words.t("Stoppet. Intet er hentet.")]
        self._told.say("\n".join(lines))
        self._told.show()

    def _line(self, result: Fetched) -> str:
        t = self._words.t
        if result.problem is None:
            return t("{title} står nu på hylden.", title=result.title)
        return t("{name}: {why}", name=result.name, why=self._words.problem(result.problem))

    def _busy(self, busy: bool) -> None:
        self._progress.setVisible(busy)
        self._under_way.setVisible(busy)
        self._stop.setVisible(busy)
        self._fetch.setVisible(not busy)
        self._pick.setVisible(not busy)
        self._close.setVisible(not busy)

    def _on_entered(self) -> None:
        paths = paths_in(self.path.text)
        if paths:
            self.chosen.emit(paths)

    def _on_pick(self) -> None:
        dialog = QFileDialog(self, self._words.t("Vælg filer"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        kinds = " ".join(f"*{kind}" for kind in FILE_KINDS)
        dialog.setNameFilter(f"{self._words.t('Tekster')} ({kinds})")
        dialog.filesSelected.connect(lambda files: self.chosen.emit(tuple(Path(file) for file in files)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


def paths_in(typed: str) -> tuple[Path, ...]:
    """The files that typed or pasted words name: paths, quoted paths or file: addresses, one per line."""
    found = []
    for line in typed.splitlines():
        place = line.strip().strip("\"'")
        if place.startswith("file:"):
            place = unquote(urlparse(place).path)
        if place:
            found.append(Path(place).expanduser())
    return tuple(found)
