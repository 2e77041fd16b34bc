"""One printing of the page: what stands on it, what is lit, and where the ruler lies."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from ui.surfaces.reading.lit import Lit
from ui.surfaces.reading.painting import paint_ruler, paint_sentence, paint_text, paint_word
from ui.surfaces.reading.setting import Setting
from ui.surfaces.reading.view import Shown

Box = tuple[QRectF, float, bool, bool]


@dataclass(frozen=True)
class Impression:
    """Everything that is printed on the sheet; `box` is where the text stands, `shift` how far it has slid."""

    setting: Setting
    sheet: QRectF
    box: QRectF
    margin: float
    shown: tuple[Shown, ...]
    bottom: float
    shift: float
    sentence: Lit | None
    word: Lit | None
    ruler: bool
    pointed_y: float | None

    def paint(self, painter: QPainter, dirty: QRectF) -> None:
        """Print what touches `dirty`."""
        painter.save()
        line = self._ruled_line() if self.ruler else None
        if line is not None:
            paint_ruler(
                painter, self.setting, line.translated(self.box.left(), self.box.top() + self.shift), self.sheet
            )
        clip = QRectF(0, 0, self.box.width(), self.bottom)
        painter.translate(self.box.topLeft())
        painter.setClipRect(clip.adjusted(-self.margin, 0, self.margin, 0), Qt.ClipOperation.IntersectClip)
        painter.translate(0, self.shift)
        look = self.setting.look
        if self.sentence is not None and look.show_sentence:
            paint_sentence(painter, self.setting, self._boxes(self.sentence))
        word = self.word if look.show_word else None
        if word is not None:
            paint_word(painter, self.setting, self._boxes(word))
        seen = dirty.translated(-self.box.topLeft() - QPointF(0, self.shift))
        lit = (word.block, word.start, word.end) if word is not None else None
        shown_part = seen.intersected(clip.translated(0, -self.shift))
        paint_text(painter, self.setting, self.shown, shown_part, lit, self.box.width())
        painter.restore()

    def _boxes(self, lit: Lit) -> list[Box]:
        found = []
        for each in self.shown:
            piece = each.laid.piece
            if piece.block == lit.block and lit.end > piece.start:
                for box, share, begins, ends in each.laid.boxes(lit.start - piece.start, lit.end - piece.start):
                    found.append((box.translated(0, each.top), share, begins, ends))
        return found

    def _ruled_line(self) -> QRectF | None:
        """The line the ruler lies on: the spoken word's, else the pointed one."""
        if self.word is not None and (boxes := self._boxes(self.word)):
            return boxes[0][0]
        pointed = self.pointed_y if self.pointed_y is not None else -1.0
        for each in self.shown:
            for row in each.laid.rows[each.first : each.last + 1]:
                if each.top + row.top <= pointed < each.top + row.bottom:
                    return QRectF(0, each.top + row.top, self.box.width(), row.height)
        return None
