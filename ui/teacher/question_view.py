"""A numbered question on a form, with what answers it below."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.theme.press import slab, start
from ui.theme.theme import Theme
from ui.widgets.label import Text
from ui.widgets.lettering import paint_lines, set_lines

SIDE, GAP = 26, 12


class _Number(QWidget):
    def __init__(self, theme: Theme, number: int) -> None:
        super().__init__()
        self._theme, self._number = theme, str(number)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(self._theme.px(SIDE), self._theme.px(SIDE))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        start(painter)
        theme, box = self._theme, QRectF(self.rect())
        font = theme.font("small", weight=700)
        frame = theme.ink("ctl") if theme.name == "hc" else None
        slab(painter, box, box.height() / 2, theme.ink("sunk"), frame)
        setting = set_lines(self._number, font, float("inf"), theme.line("small"))
        paint_lines(painter, box.adjusted(0, 0, 0, -1), setting, font, theme.ink("ink2"))


class Question(QWidget):
    """Put the answer's parts into `column`; it stands in from the number."""

    def __init__(self, theme: Theme, number: int, words: str) -> None:
        super().__init__()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(10)
        head = QHBoxLayout()
        head.setSpacing(GAP)
        head.addWidget(_Number(theme, number), 0, Qt.AlignmentFlag.AlignTop)
        self.title = Text(theme, words, "body", weight=700)
        head.addWidget(self.title, 1)
        whole.addLayout(head)
        self.column = QVBoxLayout()
        self.column.setContentsMargins(theme.px(SIDE) + GAP, 0, 0, 0)
        self.column.setSpacing(10)
        whole.addLayout(self.column)
