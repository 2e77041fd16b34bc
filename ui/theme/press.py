"""The painting recipes every widget shares: cut edge, foot, ring, ribbon."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

from ui.theme.theme import Theme
from ui.theme.tokens import EDGE, FOOT, RADIUS, RING


def start(painter: QPainter) -> None:
    """Set the hints all our painting uses."""
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)


def slab(
    painter: QPainter,
    box: QRectF,
    radius: float,
    fill: QColor | None,
    frame: QColor | None = None,
    width: float = 1,
    *,
    dashed: bool = False,
) -> None:
    """A flat rounded shape, with its frame drawn wholly inside the box."""
    pen = QPen(frame, width) if frame else QPen(Qt.PenStyle.NoPen)
    if frame and dashed:
        pen.setStyle(Qt.PenStyle.CustomDashLine)
        pen.setDashPattern([3, 2.2])
    painter.setPen(pen)
    painter.setBrush(fill if fill else Qt.BrushStyle.NoBrush)
    inset = width / 2 if frame else 0
    painter.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), radius - inset, radius - inset)


def card(painter: QPainter, theme: Theme, box: QRectF, radius: float = RADIUS["card"], fill: str = "ark") -> None:
    """Paper with a cut edge; the edge takes the lowest 2 px of the box."""
    sheet = box.adjusted(0, 0, 0, -EDGE)
    slab(painter, sheet.translated(0, EDGE), radius, theme.ink("edge"))
    slab(painter, sheet, radius, theme.ink(fill), theme.ink("line"))


def footed(painter: QPainter, box: QRectF, radius: float, fill: QColor, foot: QColor) -> None:
    """A filled control with a darker foot inside its lower edge."""
    slab(painter, box, radius, foot)
    clip = QPainterPath()
    clip.addRoundedRect(box, radius, radius)
    painter.save()
    painter.setClipPath(clip, Qt.ClipOperation.IntersectClip)
    slab(painter, box.adjusted(0, 0, 0, -FOOT), radius, fill)
    painter.restore()


def ring(painter: QPainter, theme: Theme, box: QRectF, radius: float) -> None:
    """The focus ring around a box: 3 px wide, 3 px outside."""
    reach = RING + RING / 2
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.ink("lyng"), RING))
    painter.drawRoundedRect(box.adjusted(-reach, -reach, reach, reach), radius + 5, radius + 5)


def ribbon(painter: QPainter, ink: QColor, x: float, y: float, width: float, length: float) -> None:
    """A ribbon hanging from (x, y), its end cut to a swallow's tail within `length`."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    corners = ((0.0, 0.0), (width, 0.0), (width, length), (width / 2, length - width / 2), (0.0, length))
    painter.drawPolygon(QPolygonF([QPointF(x + dx, y + dy) for dx, dy in corners]))
