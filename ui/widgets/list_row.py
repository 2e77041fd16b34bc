"""A row of a list: icon, title, a fact at the right, a dot; all of it can be pressed."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.a11y import set_speech
from ui.theme.icons import paint_icon
from ui.theme.press import slab
from ui.theme.theme import Theme
from ui.theme.tokens import RADIUS, mixed
from ui.widgets.control import Control
from ui.widgets.hear_dot import HearDot
from ui.widgets.hearing_row import place_dot_right
from ui.widgets.lettering import Setting, narrowest, paint_lines, set_lines


class ListRow(Control):
    """A row 50 to 56 high with a hairline below; title and fact are its name.

    `news` prints icon and fact in fjord and the icon filled: something new is behind it. The title wraps if it must;
    in a row too narrow for both, the fact goes under the title.
    """

    def __init__(
        self,
        theme: Theme,
        icon: str,
        title: str,
        fact: str = "",
        *,
        news: bool = False,
        hear: bool = True,
        hairline: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, title, parent)
        self._icon, self._fact, self._news, self._hairline = icon, fact, news, hairline
        self.setAccessibleName(f"{title}, {fact}" if fact else title)
        set_speech(self, f"{title}. {fact}" if fact else title)
        self.dot = HearDot(theme, title, parent=self) if hear else None
        self._tall = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def radius(self) -> float:
        return RADIUS["control"]

    def _edges(self) -> tuple[float, float]:
        """Where the words begin, and the room kept at the right."""
        px = self.theme.px
        left = px(4 + 24 + 12) if self._icon else px(4)
        right = px(4)
        if self.dot is not None:
            size = self.dot.sizeHint().width()
            right = size + max(2, px(8) - (size - px(32)) // 2)
        return float(left), float(right)

    def _fact_width(self) -> float:
        if not self._fact:
            return 0
        font = self.theme.font("staff", weight=700 if self._news else 400)
        return set_lines(self._fact, font, float("inf"), 1).width + self.theme.px(12)

    def _stacked(self, width: float) -> bool:
        left, right = self._edges()
        font = self.theme.font("body", weight=600)
        least = narrowest(self.text(), font, self.theme.line("body"), 2)
        return bool(self._fact) and width - left - right - self._fact_width() < least

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        """The height the words need at this width."""
        left, right = self._edges()
        stacked = self._stacked(width)
        room = width - left - right - (0 if stacked else self._fact_width())
        font = self.theme.font("body", weight=600)
        words = set_lines(self.text(), font, max(1.0, room), self.theme.line("body")).height
        if stacked:
            words += self._set_fact(max(1.0, room)).height
        return max(self.theme.px(50), round(words + self.theme.px(16)))

    def _set_fact(self, room: float) -> Setting:
        font = self.theme.font("staff", weight=700 if self._news else 400)
        return set_lines(self._fact, font, room, self.theme.line("staff"))

    def sizeHint(self) -> QSize:  # noqa: N802
        left, right = self._edges()
        font = self.theme.font("body", weight=600)
        title = set_lines(self.text(), font, float("inf"), 1).width
        return QSize(round(left + title + self._fact_width() + right + 2), self._tall or self.theme.px(50))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        left, right = self._edges()
        font = self.theme.font("body", weight=600)
        title = narrowest(self.text(), font, self.theme.line("body"), 3)
        return QSize(round(left + title + right + 2), self._tall or self.theme.px(50))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        tall = self.heightForWidth(event.size().width())
        if tall != (self._tall or self.theme.px(50)):
            self._tall = tall
            self.updateGeometry()
        if self.dot is not None:
            place_dot_right(self.dot, self, 0)

    def paint(self, painter: QPainter) -> None:
        theme, px, box = self.theme, self.theme.px, QRectF(self.rect())
        if self.warmth or self.isDown():
            ground = self.palette().window().color()
            tint = mixed(ground, theme.ink("fjordT"), 1.0 if self.isDown() else self.warmth)
            slab(painter, box.adjusted(0, 1, 0, -1), self.radius(), tint)
        if self._hairline:
            painter.fillRect(QRectF(0, box.bottom() - 1, box.width(), 1), theme.ink("line"))
        left, right = self._edges()
        if self._icon:
            ink = theme.ink("fjord" if self._news else "ink2")
            sign = QRectF(px(4), (box.height() - px(24)) / 2, px(24), px(24))
            paint_icon(painter, sign, self._icon, ink, weight="fill" if self._news else "regular")
        stacked = self._stacked(box.width())
        room = box.width() - left - right
        title_room = room if stacked else room - self._fact_width()
        font = theme.font("body", weight=600)
        title = set_lines(self.text(), font, max(1.0, title_room), theme.line("body"))
        fact = self._set_fact(max(1.0, room))
        ink, fact_font = theme.ink("ink"), theme.font("staff", weight=700 if self._news else 400)
        fact_ink = theme.ink("fjord" if self._news else "ink2")
        start = Qt.AlignmentFlag.AlignLeft
        if stacked:
            top = (box.height() - title.height - fact.height) / 2
            paint_lines(painter, QRectF(left, top, room, title.height), title, font, ink, start)
            below = QRectF(left, top + title.height, room, fact.height)
            paint_lines(painter, below, fact, fact_font, fact_ink, start)
            return
        paint_lines(painter, QRectF(left, 0, title_room, box.height() - 1), title, font, ink, start)
        if self._fact:
            place = QRectF(left, 0, room - px(2), box.height() - 1)
            paint_lines(painter, place, fact, fact_font, fact_ink, Qt.AlignmentFlag.AlignRight)
