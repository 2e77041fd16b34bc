"""The page one writes on, with the places the teacher has said something of; they follow the words while one writes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPen, QTextBlock, QTextCursor
from PySide6.QtWidgets import QWidget

from learnkit.domain.changes import Span, carry, diff
from ui.surfaces.writing import painting
from ui.surfaces.writing.editor import Editor
from ui.surfaces.writing.exact import qt_place
from ui.theme.press import slab
from ui.theme.theme import Theme

DOT, CORNER = 3, 3


@dataclass(frozen=True)
class Remarked:
    """A stretch of a text, code points from `start` up to `end`, and the key of what is said of it."""

    key: str
    start: int
    end: int


class RemarkedEditor(Editor):
    """An editor in which remarks are underlined with dots; `remark_pressed(key)` when such words are clicked."""

    remark_pressed = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        self._remarks: dict[str, QTextCursor] = {}
        self._open = ""
        super().__init__(theme, parent)

    def set_remarks(self, text: str, remarks: Sequence[Remarked]) -> None:
        """Mark these stretches of `text`, wherever they stand in what has been written since."""
        now = self.text()
        change = diff(text, now) if text != now else None
        self._remarks = {}
        for remark in remarks:
            span = Span(remark.start, remark.end)
            span = carry(span, change) if change is not None else span
            if span.start >= span.end:
                continue
            cursor = QTextCursor(self.document())
            cursor.setPosition(qt_place(now, span.start))
            cursor.setPosition(qt_place(now, span.end), QTextCursor.MoveMode.KeepAnchor)
            cursor.setKeepPositionOnInsert(True)  # what is written right after the words is not what was spoken of
            self._remarks[remark.key] = cursor
        self._open = self._open if self._open in self._remarks else ""
        self.viewport().update()

    def remarked(self) -> dict[str, str]:
        """The words each remark stands at now."""
        return {key: cursor.selectedText() for key, cursor in self._remarks.items() if cursor.hasSelection()}

    def open_remark(self, key: str) -> None:
        """Tint the words of one remark, and bring them into sight; "" tints none."""
        self._open = key
        if key in self._remarks:
            self._show_place(self._remarks[key].selectionStart())
        self.viewport().update()

    @property
    def opened(self) -> str:
        """The key of the remark that is tinted."""
        return self._open

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        super().mouseReleaseEvent(event)
        if event.button() != Qt.MouseButton.LeftButton or self.textCursor().hasSelection():
            return
        place = self.cursorForPosition(event.position().toPoint()).position()
        for key, cursor in self._remarks.items():
            if cursor.selectionStart() <= place < cursor.selectionEnd():
                self.remark_pressed.emit(key)
                return

    def _paint_under(self, painter: QPainter, block: QTextBlock, at: QPointF) -> None:
        for key, cursor in self._remarks.items():
            stretch = cursor.selectionStart(), cursor.selectionEnd()
            for box in painting.boxes(block, at, stretch):
                if key == self._open:
                    slab(painter, box, CORNER, self.theme.ink("fjordT"))
                self._underline(painter, box)
        super()._paint_under(painter, block, at)

    def _underline(self, painter: QPainter, box: QRectF) -> None:
        pen = QPen(self.theme.ink("fjord"), DOT)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setDashPattern([0.01, 2])
        painter.setPen(pen)
        foot = box.bottom() - DOT / 2
        painter.drawLine(QPointF(box.left() + DOT / 2, foot), QPointF(box.right() - DOT / 2, foot))
