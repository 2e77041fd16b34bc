"""Text into a QTextDocument and out of it again, to the letter.

A QTextDocument takes some characters for line ends of its own. They stand in it as U+2028 with the character they
are as a property, so that they look like the line ends they are and come out as they went in.
"""

from __future__ import annotations

import re

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QTextCharFormat, QTextCursor, QTextDocument, QTextFormat

STANDS_FOR = QTextFormat.Property.UserProperty
LINE, PARAGRAPH = "\u2028", "\u2029"
TAKEN = frozenset("\r\u2029\ufdd0\ufdd1")
"""What a QTextDocument would turn into a new block."""
_PIECES = re.compile("[\r\u2028\u2029\ufdd0\ufdd1]|[^\r\u2028\u2029\ufdd0\ufdd1]+")
_MARK = "\ufeff"
_OBJECT = "\ufffc"
_CONTROLS = {code: None for code in (*range(0x20), *range(0x7F, 0xA0)) if chr(code) not in "\t\n"}
_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x85]")


def text_in(document: QTextDocument) -> str:
    """The whole text, code point by code point; half a surrogate pair, which no file can hold, is left out."""
    raw = document.toRawText()
    text = raw.replace(PARAGRAPH, "\n")
    return _with_what_stands(document, text) if LINE in raw else text


def fill(document: QTextDocument, text: str) -> None:
    """Let the document hold this text; what was in it is gone, and there is nothing to undo."""
    document.setUndoRedoEnabled(False)
    document.clear()
    insert(QTextCursor(document), text)
    document.setUndoRedoEnabled(True)


def insert(cursor: QTextCursor, text: str) -> None:
    """Put a text at the cursor, in place of what is selected; one step to undo."""
    plain = QTextCharFormat()
    cursor.beginEditBlock()
    cursor.removeSelectedText()
    for piece in _PIECES.findall(text):
        if piece in TAKEN:
            marked = QTextCharFormat()
            marked.setProperty(STANDS_FOR, ord(piece))
            cursor.insertText(LINE, marked)
        else:
            cursor.insertText(piece if piece[0] != _MARK else _MARK + piece, plain)  # Qt takes one for a byte order
    cursor.endEditBlock()


def _with_what_stands(document: QTextDocument, text: str) -> str:
    """The text with each U+2028 become what it stands for; only a text that has one is gone through."""
    pieces, begun = [], 0
    for found in re.finditer(LINE, text):
        cursor = QTextCursor(document)
        cursor.setPosition(qt_place(text, found.end()))
        meant = cursor.charFormat().intProperty(STANDS_FOR)
        pieces += [text[begun : found.start()], chr(meant) if meant else LINE]
        begun = found.end()
    return "".join([*pieces, text[begun:]])


def pasted(source: QMimeData) -> str:
    """The plain text of what is pasted or dropped, with line ends and without control characters."""
    text = source.text() if source.hasText() else ""
    if not text and source.hasHtml():
        page = QTextDocument()
        page.setHtml(source.html())
        text = text_in(page).replace(_OBJECT, "")
    return _BREAKS.sub("\n", text).translate(_CONTROLS)


def qt_place(text: str, place: int) -> int:
    """The UTF-16 unit, as Qt counts, at a code point of the text."""
    return len(text[:place].encode("utf-16-le", "surrogatepass")) // 2


def place_of(text: str, qt: int) -> int:
    """The code point at a UTF-16 unit of the text."""
    return len(text.encode("utf-16-le", "surrogatepass")[: 2 * qt].decode("utf-16-le", "replace"))
