"""A switch that says what it does: on, it has tint, frame and tick."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from ui.theme.icons import paint_icon
from ui.theme.press import slab
from ui.theme.theme import Theme
from ui.theme.tokens import mixed
from ui.widgets.control import Control
from ui.widgets.lettering import paint_lines, set_lines


class Toggle(Control):
    """On or off, 48 high; the place of the tick is kept, so that nothing moves when it is pressed."""

    def __init__(self, theme: Theme, text: str, *, on: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(theme, text, parent)
        self.setCheckable(True)
        self.setChecked(on)

    def sizeHint(self) -> QSize:  # noqa: N802
        px = self.theme.px
        width = set_lines(self.text(), self.theme.font("staff", weight=700), float("inf"), 1).width
        return QSize(round(width) + px(14 + 20 + 8 + 16) + 2, px(48))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return self.sizeHint()

    def paint(self, painter: QPainter) -> None:
        theme, px, box, on = self.theme, self.theme.px, QRectF(self.rect()), self.isChecked()
        rest = theme.ink("fjordT" if on else "ark")
        fill = mixed(rest, theme.ink("fjordT"), 1.0 if self.isDown() else self.warmth)
        slab(painter, box, self.radius(), fill, theme.ink("fjord" if on else "ctl"), 2 if on else 1.5)
        ink = theme.ink("fjord" if on else "ink2")
        font = theme.font("staff", weight=700 if on else 600)
        setting = set_lines(self.text(), font, box.width(), theme.line("staff"))
        whole = px(28) + setting.width
        left = (box.width() - whole) / 2
        sign = QRectF(left, (box.height() - px(20)) / 2, px(20), px(20))
        paint_icon(painter, sign, "check" if on else "circle", ink, weight="bold")
        words = QRectF(left + px(28), 0, setting.width, box.height() - 1)
        paint_lines(painter, words, setting, font, ink)
