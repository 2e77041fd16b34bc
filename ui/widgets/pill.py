"""The pill that says where the work is; four truths, always at the same place, never a worry."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from ui.theme.icons import paint_icon
from ui.theme.press import slab
from ui.theme.theme import Theme
from ui.theme.tokens import mixed
from ui.widgets.control import Control
from ui.widgets.lettering import paint_lines, set_lines


class Truth(StrEnum):
    """Where the work is."""

    HERE = "here"
    WAITING = "waiting"
    SCHOOL = "school"
    PERSON = "person"


ICONS = {
    Truth.HERE: "check",
    Truth.WAITING: "clock-clockwise",
    Truth.SCHOOL: "checks",
    Truth.PERSON: "hand-palm",
}


class SyncPill(Control):
    """One true sentence about where the work is, 36 high; pressed, it is for the screen to open the list.

    `short` shows the icon alone (narrow windows); the sentence stays the accessible name and the tooltip.
    `raised` lays it on paper instead of in a well, for use over the season strip.
    """

    def __init__(
        self,
        theme: Theme,
        sentence: str,
        *,
        truth: Truth | str = Truth.HERE,
        icon: str = "",
        raised: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, sentence, parent)
        self._truth = Truth(truth)
        self._icon = icon
        self._raised = raised
        self._short = False

    @property
    def truth(self) -> Truth:
        """The truth told now."""
        return self._truth

    def tell(self, truth: Truth | str, sentence: str, *, icon: str = "") -> None:
        """Tell another truth; `icon` replaces its sign, as for "Uden net. Alt virker"."""
        self._truth = Truth(truth)
        self._icon = icon
        self.say(sentence)
        self.setToolTip(sentence if self._short else "")

    def set_short(self, short: bool) -> None:
        """Show the icon alone, or the sentence again."""
        self._short = short
        self.setToolTip(self.text() if short else "")
        self.updateGeometry()
        self.update()

    def radius(self) -> float:
        return self.height() / 2

    def sizeHint(self) -> QSize:  # noqa: N802
        px = self.theme.px
        if self._short:
            return QSize(max(40, px(36)), max(40, px(36)))
        font = self.theme.font("staff", weight=500)
        width = set_lines(self.text(), font, float("inf"), self.theme.line("staff")).width
        return QSize(round(px(12 + 20 + 8 + 14) + width + 2), px(36))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return self.sizeHint()

    def paint(self, painter: QPainter) -> None:
        theme, px = self.theme, self.theme.px
        box = QRectF(self.rect())
        ground = theme.ink("ark" if self._raised else "sunk")
        fill = mixed(ground, theme.ink("fjordT"), 1.0 if self.isDown() else self.warmth)
        slab(painter, box, box.height() / 2, fill, theme.ink("line") if theme.name == "hc" else None)
        ink = theme.ink("ink2")
        left = (box.width() - px(20)) / 2 if self._short else float(px(12))
        sign = QRectF(left, (box.height() - px(20)) / 2, px(20), px(20))
        paint_icon(painter, sign, self._icon or ICONS[self._truth], ink, weight="bold")
        if self._short:
            return
        font = theme.font("staff", weight=500)
        setting = set_lines(self.text(), font, box.width(), theme.line("staff"))
        words = QRectF(left + px(28), 0, setting.width, box.height() - 1)
        paint_lines(painter, words, setting, font, ink, Qt.AlignmentFlag.AlignLeft)
