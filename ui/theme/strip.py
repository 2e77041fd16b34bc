"""The season strip: sky, sun, four hills, trees and two houses, changing slowly with the week of the year."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPolygonF

from ui.theme.chance import mulberry32
from ui.theme.theme import Theme
from ui.theme.tokens import mixed

HILLS = ((0.80, 0.0), (0.58, 1.4), (0.36, 2.6), (0.17, 4.0))


class Season(StrEnum):
    """What the trees and the sun are like."""

    WINTER = "winter"
    SPRING = "spring"
    SUMMER = "summer"
    AUTUMN = "autumn"


def season(week: int) -> Season:
    """The Danish season of an ISO week, 1 to 53."""
    if week <= 9 or week >= 49:
        return Season.WINTER
    if week <= 21:
        return Season.SPRING
    return Season.SUMMER if week <= 34 else Season.AUTUMN


def sun_height(week: int) -> float:
    """How high the sun stands at noon, 0 at midwinter (week 51) to 1 at midsummer."""
    return 0.5 - 0.5 * math.cos((week - 51) / 52 * math.tau)


@dataclass(frozen=True)
class _Scene:
    box: QRectF
    swing: float
    phase: float

    def ground(self, hill: int, t: float) -> float:
        """The height of a hill's line at `t` of the width, in px from the top."""
        height, own = HILLS[hill]
        u = min(1.0, max(0.0, (t - 0.22) * 1.9))
        rise = u * u * (3 - 2 * u) * (0.74 + 0.26 * math.sin(self.swing * 7 * t + own + self.phase))
        return self.box.bottom() - height * 0.86 * self.box.height() * rise

    def x(self, t: float) -> float:
        """The x of a share of the width."""
        return self.box.left() + t * self.box.width()


def _inks(theme: Theme) -> tuple[QColor, ...]:
    fjord, ground = theme.ink("fjord"), theme.ink("bg")
    if theme.name == "dark":
        return tuple(mixed(ground, fjord, share) for share in (0.10, 0.18, 0.28, 0.20))
    return tuple(mixed(ground, fjord, share) for share in (0.2, 0.42, 0.71, 1.0))


def sky(theme: Theme) -> QColor:
    """The flat colour of the sky behind the strip."""
    return mixed(theme.ink("bg"), theme.ink("fjord"), 0.06)


def paint_strip(painter: QPainter, theme: Theme, box: QRectF, week: int, *, with_sky: bool = True) -> None:
    """Paint the strip into a box; the left fifth stays plain sky, so that words can stand there.

    In Kontrast nothing is painted.
    """
    if theme.name == "hc":
        return
    painter.save()
    painter.setClipRect(box, Qt.ClipOperation.IntersectClip)
    painter.setPen(Qt.PenStyle.NoPen)
    if with_sky:
        painter.fillRect(box, sky(theme))
    draw = mulberry32(week)
    scene = _Scene(box, 0.85 + 0.3 * draw(), draw() * 1.2 - 0.6)
    inks = _inks(theme)
    _sun(painter, theme, scene, week, draw)
    _hill(painter, scene, 0, inks[0])
    _hill(painter, scene, 1, inks[1])
    _houses(painter, theme, scene, season(week), draw)
    _trees(painter, theme, scene, week, inks, draw)
    _hill(painter, scene, 2, inks[2])
    _near_trees(painter, theme, scene, week, inks, draw)
    _hill(painter, scene, 3, inks[3])
    if season(week) == Season.WINTER and week not in (49, 50):
        _flakes(painter, theme, scene, draw)
    painter.restore()


def _sun(painter: QPainter, theme: Theme, scene: _Scene, week: int, draw: Callable[[], float]) -> None:
    height = scene.box.height()
    radius = height * 0.24
    t = 0.60 + 0.1 * draw()
    low, high = scene.ground(0, t) - radius * 0.15, scene.box.top() + radius * 1.25
    painter.setBrush(theme.ink("rav"))
    painter.drawEllipse(QPointF(scene.x(t), low + (high - low) * 0.75 * sun_height(week)), radius, radius)


def _hill(painter: QPainter, scene: _Scene, hill: int, ink: QColor) -> None:
    path = QPainterPath(scene.box.bottomLeft())
    for step in range(121):
        t = step / 120
        path.lineTo(scene.x(t), scene.ground(hill, t))
    path.lineTo(scene.box.bottomRight())
    painter.fillPath(path, ink)


def _house(painter: QPainter, theme: Theme, x: float, foot: float, size: float, snow: bool) -> None:
    wall = QColor("#FDFDFA") if theme.name != "dark" else theme.ink("ink2")
    painter.setBrush(wall)
    painter.drawRect(QRectF(x, foot - size * 0.62, size, size * 0.9))
    painter.setBrush(wall if snow else QColor("#8B3A62"))
    roof = [QPointF(x - size * 0.06, foot - size * 0.6), QPointF(x + size / 2, foot - size * 1.05)]
    roof.append(QPointF(x + size * 1.06, foot - size * 0.6))
    painter.drawPolygon(QPolygonF(roof))
    if snow:
        painter.setBrush(QColor("#8B3A62"))
        eave = [QPointF(x + size * 0.05, foot - size * 0.6), QPointF(x + size / 2, foot - size * 0.95)]
        eave.append(QPointF(x + size * 0.95, foot - size * 0.6))
        painter.drawPolygon(QPolygonF(eave))
    for column, ink in ((0.2, theme.ink("rav")), (0.6, QColor("#4E8087"))):
        painter.setBrush(ink)
        painter.drawRect(QRectF(x + size * column, foot - size * 0.36, size * 0.2, size * 0.2))


