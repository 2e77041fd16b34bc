"""What both charts share: the scale, the words at its lines, and how a chart is heard."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.a11y import ask_to_speak, name, speech
from ui.theme.press import slab, start
from ui.theme.theme import Theme
from ui.theme.tokens import RADIUS
from ui.widgets.focus_ring import RingOf
from ui.widgets.lettering import paint_lines, set_lines, width_of

HIGH = 236
MOST_LINES = 5
FOOT, HEAD = 30, 26
"""px at 100 % for the words below the scale, and for the figure over its highest line"""
BESIDE = 12


@dataclass(frozen=True)
class Point:
    """One place along a chart: its figure now and before, None where it is not known or not shown."""

    label: str
    value: float | None
    text: str
    """what is written there"""
    before: float | None = None
    before_text: str = ""
    said: str = ""
    """all of it in words"""


def ticks(most: float) -> tuple[float, ...]:
    """Round figures from 0 to the first that reaches `most`: at most five."""
    if most <= 0:
        return (0.0, 1.0)
    steps = MOST_LINES - 1
    size = 10.0 ** math.floor(math.log10(most / steps))
    step = next(size * part for part in (1, 2, 5, 10, 20) if size * part * steps >= most)
    return tuple(step * number for number in range(math.ceil(most / step) + 1))


class Chart(QWidget):
    """Figures along a scale that begins at 0. Tab reaches it, F2 says all of it.

    `number` writes the figures of the scale.
    """

    def __init__(
        self,
        theme: Theme,
        number: Callable[[float], str],
        *,
        high: int = HIGH,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self.points: tuple[Point, ...] = ()
        self.ring = RingOf(theme, self)
        self._number = number
        self._high = high
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        theme.changed.connect(self._on_theme)

    def show_points(self, what: str, points: Sequence[Point]) -> None:
        """Show these figures; `what` they are is the chart's name."""
        self.points = tuple(points)
        name(self, what, " ".join(point.said for point in self.points))
        self._on_theme()

    @property
    def scale(self) -> tuple[float, ...]:
        """The figures at the lines."""
        known = [figure for point in self.points for figure in (point.value, point.before) if figure is not None]
        return ticks(max(known, default=0.0))

    def field(self) -> QRectF:
        """Where the figures stand, between the lowest and the highest line."""
        px = self.theme.px
        font = self.theme.font("small")
        left = max(width_of(self._number(tick), font) for tick in self.scale) + px(BESIDE)
        return QRectF(left, px(HEAD), self.width() - left - px(4), self.height() - px(HEAD + FOOT))

    def column(self, number: int) -> QRectF:
        """The strip of the field that belongs to one point."""
        field = self.field()
        wide = field.width() / max(1, len(self.points))
        return QRectF(field.left() + number * wide, field.top(), wide, field.height())

    def height_of(self, value: float) -> float:
        """How many pixels above the lowest line a figure lies."""
        return self.field().height() * value / self.scale[-1]

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(self.theme.px(420), self.theme.px(self._high))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        font = self.theme.font("small", weight=700)
        words = [word for point in self.points for word in (point.label, point.text)]
        widest = max((width_of(word, font) for word in words), default=0.0) + self.theme.px(6)
        axis = max(width_of(self._number(tick), font) for tick in self.scale) + self.theme.px(BESIDE)
        return QSize(math.ceil(axis + widest * len(self.points)) + self.theme.px(4), self.theme.px(self._high))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        start(painter)
        self._paint_scale(painter)
        self.paint_figures(painter)
        for number, point in enumerate(self.points):
            strip = self.column(number)
            place = QRectF(strip.left(), strip.bottom() + self.theme.px(6), strip.width(), self.theme.px(20))
            self.write(painter, place, point.label)

    def paint_figures(self, painter: QPainter) -> None:
        """Paint what stands in the field: here nothing, in each kind of chart its own marks."""

    def write(self, painter: QPainter, place: QRectF, words: str, *, weight: int = 500, ink: str = "ink") -> None:
        """Write words in the middle of a place."""
        font = self.theme.font("small", weight=weight)
        setting = set_lines(words, font, math.inf, self.theme.line("small"))
        paint_lines(painter, place, setting, font, self.theme.ink(ink))

    def write_figure(self, painter: QPainter, middle: float, bottom: float, words: str, *, ink: str = "ink") -> None:
        """Write a figure that ends at `bottom`, on a bit of paper so that no line of the scale goes through it."""
        wide, high = width_of(words, self.theme.font("small", weight=700)), float(self.theme.px(20))
        place = QRectF(middle - wide / 2 - 3, bottom - high, wide + 6, high)
        painter.fillRect(place.adjusted(0, 3, 0, -2), self.theme.ink("ark"))
        self.write(painter, place, words, weight=700, ink=ink)

    def _paint_scale(self, painter: QPainter) -> None:
        field, font = self.field(), self.theme.font("small")
        for tick in self.scale:
            y = round(field.bottom() - self.height_of(tick)) + 0.5
            painter.setPen(QPen(self.theme.ink("ctl" if tick == 0 else "line"), 1))
            painter.drawLine(int(field.left()), int(y), int(field.right()), int(y))
            words = set_lines(self._number(tick), font, math.inf, self.theme.line("small"))
            place = QRectF(0, y - self.theme.px(10), field.left() - self.theme.px(BESIDE), self.theme.px(20))
            paint_lines(painter, place, words, font, self.theme.ink("ink2"), Qt.AlignmentFlag.AlignRight)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_F2:
            ask_to_speak(self, speech(self))
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusInEvent(event)
        self.ring.show(self.rect(), RADIUS["control"])

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusOutEvent(event)
        self.ring.drop()

    def _on_theme(self) -> None:
        self.updateGeometry()
        self.update()


