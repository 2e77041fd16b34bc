"""A text that is only read, with the places somebody has said something of: tinted and underlined."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QResizeEvent,
    QTextBlock,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from learnkit.domain.look import Look
from ui.surfaces.writing import painting
from ui.surfaces.writing.editor import Editor
from ui.surfaces.writing.exact import place_of, qt_place
from ui.theme.press import slab
from ui.theme.theme import Theme

CORNER, UNDERLINE, UNDERLINE_HERE = 3, 2, 4
REACH = 1
READ_ONLY = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
LETTERS = (Qt.Key.Key_J, Qt.Key.Key_K, Qt.Key.Key_N)


@dataclass(frozen=True)
class Mark:
    """A place in the text, code points from `start` up to `end`; `number` tells it from the others."""

    key: str
    start: int
    end: int
    number: int


class MarkedText(Editor):
    """Shows one text in its whole height, so that what stands beside it can stand at its line.

    Words are selected by mouse or by Shift and arrows. `stretch_chosen` when a stretch has been selected, or none
    is any more, and the hand is still; `mark_chosen(key)` when a mark is pressed.
    """

    stretch_chosen = Signal()
    mark_chosen = Signal(str)
    set_anew = Signal()
    """the text is laid out anew: its height and the places of its marks may be others"""

    def __init__(self, theme: Theme, look: Look, parent: QWidget | None = None) -> None:
        self._text = ""
        self._marks: tuple[Mark, ...] = ()
        self._stretches: dict[str, painting.Stretch] = {}
        self._here = ""
        self._tall = 0
        super().__init__(theme, parent)
        self.setTextInteractionFlags(READ_ONLY)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.wear(look)

    # --- what it shows -----------------------------------------------------------------------------------------------

    @property
    def marks(self) -> tuple[Mark, ...]:
        """The marks shown now."""
        return self._marks

    def show_text(self, text: str) -> None:
        """Show this text from its beginning, without marks."""
        self._text = text
        self._marks, self._stretches, self._here = (), {}, ""
        self.load(text)
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self._settle()

    def set_marks(self, marks: Sequence[Mark], here: str = "") -> None:
        """Show these marks; the one of key `here` is underlined more heavily."""
        self._marks, self._here = tuple(marks), here
        self._stretches = {
            mark.key: (qt_place(self._text, mark.start), qt_place(self._text, mark.end)) for mark in marks
        }
        self.viewport().update()

    def chosen(self) -> tuple[int, int] | None:
        """The selected stretch in code points, without blanks at its ends; None where no word is selected."""
        found = self.selected(self._text)
        if found is None:
            return None
        first, last = found
        said = self._text[first:last]
        first += len(said) - len(said.lstrip())
        last -= len(said) - len(said.rstrip())
        return (first, last) if first < last else None

    def line_at_caret(self) -> tuple[int, int] | None:
        """The line the caret stands in, in code points: what the writer ended with Enter; None for an empty one."""
        block = self.textCursor().block()
        first = place_of(self._text, block.position())
        last = first + len(block.text().rstrip())
        return (first, last) if first < last else None

    def unselect(self) -> None:
        """Select nothing; the caret stays."""
        cursor = self.textCursor()
        cursor.clearSelection()
        self.setTextCursor(cursor)

    def place_of_mark(self, key: str) -> QRectF:
        """The first line of a mark, in the widget's own coordinates; empty where there is none."""
        stretch = self._stretches.get(key)
        return self._place(stretch) if stretch is not None else QRectF()

    def _place(self, stretch: painting.Stretch) -> QRectF:
        block, at = self.document().begin(), self.contentOffset()
        while block.isValid():
            box = next(painting.boxes(block, at, stretch), None)
            if box is not None:
                return box
            at += QPointF(0, self.blockBoundingRect(block).height())
            block = block.next()
        return QRectF()

    # --- size --------------------------------------------------------------------------------------------------------

    def _settle(self) -> None:
        """Be as tall as the text."""
        block, tall = self.document().begin(), 0.0
        while block.isValid():
            tall += self.blockBoundingRect(block).height()
            block = block.next()
        # A line more than the text: Qt scrolls the last line of a page that fits to the letter.
        tall = round(tall + self.setting.line)
        if tall != self._tall:
            self._tall = round(tall)
            self.setFixedHeight(self._tall)
        self.verticalScrollBar().setValue(0)
        self.set_anew.emit()

    def _set_again(self) -> None:
        super()._set_again()
        self._settle()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self.verticalScrollBar().setValue(0)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        event.ignore()  # the page around it moves

    def scrollContentsBy(self, dx: int, dy: int) -> None:  # noqa: N802 - Qt's name
        """Nothing moves inside: all of it is there."""

    # --- keys and mouse ----------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        before = self.textCursor().selectedText()
        moves = event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter, *LETTERS) and not event.text().isprintable()
        if moves or not event.text() or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().keyPressEvent(event)
        else:
            event.ignore()
        if self.textCursor().selectedText() != before:
            self.stretch_chosen.emit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        super().mouseReleaseEvent(event)
        self.stretch_chosen.emit()
        if self.textCursor().hasSelection():
            return
        place = self.textCursor().position()
        inside = [key for key, (first, last) in self._stretches.items() if first <= place <= last]
        if inside:
            self.mark_chosen.emit(inside[-1])

    # --- painting ----------------------------------------------------------------------------------------------------

    def _shown(self) -> Iterator[tuple[QTextBlock, QPointF]]:
        """Only the paragraphs that are seen in the page around this one."""
        line = self.setting.line
        seen = QRectF(self.viewport().visibleRegion().boundingRect()).adjusted(0, -line, 0, line)
        for block, at in super()._shown():
            if at.y() > seen.bottom():
                return
            if at.y() + self.blockBoundingRect(block).height() >= seen.top():
                yield block, at

    def _paint_under(self, painter: QPainter, block: QTextBlock, at: QPointF) -> None:
        for key, stretch in self._stretches.items():
            for box in painting.boxes(block, at, stretch):
                wide = box.adjusted(-REACH, 0, REACH, 0)
                slab(painter, wide, CORNER, self.theme.ink("lyngT"))
                high = UNDERLINE_HERE if key == self._here else UNDERLINE
                painter.fillRect(QRectF(wide.left(), wide.bottom() - high, wide.width(), high), self.theme.ink("lyng"))
        super()._paint_under(painter, block, at)
