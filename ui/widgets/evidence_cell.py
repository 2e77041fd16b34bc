"""How far a pupil has come with a goal, as a sheet that fills from below; the number is the things behind it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPixmap, QPixmapCache, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.a11y import name
from ui.theme.press import slab, start
from ui.theme.theme import Theme
from ui.theme.tokens import EDGE, RADIUS, mixed
from ui.widgets.control import Control
from ui.widgets.flow import Flow
from ui.widgets.lettering import narrowest, paint_lines, set_lines
from ui.widgets.table_cells import Cell, inner

SHEET_WIDE, SHEET_HIGH = 24, 30
CORNER, FRAME = 4, 2
BESIDE = 8
DIGIT = 10
"""px at 100 % that hold any digit of a table"""
PALE = 0.5
"""How much paper there is in the fill of a proposal."""
HIGHEST = 3


def paint_sheet(painter: QPainter, theme: Theme, middle: QRectF, level: int | None, *, proposed: bool = False) -> None:
    """Paint the sheet of a level into the middle of a box: solid if judged, dashed and pale if proposed.

    0, not seen, and None, nothing said, are a short line without a sheet; of these only 0 is in full ink.
    """
    px = theme.px
    box = QRectF(0, 0, px(SHEET_WIDE), px(SHEET_HIGH))
    box.moveCenter(middle.center())
    if not level:
        line = QRectF(0, 0, px(12), px(2))
        line.moveCenter(box.center())
        painter.fillRect(line, theme.ink("ink2" if level is None else "ink"))
        return
    at = QPointF(round(box.left()), round(box.top()))
    size = box.size().toSize()
    painter.drawPixmap(at, _sheet(theme, size, min(level, HIGHEST), proposed, _ratio(painter)))


def _ratio(painter: QPainter) -> float:
    return painter.device().devicePixelRatio()


def _sheet(theme: Theme, size: QSize, level: int, proposed: bool, ratio: float) -> QPixmap:
    """The sheet as a picture, drawn once: a table of goals shows hundreds."""
    fjord, paper = theme.ink("fjord"), theme.ink("ark")
    key = f"sheet {level} {proposed} {fjord.name()} {paper.name()} {size.width()} {size.height()} {ratio}"
    picture = QPixmap()
    if QPixmapCache.find(key, picture):
        return picture
    picture = QPixmap(size * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    box = QRectF(0, 0, size.width(), size.height())
    whole = QPainterPath()
    whole.addRoundedRect(box, CORNER, CORNER)
    painter = QPainter(picture)
    start(painter)
    painter.setClipPath(whole)
    filled = box.adjusted(0, box.height() * (1 - level / HIGHEST), 0, 0)
    painter.fillRect(filled, mixed(fjord, paper, PALE) if proposed else fjord)
    painter.setClipping(False)
    slab(painter, box, CORNER, None, fjord, FRAME, dashed=proposed)
    painter.end()
    QPixmapCache.insert(key, picture)
    return picture


@dataclass(frozen=True)
class EvidenceCell(Cell):
    """The sheet of a level, judged or proposed, and how many things are behind it."""

    level: int | None = None
    proposed: bool = False
    count: int = 0

    def paint(self, painter: QPainter, theme: Theme, box: QRectF) -> None:
        place = inner(theme, box)
        sheet = QRectF(place.left(), place.top(), theme.px(SHEET_WIDE), place.height())
        paint_sheet(painter, theme, sheet, self.level, proposed=self.proposed)
        if self.count:
            painter.setFont(theme.font("table", weight=600))
            painter.setPen(theme.ink("ink"))
            words = place.adjusted(theme.px(SHEET_WIDE + BESIDE), 0, theme.px(BESIDE), 0)
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, str(self.count))

    def least(self, theme: Theme) -> float:
        # Not measured: a table of goals has thousands of cells.
        return theme.px(SHEET_WIDE + BESIDE + 2 * 14 + DIGIT * max(2, len(str(self.count))))

    def tall(self, theme: Theme, width: float) -> float:
        return float(theme.px(SHEET_HIGH + 14))


class LevelChoice(Control):
    """One of the levels to choose: its sheet, its word, and the key that chooses it."""

    def __init__(self, theme: Theme, level: int, word: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, word, parent)
        self.level = level
        self._tall = 0
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def _room(self, width: float) -> float:
        return max(1.0, width - self.theme.px(12 + SHEET_WIDE + BESIDE + 8))

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        """The height the word needs at this width."""
        font = self.theme.font("staff", weight=700)
        setting = set_lines(self.text(), font, self._room(width), self.theme.line("staff"))
        return max(self.theme.px(48), round(setting.height + self.theme.px(14)))

    def sizeHint(self) -> QSize:  # noqa: N802
        words = set_lines(self.text(), self.theme.font("staff", weight=700), math.inf, 1).width
        return self._size(words)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        font = self.theme.font("staff", weight=700)
        return self._size(narrowest(self.text(), font, self.theme.line("staff"), 2))

    def _size(self, words: float) -> QSize:
        beside = self.theme.px(12 + SHEET_WIDE + BESIDE + 8)
        return QSize(math.ceil(words) + beside + 2, self._tall or self.theme.px(48))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        tall = self.heightForWidth(event.size().width())
        if tall != (self._tall or self.theme.px(48)):
            self._tall = tall
            self.updateGeometry()

    def paint(self, painter: QPainter) -> None:
        theme, px, on = self.theme, self.theme.px, self.isChecked()
        box = QRectF(self.rect()).adjusted(0, 0, 0, -EDGE)
        rest = theme.ink("fjordT" if on else "ark")
        fill = mixed(rest, theme.ink("fjordT"), 1.0 if self.isDown() else self.warmth)
        slab(painter, box, RADIUS["control"], fill, theme.ink("fjord" if on else "ctl"), 2 if on else 1.5)
        sheet = QRectF(px(12), box.top(), px(SHEET_WIDE), box.height())
        paint_sheet(painter, theme, sheet, self.level)
        font = theme.font("staff", weight=700 if on else 600)
        setting = set_lines(self.text(), font, self._room(box.width()), theme.line("staff"))
        words = QRectF(px(12 + SHEET_WIDE + BESIDE), box.top(), self._room(box.width()), box.height() - 1)
        paint_lines(painter, words, setting, font, theme.ink("ink"), Qt.AlignmentFlag.AlignLeft)


class _Sign(QWidget):
    """A sheet with what it means beside it."""

    def __init__(self, theme: Theme, level: int, word: str, *, proposed: bool) -> None:
        super().__init__()
        self.theme, self._level, self._word, self._proposed = theme, level, word, proposed
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        name(self, word)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:  # noqa: N802
        words = set_lines(self._word, self.theme.font("table"), math.inf, 1).width
        return QSize(math.ceil(words) + self.theme.px(SHEET_WIDE + BESIDE) + 2, self.theme.px(SHEET_HIGH + 4))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        painter, theme = QPainter(self), self.theme
        start(painter)
        box = QRectF(self.rect())
        sheet = QRectF(0, 0, theme.px(SHEET_WIDE), box.height())
        paint_sheet(painter, theme, sheet, self._level, proposed=self._proposed)
        font = theme.font("table")
        setting = set_lines(self._word, font, math.inf, theme.line("table"))
        words = box.adjusted(theme.px(SHEET_WIDE + BESIDE), 0, 0, 0)
        paint_lines(painter, words, setting, font, theme.ink("ink"), Qt.AlignmentFlag.AlignLeft)


class SheetKey(QWidget):
    """What the sheets mean: every level by its word, and the proposal that nobody has judged."""

    def __init__(self, theme: Theme, levels: Sequence[str], proposal: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        flow = Flow(self, gap=16)
        for level, word in enumerate(levels):
            flow.addWidget(_Sign(theme, level, word, proposed=False))
        flow.addWidget(_Sign(theme, 2, proposal, proposed=True))
