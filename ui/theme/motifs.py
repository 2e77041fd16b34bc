"""The eight motifs of covers, in units of 120 by 168, art in the lower 60 %."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from ui.theme.tokens import mixed

W, H = 120.0, 168.0
TOP = 0.40 * H
MULTIPLY = QPainter.CompositionMode.CompositionMode_Multiply
OVER = QPainter.CompositionMode.CompositionMode_SourceOver


@dataclass
class Plate:
    """What a motif prints with: painter, three inks, chance."""

    p: QPainter
    paper: QColor
    a: QColor
    b: QColor
    draw: Callable[[], float]

    def between(self, low: float, high: float) -> float:
        """A number by chance in a range."""
        return low + (high - low) * self.draw()

    def fill(self, ink: QColor, mode: QPainter.CompositionMode = OVER) -> None:
        """Print flat in this ink from now on."""
        self.p.setCompositionMode(mode)
        self.p.setPen(Qt.PenStyle.NoPen)
        self.p.setBrush(ink)

    def stroke(self, ink: QColor, width: float, mode: QPainter.CompositionMode = OVER) -> None:
        """Draw lines in this ink from now on."""
        self.p.setCompositionMode(mode)
        self.p.setPen(QPen(ink, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        self.p.setBrush(Qt.BrushStyle.NoBrush)

    def disc(self, x: float, y: float, radius: float) -> None:
        """A disc or circle in the ink in force."""
        self.p.drawEllipse(QPointF(x, y), radius, radius)


def _hill(plate: Plate, height: float, swing: float, waves: float, phase: float, ink: QColor) -> None:
    path = QPainterPath(QPointF(0, H))
    for step in range(61):
        x = step * W / 60
        path.lineTo(x, height + swing * math.sin(x / W * math.tau * waves + phase))
    path.lineTo(W, H)
    plate.fill(ink)
    plate.p.drawPath(path)


def hills(plate: Plate) -> None:
    """Bakker: sun, three hills back to front."""
    plate.fill(plate.b, MULTIPLY)
    plate.disc(plate.between(36, 84), plate.between(92, 100), plate.between(16, 28))
    back = mixed(plate.a, plate.paper, 0.55)
    for height, ink in ((108.0, back), (129.0, plate.b), (150.0, plate.a)):
        _hill(
            plate,
            height + plate.between(-3, 3),
            plate.between(5, 8),
            plate.between(0.7, 1.2),
            plate.between(0, math.tau),
            ink,
        )


def waves(plate: Plate) -> None:
    """Bølger: sun, five rows of overlapping circles like the scales of a fish."""
    plate.fill(plate.b, MULTIPLY)
    plate.disc(plate.between(48, 72), plate.between(89, 95), 18)
    radius = W / 8
    for row in range(5):
        for i in range(-1, 6):
            x, y = i * W / 4 + (radius if row % 2 else 0), 127 + row * 14.3
            plate.p.setCompositionMode(OVER)
            plate.p.setPen(QPen(plate.paper, 1.7))
            plate.p.setBrush(plate.b if row % 2 else plate.a)
            plate.disc(x, y, radius + 0.6)
            plate.stroke(plate.paper, 1.7)
            plate.disc(x, y, radius * 0.54)


def _leaf(plate: Plate, x: float, y: float, way: int, length: float) -> None:
    path = QPainterPath(QPointF(x, y))
    path.cubicTo(
        x + way * length * 0.15,
        y - length * 0.62,
        x + way * length * 0.7,
        y - length * 0.72,
        x + way * length,
        y - length * 0.5,
    )
    path.cubicTo(x + way * length * 0.85, y - length * 0.05, x + way * length * 0.4, y + length * 0.12, x, y)
    plate.p.drawPath(path)


def leaves(plate: Plate) -> None:
    """Blade: three stems with four pairs of leaves and a bud."""
    for column in range(3):
        x = 24 + column * 36 + plate.between(-1, 1)
        top = plate.between(84, 102)
        pitch = (H - top) / 4.25
        plate.stroke(plate.a, 2.4, MULTIPLY)
        plate.p.drawLine(QPointF(x, top), QPointF(x, H))
        for pair in range(4):
            y = top + 15 + pair * pitch
            ink = plate.b if pair % 2 == column % 2 else plate.a
            plate.fill(ink, MULTIPLY)
            for way in (-1, 1):
                _leaf(plate, x, y, way, 16)
        plate.fill(plate.b, MULTIPLY)
        plate.disc(x, top - 1, 5.4)
        plate.fill(plate.a)
        plate.disc(x, top - 1, 1.8)


def houses(plate: Plate) -> None:
    """Huse: a row of gabled houses, and the moon."""
    plate.fill(plate.b, MULTIPLY)
    plate.disc(plate.between(32, 88), plate.between(80, 86), 12)
    x, number = -plate.between(4, 12), 0
    while x < W:
        width, eave = plate.between(24, 33), plate.between(106, 118)
        ink = plate.a if number % 2 == 0 else plate.b
        gable = QPainterPath(QPointF(x, H))
        for point in ((x, eave), (x + width / 2, eave - plate.between(9, 13)), (x + width, eave), (x + width, H)):
            gable.lineTo(*point)
        plate.fill(ink, MULTIPLY)
        plate.p.drawPath(gable)
        plate.fill(plate.paper)
        for row in range(2):
            for column in range(2):
                plate.p.drawRect(
                    QRectF(x + width * (0.24 + column * 0.32), eave + 8 + row * 13, width * 0.19, width * 0.23)
                )
        x, number = x + width, number + 1


def _tree(plate: Plate, x: float, base: float, height: float, ink: QColor) -> None:
    half = height * 0.26
    crown = QPainterPath(QPointF(x, base - height))
    crown.cubicTo(x + half * 0.9, base - height * 0.7, x + half * 1.5, base - height * 0.28, x, base)
    crown.cubicTo(x - half * 1.5, base - height * 0.28, x - half * 0.9, base - height * 0.7, x, base - height)
    plate.fill(ink)
    plate.p.drawPath(crown)
    plate.stroke(plate.paper, 1.1)
    plate.p.drawLine(QPointF(x, base - height * 0.62), QPointF(x, base))
    for part in (0.3, 0.48):
        y = base - height * part
        plate.p.drawLine(QPointF(x, y + height * 0.1), QPointF(x - half * 0.5, y))
        plate.p.drawLine(QPointF(x, y + height * 0.06), QPointF(x + half * 0.5, y - height * 0.04))


def forest(plate: Plate) -> None:
    """Skov: three rows of leaf-shaped trees."""
    plate.fill(plate.b, MULTIPLY)
    plate.disc(plate.between(36, 84), plate.between(86, 92), 13)
    rows = (
        (mixed(plate.a, plate.paper, 0.5), 138.0, 54.0, 40.0),
        (plate.b, 158.0, 44.0, 30.0),
        (plate.a, 174.0, 34.0, 28.0),
    )
    for number, (ink, base, height, pitch) in enumerate(rows):
        x = plate.between(-8, 6) + number * 5
        while x < W + 10:
            _tree(plate, x, base, height * plate.between(0.86, 1.1), ink)
            x += pitch
    plate.fill(plate.a)
    plate.p.drawRect(QRectF(0, 161, W, 7))


def _rosette(plate: Plate, centre: QPointF, radius: float, depth: float, petals: int, turn: float) -> None:
    path = QPainterPath()
    for step in range(181):
        angle = step / 180 * math.tau
        reach = radius * (1 + depth * math.cos(petals * angle)) / (1 + depth)
        point = QPointF(centre.x() + reach * math.sin(angle + turn), centre.y() - reach * math.cos(angle + turn))
        if step:
            path.lineTo(point)
        else:
            path.moveTo(point)
    plate.p.drawPath(path)


def paper_cut(plate: Plate) -> None:
    """Klip: a paper-cut rosette ρ = R(1 + a cos kθ)."""
    centre = QPointF(W / 2, 117)
    petals = 5 + int(plate.draw() * 4)
    depth = plate.between(0.16, 0.28)
    for ink, radius, deep in (
        (plate.a, 50.0, depth),
        (plate.paper, 31.0, depth + 0.06),
        (plate.b, 26.0, depth + 0.06),
    ):
        plate.fill(ink)
        _rosette(plate, centre, radius, deep, petals, 0)
    plate.fill(plate.paper)
    plate.disc(centre.x(), centre.y(), 7)
    for petal in range(petals):
        angle = petal / petals * math.tau
        plate.disc(centre.x() + 37 * math.sin(angle), centre.y() - 37 * math.cos(angle), 3)


def space(plate: Plate) -> None:
    """Rum: night, 26 stars, a planet with its ring."""
    plate.fill(plate.a)
    plate.p.drawRect(QRectF(0, TOP, W, H - TOP))
    plate.fill(plate.paper)
    for _ in range(26):
        plate.disc(plate.between(6, W - 2), plate.between(TOP + 2, H - 3), plate.between(0.6, 1.7))
    centre = QPointF(plate.between(46, 72), plate.between(114, 126))
    plate.fill(plate.b)
    plate.disc(centre.x(), centre.y(), 24)
    plate.p.save()
    plate.p.translate(centre)
    plate.p.rotate(plate.between(-24, -12))
    plate.stroke(plate.paper, 3)
    front = QPainterPath()
    front.arcMoveTo(QRectF(-40, -8.5, 80, 17), 128)
    front.arcTo(QRectF(-40, -8.5, 80, 17), 128, 284)
    plate.p.drawPath(front)
    plate.p.restore()


def fields(plate: Plate) -> None:
    """Felter: quarter circles on a grid of four columns."""
    side = W / 4
    for row in range(4):
        for column in range(4):
            if plate.draw() < 0.16:
                continue
            x, y = column * side, TOP + row * side
            corner = int(plate.draw() * 4)
            plate.fill(plate.a if plate.draw() < 0.5 else plate.b)
            centre = QPointF(x + (corner % 2) * side, y + (corner // 2) * side)
            plate.p.save()
            plate.p.setClipRect(QRectF(x, y, side, side), Qt.ClipOperation.IntersectClip)
            plate.disc(centre.x(), centre.y(), side)
            plate.p.restore()


MOTIFS: tuple[Callable[[Plate], None], ...] = (hills, waves, leaves, houses, forest, paper_cut, space, fields)
