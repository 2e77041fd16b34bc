"""The level badge: five sheets and a word, in one colour."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.a11y import name
from ui.theme.press import slab, start
from ui.theme.theme import Theme
from ui.theme.tokens import RADIUS
from ui.widgets.lettering import paint_lines, set_lines

SHEET_LIMITS = (5, 11, 17, 23)


def sheets(lix: float) -> int:
    """How many of the five sheets are filled: up to LIX 5, 11, 17, 23, and above."""
    return 1 + sum(lix > limit for limit in SHEET_LIMITS)


def paint_badge(painter: QPainter, theme: Theme, box: QRectF, text: str, filled: int) -> None:
    """Paint a badge into a box; `filled` is the number of sheets, 0 for a level that has none."""
    px = theme.px
    slab(painter, box, RADIUS["badge"], theme.ink("ark"), theme.ink("ctl"), 1.2)
    left = box.left() + px(8)
    if filled:
        for number in range(5):
            full = number >= 5 - filled
            top = box.center().y() - px(7) + number * px(3)
            width = px(3) if not full and theme.name == "hc" else px(14)
            painter.fillRect(QRectF(left, top, width, px(2)), theme.ink("ink" if full else "line"))
        left += px(14 + 7)
    font = theme.font("small", weight=600)
    setting = set_lines(text, font, box.width(), theme.line("small"))
    words = QRectF(left, box.top(), box.right() - px(8) - left, box.height() - 1)
    paint_lines(painter, words, setting, font, theme.ink("ink"))


def badge_size(theme: Theme, text: str, filled: int) -> QSize:
    """The room a badge needs."""
    width = set_lines(text, theme.font("small", weight=600), float("inf"), 1).width
    return QSize(round(width) + theme.px(16 + (21 if filled else 0)) + 2, theme.px(26))


class LevelBadge(QWidget):
    """A badge such as "LIX 14", 26 high; for a level a teacher gave, `lix` is None and `text` is its own word."""

    def __init__(
        self, theme: Theme, text: str, *, lix: float | None = None, more: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self._text = text
        self._filled = sheets(lix) if lix is not None else 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setToolTip(more)
        name(self, text, more)
        theme.changed.connect(self._on_theme)

    def sizeHint(self) -> QSize:  # noqa: N802
        return badge_size(self.theme, self._text, self._filled)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        start(painter)
        paint_badge(painter, self.theme, QRectF(self.rect()), self._text, self._filled)

    def _on_theme(self) -> None:
        self.updateGeometry()
        self.update()
