"""A chart on its card: what it shows, and which ink is which period."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ui.theme.theme import Theme
from ui.widgets.card import Card
from ui.widgets.chart import Chart, Key, Point
from ui.widgets.flow import Flow
from ui.widgets.label import Text
from ui.widgets.line_chart import LineChart


class ChartCard(Card):
    """Title, keys and chart; the keys are there only while there is something to compare with.

    `for_one` is the chart for a single point, which no line leads to.
    """

    def __init__(
        self, theme: Theme, title: str, chart: Chart, for_one: Chart | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, padding=20, gap=10, parent=parent)
        self._many, self._one = chart, for_one
        self.chart = chart
        self._keys = QWidget()
        self._flow = Flow(self._keys, gap=16)
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(Text(theme, title, "section"), 1)
        head.addWidget(self._keys)
        self._keys.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.column.addLayout(head)
        self.column.addWidget(chart)
        if for_one is not None:
            self.column.addWidget(for_one)
            for_one.hide()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def show_points(self, points: Sequence[Point], earlier: str, now: str) -> None:
        """Show these points, and say which ink is which period."""
        self.chart = self._one if self._one is not None and len(points) == 1 else self._many
        for chart in (self._many, self._one):
            if chart is not None:
                chart.setVisible(chart is self.chart)
        self.chart.set_points(points)
        self._flow.clear()
        both = any(point.before is not None for point in points)
        if both:
            line = isinstance(self.chart, LineChart)
            for words, is_earlier in ((earlier, True), (now, False)):
                self._flow.addWidget(Key(self.theme, words, earlier=is_earlier, line=line))
        self._keys.setVisible(both)
