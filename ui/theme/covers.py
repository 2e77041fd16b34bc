"""Covers for texts that have none: the same title and author give the same cover on every device."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QPixmap, QPixmapCache

from ui.theme.chance import fnv1a, mulberry32
from ui.theme.fonts import SANS, SERIF
from ui.theme.joints import split_to_fit
from ui.theme.motifs import MOTIFS, OVER, H, Plate, W
from ui.theme.press import ribbon
from ui.theme.theme import Theme
from ui.theme.tokens import COVERS, TOKENS

RATIO = H / W
AUTHOR_FROM = 150
_INK = TOKENS["themes"]["light"]["ink"]
_SUBJECTS = (
    ("natur", "rejser", "rejse", "geografi", "årstider"),
    ("hav", "vand", "fisk", "søfart"),
    ("dyr", "planter", "biologi", "have"),
    ("by", "hverdag", "familie", "skole", "venskab", "samfund"),
    ("skov", "spænding", "gys", "mysterier"),
    ("eventyr", "digte", "sagn", "fantasi", "drama"),
    ("rum", "teknik", "fysik", "science fiction", "maskiner"),
    ("fakta", "fag", "matematik", "historie", "sport", "energi"),
)


def motif_of(subject: str, number: int) -> int:
    """The motif (0 to 7) of a subject if it is known, else the one of the cover's number."""
    wanted = subject.strip().lower()
    for motif, words in enumerate(_SUBJECTS):
        if wanted in words:
            return motif
    return (number >> 8) % 8


def _title_font(size: float, family: str) -> QFont:
    font = QFont(family)
    font.setPixelSize(round(size * 4))
    font.setWeight(QFont.Weight.DemiBold)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def title_lines(title: str, room: float, family: str = SERIF) -> tuple[list[str], float]:
    """The title in lines that fit `room` units, and the size in units they fit at; long words break at joints."""
    size = 14.0 if sum(letter.isalpha() for letter in title) > 22 else 17.0
    while True:
        metrics = QFontMetricsF(_title_font(size, family))

        def width(part: str, metrics: QFontMetricsF = metrics) -> float:
            return metrics.horizontalAdvance(part) / 4

        lines = _lines(title, room, width)
        tall = len(lines) * size * 1.16 > 0.36 * H
        if size <= 8 or (not tall and max(width(line) for line in lines) <= room):
            return lines, size
        size -= 0.5


def _lines(title: str, room: float, width: Callable[[str], float]) -> list[str]:
    lines: list[str] = []
    current = ""
    for word in title.split():
        trial = f"{current} {word}".strip()
        if width(trial) <= room:
            current = trial
            continue
        if current:
            lines.append(current)
        *pieces, current = split_to_fit(word, lambda part: width(part) <= room)
        lines.extend(pieces)
    return [*lines, current]


def _print(painter: QPainter, number: int, title: str, author: str, subject: str, room: float, family: str) -> None:
    pair = COVERS[number % 8]
    paper, a, b = QColor(pair["paper"]), QColor(pair["a"]), QColor(pair["b"])
    whole = QRectF(0, 0, W, H)
    clip = QPainterPath()
    clip.addRoundedRect(whole, 3, 3)
    painter.save()
    painter.setClipPath(clip)
    painter.fillRect(whole, paper)
    MOTIFS[motif_of(subject, number)](Plate(painter, paper, a, b, mulberry32(number)))
    painter.setCompositionMode(OVER)
    painter.fillRect(QRectF(0, 0, 5, H), a)
    painter.fillRect(QRectF(5, 0, 1.2, H), QColor(255, 255, 255, 115))
    painter.restore()
    lines, size = title_lines(title, room, family)
    painter.setPen(QColor(_INK))
    _words(painter, 14, 22, lines, size, _title_font(size, family))
    if author:
        font = _title_font(8.4, SANS)
        font.setWeight(QFont.Weight.Medium)
        _words(painter, 14, 22 + (len(lines) - 1) * size * 1.16 + 13, [author], 8.4, font)
    frame = QColor(_INK)
    frame.setAlphaF(0.28)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(frame, 1))
    painter.drawRoundedRect(QRectF(0.5, 0.5, W - 1, H - 1), 3, 3)


def _words(painter: QPainter, x: float, y: float, lines: list[str], size: float, font: QFont) -> None:
    painter.save()
    painter.translate(x, y)
    painter.scale(0.25, 0.25)
    painter.setFont(font)
    for row, line in enumerate(lines):
        painter.drawText(QPointF(0, row * size * 1.16 * 4), line)
    painter.restore()


def cover(
    title: str,
    author: str,
    width: int,
    *,
    subject: str = "",
    started: bool = False,
    ratio: float = 1.0,
    family: str = SERIF,
) -> QPixmap:
    """The cover `width` px wide and 1.4 times as high, for a screen of this device ratio; printed once, then kept.

    `started` leaves room for the ribbon, which `paint_cover` hangs over the edge.
    """
    number = fnv1a(f"{title}|{author}")
    key = f"cover {number} {len(title)} {subject} {width} {ratio} {started} {family}"
    picture = QPixmap()
    if QPixmapCache.find(key, picture):
        return picture
    picture = QPixmap(round(width * ratio), round(width * RATIO * ratio))
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    painter.scale(picture.width() / W, picture.height() / H)
    _print(painter, number, title, author if width >= AUTHOR_FROM else "", subject, 82 if started else 98, family)
    painter.end()
    picture.setDevicePixelRatio(ratio)
    QPixmapCache.insert(key, picture)
    return picture


def paint_cover(
    painter: QPainter,
    theme: Theme,
    x: float,
    y: float,
    width: int,
    title: str,
    author: str,
    *,
    subject: str = "",
    started: bool = False,
) -> None:
    """Paint a cover with its upper left corner at (x, y); a started book has its ribbon, which rises 5 % above."""
    ratio = painter.device().devicePixelRatio()
    family = theme.everywhere_family or SERIF
    picture = cover(title, author, width, subject=subject, started=started, ratio=ratio, family=family)
    painter.drawPixmap(QPointF(x, y), picture)
    if started:
        unit = width / W
        ribbon(painter, theme.ink("lyng"), x + 100 * unit, y - 6 * unit, 13 * unit, 46 * unit)
