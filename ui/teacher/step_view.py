"""How far something has come: the sign of the class's table, and the words beside it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.theme.press import start
from ui.theme.theme import Theme
from ui.widgets.label import Text
from ui.widgets.table_signs import Step, paint_step

SIGN = 22


class _Sign(QWidget):
    def __init__(self, theme: Theme, step: Step) -> None:
        super().__init__()
        self._theme, self._step = theme, step
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(self._theme.px(SIGN), self._theme.px(SIGN))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        start(painter)
        paint_step(painter, self._theme, QRectF(self.rect()), self._step)


class StepRow(QWidget):
    """The sign, what it is about, and how far it is."""

    def __init__(self, theme: Theme, step: Step, what: str, how_far: str) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 4)
        row.setSpacing(12)
        row.addWidget(_Sign(theme, step), 0, Qt.AlignmentFlag.AlignTop)
        facts = QVBoxLayout()
        facts.setSpacing(0)
        facts.addWidget(Text(theme, what, "staff", weight=600))
        facts.addWidget(Text(theme, how_far, "table", ink="ink2"))
        row.addLayout(facts, 1)
