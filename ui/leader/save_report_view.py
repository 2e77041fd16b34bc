"""Where a file of the report is to lie, and how far the making of it is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from learnkit.errors import LearnKitError
from learnkit.i18n import Translator
from learnkit.reports.table import Figures
from ui.leader.save_report_model import SaveReportModel
from ui.surfaces.surroundings import Surroundings
from ui.widgets.button import Button
from ui.widgets.field import Field
from ui.widgets.label import Text
from ui.widgets.sheet import Sheet

WIDE = 560


@dataclass(frozen=True)
class Format:
    """A kind of file: its ending, its name and its icon."""

    ending: str
    name: str
    icon: str

    def word(self, t: Translator) -> str:
        """What the button says."""
        return t("Lav PDF") if self.ending == "pdf" else self.name


FORMATS = (Format("pdf", "PDF", "file-pdf"), Format("xlsx", "Excel", "file-xls"), Format("csv", "CSV", "file-csv"))
"""The first is the one a board is given."""


class SaveReport(Sheet):
    """Asks where, then makes the file; while it is made one can stop it. `kept` tells the Path."""

    kept = Signal(object)

    def __init__(self, around: Surroundings, window: QWidget, form: Format, figures: Figures) -> None:
        theme, t = around.theme, around.words.t
        super().__init__(theme, t, window, t("Gem rapporten som {kind}", kind=form.name), width=WIDE)
        self._words = around.words
        self._form = form
        self._chosen: Path | None = None
        self.model = SaveReportModel(around.tasks, figures, around.words.language, self)
        self.path = Field(theme, t, t("Gem filen her"))
        self.path.set_text(str(_suggested(figures.made_at.date(), form.ending)))
        self.path.entered.connect(self._on_save)
        self.column.addWidget(self.path)
        self._where = Button(theme, t("Vælg sted"), kind="outlined", icon="folder-open", dense=True)
        self._where.clicked.connect(self._on_where)
        self.column.addWidget(self._where)
        self._told = Text(theme, t("Filen har de samme tal som skærmen."), "body")
        self.column.addWidget(self._told)
        self.column.addStretch(1)
        self.save = Button(theme, t("Gem"), icon="download-simple")
        self.save.clicked.connect(self._on_save)
        self.halt = Button(theme, t("Stop"), kind="outlined", icon="stop")
        self.halt.clicked.connect(self.stop)
        self.halt.hide()
        self.foot.addWidget(self.save)
        self.foot.addWidget(self.halt)
        self.foot.addStretch(1)
        self.model.kept.connect(self._on_kept)
        self.model.refused.connect(self._on_refused)

    def stop(self) -> None:
        """Make no file after all, if one is on its way."""
        if self.model.stop():
            self._rest(self._words.t("Standset. Der er ikke gemt nogen fil."))

    def _on_save(self) -> None:
        path = Path(self.path.text.strip()).expanduser()
        if not path.is_absolute() or path.suffix.lower() != f".{self._form.ending}":
            self.path.trouble(self._words.t("Skriv hele stedet, og lad filen ende på .{end}.", end=self._form.ending))
        elif path.exists() and path != self._chosen:
            self.path.trouble(self._words.t("Den fil er der allerede. Vælg et andet navn."))
        else:
            self.save.off(self._words.t("Skriver filen"))
            self.halt.show()
            self._told.say(self._words.t("Skriver filen. Det tager få sekunder."))
            self.model.save(self._form.ending, path)

    def _on_where(self) -> None:
        dialog = QFileDialog(self, self._words.t("Gem filen her"), self.path.text)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(self._form.ending)
        dialog.setNameFilter(f"{self._form.name} (*.{self._form.ending})")
        dialog.fileSelected.connect(self._on_chosen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_chosen(self, path: str) -> None:
        # The dialog has asked whether a file that is there may be written over.
        self._chosen = Path(path)
        self.path.set_text(path)

    def _on_kept(self, path: Path) -> None:
        self._rest("")
        self.kept.emit(path)

    def _on_refused(self, problem: LearnKitError) -> None:
        self._rest(self._words.problem(problem))

    def _rest(self, sentence: str) -> None:
        self.save.on()
        self.halt.hide()
        self._told.say(sentence)


def _suggested(day: date, ending: str) -> Path:
    """A name that is not taken, among the person's documents."""
    places = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return free_name(Path(places or Path.home()), f"LearnKit-rapport-{day.isoformat()}", ending)


def free_name(folder: Path, stem: str, ending: str) -> Path:
    """The name, or the first with a number after it, that nothing in the folder has."""
    names = [stem, *(f"{stem}-{number}" for number in range(2, 1000))]
    return next((at for name in names if not (at := folder / f"{name}.{ending}").exists()), folder / f"{stem}.{ending}")
