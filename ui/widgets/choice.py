"""A choice that shows what is chosen and opens the rest: "Dansk", "Emne"."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QWidget

from ui.theme.icons import paint_icon
from ui.theme.press import slab
from ui.theme.theme import Theme
from ui.theme.tokens import EDGE, RADIUS, mixed
from ui.widgets.control import Control
from ui.widgets.lettering import paint_lines, set_lines
from ui.widgets.menu import Menu


class Choice(Control):
    """One of several, 48 high (40 `dense`); `chosen(key)` when another is chosen.

    `lead` stands before the value and stays, as in "Læs, mens jeg skriver: ord". `round_ends` makes it a chip.
    """

    chosen = Signal(str)

    def __init__(
        self,
        theme: Theme,
        options: Sequence[tuple[str, str]],
        current: str,
        *,
        lead: str = "",
        icon: str = "",
        dense: bool = False,
        round_ends: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        self._options = tuple(options)
        self._key = current
        self._lead = lead
        self._icon = icon
        self._dense = dense
        self._round = round_ends
        self.menu: Menu | None = None
        super().__init__(theme, "", parent)
        self.clicked.connect(self.open)
        self._show()

    @property
    def key(self) -> str:
        """The key of what is chosen."""
        return self._key

    def set_key(self, key: str) -> None:
        """Show another choice without a word to anyone."""
        self._key = key
        self._show()

    def set_options(self, options: Sequence[tuple[str, str]], current: str) -> None:
        """Offer other things to choose from."""
        self._options = tuple(options)
        self.set_key(current)

    def _show(self) -> None:
        value = dict(self._options).get(self._key, "")
        self.say(value)
        self.setAccessibleName(f"{self._lead} {value}".strip())

    def open(self) -> None:
        """Open the menu."""
        self.menu = Menu(self.theme, self._options, current=self._key, parent=self)
        self.menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.menu.chosen.connect(self._on_chosen)
        self.menu.open_at(self)

    def _on_chosen(self, key: str) -> None:
        if key == self._key:
            return
        self.set_key(key)
        self.chosen.emit(key)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_Down:
            self.open()
            return
        super().keyPressEvent(event)

    def radius(self) -> float:
        return self.height() / 2 if self._round else RADIUS["control"]

    def _widths(self) -> tuple[float, float]:
        lead = self.theme.font("staff", weight=500)
        value = self.theme.font("staff", weight=700)
        first = set_lines(self._lead + " ", lead, float("inf"), 1).width if self._lead else 0.0
        return first, set_lines(self.text(), value, float("inf"), 1).width

    def sizeHint(self) -> QSize:  # noqa: N802
        px = self.theme.px
        lead, value = self._widths()
        sign = 30 if self._icon else 0
        return QSize(round(lead + value) + px(16 + sign + 10 + 16 + 14) + 2, px(40 if self._dense else 48))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return self.sizeHint()

    def paint(self, painter: QPainter) -> None:
        theme, px = self.theme, self.theme.px
        sheet = QRectF(self.rect()).adjusted(0, 0, 0, -EDGE)
        fill = mixed(theme.ink("ark"), theme.ink("fjordT"), 1.0 if self.isDown() else self.warmth)
        slab(painter, sheet, self.radius(), fill, theme.ink("ctl"), 1.5)
        left = float(px(16))
        middle = sheet.center().y()
        if self._icon:
            paint_icon(painter, QRectF(left, middle - px(11), px(22), px(22)), self._icon, theme.ink("ink2"))
            left += px(30)
        lead, value = self._widths()
        start = Qt.AlignmentFlag.AlignLeft
        line = theme.line("staff")
        if self._lead:
            font = theme.font("staff", weight=500)
            setting = set_lines(self._lead, font, float("inf"), line)
            paint_lines(painter, QRectF(left, 0, lead, sheet.height() - 1), setting, font, theme.ink("ink"), start)
        font = theme.font("staff", weight=700)
        setting = set_lines(self.text(), font, float("inf"), line)
        ink = theme.ink("ink" if self._round or self._lead else "fjord")
        paint_lines(painter, QRectF(left + lead, 0, value, sheet.height() - 1), setting, font, ink, start)
        sign = QRectF(sheet.right() - px(14 + 16), middle - px(8), px(16), px(16))
        paint_icon(painter, sign, "caret-down", ink, weight="bold")
