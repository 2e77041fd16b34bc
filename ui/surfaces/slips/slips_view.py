"""All slips of a class, shown this once: to be printed, kept as a PDF, or read out."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from learnkit.errors import LearnKitError
from ui.strings import Words
from ui.surfaces.slips.printing import a4, paint_pages, printable, save_as_pdf
from ui.surfaces.slips.slip import Slip
from ui.surfaces.slips.slip_view import SlipView
from ui.theme.theme import Theme
from ui.widgets.button import Button
from ui.widgets.field import Field
from ui.widgets.flow import Flow
from ui.widgets.label import Text


class SlipsView(QWidget):
    """Shows slips and gets them onto paper; protected pupils are shown and never printed."""

    printed = Signal()
    """they are on paper, or in a file"""

    def __init__(self, theme: Theme, words: Words, slips: Sequence[Slip], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._slips = tuple(slips)
        t = words.t
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        self.path = Field(theme, t, t("Gem som PDF her"))
        self.path.set_text(str(_suggested(slips)))
        self._pdf = Button(theme, t("Gem som PDF"), kind="outlined", icon="file-pdf")
        self._pdf.clicked.connect(self._on_pdf)
        self.path.entered.connect(self._on_pdf)
        self._where = Button(theme, t("Vælg sted"), kind="quiet", icon="folder-open")
        self._where.clicked.connect(self._on_where)
        self._print = Button(theme, t("Udskriv"), icon="printer")
        self._print.clicked.connect(self._on_print)
        ways = QWidget()
        row = Flow(ways, gap=12)
        for button in (self._print, self._pdf, self._where):
            row.addWidget(button)
        self._told = Text(theme, "", "body")
        self._told.hide()
        grid = QWidget()
        flow = Flow(grid, gap=12)
        self._views = [SlipView(theme, words, slip) for slip in slips]
        for view in self._views:
            flow.addWidget(view)
        self._even()
        theme.changed.connect(self._even)
        parts = [ways, self.path] if printable(slips) else []
        if len(self._slips) == 1:
            column.addWidget(grid)
        for part in (*parts, self._told):
            column.addWidget(part)
        if len(self._slips) != 1:
            column.addWidget(grid)

    def _even(self) -> None:
        """All slips as tall as the tallest."""
        for view in self._views:
            view.stand_as_tall_as(0)
        tallest = max((view.sizeHint().height() for view in self._views), default=0)
        for view in self._views:
            view.stand_as_tall_as(tallest)

    def _on_pdf(self) -> None:
        path = Path(self.path.text.strip()).expanduser()
        try:
            pages = save_as_pdf(path, self._slips, self._words)
        except LearnKitError as problem:
            self._tell(self._words.problem(problem))
            return
        self._tell(
            self._words.t.count("Gemt som {name}, {n} side.", "Gemt som {name}, {n} sider.", pages, name=path.name)
        )
        self.printed.emit()

    def _on_where(self) -> None:
        dialog = QFileDialog(self, self._words.t("Gem som PDF her"), self.path.text)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.setNameFilter("PDF (*.pdf)")
        dialog.fileSelected.connect(self.path.set_text)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_print(self) -> None:
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # noqa: PLC0415 - a printer is rarely needed

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPageLayout(a4())
        dialog = QPrintDialog(printer, self)
        dialog.accepted.connect(lambda: self._paint_on(printer))
        dialog.finished.connect(dialog.deleteLater)
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.show()

    def _paint_on(self, printer: object) -> None:
        from PySide6.QtGui import QPainter  # noqa: PLC0415
        from PySide6.QtPrintSupport import QPrinter  # noqa: PLC0415

        if not isinstance(printer, QPrinter):
            return
        printer.setFullPage(True)
        painter = QPainter()
        if not painter.begin(printer):
            self._tell(self._words.problem(LearnKitError("slips.cannot_print")))
            return
        paint_pages(painter, printable(self._slips), self._words, printer.resolution(), printer.newPage)
        painter.end()
        self._tell(self._words.t("Sendt til printeren."))
        self.printed.emit()

    def _tell(self, sentence: str) -> None:
        self._told.say(sentence)
        self._told.show()


def _suggested(slips: Sequence[Slip]) -> Path:
    folder = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation) or Path.home())
    school_class = "".join(sign for sign in (slips[0].school_class if slips else "") if sign.isalnum())
    return folder / f"LearnKit-{school_class}.pdf"
