"""Bars, one a day: what was done on each of the last days, with the figures written on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.a11y import name
from ui.theme.press import slab, start
from ui.theme.theme import Theme
from ui.widgets.lettering import paint_lines, set_lines

HIGH, SLOT, MOST_SLOT, GAP = 64, 26, 44, 7


@dataclass(frozen=True)
class DayBar:
    """One day: its short name below, the figure above, and all of it in words."""

    label: str
    value: int
    figure: str
    said: str


class DayBars(QWidget):
    """Bars on one scale; the last one, today, is printed in fjord, those before it paler. Its name says them all."""

    def __init__(self, theme: Theme, what: str, bars: Sequence[DayBar] = (), *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self._what = what
        self._bars: tuple[DayBar, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._on_theme)
        self.show_bars(bars)

    def show_bars(self, bars: Sequence[DayBar]) -> None:
        """Show other days."""
        self._bars = tuple(bars)
        name(self, self._what, ". ".join(bar.said for bar in self._bars))
        self._on_theme()

    def sizeHint(self) -> QSize:  # noqa: N802
        line = self.theme.line("small")
        return QSize(self.theme.px(SLOT + GAP) * max(1, len(self._bars)), self.theme.px(HIGH) + 2 * line + 6)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        font = self.theme.font("small", weight=600)
        words = [word for bar in self._bars for word in (bar.label, bar.figure)]
        widest = max((set_lines(word, font, float("inf"), 1).width for word in words), default=0.0)
        return QSize(round(widest + 3) * max(1, len(self._bars)), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        if not self._bars:
            return
        painter = QPainter(self)
        start(painter)
        theme, line = self.theme, float(self.theme.line("small"))
        slot = min(float(theme.px(MOST_SLOT)), self.width() / len(self._bars))
        wide = min(slot - 3, max(theme.px(12), slot - theme.px(GAP)))
        most = max(1, *(bar.value for bar in self._bars))
        floor = line + theme.px(HIGH)
        for number, bar in enumerate(self._bars):
            today = number == len(self._bars) - 1
            left = slot * number
            high = theme.px(HIGH) * bar.value / most
            body = QRectF(left + (slot - wide) / 2, floor - max(high, 2.0 if bar.value else 0.0), wide, high)
            if bar.value:
                fill, frame = ("fjord", None) if today else ("earlier", theme.ink("earlierLine"))
                slab(painter, body, 3, theme.ink(fill), frame, 1)
            self._write(painter, QRectF(left, body.top() - line - 1, slot, line), bar.figure, strong=True)
            self._write(painter, QRectF(left, floor + 5, slot, line), bar.label, strong=today)
        painter.fillRect(QRectF(0, floor, slot * len(self._bars), 1), theme.ink("ctl"))

    def _write(self, painter: QPainter, box: QRectF, text: str, *, strong: bool) -> None:
        font = self.theme.font("small", weight=600 if strong else 500)
        setting = set_lines(text, font, float("inf"), self.theme.line("small"))
        paint_lines(painter, box, setting, font, self.theme.ink("ink" if strong else "ink2"))

    def _on_theme(self) -> None:
        self.updateGeometry()
        self.update()
