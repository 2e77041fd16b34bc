"""How the editor's text is set: lines at the distance the writer has chosen, a little air after each paragraph."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QTextBlock, QTextDocument, QTextLayout
from PySide6.QtWidgets import QPlainTextDocumentLayout

INSET = 8
"""kept free at both sides of the text, so that tints and caret are never cut"""


class PageLayout(QPlainTextDocumentLayout):
    """Lays out a paragraph when it is first looked at, and again when it is written in; never the whole text.

    The room that a line has more than its letters need stands above it: so the editor, which scrolls by the letters'
    lower edge, always begins with a whole line.
    """

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self.width = 0.0
        self.line = 0.0
        """pixels from line to line"""
        self.gap = 0.0
        """pixels after a paragraph"""
        self._blocks = document.blockCount()
        self._telling = False

    def set_again(self, width: float, line: float, gap: float) -> None:
        """Set all the text in another way, each paragraph when it is next looked at."""
        self.width, self.line, self.gap = width, line, gap
        block = self.document().firstBlock()
        while block.isValid():
            block.clearLayout()
            block = block.next()
        self.requestUpdate()

    def blockBoundingRect(self, block: QTextBlock) -> QRectF:  # noqa: N802 - Qt's name
        if not block.isValid():
            return QRectF()
        layout = block.layout()
        if not layout.lineCount() or layout.lineAt(0).width() != self.width - 2 * INSET:
            self._set(block)
        last = layout.lineAt(layout.lineCount() - 1)
        below = self.gap if block.next().isValid() else 0.0
        return QRectF(0, 0, self.width, last.y() + last.height() + below)

    def documentChanged(self, start: int, removed: int, added: int) -> None:  # noqa: N802 - Qt's name
        document = self.document()
        block, blocks = document.findBlock(start), document.blockCount()
        last = document.findBlock(max(0, start + removed + added - 1))
        if blocks != self._blocks or block != last or not block.isValid():
            self._blocks = blocks
            super().documentChanged(start, removed, added)
            return
        before = block.layout().boundingRect().height()
        self._set(block)
        if block.layout().boundingRect().height() == before:
            self.updateBlock.emit(block)
        else:
            self.update.emit()

    def _set(self, block: QTextBlock) -> None:
        layout: QTextLayout = block.layout()
        option = self.document().defaultTextOption()
        layout.setTextOption(option)
        layout.beginLayout()
        top, count, height = 0.0, 0, self.line
        line = layout.createLine()
        while line.isValid():
            line.setLineWidth(self.width - 2 * INSET)
            natural = line.height()
            step = height if height > natural else natural
            line.setPosition(QPointF(INSET, top + step - natural))
            top += step
            count += 1
            line = layout.createLine()
        layout.endLayout()
        if block.lineCount() != count:
            block.setLineCount(count)
            self._tell_size()

    def _tell_size(self) -> None:
        """Let the scroll bar know how many lines there are; it may look at more paragraphs to find that out."""
        if self._telling:
            return
        self._telling, told = True, -1
        while told != self.document().lineCount():
            told = self.document().lineCount()
            self.documentSizeChanged.emit(self.documentSize())
        self._telling = False
