"""Setting a few words in a box: wrapped between words, at compound joints if a word is too long, never elided."""

from __future__ import annotations

import math
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

from ui.theme.joints import split_to_fit

SMOOTH = 0.75
"""how far the smoothing of an edge may reach beyond the letter, px"""


@dataclass(frozen=True)
class Setting:
    """Words broken into lines, and the room they take in pixels."""

    lines: tuple[str, ...]
    width: float
    height: float
    line: float


def width_of(text: str, font: QFont) -> float:
    """The pixels a line of text needs."""
    return QFontMetricsF(font).horizontalAdvance(text)


def _hang(metrics: QFontMetricsF, text: str) -> tuple[float, float]:
    """How far the first letter reaches left of its start and the last one right of its end."""
    if not text:
        return 0.0, 0.0
    before = metrics.tightBoundingRect(text[0]).left()
    after = metrics.tightBoundingRect(text[-1]).right() - metrics.horizontalAdvance(text[-1])
    return max(0.0, SMOOTH - before), max(0.0, after)


def _span(metrics: QFontMetricsF, text: str) -> float:
    return metrics.horizontalAdvance(text) + sum(_hang(metrics, text))


def set_lines(text: str, font: QFont, room: float, line: float) -> Setting:
    """Break `text` into lines no wider than `room` pixels, `line` pixels apart; line breaks in it are kept."""
    metrics = QFontMetricsF(font)

    def fits(part: str) -> bool:
        return _span(metrics, part) <= room

    lines: list[str] = []
    for paragraph in text.split("\n"):
        current = ""
        for word in paragraph.split(" "):
            trial = f"{current} {word}" if current else word
            if fits(trial):
                current = trial
                continue
            if current:
                lines.append(current)
            *pieces, current = split_to_fit(word, fits)
            lines.extend(pieces)
        lines.append(current)
    widest = max(_span(metrics, part) for part in lines)
    return Setting(tuple(lines), widest, line * len(lines), line)


def extent(font: QFont) -> tuple[float, float]:
    """How far letters rise above and sink below the base line: from the ring of Å to the tail of g and j."""
    box = QFontMetricsF(font).tightBoundingRect("ÅÉgjpqy")
    return -box.top(), box.bottom()


def overhang(font: QFont, line: float) -> int:
    """The pixels a block of lines needs beyond its lines so that no ring or tail is cut."""
    rise, sink = extent(font)
    return max(0, math.ceil(rise + sink - line + 1))


def narrowest(text: str, font: QFont, line: float, most_lines: int) -> float:
    """The least width at which `text` needs no more than `most_lines` lines and no word is broken."""
    metrics = QFontMetricsF(font)
    words = text.replace("\n", " ").split(" ")
    least = max(_span(metrics, word) for word in words)
    full = _span(metrics, text)
    while len(set_lines(text, font, least, line).lines) > most_lines and least < full:
        least = min(full, least + 4)
    return least


def least_width(text: str, font: QFont, wish: float) -> float:
    """The least width, at least `wish`, at which nothing is cut when long words break at their joints."""
    metrics = QFontMetricsF(font)

    def fits(part: str) -> bool:
        return _span(metrics, part) <= wish

    pieces = [piece for word in text.split() for piece in split_to_fit(word, fits)]
    return max((_span(metrics, piece) for piece in pieces), default=0.0)


def paint_lines(
    painter: QPainter,
    box: QRectF,
    setting: Setting,
    font: QFont,
    ink: QColor,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignHCenter,
) -> None:
    """Paint lines into a box, vertically in its middle."""
    painter.setFont(font)
    painter.setPen(ink)
    metrics = QFontMetricsF(font)
    top = box.center().y() - setting.height / 2
    rise, sink = extent(font)
    lift = (setting.line - rise - sink) / 2 + rise
    for number, text in enumerate(setting.lines):
        before, after = _hang(metrics, text)
        left = box.left() + before
        if align == Qt.AlignmentFlag.AlignHCenter:
            left = box.center().x() - metrics.horizontalAdvance(text) / 2
        elif align == Qt.AlignmentFlag.AlignRight:
            left = box.right() - metrics.horizontalAdvance(text) - after
        painter.drawText(QPointF(math.ceil(left * 4) / 4, top + number * setting.line + lift), text)
