"""Setting a few words in a box: wrapped between words, at compound joints if a word is too long, never elided."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from functools import lru_cache

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


@dataclass(frozen=True)
class _Face:
    """A font, told from others by its description."""

    key: str
    font: QFont = field(compare=False, repr=False)


def _face(font: QFont) -> _Face:
    return _Face(font.key() + "".join(str(tag.toString()) for tag in font.featureTags()), QFont(font))


class _Ruler:
    """Measures lines of one font; what a letter reaches beyond its advance is measured once."""

    def __init__(self, font: QFont) -> None:
        self._metrics = QFontMetricsF(font)
        self._reach: dict[str, tuple[float, float]] = {}
        box = self._metrics.tightBoundingRect("ÅÉgjpqy")
        self.extent = (-box.top(), box.bottom())

    def advance(self, text: str) -> float:
        return self._metrics.horizontalAdvance(text)

    def _letter(self, letter: str) -> tuple[float, float]:
        if letter not in self._reach:
            box = self._metrics.tightBoundingRect(letter)
            self._reach[letter] = (max(0.0, SMOOTH - box.left()), max(0.0, box.right() - self.advance(letter)))
        return self._reach[letter]

    def hang(self, text: str) -> tuple[float, float]:
        """How far the first letter reaches left of its start and the last one right of its end."""
        return (self._letter(text[0])[0], self._letter(text[-1])[1]) if text else (0.0, 0.0)

    def span(self, text: str) -> float:
        """The room a line needs so that no letter is cut."""
        return self.advance(text) + sum(self.hang(text))


@lru_cache(maxsize=256)
def _ruler(face: _Face) -> _Ruler:
    return _Ruler(face.font)


def set_lines(text: str, font: QFont, room: float, line: float) -> Setting:
    """Break `text` into lines no wider than `room` pixels, `line` pixels apart; line breaks in it are kept."""
    return _set(text, _face(font), room, line)


@lru_cache(maxsize=4096)  # layouts ask for the same words at the same width many times over
def _set(text: str, face: _Face, room: float, line: float) -> Setting:
    ruler = _ruler(face)

    def fits(part: str) -> bool:
        return ruler.span(part) <= room

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
    widest = max(ruler.span(part) for part in lines)
    return Setting(tuple(lines), widest, line * len(lines), line)


def shortened(setting: Setting, font: QFont, room: float, most_lines: int) -> Setting:
    """The first lines of a setting; if there were more, the last of them ends in "…"."""
    if len(setting.lines) <= most_lines:
        return setting
    ruler = _ruler(_face(font))
    last = setting.lines[most_lines - 1]
    while last and ruler.span(f"{last}…") > room:
        last = last[:-1]
    lines = (*setting.lines[: most_lines - 1], f"{last.rstrip()}…")
    return Setting(lines, max(ruler.span(line) for line in lines), setting.line * most_lines, setting.line)


def extent(font: QFont) -> tuple[float, float]:
    """How far letters rise above and sink below the base line: from the ring of Å to the tail of g and j."""
    return _ruler(_face(font)).extent


def overhang(font: QFont, line: float) -> int:
    """The pixels a block of lines needs beyond its lines so that no ring or tail is cut."""
    rise, sink = extent(font)
    return max(0, math.ceil(rise + sink - line + 1))


def narrowest(text: str, font: QFont, line: float, most_lines: int) -> float:
    """The least width at which `text` needs no more than `most_lines` lines and no word is broken."""
    return _narrowest(text, _face(font), line, most_lines)


@lru_cache(maxsize=1024)  # a table asks for all its heads each time it is laid out
def _narrowest(text: str, face: _Face, line: float, most_lines: int) -> float:
    ruler = _ruler(face)
    words = text.replace("\n", " ").split(" ")
    least = max(ruler.span(word) for word in words)
    full = ruler.span(text)
    while len(_set(text, face, least, line).lines) > most_lines and least < full:
        least = min(full, least + 4)
    return least


def least_width(text: str, font: QFont, wish: float) -> float:
    """The least width, at least `wish`, at which nothing is cut when long words break at their joints."""
    ruler = _ruler(_face(font))

    def fits(part: str) -> bool:
        return ruler.span(part) <= wish

    pieces = [piece for word in text.split() for piece in split_to_fit(word, fits)]
    return max((ruler.span(piece) for piece in pieces), default=0.0)


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
    ruler = _ruler(_face(font))
    top = box.center().y() - setting.height / 2
    rise, sink = ruler.extent
    lift = (setting.line - rise - sink) / 2 + rise
    for number, text in enumerate(setting.lines):
        before, after = ruler.hang(text)
        left = box.left() + before
        if align == Qt.AlignmentFlag.AlignHCenter:
            left = box.center().x() - ruler.advance(text) / 2
        elif align == Qt.AlignmentFlag.AlignRight:
            left = box.right() - ruler.advance(text) - after
        painter.drawText(QPointF(math.ceil(left * 4) / 4, top + number * setting.line + lift), text)
