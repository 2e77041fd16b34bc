"""Cells that show a course: a line over the last weeks, and how far one has come with each of some tasks."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from ui.theme.icons import paint_icon
from ui.theme.press import slab
from ui.theme.theme import Theme
from ui.widgets.lettering import paint_lines, set_lines, width_of
from ui.widgets.table_cells import PAD, Cell, inner

LINE_WIDE, LINE_HIGH, DOT, BESIDE_LINE = 64, 22, 3.5, 14
STEP, STEP_GAP = 20, 6


@dataclass(frozen=True)
class LineCell(Cell):
    """A line through shares of 0 to 1 of the column's one scale, a dot at the last, and the last in words."""

    shares: tuple[float, ...] = ()
    text: str = ""

    def paint(self, painter: QPainter, theme: Theme, box: QRectF) -> None:
        place = inner(theme, box)
        font = theme.font("table", weight=600)
        reach = theme.px(DOT)
        line = QRectF(place.left() + reach, 0, theme.px(LINE_WIDE) - 2 * reach, theme.px(LINE_HIGH))
        line.moveCenter(QPointF(line.center().x(), place.center().y()))
        ink = theme.ink("fjord")
        apart = line.width() / max(1, len(self.shares) - 1)
        points = [
            QPointF(line.left() + apart * n, line.bottom() - line.height() * min(1.0, max(0.0, share)))
            for n, share in enumerate(self.shares)
        ]
        if points:
            painter.setPen(QPen(ink, theme.px(1) * 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            painter.drawPolyline(QPolygonF(points))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ink)
            painter.drawEllipse(points[-1], reach, reach)
        setting = set_lines(self.text, font, math.inf, theme.line("table"))
        words = place.adjusted(theme.px(LINE_WIDE + BESIDE_LINE), 0, 0, 0)
        paint_lines(painter, words, setting, font, theme.ink("ink"), Qt.AlignmentFlag.AlignLeft)

    def least(self, theme: Theme) -> float:
        words = width_of(self.text, theme.font("table", weight=600))
        return theme.px(LINE_WIDE + BESIDE_LINE + 2 * PAD) + words + 2


class Step(Enum):
    """How far one has come with something."""

    NONE = "none"
    """it is not for this one; its place stays empty"""
    OPEN = "open"
    BEGUN = "begun"
    DONE = "done"


@dataclass(frozen=True)
class StepsCell(Cell):
    """A small box for each thing: empty, half full, or done with a tick; the same thing stands at the same place."""

    steps: tuple[Step, ...] = ()

    def paint(self, painter: QPainter, theme: Theme, box: QRectF) -> None:
        place, side = inner(theme, box), float(theme.px(STEP))
        left, top = place.left(), place.center().y() - side / 2
        for step in self.steps:
            paint_step(painter, theme, QRectF(left, top, side, side), step)
            left += side + theme.px(STEP_GAP)

    def least(self, theme: Theme) -> float:
        return theme.px(len(self.steps) * (STEP + STEP_GAP) - STEP_GAP + 2 * PAD) if self.steps else 0.0


def paint_step(painter: QPainter, theme: Theme, box: QRectF, step: Step) -> None:
    """Paint how far one has come into a box."""
    radius = box.height() / 4
    if step is Step.DONE:
        frame: QColor | None = theme.ink("mos") if theme.name == "hc" else None
        slab(painter, box, radius, theme.ink("mosT"), frame, 1.5)
        sign = box.adjusted(*(edge * box.width() * 0.16 for edge in (1, 1, -1, -1)))
        paint_icon(painter, sign, "check", theme.ink("mos"), weight="bold")
    elif step is Step.BEGUN:
        painter.save()
        painter.setClipRect(QRectF(box.left(), box.center().y(), box.width(), box.height()))
        slab(painter, box, radius, theme.ink("fjord"))
        painter.restore()
        slab(painter, box, radius, None, theme.ink("fjord"), 2)
    elif step is Step.OPEN:
        slab(painter, box, radius, theme.ink("ark"), theme.ink("ctl"), 1.5)
