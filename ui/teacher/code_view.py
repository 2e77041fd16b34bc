"""A new secret, shown once in a sheet."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from ui.surfaces.slips.slip import Slip
from ui.surfaces.slips.slips_view import SlipsView
from ui.surfaces.surroundings import Surroundings
from ui.widgets.button import Button
from ui.widgets.label import Text
from ui.widgets.sheet import Sheet

WIDE = 560


class CodeSheets(QObject):
    """Shows a slip at a time over the window of `owner`; once it is closed the secret is nowhere in the window."""

    def __init__(self, around: Surroundings, owner: QWidget) -> None:
        super().__init__(owner)
        self._around = around
        self._owner = owner
        self._sheet: Sheet | None = None

    def show(self, slip: Slip, back_to: QWidget | None) -> None:
        """Show this slip; afterwards the keyboard is at `back_to`, if it is given."""
        theme, words = self._around.theme, self._around.words
        self.leave()
        sheet = Sheet(theme, words.t, self._owner.window(), words.t("Ny kode"), width=WIDE)
        sheet.column.addWidget(Text(theme, words.t("Koden vises kun nu."), "body"))
        sheet.column.addWidget(SlipsView(theme, words, (slip,)))
        sheet.column.addStretch(1)
        done = Button(theme, words.t("Færdig"), kind="outlined")
        done.clicked.connect(sheet.leave)
        sheet.foot.addWidget(done)
        sheet.foot.addStretch(1)
        sheet.closed.connect(self.leave)
        self._sheet = sheet
        if back_to is not None:
            back_to.setFocus()
        sheet.show_sheet(done)

    def leave(self) -> None:
        """Take away what is shown."""
        if self._sheet is not None:
            self._sheet.deleteLater()
            self._sheet = None
