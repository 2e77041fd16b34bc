"""Opens the sheet behind a pill, once at a time."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from learnkit.domain.calendar import school_time
from ui.surfaces.surroundings import Surroundings
from ui.surfaces.where.where_sheet import WhereSheet


class SheetOpener(QObject):
    """One screen's way to the sheet that says where the work is."""

    def __init__(self, around: Surroundings, screen: QWidget) -> None:
        super().__init__(screen)
        self._around = around
        self._screen = screen
        self.sheet: WhereSheet | None = None

    def open_sheet(self) -> None:
        """Show each thing that waits, and its age."""
        if self.sheet is not None:
            return
        around, clock = self._around, self._around.app.clock
        self.sheet = WhereSheet(
            around.theme, around.words, self._screen.window(), around.whereabouts, lambda: school_time(clock.now())
        )
        self.sheet.closed.connect(self._on_closed)
        self.sheet.show_sheet()

    def _on_closed(self) -> None:
        if self.sheet is not None:
            self.sheet.deleteLater()
            self.sheet = None
