"""The five figures of a report in one row, or in as many as they need."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.a11y import name
from ui.leader.report_words import Told
from ui.surfaces.icon_view import IconView
from ui.theme.theme import Theme
from ui.widgets.card import Card
from ui.widgets.label import Text

SIGNS = {1: "arrow-up", -1: "arrow-down", 0: "equals"}
LEAST = 206
"""px at 100 % a figure needs beside another"""


class OneFigure(QWidget):
    """A figure with what it is over it, and under it how it was before."""

    def __init__(self, theme: Theme, told: Told, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(Text(theme, told.what, "table", ink="ink2"))
        column.addWidget(Text(theme, told.value, "title"))
        if told.change:
            ink = "mos" if told.way == 1 else "ink2"
            row = QHBoxLayout()
            row.setSpacing(6)
            if told.way is not None:
                row.addWidget(IconView(theme, SIGNS[told.way], ink, side=16), 0, Qt.AlignmentFlag.AlignVCenter)
            row.addWidget(Text(theme, told.change, "table", ink=ink, weight=600), 1)
            column.addLayout(row)
        column.addStretch(1)
        name(self, f"{told.what}: {told.value}", told.change)


class FiveFigures(Card):
    """The figures on one card, hairlines between those that stand side by side."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, padding=20, parent=parent)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(40)
        self._grid.setVerticalSpacing(20)
        self.column.addLayout(self._grid)
        self.figures: tuple[OneFigure, ...] = ()
        self._across = 0
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_figures(self, told: Sequence[Told]) -> None:
        """Show these figures in place of the last."""
        for old in self.figures:
            self._grid.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.figures = tuple(OneFigure(self.theme, one) for one in told)
        self._across = 0
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        many = len(self.figures)
        fit = max(1, self.width() // self.theme.px(LEAST))
        across = many if fit >= many else min(fit, 3)
        if not many or across == self._across:
            return
        for column in range(max(across, self._across)):
            self._grid.setColumnStretch(column, 1 if column < across else 0)
        self._across = across
        for number, figure in enumerate(self.figures):
            self._grid.addWidget(figure, number // across, number % across)
            figure.show()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        super().paintEvent(event)
        painter = QPainter(self)
        for number, figure in enumerate(self.figures):
            if number % max(1, self._across):
                box = figure.geometry()
                painter.fillRect(QRectF(box.left() - 20, box.top(), 1, box.height()), self.theme.ink("line"))
