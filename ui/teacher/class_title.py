"""The class one looks at, as the title of its screen, and the way to another."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter

from ui.theme.icons import paint_icon
from ui.theme.press import slab
from ui.theme.theme import Theme
from ui.theme.tokens import RADIUS, mixed
from ui.widgets.choice import Choice
from ui.widgets.lettering import paint_lines, set_lines

CARET, AROUND, GAP = 20, 10, 6


class ClassTitle(Choice):
    """The name of the class in the screen's title; with more than one, it opens the others."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, (), "")
        self._show()

    def set_classes(self, classes: tuple[tuple[str, str], ...], current: str) -> None:
        """Offer these classes: id and name."""
        self.set_options(classes, current)
        several = len(classes) > 1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if several else Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor if several else Qt.CursorShape.ArrowCursor)

    def open(self) -> None:
        if len(self._options) > 1:
            super().open()

    def radius(self) -> float:
        return RADIUS["control"]

    def sizeHint(self) -> QSize:  # noqa: N802
        px = self.theme.px
        words = set_lines(self.text(), self.theme.font("title"), float("inf"), 1).width
        caret = px(GAP + 2 * AROUND + CARET) if len(self._options) > 1 else 0
        return QSize(round(words) + caret + 2, max(px(44), self.theme.line("title") + px(8)))

    def paint(self, painter: QPainter) -> None:
        theme, px, box = self.theme, self.theme.px, QRectF(self.rect())
        several = len(self._options) > 1
        font = theme.font("title")
        setting = set_lines(self.text(), font, float("inf"), theme.line("title"))
        words = QRectF(0, 0, setting.width, box.height())
        paint_lines(painter, words, setting, font, theme.ink("ink"), Qt.AlignmentFlag.AlignLeft)
        if several:
            side = float(px(CARET + 2 * AROUND))
            place = QRectF(words.right() + px(GAP), (box.height() - side) / 2 + 1, side, side)
            if self.warmth or self.isDown():
                ground = self.palette().window().color()
                tint = mixed(ground, theme.ink("fjordT"), 1.0 if self.isDown() else self.warmth)
                slab(painter, place, self.radius(), tint)
            edge = float(px(AROUND))
            sign = place.adjusted(edge, edge, -edge, -edge)
            paint_icon(painter, sign, "caret-down", theme.ink("fjord"), weight="bold")
