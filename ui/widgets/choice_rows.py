"""One of several: rows that show a font in its own shape, swatches that show a paper in its own inks."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.icons import paint_icon
from ui.theme.press import slab
from ui.theme.theme import Theme
from ui.theme.tokens import RADIUS, inks, mixed
from ui.widgets.control import Control
from ui.widgets.lettering import paint_lines, set_lines


class ChoiceRow(Control):
    """A row of which one in its group is on: tint, 2 px frame, tick. `family` is the key of a reading font."""

    def __init__(self, theme: Theme, text: str, *, family: str = "", parent: QWidget | None = None) -> None:
        super().__init__(theme, text, parent)
        self._family = theme.reading_family(family) if family else None
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802
        font = self.theme.font("body", family=self._family)
        width = set_lines(self.text(), font, float("inf"), 1).width
        return QSize(round(width) + self.theme.px(12 + 12 + 24) + 2, self.theme.px(44))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return self.sizeHint()

    def paint(self, painter: QPainter) -> None:
        theme, px, box, on = self.theme, self.theme.px, QRectF(self.rect()), self.isChecked()
        if on:
            slab(painter, box, RADIUS["control"], theme.ink("fjordT"), theme.ink("fjord"), 2)
            tick = QRectF(box.right() - px(12 + 20), (box.height() - px(20)) / 2, px(20), px(20))
            paint_icon(painter, tick, "check", theme.ink("fjord"), weight="bold")
        elif self.warmth or self.isDown():
            ground = self.palette().window().color()
            slab(painter, box, RADIUS["control"], mixed(ground, theme.ink("fjordT"), self.warmth))
        font = theme.font("body", family=self._family)
        setting = set_lines(self.text(), font, box.width(), theme.line("body"))
        words = QRectF(px(12), 0, box.width(), box.height() - 1)
        paint_lines(painter, words, setting, font, theme.ink("ink"), Qt.AlignmentFlag.AlignLeft)


class Swatch(Control):
    """A paper to choose, "Aa" in its own inks, its word below; on, it has a heather frame and a bold word."""

    def __init__(self, theme: Theme, name: str, text: str, *, parent: QWidget | None = None) -> None:
        super().__init__(theme, text, parent)
        self.paper = name
        self._inks = inks(name)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802
        px = self.theme.px
        words = set_lines(self.text(), self.theme.font("small", weight=700), float("inf"), 1).width
        return QSize(max(px(78), round(words) + px(8)), px(58) + self.theme.line("small"))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return self.sizeHint()

    def body(self) -> QRectF:
        px = self.theme.px
        return QRectF((self.width() - px(78)) / 2, 0, px(78), px(56))

    def paint(self, painter: QPainter) -> None:
        theme, px, on = self.theme, self.theme.px, self.isChecked()
        box = self.body()
        if on:
            slab(painter, box, RADIUS["control"] + 2, None, theme.ink("lyng"), 3)
        sheet = box.adjusted(5, 4, -5, -4)
        slab(painter, sheet, RADIUS["control"] - 2, self._inks["ark"], theme.ink("ctl"), 1.5)
        font = theme.font("button", weight=600, family="Literata")
        setting = set_lines("Aa", font, box.width(), theme.line("button"))
        paint_lines(painter, sheet, setting, font, self._inks["ink"])
        small = theme.font("small", weight=700 if on else 500)
        words = set_lines(self.text(), small, self.width(), theme.line("small"))
        below = QRectF(0, box.bottom() + px(2), self.width(), theme.line("small"))
        paint_lines(painter, below, words, small, theme.ink("ink"))
