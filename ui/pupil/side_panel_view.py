"""The place beside the writer's page: one panel at a time, beside it where there is room, over it elsewhere."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.surfaces.look.look_panel import LookPanel
from ui.surfaces.writing.remarks_panel import RemarksPanel
from ui.theme.theme import Theme

GAP = 20


class SidePanel:
    """Holds the panel that is open in `body`; `fit` lays the screen out anew when one comes or goes."""

    def __init__(self, theme: Theme, body: QWidget, beside: QHBoxLayout, fit: Callable[[], object]) -> None:
        self._theme = theme
        self._body = body
        self._beside = beside
        self._fit = fit
        self.panel: LookPanel | RemarksPanel | None = None

    def open(self, panel: LookPanel | RemarksPanel) -> None:
        """Show a panel in place of the one before."""
        self.close()
        self.panel = panel
        self._fit()
        panel.show()

    def close(self) -> None:
        """Take the panel down."""
        if self.panel is None:
            return
        gone, self.panel = self.panel, None
        self._beside.removeWidget(gone)
        gone.hide()
        gone.setParent(None)
        gone.deleteLater()
        self._fit()

    def first_stop(self) -> QWidget:
        """What F6 brings the keyboard to."""
        return self.panel.first_stop() if self.panel is not None else self._body

    def room(self, *, small: bool) -> int:
        """The pixels the panel takes from the page; in a small window it lies over the page."""
        if self.panel is None or small:
            return 0
        return self.panel.sizeHint().width() + 2 * GAP

    def place(self, width: int, height: int, margin: int, *, small: bool, narrow: bool) -> None:
        """Put the panel where it belongs in a screen of this width, whose page has this height."""
        if self.panel is None:
            return
        if not small:
            if self._beside.indexOf(self.panel) < 0:
                self._beside.addWidget(self.panel)
            return
        self._beside.removeWidget(self.panel)
        across = width if narrow else self.panel.sizeHint().width()
        self.panel.setGeometry(width - across - margin, 0, across, height)
        self.panel.raise_()