def _houses(painter: QPainter, theme: Theme, scene: _Scene, now: Season, draw: Callable[[], float]) -> None:
    height = scene.box.height()
    t = 0.76 + 0.05 * draw()
    for offset, size in ((0.0, 0.30), (0.30 * height * 1.35 / scene.box.width(), 0.22)):
        at = t + offset
        foot = scene.ground(2, at) - height * 0.02
        _house(painter, theme, scene.x(at), foot, size * height, now == Season.WINTER)


def _conifer(painter: QPainter, x: float, foot: float, size: float, ink: QColor, snow: QColor | None) -> None:
    half = size * 0.24
    painter.fillRect(QRectF(x - size * 0.035, foot - size * 0.2, size * 0.07, size * 0.28), ink)
    base = foot - size * 0.12
    crown = QPainterPath(QPointF(x, foot - size))
    crown.quadTo(x + half * 0.85, base - size * 0.4, x + half, base)
    crown.lineTo(x - half, base)
    crown.quadTo(x - half * 0.85, base - size * 0.4, x, foot - size)
    painter.fillPath(crown, ink)
    if snow is not None:
        cap = QPainterPath(QPointF(x, foot - size))
        cap.quadTo(x + half * 0.5, foot - size * 0.78, x + half * 0.62, foot - size * 0.58)
        cap.quadTo(x + half * 0.2, foot - size * 0.68, x, foot - size * 0.56)
        cap.quadTo(x - half * 0.2, foot - size * 0.68, x - half * 0.62, foot - size * 0.58)
        cap.quadTo(x - half * 0.5, foot - size * 0.78, x, foot - size)
        painter.fillPath(cap, snow)


def _leaf_tree(painter: QPainter, x: float, foot: float, size: float, crown: QColor, trunk: QColor) -> None:
    painter.fillRect(QRectF(x - size * 0.035, foot - size * 0.5, size * 0.07, size * 0.6), trunk)
    painter.setBrush(crown)
    painter.drawEllipse(QPointF(x, foot - size * 0.62), size * 0.25, size * 0.34)


def _tree(
    painter: QPainter, theme: Theme, place: tuple[float, float, float], week: int, ink: QColor, leafy: bool
) -> None:
    x, foot, size = place
    now = season(week)
    if not leafy or now == Season.WINTER:
        snow = mixed(theme.ink("ark"), ink, 0.08) if now == Season.WINTER else None
        _conifer(painter, x, foot, size, ink, snow if theme.name != "dark" else None)
        return
    crowns = {
        Season.SPRING: mixed(theme.ink("mos"), theme.ink("ark"), 0.45),
        Season.SUMMER: mixed(theme.ink("mos"), theme.ink("ark"), 0.12),
        Season.AUTUMN: mixed(theme.ink("rav"), QColor("#9E3D22"), min(1.0, max(0.0, (week - 36) / 14))),
    }
    crown = crowns[now] if theme.name != "dark" else mixed(crowns[now], theme.ink("bg"), 0.45)
    _leaf_tree(painter, x, foot, size, crown, ink)


def _trees(
    painter: QPainter, theme: Theme, scene: _Scene, week: int, inks: tuple[QColor, ...], draw: Callable[[], float]
) -> None:
    for number, t in enumerate((0.59, 0.66, 0.715, 0.91)):
        at = t + 0.02 * (draw() - 0.5)
        size = scene.box.height() * (0.36 + 0.08 * draw())
        place = (scene.x(at), scene.ground(2, at) + scene.box.height() * 0.03, size)
        _tree(painter, theme, place, week, inks[2], number % 2 == 1)


def _near_trees(
    painter: QPainter, theme: Theme, scene: _Scene, week: int, inks: tuple[QColor, ...], draw: Callable[[], float]
) -> None:
    for number, t in enumerate((0.55, 0.635, 0.685, 0.885, 0.965)):
        at = t + 0.02 * (draw() - 0.5)
        size = scene.box.height() * (0.34 + 0.10 * draw())
        place = (scene.x(at), scene.ground(2, at) + scene.box.height() * 0.05, size)
        _tree(painter, theme, place, week, inks[3], number % 2 == 0)


def _flakes(painter: QPainter, theme: Theme, scene: _Scene, draw: Callable[[], float]) -> None:
    painter.setBrush(theme.ink("ark") if theme.name != "dark" else theme.ink("ink2"))
    unit = scene.box.height() / 112
    for _ in range(34):
        x = scene.x(0.36 + 0.64 * draw())
        painter.drawEllipse(QPointF(x, scene.box.top() + draw() * scene.box.height() * 0.8), 1.5 * unit, 1.5 * unit)
