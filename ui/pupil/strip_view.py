"""The season over the first screen: greeting, date, and where the work is."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.pupil.greeting import greeting
from ui.strings import Words
from ui.theme.press import start
from ui.theme.strip import paint_strip
from ui.theme.theme import Theme
from ui.widgets.hear_dot import HearDot
from ui.widgets.label import Text
from ui.widgets.pill import SyncPill

HEIGHT, LOW = 112, 72


class StripHead(QWidget):
    """Says hello to one pupil, over this week's hills."""

    def __init__(self, theme: Theme, words: Words, name: str, now: datetime, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._now = now
        self._row = QHBoxLayout(self)
        self._row.setSpacing(12)
        hello, day = greeting(now, name, words), words.date(now.date())
        lines = QVBoxLayout()
        lines.setSpacing(2)
        lines.addStretch()
        lines.addWidget(Text(theme, hello, "title"))
        self._day = Text(theme, day[:1].upper() + day[1:], "body")
        lines.addWidget(self._day)
        lines.addStretch()
        self._row.addLayout(lines, 0)
        self._row.addWidget(HearDot(theme, f"{hello}. {day}", size=44))
        self._row.addStretch(1)
        self._pill = SyncPill(theme, words.t("Gemt her"), raised=True)
        self._row.addWidget(self._pill, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)
        self.fit(low=False, margin=32)

    @property
    def pill(self) -> SyncPill:
        return self._pill

    def fit(self, *, low: bool, margin: int) -> None:
        """Take the low form, where the window is small."""
        self._day.setVisible(not low)
        self._pill.set_short(low)
        self._row.setContentsMargins(margin, 4, margin, 4)
        self.setMinimumHeight(self._theme.px(LOW if low else HEIGHT) if self._theme.scale < 1.3 else 0)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        start(painter)
        paint_strip(painter, self._theme, QRectF(self.rect()), self._now.isocalendar().week)
