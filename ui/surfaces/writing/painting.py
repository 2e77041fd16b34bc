"""How the editor is painted: the voice's two tints behind the text, the text, what is selected, the caret."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QTextBlock, QTextCharFormat, QTextLayout

from ui.theme.press import slab
from ui.theme.theme import Theme

CARET = 3
CORNER = 3
UNDERLINE = 3
CLEAR_RULE = 2
SENTENCE_REACH, WORD_REACH = 3, 2
ABOVE_AND_BELOW = 3
SPACE = " ".encode("utf-16-le")

Stretch = tuple[int, int]
"""from and to, in places of the QTextDocument"""


def boxes(block: QTextBlock, at: QPointF, stretch: Stretch) -> Iterator[QRectF]:
    """Where a stretch stands in a paragraph painted at a point: one box for each line it touches."""
    first, last = stretch[0] - block.position(), stretch[1] - block.position()
    layout, text = block.layout(), block.text().encode("utf-16-le", "surrogatepass")
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        a, b = max(first, line.textStart()), min(last, line.textStart() + line.textLength())
        while b > a and text[2 * b - 2 : 2 * b] == SPACE:
            b -= 1
        if a >= b:
            continue
        left, right = sorted((_x(line, a), _x(line, b)))
        box = QRectF(left, line.y(), right - left, line.height()).translated(at)
        yield box.adjusted(0, -ABOVE_AND_BELOW, 0, ABOVE_AND_BELOW)


def paint_sentence(painter: QPainter, theme: Theme, found: Iterator[QRectF]) -> None:
    """The tint behind the sentence that is read, and in the clearest look a rule below it."""
    for box in found:
        wide = box.adjusted(-SENTENCE_REACH, 0, SENTENCE_REACH, 0)
        slab(painter, wide, CORNER, theme.ink("ravT"))
        if theme.name == "hc":
            painter.fillRect(
                QRectF(wide.left(), wide.bottom() - CLEAR_RULE, wide.width(), CLEAR_RULE), theme.ink("rav")
            )


def paint_word(painter: QPainter, theme: Theme, found: Iterator[QRectF]) -> None:
    """The ground of the word that is heard, and its underline."""
    for box in found:
        wide = box.adjusted(-WORD_REACH, 0, WORD_REACH, 0)
        slab(painter, wide, CORNER, theme.ink("rav"))
        painter.fillRect(QRectF(wide.left(), wide.bottom() - UNDERLINE, wide.width(), UNDERLINE), theme.ink("ravLine"))


def paint_text(
    painter: QPainter, theme: Theme, block: QTextBlock, at: QPointF, marked: Iterator[tuple[Stretch, str, str]]
) -> None:
    """The letters of a paragraph; `marked` are stretches with their ink and their ground ("" for none)."""
    ranges = []
    for (first, last), ink, ground in marked:
        a, b = max(0, first - block.position()), min(block.length(), last - block.position())
        if a >= b:
            continue
        kind = QTextCharFormat()
        kind.setForeground(theme.ink(ink))
        if ground:
            kind.setBackground(theme.ink(ground))
        found = QTextLayout.FormatRange()
        found.start, found.length, found.format = a, b - a, kind
        ranges.append(found)
    painter.setPen(theme.ink("ink"))
    block.layout().draw(painter, at, ranges)


def paint_caret(painter: QPainter, theme: Theme, block: QTextBlock, at: QPointF, place: int) -> None:
    """Heather, 3 px wide: you are here."""
    layout, within = block.layout(), place - block.position()
    if layout.preeditAreaPosition() >= 0 and layout.preeditAreaText() and within >= layout.preeditAreaPosition():
        within += len(layout.preeditAreaText())
    line = layout.lineForTextPosition(within)
    if line.isValid():
        box = QRectF(round(_x(line, within)), line.y(), CARET, line.height()).translated(at)
        painter.fillRect(box.adjusted(0, -1, 0, 1), theme.ink("lyng"))


def _x(line: object, unit: int) -> float:
    """The x of a place in a line; PySide answers with the place it came to rest at as well."""
    found = line.cursorToX(unit)  # type: ignore[attr-defined]
    return float(found[0] if isinstance(found, tuple) else found)
