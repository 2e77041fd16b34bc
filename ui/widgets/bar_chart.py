"""Bars side by side: this period, and beside it the one before."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from ui.widgets.chart import Chart, Point, paint_bar

SHARE, THICKEST, BETWEEN = 0.34, 28, 3
"""of the room of a place that one bar takes; px at 100 %"""


class BarChart(Chart):
    """One bar for each point with its figure over it, and left of it the bar of the period before.

    A point without a value has its words in place of the bar.
    """

    def paint_figures(self, painter: QPainter) -> None:
        for number, point in enumerate(self.points):
            earlier, now = self.bars(number)
            if earlier is not None:
                paint_bar(painter, self.theme, earlier, earlier=True)
            if now is None:
                middle, bottom = self.column(number).center().x(), self.field().bottom() - 2
                self.write_figure(painter, middle, bottom, point.text, ink="ink2")
                continue
            paint_bar(painter, self.theme, now, earlier=False)
            self._write_over(painter, number, point, now)

    def bars(self, number: int) -> tuple[QRectF | None, QRectF | None]:
        """The boxes of the bar before and the bar now of one point."""
        point, strip = self.points[number], self.column(number)
        thick = min(strip.width() * SHARE, float(self.theme.px(THICKEST)))
        middle = strip.center().x()
        pairs = any(one.before is not None for one in self.points)
        gap = self.theme.px(BETWEEN) / 2
        left_now = middle + gap if pairs else middle - thick / 2
        before = self._bar(middle - gap - thick, thick, point.before)
        return before, self._bar(left_now, thick, point.value)

    def _bar(self, left: float, thick: float, value: float | None) -> QRectF | None:
        if value is None:
            return None
        high = max(2.0, self.height_of(value)) if value else 1.0
        return QRectF(left, self.field().bottom() - high, thick, high)

    def _write_over(self, painter: QPainter, number: int, point: Point, bar: QRectF) -> None:
        """The figure stands over its own bar, or over the pair where the bar beside it is taller."""
        earlier = self.bars(number)[0]
        if earlier is not None and earlier.top() < bar.top():
            self.write_figure(painter, self.column(number).center().x(), earlier.top() - 2, point.text)
        else:
            self.write_figure(painter, bar.center().x(), bar.top() - 2, point.text)
