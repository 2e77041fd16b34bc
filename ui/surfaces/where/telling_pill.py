"""The pill that tells where the work is, on every screen of somebody who is in; pressed, it opens the sheet."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ui.surfaces.surroundings import Surroundings
from ui.surfaces.where.opening import SheetOpener
from ui.surfaces.where.where_words import truth_of
from ui.widgets.pill import SyncPill


class TellingPill(QObject):
    """Keeps one screen's pill true; `told` when it says something else than before."""

    told = Signal()

    def __init__(self, around: Surroundings, pill: SyncPill, screen: QWidget) -> None:
        super().__init__(screen)
        self._around = around
        self.pill = pill
        self.opener = SheetOpener(around, screen)
        around.whereabouts.changed.connect(self.show_truth)
        pill.clicked.connect(self.opener.open_sheet)
        self.show_truth()

    def show_truth(self) -> None:
        """Let the pill say how it is now."""
        truth, sentence, icon = truth_of(self._around.whereabouts.where, self._around.words)
        if (truth, sentence) != (self.pill.truth, self.pill.text()):
            self.pill.tell(truth, sentence, icon=icon)
            self.told.emit()
