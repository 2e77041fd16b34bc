"""How the page is painted: the sheet, the voice's two tints, the ruler, the ribbon."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen, QTextCharFormat

from ui.surfaces.reading.setting import Setting
from ui.surfaces.reading.view import Shown
from ui.theme.press import ribbon
from ui.theme.tokens import mixed

SENTENCE_REACH = 3.0
WORD_REACH = 2.0
CORNER = 3.0
UNDERLINE = 3.0
CLEAR_RULE = 2.0
RULER_RULE = 2.0
RULER_REACH = 3.0
RIBBON_WIDTH = 16
RIBBON_FROM_EDGE = 8
RIBBON_LEAST = 28

Boxes = Iterable[tuple[QRectF, float, bool, bool]]


def paint_sheet(painter: QPainter, setting: Setting, sheet: QRectF, full: bool) -> None:
    """The paper: two hairlines at its sides, unless it fills the window."""
    painter.fillRect(sheet, setting.ink("ark"))
    if not full:
        painter.setPen(QPen(setting.ink("line"), 1))
        painter.drawLine(sheet.topLeft() + QPointF(0.5, 0), sheet.bottomLeft() + QPointF(0.5, 0))
        painter.drawLine(sheet.topRight() - QPointF(0.5, 0), sheet.bottomRight() - QPointF(0.5, 0))


def paint_sentence(painter: QPainter, setting: Setting, boxes: Boxes) -> None:
    """The tint behind the spoken sentence, each line of it; with a rule below where the look asks for it."""
    for line, share, begins, ends in boxes:
        box = _spoken(setting, line, share).adjusted(
            -SENTENCE_REACH if begins else 0, 0, SENTENCE_REACH if ends else 0, 0
        )
        painter.fillPath(_rounded(box, begins, ends), setting.ink("ravT"))
        if setting.clear:
            painter.fillRect(QRectF(box.left(), box.bottom() - CLEAR_RULE, box.width(), CLEAR_RULE), setting.ink("rav"))


def paint_word(painter: QPainter, setting: Setting, boxes: Boxes) -> None:
    """The spoken word's ground and its underline of 3 px."""
    for line, share, begins, ends in boxes:
        box = _spoken(setting, line, share).adjusted(-WORD_REACH, 0, WORD_REACH, 0)
        painter.fillPath(_rounded(box, begins, ends), setting.ink("rav"))
        painter.fillRect(QRectF(box.left(), box.bottom() - UNDERLINE, box.width(), UNDERLINE), setting.ink("ravLine"))


def paint_text(
    painter: QPainter,
    setting: Setting,
    shown: Iterable[Shown],
    clip: QRectF,
    word: tuple[int, int, int] | None,
    width: float,
) -> None:
    """The lines themselves, from the painter's origin; the spoken word in the ink that is read on its ground."""
    spoken = QTextCharFormat()
    spoken.setForeground(setting.ink("on_rav"))
    for each in shown:
        piece = each.laid.piece
        painter.setPen(setting.ink("ink2" if piece.kind.kind == "image" or piece.kind.note else "ink"))
        marked = []
        if word is not None and word[0] == piece.block:
            marked = [(word[1] - piece.start, word[2] - piece.start, spoken)]
        if piece.kind.kind == "rule":
            _paint_rule(painter, setting, each, width)
        elif piece.kind.kind == "table":
            _paint_grid(painter, setting, each, width)
        each.laid.draw(painter, QPointF(0, each.top), clip, marked)


def paint_ruler(painter: QPainter, setting: Setting, line: QRectF, sheet: QRectF) -> None:
    """Two rules and a tint over the whole page, around one line."""
    band = QRectF(sheet.left(), line.top() - RULER_REACH, sheet.width(), line.height() + 2 * RULER_REACH)
    painter.fillRect(band, mixed(setting.ink("ark"), setting.ink("sunk"), 0.5))
    for y in (band.top(), band.bottom() - RULER_RULE):
        painter.fillRect(QRectF(band.left(), y, band.width(), RULER_RULE), setting.ink("ctl"))


def paint_progress(painter: QPainter, setting: Setting, sheet: QRectF, share: float) -> None:
    """The ribbon on the page's edge: as long as what has been read."""
    length = max(float(RIBBON_LEAST), sheet.height() * min(1.0, share))
    x = sheet.right() - RIBBON_FROM_EDGE - RIBBON_WIDTH
    ribbon(painter, setting.ink("lyng"), x, sheet.top(), RIBBON_WIDTH, length)


def _paint_rule(painter: QPainter, setting: Setting, each: Shown, width: float) -> None:
    row = each.laid.rows[0]
    y = round(each.top + row.top + row.height / 2) + 0.5
    painter.setPen(QPen(setting.ink("ctl"), 1))
    painter.drawLine(QPointF(width * 0.4, y), QPointF(width * 0.6, y))


def _paint_grid(painter: QPainter, setting: Setting, each: Shown, width: float) -> None:
    painter.save()
    painter.setPen(QPen(setting.ink("line"), 1))
    for row in each.laid.rows[each.first : each.last + 1]:
        y = round(each.top + row.bottom) - 0.5
        painter.drawLine(QPointF(0, y), QPointF(width, y))
    painter.restore()


def _spoken(setting: Setting, line: QRectF, share: float) -> QRectF:
    height = setting.spoken_height(line.height(), share)
    return QRectF(line.left(), line.top() + (line.height() - height) / 2, line.width(), height)


def _rounded(box: QRectF, left: bool, right: bool) -> QPainterPath:
    """A box with round corners at the ends that are ends."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    path.addRoundedRect(box, CORNER, CORNER)
    if not left:
        path.addRect(QRectF(box.left(), box.top(), min(CORNER, box.width()), box.height()))
    if not right:
        path.addRect(QRectF(max(box.left(), box.right() - CORNER), box.top(), min(CORNER, box.width()), box.height()))
    return path
