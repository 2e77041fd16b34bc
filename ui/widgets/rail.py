"""The rail at the left, its ribbon at the current stop; under 760 effective px a bar at the foot."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QVariantAnimation, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from learnkit.i18n import Translator
from ui.a11y import name as give_name
from ui.theme.icons import paint_icon
from ui.theme.mark import paint_mark
from ui.theme.press import ribbon, slab, start
from ui.theme.theme import Theme
from ui.theme.tokens import RADIUS, mixed
from ui.widgets.avatar import avatar_tile, paint_picture
from ui.widgets.control import Control
from ui.widgets.lettering import paint_lines, set_lines


@dataclass(frozen=True)
class Stop:
    """A place the rail leads to."""

    key: str
    icon: str
    text: str


class RailStop(Control):
    """A stop: icon 30 over a word; current, both are heather, the icon filled, the word bold."""

    def __init__(self, theme: Theme, stop: Stop, parent: QWidget) -> None:
        super().__init__(theme, stop.text, parent)
        self.stop = stop
        self.foot = False
        self.setCheckable(True)
        self.setAutoExclusive(True)

    def need(self) -> int:
        """The width its word needs, in px."""
        font = self.theme.font("small", weight=700)
        return round(set_lines(self.text(), font, float("inf"), 1).width) + self.theme.px(12)

    def paint(self, painter: QPainter) -> None:
        theme, px, box, on = self.theme, self.theme.px, QRectF(self.rect()), self.isChecked()
        if self.warmth or self.isDown():
            tint = mixed(theme.ink("ark"), theme.ink("fjordT"), 1.0 if self.isDown() else self.warmth)
            slab(painter, box.adjusted(4, 2, -4, -2), RADIUS["control"], tint)
        ink = theme.ink("lyng" if on else "ink2")
        side, line = px(30), theme.line("small")
        top = (box.height() - side - px(2) - line) / 2
        sign = QRectF((box.width() - side) / 2, top, side, side)
        paint_icon(painter, sign, self.stop.icon, ink, weight="fill" if on else "regular")
        font = theme.font("small", weight=700 if on else 500)
        setting = set_lines(self.text(), font, box.width(), line)
        paint_lines(painter, QRectF(0, top + side + px(2), box.width(), line), setting, font, ink)


class RailPerson(Control):
    """The avatar at the foot of the rail, with name and the word for changing person."""

    def __init__(self, theme: Theme, name: str, change: str, icon: str, number: int, parent: QWidget) -> None:
        super().__init__(theme, name, parent)
        self._change, self._icon, self._tile = change, icon, avatar_tile(number)
        self.setAccessibleName(f"{name}. {change}")

    def tall(self, compact: bool) -> int:
        """The height needed, without the second line where room is short."""
        words = self.theme.line("small") * (1 if compact else 2)
        return self.theme.px(6 + 48 + 6) + words + self.theme.px(4)

    def paint(self, painter: QPainter) -> None:
        theme, px, box = self.theme, self.theme.px, QRectF(self.rect())
        if self.warmth or self.isDown():
            slab(painter, box.adjusted(6, 0, -6, 0), RADIUS["control"], theme.ink("fjordT"))
        side = min(px(48), round(box.width()) - 8)
        tile = QRectF((box.width() - side) / 2, px(6), side, side)
        paint_picture(painter, tile, self._icon, self._tile, radius=px(10), share=0.68)
        line = theme.line("small")
        font = theme.font("small", weight=700)
        setting = set_lines(self.text(), font, box.width() - 4, line)
        below = QRectF(0, tile.bottom() + px(6), box.width(), line)
        first = set_lines(setting.lines[0], font, box.width(), line)
        paint_lines(painter, below, first, font, theme.ink("ink"))
        if box.height() >= self.tall(False):
            small = theme.font("small", weight=500)
            words = set_lines(self._change, small, box.width(), line)
            paint_lines(painter, below.translated(0, line), words, small, theme.ink("ink2"))


class Rail(QWidget):
    """The places of the program. `went(key)` when one is chosen, `change_wanted` for the person at the foot.

    Width 104 (88 below 1100 px), stops of 84 (68 in low windows); `set_foot(True)` makes it a bar at the foot.
    """

    went = Signal(str)
    change_wanted = Signal()

    def __init__(
        self,
        theme: Theme,
        t: Translator,
        stops: Sequence[Stop],
        *,
        person: str = "",
        picture: str = "bird",
        number: int = 3,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self._foot = False
        self._narrow = False
        self._at = -1
        self._reach = 0.0
        give_name(self, t("Steder"))
        self.stops = [RailStop(theme, stop, self) for stop in stops]
        for stop in self.stops:
            stop.clicked.connect(lambda _=False, key=stop.stop.key: self._on_stop(key))
        self.person = RailPerson(theme, person, t("Skift"), picture, number, self) if person else None
        if self.person is not None:
            self.person.clicked.connect(self.change_wanted)
        self._slide = QVariantAnimation(self)
        self._slide.valueChanged.connect(self._on_slide)
        theme.changed.connect(self._on_theme)
        self._on_theme()
        self._set_policy()

    @property
    def current(self) -> str:
        """The key of the current stop, or ""."""
        return self.stops[self._at].stop.key if self._at >= 0 else ""

    def set_current(self, key: str) -> None:
        """Show another stop as current; the ribbon slides there, or jumps if nothing may move."""
        for number, stop in enumerate(self.stops):
            stop.setChecked(stop.stop.key == key)
            if stop.stop.key == key:
                self._at = number
        self._slide.stop()
        if not self.theme.ms("ribbon") or not self.isVisible() or self._reach == 0:
            self._on_slide(self._target())
            return
        self._slide.setDuration(self.theme.ms("ribbon"))
        self._slide.setStartValue(self._reach)
        self._slide.setEndValue(self._target())
        self._slide.start()

    def set_foot(self, foot: bool) -> None:
        """Lie at the foot of the window, or stand at its left."""
        self._foot = foot
        if self.person is not None:
            self.person.setVisible(not foot)
        self._set_policy()

    def set_narrow(self, narrow: bool) -> None:
        """Be 88 wide with stops of 68, for small windows."""
        self._narrow = narrow
        self._set_policy()

    @property
    def ribbon_end(self) -> float:
        """Where the ribbon ends now: px from the top, or from the left when at the foot."""
        return self._reach

    def _set_policy(self) -> None:
        fixed, free = QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding
        self.setSizePolicy(free if self._foot else fixed, fixed if self._foot else free)
        self.updateGeometry()
        self._place()

    def sizeHint(self) -> QSize:  # noqa: N802
        if self._foot:
            return QSize(320, self.theme.px(72))
        needed = max((stop.need() for stop in self.stops), default=0) + 12
        return QSize(max(self.theme.px(88) if self._narrow else self.theme.px(104), needed), 480)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return QSize(self.sizeHint().width(), 200) if not self._foot else self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        if self._foot:
            self._place_in_foot()
        else:
            self._place_in_rail()
        self._on_slide(self._target())

    def _place_in_foot(self) -> None:
        share = self.width() / max(1, len(self.stops))
        for number, stop in enumerate(self.stops):
            left = round(number * share)
            stop.setGeometry(left + 4, 6, round((number + 1) * share) - left - 8, self.height() - 12)

    def _place_in_rail(self) -> None:
        px = self.theme.px
        pitch = px(68 if self._narrow else 84)
        top = px(62 if self._narrow else 84)
        person = self.person.tall(self._narrow) if self.person is not None else 0
        room = self.height() - top - person - 12
        pitch = max(52, min(pitch, room // max(1, len(self.stops))))
        for number, stop in enumerate(self.stops):
            stop.setGeometry(10, top + number * pitch, self.width() - 14, pitch - 4)
        if self.person is not None:
            self.person.setGeometry(4, self.height() - person - 8, self.width() - 8, person)

    def _target(self) -> float:
        if self._at < 0:
            return 0.0
        box = self.stops[self._at].geometry()
        return float(box.left() if self._foot else box.bottom() + 2)

    def _on_slide(self, reach: float) -> None:
        self._reach = float(reach)
        self.update()

    def _on_stop(self, key: str) -> None:
        self.set_current(key)
        self.went.emit(key)

    def _on_theme(self) -> None:
        palette = self.palette()
        palette.setColor(self.backgroundRole(), self.theme.ink("ark"))
        self.setPalette(palette)
        self._set_policy()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        start(painter)
        theme, box = self.theme, QRectF(self.rect())
        painter.fillRect(box, theme.ink("ark"))
        if self._foot:
            painter.fillRect(QRectF(0, 0, box.width(), 1), theme.ink("line"))
            self._paint_foot_ribbon(painter)
            return
        painter.fillRect(QRectF(box.width() - 1, 0, 1, box.height()), theme.ink("line"))
        side = theme.px(36 if self._narrow else 44)
        paint_mark(painter, QRectF((box.width() - side) / 2, theme.px(18), side, side))
        if self._at >= 0:
            ribbon(painter, theme.ink("lyng"), 0, 0, 8 if self._narrow else 10, self._reach)

    def _paint_foot_ribbon(self, painter: QPainter) -> None:
        if self._at < 0:
            return
        wide = self.stops[self._at].width()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.ink("lyng"))
        left = self._reach
        painter.drawRect(QRectF(left, 0, wide - 5, 6))
        end = left + wide
        tail = [QPointF(end - 5.5, 0), QPointF(end, 0), QPointF(end - 4, 3), QPointF(end, 6), QPointF(end - 5.5, 6)]
        painter.drawPolygon(tail)
