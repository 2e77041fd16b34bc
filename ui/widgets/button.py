"""The button: one act, in words."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.icons import paint_icon
from ui.theme.press import footed, slab
from ui.theme.theme import Theme
from ui.theme.tokens import EDGE, FOOT, mixed
from ui.widgets.control import Control
from ui.widgets.hear_dot import HearDot
from ui.widgets.lettering import narrowest, paint_lines, set_lines

KINDS = ("filled", "outlined", "quiet", "deleting", "voice")
DOT = 36


class Button(Control):
    """A button that grows with its words, then wraps to two lines, and never cuts them.

    `kind`: "filled" is the one next step of a region, "outlined" the rest, "quiet" text only, "deleting" deletes
    something, "voice" starts the voice. `dense` is the 40 px form for staff. With `hear` a dot stands inside: it
    speaks (after `listen()` through `heard`, else the wish goes up as in `ui.a11y`), the rest acts.
    `wide` fills the row.
    """

    heard = Signal(str)

    def __init__(
        self,
        theme: Theme,
        text: str,
        *,
        kind: str = "filled",
        icon: str | None = None,
        icon_after: bool = False,
        hear: bool = False,
        dense: bool = False,
        round_ends: bool = False,
        wide: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, text, parent)
        if kind not in KINDS:
            raise ValueError(kind)
        self._kind = kind
        self._icon = icon
        self._icon_after = icon_after
        self._dense = dense
        self._round = round_ends
        self.dot = HearDot(theme, text, size=DOT, parent=self) if hear else None
        self._tall = 0
        if wide:
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def kind(self) -> str:
        """Which kind of button this is."""
        return self._kind

    def set_kind(self, kind: str) -> None:
        """Become another kind, for instance the one filled button of its region."""
        if kind not in KINDS:
            raise ValueError(kind)
        self._kind = kind
        self.update()

    def set_icon(self, icon: str | None) -> None:
        """Show another icon, or none."""
        self._icon = icon
        self.updateGeometry()
        self.update()

    def say(self, text: str) -> None:
        super().say(text)
        if self.dot is not None:
            self.dot.set_words(text)

    def listen(self) -> None:
        """Bring the dot's wish to `heard` instead of up to the window."""
        if self.dot is not None:
            self.dot.asked.connect(self.heard)

    def radius(self) -> float:
        return self.height() / 2 if self._round else super().radius()

    def _role(self) -> str:
        return "staff" if self._dense else "button"

    def _font_weight(self) -> int:
        return 600

    def _padding(self) -> int:
        wide = 16 if self._dense else 20
        return self.theme.px(8 if self._kind == "quiet" else wide)

    def _beside(self) -> float:
        """Room taken beside the words by icon, dot and padding."""
        px = self.theme.px
        taken = 2.0 * self._padding()
        if self._icon:
            taken += px(20) + px(10)
        if self.dot is not None:
            taken += self._dot_room()
        return taken

    def _least(self) -> int:
        return self.theme.px(40 if self._dense else 48)

    def sizeHint(self) -> QSize:  # noqa: N802
        font = self.theme.font(self._role(), weight=self._font_weight())
        setting = set_lines(self.text(), font, float("inf"), self.theme.line(self._role()))
        return QSize(round(setting.width + self._beside() + 2), self._tall or self._least())

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        font = self.theme.font(self._role(), weight=self._font_weight())
        width = narrowest(self.text(), font, self.theme.line(self._role()), 2) if self.text() else 0
        return QSize(round(width + self._beside() + 2), self._tall or self._least())

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        """The height the words need at this width."""
        font = self.theme.font(self._role(), weight=self._font_weight())
        room = max(1.0, width - self._beside())
        setting = set_lines(self.text(), font, room, self.theme.line(self._role()))
        return max(self._least(), round(setting.height + self.theme.px(14)))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        tall = self.heightForWidth(event.size().width())
        if tall != (self._tall or self._least()):
            self._tall = tall
            self.updateGeometry()
        if self.dot is not None:
            size = self.dot.sizeHint()
            inset = (self.height() - EDGE - self.theme.px(DOT)) / 2
            left = round(self.width() - inset - (size.width() + self.theme.px(DOT)) / 2)
            top = round((self.height() - EDGE - size.height()) / 2)
            self.dot.setGeometry(left, top, size.width(), size.height())

    def _dot_room(self) -> int:
        """What the dot takes at the right beyond the padding that is there anyway."""
        return self.theme.px(DOT) - self.theme.px(4) if self.dot is not None else 0

    def paint(self, painter: QPainter) -> None:
        ink = self._paint_body(painter)
        self._paint_words(painter, ink)

    def _paint_body(self, painter: QPainter) -> QColor:
        theme, box, radius = self.theme, QRectF(self.rect()), self.radius()
        down = self.isDown()
        if not self.isEnabled():
            if self._kind != "quiet":
                frame = theme.ink("line") if theme.name == "hc" else None
                slab(painter, box.adjusted(0, 0, 0, -EDGE), radius, theme.ink("sunk"), frame, 1.5, dashed=True)
            return theme.ink("ink2")
        if self._kind in ("filled", "voice"):
            base = "fjord" if self._kind == "filled" else "rav"
            fill = mixed(theme.ink(base), theme.ink(base + "Hover"), self.warmth)
            if down:
                slab(painter, box.adjusted(0, EDGE, 0, 0), radius, theme.ink(base + "Press"))
            else:
                footed(painter, box, radius, fill, theme.ink(base + "Foot"))
            return theme.ink("onFjord" if self._kind == "filled" else "on_rav")
        act = "tegl" if self._kind == "deleting" else "fjord"
        tint = mixed(theme.ink("ark"), theme.ink(act + "T"), 1.0 if down else self.warmth)
        if self._kind == "quiet":
            if self.warmth or down:
                slab(painter, box, radius, mixed(self._ground(), theme.ink("fjordT"), 1.0 if down else self.warmth))
            return theme.ink("fjord")
        sheet = box.adjusted(0, 0, 0, -EDGE)
        if down:
            sheet.translate(0, EDGE)
        else:
            slab(painter, sheet.translated(0, EDGE), radius, theme.ink("edge"))
        slab(painter, sheet, radius, tint, theme.ink("tegl" if self._kind == "deleting" else "ctl"), 1.5)
        return theme.ink(act)

    def _ground(self) -> QColor:
        return self.theme.ink("fjordT") if self.theme.name == "hc" else self.palette().window().color()

    def _shift(self) -> float:
        """How far the words stand from the middle of the widget: up on the foot, down when pressed."""
        if self._kind == "quiet" or not self.isEnabled():
            return -EDGE / 2 if self._kind != "quiet" else 0.0
        rest = -FOOT / 2 if self._kind in ("filled", "voice") else -EDGE / 2
        return rest + EDGE if self.isDown() else rest

    def _paint_words(self, painter: QPainter, ink: QColor) -> None:
        theme, px = self.theme, self.theme.px
        font = theme.font(self._role(), weight=self._font_weight())
        room = max(1.0, self.width() - self._beside())
        setting = set_lines(self.text(), font, room + 1, theme.line(self._role()))
        sign = px(20) + px(10) if self._icon else 0
        right = self._dot_room()
        whole = setting.width + sign
        left = (self.width() - right - whole) / 2
        middle = self.height() / 2 + self._shift()
        words_left = left if self._icon_after else left + sign
        box = QRectF(words_left, middle - setting.height / 2, setting.width, setting.height)
        paint_lines(painter, box, setting, font, ink, Qt.AlignmentFlag.AlignHCenter)
        if self._icon:
            at = QPointF(words_left + setting.width + px(10) if self._icon_after else left, middle - px(20) / 2)
            weight = "fill" if self._icon in ("play", "pause", "stop", "skip-forward", "skip-back") else "bold"
            if self._icon in ("speaker-high", "paper-plane-tilt"):
                weight = "fill"
            paint_icon(painter, QRectF(at.x(), at.y(), px(20), px(20)), self._icon, ink, weight=weight)
