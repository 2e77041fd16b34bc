"""Icons: Phosphor drawings in our inks, at the exact size and device ratio."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer

from learnkit.errors import LearnKitError

FOLDER = Path(__file__).parent / "phosphor"
WEIGHTS = ("regular", "bold", "fill", "duotone")
_TONE = ' opacity="0.2"'


@lru_cache(maxsize=512)
def _drawing(name: str, weight: str) -> str:
    path = FOLDER / weight / f"{name}.svg"
    if not path.is_file():
        raise LearnKitError("theme.no_such_icon", icon=name, weight=weight)
    return path.read_text("utf-8")


def names(weight: str = "regular") -> tuple[str, ...]:
    """The icons there are in a weight, in alphabetical order."""
    return tuple(sorted(path.stem for path in (FOLDER / weight).glob("*.svg")))


@lru_cache(maxsize=1024)
def _renderer(name: str, weight: str, line: str, tone: str) -> QSvgRenderer:
    drawing = _drawing(name, weight)
    if tone:
        drawing = drawing.replace(_TONE, f' fill="{tone}"')
    return QSvgRenderer(QByteArray(drawing.replace("currentColor", line).encode()))


def paint_icon(
    painter: QPainter, box: QRectF, name: str, ink: QColor, *, weight: str = "regular", tone: QColor | None = None
) -> None:
    """Draw an icon into a box; in duotone, `tone` is the flat ink under the lines."""
    _renderer(name, weight, ink.name(), tone.name() if tone else "").render(painter, box)


def icon(
    name: str, ink: QColor, px: int, weight: str = "regular", *, tone: QColor | None = None, ratio: float = 1.0
) -> QPixmap:
    """The icon as a pixmap of `px` logical pixels for a screen of this device ratio; the same call is drawn once.

    Errors: `theme.no_such_icon`.
    """
    line, flat = ink.name(), tone.name() if tone else ""
    key = f"icon {name} {weight} {line} {flat} {px} {ratio}"
    picture = QPixmap()
    if QPixmapCache.find(key, picture):
        return picture
    drawing = _renderer(name, weight, line, flat)
    picture = QPixmap(round(px * ratio), round(px * ratio))
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    drawing.render(painter, QRectF(0, 0, picture.width(), picture.height()))
    painter.end()
    picture.setDevicePixelRatio(ratio)
    QPixmapCache.insert(key, picture)
    return picture


def window_icon(paint: Callable[[QPainter, QRectF], None]) -> QIcon:
    """An icon for window and task bar, painted at each size a desktop asks for."""
    made = QIcon()
    for size in (16, 24, 32, 48, 64, 128, 256):
        picture = QPixmap(size, size)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint(painter, QRectF(0, 0, size, size))
        painter.end()
        made.addPixmap(picture)
    return made
