"""The mark: a sheet, a reading ribbon folded to an L, three lines of text, the spoken one amber."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

LINES_FROM = 24
_SHEET, _EDGE, _INK = "#FDFDFA", "#BAC5BD", "#18292E"
_RIBBON = (
    ("#8B3A62", ((15, 3), (27, 3), (27, 39.5), (15, 51.5))),
    ("#A9527B", ((15, 51.5), (27, 39.5), (51, 39.5), (45.5, 45.5), (51, 51.5))),
    ("#6E2C4D", ((15, 51.5), (27, 39.5), (27, 51.5))),
)
_LINES = ((13, 17, _INK), (21, 17, "#F2B63C"), (29, 11, _INK))


def paint_mark(painter: QPainter, box: QRectF, *, one_ink: QColor | None = None) -> None:
    """Paint the mark into a square; under 24 px without its lines, and for print in one ink if asked."""
    painter.save()
    painter.translate(box.topLeft())
    painter.scale(box.width() / 64, box.height() / 64)
    painter.setPen(Qt.PenStyle.NoPen)
    if one_ink is None:
        painter.setBrush(QColor(_EDGE))
        painter.drawRoundedRect(QRectF(5, 5, 54, 56), 9, 9)
    painter.setBrush(QColor(_SHEET))
    painter.setPen(QPen(one_ink or QColor(_INK), 2.5))
    painter.drawRoundedRect(QRectF(5, 3, 54, 56), 9, 9)
    painter.setPen(Qt.PenStyle.NoPen)
    for ink, corners in _RIBBON:
        path = QPainterPath()
        path.addPolygon(QPolygonF([QPointF(x, y) for x, y in corners]))
        path.closeSubpath()
        painter.fillPath(path, one_ink or QColor(ink))
    if box.width() >= LINES_FROM:
        for top, width, ink in _LINES:
            painter.setBrush(one_ink or QColor(ink))
            painter.drawRoundedRect(QRectF(34, top, width, 4), 2, 2)
    painter.restore()
