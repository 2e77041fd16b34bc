"""A stepper: less, the value in words, more."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from learnkit.i18n import Translator
from ui.a11y import name
from ui.theme.icons import paint_icon
from ui.theme.press import slab, start
from ui.theme.theme import Theme
from ui.theme.tokens import RADIUS
from ui.widgets.control import Control
from ui.widgets.label import Text
from ui.widgets.lettering import set_lines


class _Step(Control):
    def __init__(self, theme: Theme, text: str, icon: str, parent: QWidget) -> None:
        super().__init__(theme, text, parent)
        self._icon = icon
        self.setAutoRepeat(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(self.theme.px(44), self.theme.px(44))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return self.sizeHint()

    def paint(self, painter: QPainter) -> None:
        theme, box = self.theme, QRectF(self.rect())
        if self.warmth or self.isDown():
            slab(painter, box.adjusted(2, 2, -2, -2), RADIUS["control"] - 2, theme.ink("fjordT"))
        side = theme.px(20)
        place = QRectF(0, 0, side, side)
        place.moveCenter(box.center())
        paint_icon(painter, place, self._icon, theme.ink("ink" if self.isEnabled() else "line"), weight="bold")


class Stepper(QWidget):
    """Steps through values that are said in words ("26", "1,8", "lidt"); `moved(at)` after each step.

    The label is the caller's to show; it names the two buttons. Up and down arrows step too.
    """

    moved = Signal(int)

    def __init__(
        self,
        theme: Theme,
        t: Translator,
        label: str,
        values: Sequence[str],
        at: int = 0,
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self._values = tuple(values)
        self._at = at
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.less = _Step(theme, t("{what}: mindre", what=label), "minus", self)
        self.word = Text(theme, "", "staff", weight=700, align=Qt.AlignmentFlag.AlignHCenter)
        self.more = _Step(theme, t("{what}: mere", what=label), "plus", self)
        row.addWidget(self.less)
        row.addWidget(self.word, 1)
        row.addWidget(self.more)
        self.less.clicked.connect(lambda: self.step(-1))
        self.more.clicked.connect(lambda: self.step(1))
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._label = label
        theme.changed.connect(self._on_theme)
        self._show()

    @property
    def at(self) -> int:
        """Which value is chosen, counted from 0."""
        return self._at

    def set_at(self, at: int) -> None:
        """Show another value without a word to anyone."""
        self._at = min(len(self._values) - 1, max(0, at))
        self._show()

    def step(self, by: int) -> None:
        """Go to the next or the last value, and say so; at an end nothing happens."""
        before = self._at
        self.set_at(self._at + by)
        if self._at != before:
            self.moved.emit(self._at)

    def sizeHint(self) -> QSize:  # noqa: N802
        font = self.theme.font("staff", weight=700)
        widest = max(set_lines(value, font, float("inf"), 1).width for value in self._values)
        word = max(self.theme.px(78), round(widest) + self.theme.px(20))
        return QSize(self.theme.px(88) + word, self.theme.px(44))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        ways = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1, Qt.Key.Key_Plus: 1, Qt.Key.Key_Minus: -1}
        way = ways.get(Qt.Key(event.key()), 0)
        if way:
            self.step(way)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        start(painter)
        theme, box = self.theme, QRectF(self.rect())
        slab(painter, box, RADIUS["control"], theme.ink("ark"), theme.ink("ctl"), 1.5)
        for x in (self.less.width(), self.width() - self.more.width()):
            painter.fillRect(QRectF(x - 0.5, 1.5, 1, box.height() - 3), theme.ink("ctl"))

    def _show(self) -> None:
        value = self._values[self._at]
        self.word.say(value)
        for button, open_ in ((self.less, self._at > 0), (self.more, self._at < len(self._values) - 1)):
            button.setEnabled(open_)
            button.setAccessibleDescription(value)
        name(self, self._label, value)

    def _on_theme(self) -> None:
        self.updateGeometry()
        self.update()
