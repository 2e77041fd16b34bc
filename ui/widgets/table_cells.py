"""What stands in the cells of a table: each paints itself, says itself, and knows what it is sorted by."""

from __future__ import annotations

import math
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from ui.theme.press import slab
from ui.theme.theme import Theme
from ui.widgets.avatar import avatar_tile, paint_picture
from ui.widgets.lettering import paint_lines, set_lines, width_of

Order = float | str | None
PAD = 16
"""px at 100 % kept free at the left and right of what stands in a cell"""
PICTURE, BESIDE_PICTURE = 32, 12
BAR, BAR_LEAST, BESIDE_BAR = 10, 92, 14


@dataclass(frozen=True)
class Cell:
    """A cell that paints nothing; every kind of cell is one, with a `paint` of its own.

    `said` is all of it in words, for screen readers and F2. Rows are sorted by `order`: numbers by size, words by the
    alphabet of the screen's language, and None last whichever way.
    """

    said: str
    order: Order = None

    def paint(self, painter: QPainter, theme: Theme, box: QRectF) -> None:
        """Paint into the box between the column's edges."""

    def least(self, theme: Theme) -> float:
        """The least width of the column, in pixels, at which nothing in the cell is cut."""
        return 0.0

    def tall(self, theme: Theme, width: float) -> float:
        """The height, in pixels, needed in a column of this width."""
        return 0.0


def inner(theme: Theme, box: QRectF) -> QRectF:
    """A cell's box without the room kept free at its sides."""
    pad = theme.px(PAD)
    return box.adjusted(pad, 0, -pad, 0)


@dataclass(frozen=True)
class WordsCell(Cell):
    """Words on one line; `right` for figures, `strong` for what is to be seen first, else quiet or plain ink."""

    text: str = ""
    right: bool = False
    strong: bool = False
    quiet: bool = False

    def paint(self, painter: QPainter, theme: Theme, box: QRectF) -> None:
        font = theme.font("table", weight=600 if self.strong else 400)
        setting = set_lines(self.text, font, math.inf, theme.line("table"))
        align = Qt.AlignmentFlag.AlignRight if self.right else Qt.AlignmentFlag.AlignLeft
        paint_lines(painter, inner(theme, box), setting, font, theme.ink("ink2" if self.quiet else "ink"), align)

    def least(self, theme: Theme) -> float:
        font = theme.font("table", weight=600 if self.strong else 400)
        return set_lines(self.text, font, math.inf, 1).width + 2 * theme.px(PAD) + 1


@dataclass(frozen=True)
class BarCell(Cell):
    """A bar before its figure; `share` is of what the whole column's scale reaches to, so that all bars compare."""

    text: str = ""
    share: float = 0.0
    widest: str = "000"
    """the widest figure of the column: room is kept for it, so that all its bars begin and end together"""

    def paint(self, painter: QPainter, theme: Theme, box: QRectF) -> None:
        place, high = inner(theme, box), float(theme.px(BAR))
        font = theme.font("table", weight=600)
        room = self._figure_room(theme)
        track = QRectF(place.left(), place.center().y() - high / 2, place.width() - room, high)
        frame = theme.ink("ctl") if theme.name == "hc" else None
        slab(painter, track, high / 5, theme.ink("sunk"), frame)
        if self.share > 0:
            filled = QRectF(track.left(), track.top(), max(3.0, track.width() * min(1.0, self.share)), high)
            slab(painter, filled, high / 5, theme.ink("fjord"))
        setting = set_lines(self.text, font, math.inf, theme.line("table"))
        paint_lines(painter, place, setting, font, theme.ink("ink"), Qt.AlignmentFlag.AlignRight)

    def _figure_room(self, theme: Theme) -> float:
        font = theme.font("table", weight=600)
        return max(width_of(self.widest, font), width_of(self.text, font)) + theme.px(BESIDE_BAR)

    def least(self, theme: Theme) -> float:
        return theme.px(BAR_LEAST + 2 * PAD) + self._figure_room(theme)


@dataclass(frozen=True)
class PersonCell(Cell):
    """A pupil's picture and name, for the first column; a long name goes on two lines."""

    name: str = ""
    picture: str = ""
    number: int = 0

    def paint(self, painter: QPainter, theme: Theme, box: QRectF) -> None:
        side, place = float(theme.px(PICTURE)), inner(theme, box)
        words = place
        if self.picture:
            tile = QRectF(place.left(), place.center().y() - side / 2, side, side)
            paint_picture(painter, tile, self.picture, avatar_tile(self.number), radius=theme.px(7), share=0.68)
            words = place.adjusted(side + theme.px(BESIDE_PICTURE), 0, 0, 0)
        font = theme.font("table", weight=600)
        setting = set_lines(self.name, font, max(1.0, words.width() + 1), theme.line("table"))
        paint_lines(painter, words, setting, font, theme.ink("ink"), Qt.AlignmentFlag.AlignLeft)

    def _beside(self, theme: Theme) -> float:
        return 2 * theme.px(PAD) + (theme.px(PICTURE) + theme.px(BESIDE_PICTURE) if self.picture else 0)

    def least(self, theme: Theme) -> float:
        font = theme.font("table", weight=600)
        return set_lines(self.name, font, math.inf, 1).width + self._beside(theme) + 1

    def tall(self, theme: Theme, width: float) -> float:
        font = theme.font("table", weight=600)
        words = set_lines(self.name, font, max(1.0, width - self._beside(theme) + 1), theme.line("table"))
        return words.height + theme.px(8)
