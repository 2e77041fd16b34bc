"""The editor: plain text, exact to the code point, on a page set as its writer likes to read."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import replace

from PySide6.QtCore import QEvent, QMimeData, QPointF, QRectF, QStringListModel, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QTextBlock,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from learnkit.domain.changes import diff
from learnkit.domain.look import Look
from ui.surfaces.writing import painting
from ui.surfaces.writing.exact import TAKEN, fill, insert, pasted, place_of, qt_place, text_in
from ui.surfaces.writing.page_layout import PageLayout
from ui.surfaces.writing.setting import PageSetting
from ui.theme.press import start
from ui.theme.theme import Theme
from ui.widgets.scroll import Bar

NOT_OURS = (Qt.Key.Key_Escape, Qt.Key.Key_F2, Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
CHORD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.MetaModifier


class Editor(QPlainTextEdit):
    """Holds one text. What `text()` gives is what was typed, pasted or loaded, code point by code point.

    Places given and told are code points of that text.
    """

    typed = Signal(str)
    """letters that were just typed at the caret; not what was pasted, loaded or brought in"""
    left = Signal()
    """the keyboard has gone elsewhere"""
    painted = Signal()
    """what is on the screen is what is in the text"""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self._setting = PageSetting(theme, Look())
        self._sentence: painting.Stretch | None = None
        self._word: painting.Stretch | None = None
        document = QTextDocument(self)
        document.setDocumentMargin(0)
        self._layout = PageLayout(document)
        document.setDocumentLayout(self._layout)
        self.setDocument(document)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBar(Bar(theme, Qt.Orientation.Vertical))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setTabChangesFocus(True)
        theme.changed.connect(self._on_theme)
        self._on_theme()

    # --- the text ----------------------------------------------------------------------------------------------------

    def text(self) -> str:
        """The whole text; takes time with its length, so it is asked for at a pause, not at a key."""
        return text_in(self.document())

    def load(self, text: str) -> None:
        """Hold this text; the caret stands at its end, and nothing can be undone."""
        fill(self.document(), text)
        self.moveCursor(QTextCursor.MoveOperation.End)

    def bring_in(self, before: str, after: str) -> None:
        """Make the text, which is `before`, `after`: only what differs is touched, and the caret keeps its place."""
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        for splice in reversed(diff(before, after).splices):
            cursor.setPosition(qt_place(before, splice.start))
            cursor.setPosition(qt_place(before, splice.end), QTextCursor.MoveMode.KeepAnchor)
            insert(cursor, splice.inserted)
        cursor.endEditBlock()

    def caret(self, text: str) -> int:
        """The place of the caret in the text, which the caller has at hand."""
        return place_of(text, self.textCursor().position())

    def selected(self, text: str) -> tuple[int, int] | None:
        """The selected stretch of the text, or None."""
        cursor = self.textCursor()
        if not cursor.hasSelection():
            return None
        return place_of(text, cursor.selectionStart()), place_of(text, cursor.selectionEnd())

    def before_caret(self, most: int) -> str:
        """What stands before the caret in its paragraph, at most so many characters of it."""
        cursor = self.textCursor()
        within = cursor.positionInBlock()
        units = cursor.block().text().encode("utf-16-le", "surrogatepass")[: 2 * within]
        return units.decode("utf-16-le", "replace")[-most:]

    # --- the look and the voice --------------------------------------------------------------------------------------

    @property
    def setting(self) -> PageSetting:
        """How the page is set."""
        return self._setting

    def wear(self, look: Look) -> None:
        """Set the page in this look."""
        self._setting = PageSetting(self.theme, look)
        self._on_theme()
        self._keep_caret_in_sight()

    def light(self, text: str, sentence: tuple[int, int] | None, word: tuple[int, int] | None) -> None:
        """Show which sentence and word of the text are read; None for none."""
        self._sentence = _stretch(text, sentence)
        self._word = _stretch(text, word)
        shown = self._word or self._sentence
        if shown is not None:
            self._show_place(shown[0])
        self.viewport().update()

    @property
    def lit(self) -> tuple[painting.Stretch | None, painting.Stretch | None]:
        """The lit sentence and word, in places of the document."""
        return self._sentence, self._word

    def _show_place(self, place: int) -> None:
        """Scroll until the line at a place of the document can be seen; the caret stays where it is."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(min(place, self.document().characterCount() - 1))
        box = self.cursorRect(cursor)
        bar = self.verticalScrollBar()
        line = cursor.block().firstLineNumber()
        line += cursor.block().layout().lineForTextPosition(cursor.positionInBlock()).lineNumber()
        if box.bottom() > self.viewport().height():
            bar.setValue(max(bar.value(), line - bar.pageStep()))
        elif box.top() < 0:
            bar.setValue(min(bar.value(), line))
        box = self.cursorRect(cursor)
        while box.bottom() > self.viewport().height() and bar.value() < bar.maximum():
            bar.setValue(bar.value() + 1)
            box = self.cursorRect(cursor)
        while box.top() < 0 and bar.value() > 0:
            bar.setValue(bar.value() - 1)
            box = self.cursorRect(cursor)

    def _keep_caret_in_sight(self) -> None:
        """After the page has taken another form; a text that is only looked at stays where it is."""
        if not self.isReadOnly():
            self.ensureCursorVisible()

    def _on_theme(self) -> None:
        self._setting = replace(self._setting)  # forgets the sizes it had worked out
        self.document().setDefaultFont(self._setting.font)
        self.setFont(self._setting.font)
        palette = self.palette()
        for part in (QPalette.ColorRole.Base, QPalette.ColorRole.Window):
            palette.setColor(part, self.theme.ink("ark"))
        palette.setColor(QPalette.ColorRole.Text, self.theme.ink("ink"))
        self.setPalette(palette)
        self._set_again()

    def _set_again(self) -> None:
        self._layout.set_again(self.viewport().width(), self._setting.line, self._setting.gap)
        self.viewport().update()

    # --- keys, mouse, clipboard --------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.matches(QKeySequence.StandardKey.InsertLineSeparator):
            event = _plain_return()
        if event.key() == Qt.Key.Key_Y and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self.redo()
            return
        if event.key() in NOT_OURS or _is_for_the_window(event):
            event.ignore()
            return
        text = event.text()
        if _is_odd(text) and not event.modifiers() & CHORD:
            insert(self.textCursor(), text)
            self.ensureCursorVisible()
        else:
            super().keyPressEvent(event)
        if text and not event.modifiers() & CHORD and (text[0].isprintable() or text[0] in "\r\n"):
            self.typed.emit("\n" if text in ("\r", "\n") else text)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            chord = event.modifiers() == Qt.KeyboardModifier.ControlModifier
            if chord and event.key() == Qt.Key.Key_Y:
                event.accept()
                return True
            if _is_for_the_window(event):
                event.ignore()
                return False
        return super().event(event)

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802 - Qt's name
        insert(self.textCursor(), pasted(source))
        self.ensureCursorVisible()

    def canInsertFromMimeData(self, source: QMimeData) -> bool:  # noqa: N802 - Qt's name
        return source.hasText() or source.hasHtml()

    def createMimeDataFromSelection(self) -> QMimeData:  # noqa: N802 - Qt's name
        text = self.text()
        chosen, data = self.selected(text), _data_of_qts_own()
        if chosen is not None:
            data.setText(text[slice(*chosen)])
        return data

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        super().mousePressEvent(self._on_a_line(event))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        super().mouseMoveEvent(self._on_a_line(event))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        super().mouseDoubleClickEvent(self._on_a_line(event))

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        super().focusOutEvent(event)
        self.viewport().update()
        self.left.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        super().focusInEvent(event)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        if self._layout.width != self.viewport().width():
            self._set_again()
        super().resizeEvent(event)
        self._keep_caret_in_sight()

    def _on_a_line(self, event: QMouseEvent) -> QMouseEvent:
        """The event moved to the nearest line: between two lines there is room that belongs to neither."""
        point = event.position()
        for block, at in self._shown():
            layout = block.layout()
            foot = at.y() + self.blockBoundingRect(block).height()
            if point.y() >= foot and block.next().isValid():
                continue
            lines = [layout.lineAt(number) for number in range(layout.lineCount())]
            middles = [at.y() + line.y() + line.height() / 2 for line in lines]
            nearest = min(middles, key=lambda middle: abs(middle - point.y()))
            moved = QPointF(point.x(), nearest)
            shift = moved - point
            return QMouseEvent(
                event.type(),
                moved,
                event.scenePosition() + shift,
                event.globalPosition() + shift,
                event.button(),
                event.buttons(),
                event.modifiers(),
            )
        return event

    # --- painting ----------------------------------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self.viewport())
        start(painter)
        painter.fillRect(self.viewport().rect(), self.theme.ink("ark"))
        cursor = self.textCursor()
        for block, at in self._shown():
            foot = self._last_whole_line(block, at)
            painter.save()
            painter.setClipRect(QRectF(0, 0, self.viewport().width(), foot))
            self._paint_under(painter, block, at)
            painting.paint_text(painter, self.theme, block, at, self._marked(cursor))
            if self.hasFocus() and block.contains(cursor.position()):
                painting.paint_caret(painter, self.theme, block, at, cursor.position())
            painter.restore()
        painter.end()
        self.painted.emit()

    def _paint_under(self, painter: QPainter, block: QTextBlock, at: QPointF) -> None:
        """Paint what lies behind the letters of a paragraph."""
        if self._sentence is not None:
            painting.paint_sentence(painter, self.theme, painting.boxes(block, at, self._sentence))
        if self._word is not None:
            painting.paint_word(painter, self.theme, painting.boxes(block, at, self._word))

    def _marked(self, cursor: QTextCursor) -> Iterator[tuple[painting.Stretch, str, str]]:
        if cursor.hasSelection():
            yield (cursor.selectionStart(), cursor.selectionEnd()), "ink", "fjordT"
        if self._word is not None:
            yield self._word, "on_rav", ""

    def _shown(self) -> Iterator[tuple[QTextBlock, QPointF]]:
        """The paragraphs on the screen, and the point each is painted at."""
        block, at = self.firstVisibleBlock(), self.contentOffset()
        foot = self.viewport().height()
        while block.isValid() and at.y() <= foot:
            height = self.blockBoundingRect(block).height()
            yield block, at
            at += QPointF(0, height)
            block = block.next()

    def _last_whole_line(self, block: QTextBlock, at: QPointF) -> float:
        """Where painting ends, so that no half line is ever seen; with one line only it is shown as far as it goes."""
        foot, layout, whole = float(self.viewport().height()), block.layout(), at.y()
        for number in range(layout.lineCount()):
            line = layout.lineAt(number)
            bottom = at.y() + line.y() + line.height()
            if bottom > foot:
                return whole if whole > 0 else foot
            whole = bottom
        return foot


def _stretch(text: str, part: tuple[int, int] | None) -> painting.Stretch | None:
    return (qt_place(text, part[0]), qt_place(text, part[1])) if part is not None else None


def _is_odd(text: str) -> bool:
    """Whether Qt would refuse typed text that is to stand in the text, or change it."""
    return bool(text) and all(
        letter in TAKEN - {"\r"} or letter == "\t" or unicodedata.category(letter) in ("Cf", "Cn", "Co", "Zl", "Zp")
        for letter in text
    )


def _is_for_the_window(event: QKeyEvent) -> bool:
    """Keys with Alt, and those that make the program's text larger or smaller, are not the editor's."""
    control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
    alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
    return (alt and event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right)) or (control and event.key() == Qt.Key.Key_K)


def _plain_return() -> QKeyEvent:
    return QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r")


def _data_of_qts_own() -> QMimeData:
    """Empty data that Qt made: the clipboard outlives Python, and data made here would bring the end down with it."""
    rows = QStringListModel([""])
    data = rows.mimeData([rows.index(0)])
    data.clear()
    return data
