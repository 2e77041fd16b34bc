"""A tool: icon over word, on or off."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.icons import paint_icon
from ui.theme.press import slab
from ui.theme.theme import Theme
from ui.theme.tokens import RADIUS, mixed
from ui.widgets.control import Control
from ui.widgets.lettering import paint_lines, set_lines


class Tool(Control):
    """A tool of 76 to 84 by 56 px; `checkable`, it stays on: tint, filled icon, bold word."""

    def __init__(
        self, theme: Theme, icon: str, text: str, *, checkable: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, text, parent)
        self._icon = icon
        self.setCheckable(checkable)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_icon(self, icon: str) -> None:
        """Show another icon."""
        self._icon = icon
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        px = self.theme.px
        bold = self.theme.font("tool", weight=700)
        width = set_lines(self.text(), bold, float("inf"), self.theme.line("tool")).width
        return QSize(max(px(76), round(width + px(14))), px(56))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return self.sizeHint()

    def paint(self, painter: QPainter) -> None:
        theme, px, box = self.theme, self.theme.px, QRectF(self.rect())
        on = self.isChecked()
        if on or self.isDown():
            frame = theme.ink("fjord") if theme.name == "hc" else None
            slab(painter, box, RADIUS["control"], theme.ink("fjordT"), frame, 2)
        elif self.warmth:
            ground = self.palette().window().color()
            slab(painter, box, RADIUS["control"], mixed(ground, theme.ink("fjordT"), 0.6 * self.warmth))
        ink = theme.ink("fjord" if on else "ink2")
        sign = QRectF((box.width() - px(24)) / 2, px(6), px(24), px(24))
        paint_icon(painter, sign, self._icon, ink, weight="fill" if on else "regular")
        font = theme.font("tool", weight=700 if on else 500)
        setting = set_lines(self.text(), font, box.width(), theme.line("tool"))
        words = QRectF(0, px(31), box.width(), px(20))
        paint_lines(painter, words, setting, font, ink)