class Key(QWidget):
    """Which ink is which: a patch and its word; `earlier` is the period compared with, `line` a line's sample."""

    def __init__(
        self, theme: Theme, words: str, *, earlier: bool = False, line: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self._words, self._earlier, self._line = words, earlier, line
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        name(self, words)
        theme.changed.connect(self._on_theme)

    def sizeHint(self) -> QSize:  # noqa: N802
        words = set_lines(self._words, self.theme.font("table"), math.inf, 1)
        return QSize(math.ceil(words.width) + 2 + self._patch() + self.theme.px(8), self.theme.line("table"))

    def _patch(self) -> int:
        return self.theme.px(26 if self._line else 14)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        start(painter)
        theme, side = self.theme, self._patch()
        middle = self.height() / 2
        if self._line:
            painter.setPen(line_pen(theme, earlier=self._earlier))
            painter.drawLine(0, round(middle), side, round(middle))
        else:
            box = QRectF(0, middle - side / 2, side, side)
            paint_bar(painter, theme, box, earlier=self._earlier)
        font = theme.font("table")
        words = set_lines(self._words, font, math.inf, theme.line("table"))
        place = QRectF(side + theme.px(8), 0, words.width, self.height())
        paint_lines(painter, place, words, font, theme.ink("ink"), Qt.AlignmentFlag.AlignLeft)

    def _on_theme(self) -> None:
        self.updateGeometry()
        self.update()


def paint_bar(painter: QPainter, theme: Theme, box: QRectF, *, earlier: bool) -> None:
    """A bar of the chart, in the ink of its period."""
    if earlier:
        slab(painter, box, 2, theme.ink("earlier"), theme.ink("earlierLine"), 1)
    else:
        slab(painter, box, 2, theme.ink("fjord"))


def line_pen(theme: Theme, *, earlier: bool) -> QPen:
    """What a line of the chart is drawn with: the earlier period is dashed."""
    pen = QPen(theme.ink("earlierLine" if earlier else "fjord"), 2.5)
    if earlier:
        pen.setDashPattern([2.4, 1.8])
    return pen
