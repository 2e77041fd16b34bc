"""A chip: a choice, a filter or a word, in a shape with round ends."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QWidget

from ui.theme.icons import paint_icon
from ui.theme.press import slab
from ui.theme.theme import Theme
from ui.theme.tokens import mixed
from ui.widgets.control import Control
from ui.widgets.hear_dot import HearDot
from ui.widgets.lettering import paint_lines, set_lines


class Chip(Control):
    """A chip 40 high (44 for pupils); on, it has tint, 2 px frame and a tick.

    `icon` stands after the words ("caret-down", "x"). With `hear` a dot stands at the left, as for a word.
    """

    def __init__(
        self,
        theme: Theme,
        text: str,
        *,
        checkable: bool = False,
        icon: str = "",
        hear: bool = False,
        pupil: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, text, parent)
        self._icon = icon
        self._high = 44 if pupil else 40
        self.setCheckable(checkable)
        self.toggled.connect(self.updateGeometry)
        self.dot = HearDot(theme, text, parent=self) if hear else None

    def radius(self) -> float:
        return self.height() / 2

    def sizeHint(self) -> QSize:  # noqa: N802
        px = self.theme.px
        font = self.theme.font("staff", weight=700)
        width = set_lines(self.text(), font, float("inf"), 1).width + px(36)
        if self.dot is not None:
            width += px(32 + 12 - 18)
        if self.isCheckable() and self.isChecked():
            width += px(26)
        if self._icon:
            width += px(24)
        return QSize(round(width), px(self._high))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        if self.dot is not None:
            size = self.dot.sizeHint()
            left = self.theme.px(6) - (size.width() - self.theme.px(32)) // 2
            self.dot.setGeometry(left, round((self.height() - size.height()) / 2), size.width(), size.height())

    def paint(self, painter: QPainter) -> None:
        theme, px, box, on = self.theme, self.theme.px, QRectF(self.rect()), self.isChecked()
        rest = theme.ink("fjordT" if on else "ark")
        fill = mixed(rest, theme.ink("fjordT"), 1.0 if self.isDown() else self.warmth)
        frame = theme.ink("fjord" if on else "ctl")
        if not self.isEnabled():
            fill, frame = theme.ink("sunk"), theme.ink("line")
        slab(painter, box, box.height() / 2, fill, frame, 2 if on else 1.5)
        ink = theme.ink("ink2" if not self.isEnabled() else "fjord" if on else "ink")
        font = theme.font("staff", weight=700 if on else 600)
        setting = set_lines(self.text(), font, float("inf"), theme.line("staff"))
        sign = px(26) if on and self.isCheckable() else 0
        after = px(24) if self._icon else 0
        left = (box.width() - setting.width - sign - after) / 2
        if self.dot is not None:
            left = px(6 + 32 + 6)
        middle = box.height() / 2
        if sign:
            paint_icon(painter, QRectF(left, middle - px(9), px(18), px(18)), "check", ink, weight="bold")
        words = QRectF(left + sign, middle - setting.height / 2 - 0.5, setting.width, setting.height)
        paint_lines(painter, words, setting, font, ink)
        if self._icon:
            tail = QRectF(words.right() + px(8), middle - px(8), px(16), px(16))
            paint_icon(painter, tail, self._icon, ink, weight="bold")
