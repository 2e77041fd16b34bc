"""A line from month to month, and dashed the one of the period before."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter, QPen

from ui.widgets.chart import Chart, line_pen

DOT = 4.5


class LineChart(Chart):
    """A dot for each point with its figure over it, and the line between those that follow each other.

    A point without a value leaves a gap with its words in it.
    """

    def paint_figures(self, painter: QPainter) -> None:
        for earlier in (True, False):
            places = self.places(earlier=earlier)
            painter.setPen(line_pen(self.theme, earlier=earlier))
            for begin, end in pairwise(places):
                if begin is not None and end is not None:
                    painter.drawLine(begin, end)
            self._paint_dots(painter, places, earlier=earlier)
        for number, place in enumerate(self.places(earlier=False)):
            point = self.points[number]
            if place is None:
                middle, bottom = self.column(number).center().x(), self.field().bottom() - 2
                self.write_figure(painter, middle, bottom, point.text, ink="ink2")
            else:
                self.write_figure(painter, place.x(), place.y() - DOT - 1, point.text)

    def places(self, *, earlier: bool) -> list[QPointF | None]:
        """Where each point's dot stands; None where it has no figure."""
        found: list[QPointF | None] = []
        for number, point in enumerate(self.points):
            value = point.before if earlier else point.value
            x = self.column(number).center().x()
            found.append(None if value is None else QPointF(x, self.field().bottom() - self.height_of(value)))
        return found

    def _paint_dots(self, painter: QPainter, places: Sequence[QPointF | None], *, earlier: bool) -> None:
        painter.setPen(QPen(self.theme.ink("earlierLine" if earlier else "fjord"), 2))
        painter.setBrush(self.theme.ink("earlier" if earlier else "ark"))
        reach = DOT - 1.5 if earlier else DOT
        for place in places:
            if place is not None:
                painter.drawEllipse(place, reach, reach)
