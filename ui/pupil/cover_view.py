"""A text's cover as a picture: decoration beside the words that name the text."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from learnkit.services.choosing_a_text import TextTile
from ui.theme.covers import paint_cover
from ui.theme.press import start
from ui.theme.theme import Theme

TALL = 1.4
RIBBON_ROOM = 14


class CoverView(QWidget):
    """The cover of one text, with its ribbon where it is begun."""

    def __init__(
        self, theme: Theme, text: TextTile, width: int, *, started: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._text, self._width, self._started = theme, text, width, started
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def resize_to(self, width: int) -> None:
        """Be so wide."""
        self._width = width
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(self._width, round(self._width * TALL) + RIBBON_ROOM)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        start(painter)
        text = self._text
        paint_cover(
            painter, self._theme, 0, RIBBON_ROOM - 2, self._width, text.title, text.author,
            subject=text.subject, started=self._started,
        )  # fmt: skip
