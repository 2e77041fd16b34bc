"""A chart on its card: what it shows, and which ink is which period."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ui.leader.report_words import Drawn
from ui.theme.theme import Theme
from ui.widgets.card import Card
from ui.widgets.chart import Chart, Key
from ui.widgets.flow import Flow
from ui.widgets.label import Text
from ui.widgets.line_chart import LineChart


class ChartCard(Card):
    """Title, keys and chart; the keys are there only while there is something to compare with."""

    def __init__(self, theme: Theme, chart: Chart, parent: QWidget | None = None) -> None:
        super().__init__(theme, padding=20, gap=10, parent=parent)
        self.chart = chart
        self._title = Text(theme, "", "section")
        self._keys = QWidget()
        self._flow = Flow(self._keys, gap=16)
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(self._title, 1)
        head.addWidget(self._keys)
        self._keys.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.column.addLayout(head)
        self.column.addWidget(chart)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def show_drawn(self, drawn: Drawn, earlier: str, now: str) -> None:
        """Show this, and say which ink is which period."""
        self._title.say(drawn.title)
        self.chart.show_points(drawn.title, drawn.points)
        self._flow.clear()
        both = any(point.before is not None for point in drawn.points)
        if both:
            line = isinstance(self.chart, LineChart)
            for words, is_earlier in ((earlier, True), (now, False)):
                self._flow.addWidget(Key(self.theme, words, earlier=is_earlier, line=line))
        self._keys.setVisible(both)
