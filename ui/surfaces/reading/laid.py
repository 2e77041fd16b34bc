"""A piece laid out for a given width: its lines, its picture, and where each character stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import cast
from unicodedata import bidirectional

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPixmap, QTextCharFormat, QTextLayout, QTextLine, QTextOption

from content.text import Span
from ui.surfaces.reading.book import Piece
from ui.surfaces.reading.setting import Setting
from ui.surfaces.reading.units import Units

NO_HEIGHT_YET = 0.0
PICTURE_SHARE = 0.62
"""of the page's height: text stays beside the picture it belongs to"""


@dataclass(frozen=True)
class Row:
    """A stretch of a piece that is never cut: a line, a picture, a table's row. Heights are from the piece's top."""

    top: float
    height: float
    start: int
    """the first code point of the piece that stands in it"""

    @property
    def bottom(self) -> float:
        return self.top + self.height


@dataclass
class Cell:
    """Lines of text that belong together: a paragraph, or a cell of a table."""

    layout: QTextLayout
    units: Units
    start: int
    """the code point of the piece at which this text begins"""
    length: int
    x: float
    share: float
    line_height: float

    def line_box(self, number: int) -> tuple[float, float]:
        """Top and height of a line, letters and the space around them."""
        line = self.layout.lineAt(number)
        return line.y() - (self.line_height - line.height()) / 2, self.line_height

    def without_space(self, first: int, last: int) -> int:
        """The end of a stretch, in UTF-16 units, without the space it ends with."""
        text = self.layout.text()
        end, start = self.units.from_qt(last), self.units.from_qt(first)
        while end > start and text[end - 1].isspace():
            end -= 1
        return self.units.to_qt(end)

    def first_of(self, line: int) -> int:
        """The code point of the piece at which a line begins."""
        return self.start + self.units.from_qt(self.layout.lineAt(line).textStart())


@dataclass
class Laid:
    """A laid-out piece. `gap` is kept free above it, unless it stands first on the page."""

    piece: Piece
    gap: float
    rows: list[Row] = field(default_factory=list)
    cells: list[Cell] = field(default_factory=list)
    picture: QPixmap | None = None
    picture_box: QRectF = field(default_factory=QRectF)
    marker_at: QPointF | None = None
    marker: str = ""

    @property
    def height(self) -> float:
        return self.rows[-1].bottom if self.rows else 0.0

    def row_of(self, offset: int) -> int:
        """The row in which a code point of the piece stands."""
        found = 0
        for number, row in enumerate(self.rows):
            if row.start > offset:
                break
            found = number
        return found

    def boxes(self, start: int, end: int) -> Iterator[tuple[QRectF, float, bool, bool]]:
        """Where the code points from `start` to `end` stand, line by line: box of the whole line height, share of the
        plain size, and whether the stretch begins and ends in this line."""
        for cell in self.cells:
            if end <= cell.start or start >= cell.start + cell.length:
                continue
            first = cell.units.to_qt(max(0, start - cell.start))
            last = cell.units.to_qt(min(cell.length, end - cell.start))
            for number in range(cell.layout.lineCount()):
                line = cell.layout.lineAt(number)
                a, b = max(first, line.textStart()), min(last, line.textStart() + line.textLength())
                ends = b == last
                b = cell.without_space(a, b)
                if a >= b:
                    continue
                left, right = sorted((_x(line, a), _x(line, b)))
                top, height = cell.line_box(number)
                yield QRectF(cell.x + left, top, right - left, height), cell.share, a == first, ends

    def offset_at(self, point: QPointF) -> int | None:
        """The code point of the piece at a point within it; None beside the text."""
        for cell in self.cells:
            for number in range(cell.layout.lineCount()):
                line = cell.layout.lineAt(number)
                top, height = cell.line_box(number)
                rect = line.naturalTextRect()
                if top <= point.y() < top + height and rect.left() <= point.x() - cell.x <= rect.right():
                    unit = line.xToCursor(point.x() - cell.x, line.CursorPosition.CursorOnCharacter)
                    return cell.start + cell.units.from_qt(unit)
        return None

    def draw(
        self, painter: QPainter, at: QPointF, clip: QRectF, marked: list[tuple[int, int, QTextCharFormat]]
    ) -> None:
        """Draw the lines that touch the clip; `marked` stretches, in code points, in another ink."""
        if self.picture is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawPixmap(self.picture_box.translated(at).toRect(), self.picture)
        for cell in self.cells:
            cell.layout.draw(painter, at + QPointF(cell.x, 0), _selections(cell, marked), clip)
        if self.marker and self.marker_at is not None:
            painter.setFont(self.cells[0].layout.font() if self.cells else QFont())
            painter.drawText(at + self.marker_at, self.marker)


def _x(line: QTextLine, unit: int) -> float:
    """Where the caret stands before a UTF-16 unit."""
    return cast(tuple[float, int], line.cursorToX(unit))[0]


def _selections(cell: Cell, marked: list[tuple[int, int, QTextCharFormat]]) -> list[QTextLayout.FormatRange]:
    found = []
    for start, end, shape in marked:
        a = cell.units.to_qt(max(0, start - cell.start))
        b = cell.units.to_qt(min(cell.length, end - cell.start))
        if a < b and end > cell.start:
            found.append(_range(a, b, shape))
    return found


def _range(start: int, end: int, shape: QTextCharFormat) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    made.start, made.length, made.format = start, end - start, shape
    return made


class LayingOut:
    """Lays pieces out in a column `width` wide; pictures are at most `tallest` high."""

    def __init__(self, setting: Setting, width: float, tallest: float) -> None:
        self._setting = setting
        self._width = width
        self._tallest = tallest

    def lay(self, piece: Piece, picture: QPixmap | None) -> Laid:
        """The piece, laid out."""
        laid = Laid(piece, self._gap(piece))
        match piece.kind.kind:
            case "rule":
                laid.rows.append(Row(0, round(self._setting.size * 1.2), 0))
            case "image":
                self._lay_picture(laid, picture)
            case "table":
                self._lay_table(laid)
            case _:
                self._lay_text(laid)
        return laid

    def _gap(self, piece: Piece) -> float:
        setting = self._setting
        if piece.goes_on:
            return 0.0
        if piece.opens_section:
            return setting.gap * 3
        if piece.kind.kind == "heading":
            return round(setting.gap * 1.8)
        if piece.kind.kind == "item":
            return round(setting.gap * 0.5)
        return setting.gap

    def _lay_text(self, laid: Laid) -> None:
        piece, setting = laid.piece, self._setting
        indent = min(setting.indent(piece.kind), self._width * 0.4)
        right = indent if piece.kind.kind == "quote" else 0.0
        cell = self._cell(piece, 0, len(piece.text), indent)
        bottom = _set_lines(cell, self._width - indent - right, 0.0)
        laid.cells.append(cell)
        for number in range(cell.layout.lineCount()):
            top, height = cell.line_box(number)
            laid.rows.append(Row(top, height, cell.first_of(number)))
        if not laid.rows:
            laid.rows.append(Row(0, bottom, 0))
        if piece.kind.kind == "item" and not piece.goes_on and cell.layout.lineCount():
            laid.marker = piece.kind.marker or "•"
            metrics = QFontMetricsF(cell.layout.font())
            line = cell.layout.lineAt(0)
            reach = metrics.horizontalAdvance(laid.marker) + setting.size * 0.45
            laid.marker_at = QPointF(max(0.0, indent - reach), line.y() + line.ascent())

    def _lay_picture(self, laid: Laid, picture: QPixmap | None) -> None:
        piece, setting = laid.piece, self._setting
        top = 0.0
        caption = self._cell(piece, 0, len(piece.text), 0.0)
        line_height = setting.line_height(piece.kind)
        if picture is not None and not picture.isNull():
            room = QSizeF(self._width, max(line_height, self._tallest * PICTURE_SHARE))
            size = picture.deviceIndependentSize()
            if size.width() > room.width() or size.height() > room.height():
                size.scale(room, Qt.AspectRatioMode.KeepAspectRatio)
            laid.picture = picture
            laid.picture_box = QRectF((self._width - size.width()) / 2, 0, size.width(), size.height())
            laid.rows.append(Row(0, size.height() + (round(setting.size * 0.3) if piece.text else 0), 0))
            top = laid.rows[0].bottom
        if piece.text:
            _set_lines(caption, self._width, top)
            laid.cells.append(caption)
            for number in range(caption.layout.lineCount()):
                y, height = caption.line_box(number)
                laid.rows.append(Row(y, height, caption.first_of(number)))
        if not laid.rows:
            laid.rows.append(Row(0, NO_HEIGHT_YET, 0))

    def _lay_table(self, laid: Laid) -> None:
        """Each row of the table one row of ours, its cells side by side in equal columns."""
        piece, setting = laid.piece, self._setting
        lines = piece.text.split("\n")
        columns = max(line.count("\t") + 1 for line in lines)
        apart = setting.size * 0.6
        wide = (self._width - apart * (columns - 1)) / columns
        line_height, pad = setting.line_height(piece.kind), round(setting.size * 0.2)
        top, start = 0.0, 0
        for line in lines:
            row_start, bottom = start, top + line_height
            for column, words in enumerate(line.split("\t")):
                cell = self._cell(piece, start, start + len(words), column * (wide + apart))
                bottom = max(bottom, _set_lines(cell, wide, top + pad))
                laid.cells.append(cell)
                start += len(words) + 1
            laid.rows.append(Row(top, bottom + pad - top, row_start))
            top = bottom + pad

    def _cell(self, piece: Piece, start: int, end: int, x: float) -> Cell:
        text = piece.text[start:end]
        units = Units(text)
        # A line end inside a paragraph is Qt's own sign for it, of the same length.
        layout = QTextLayout(text.replace("\n", "\u2028"), self._setting.font_of(piece.kind))
        layout.setCacheEnabled(True)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        if _runs_leftwards(text):
            option.setTextDirection(Qt.LayoutDirection.RightToLeft)
            option.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
        layout.setTextOption(option)
        formats = [
            _range(units.to_qt(max(0, span.start - start)), units.to_qt(span.end - start), shape)
            for span in piece.spans
            if span.end > start and span.start < end and (shape := self._shape(piece, span)) is not None
        ]
        layout.setFormats(formats)
        block = piece.kind
        return Cell(layout, units, start, len(text), x, self._setting.share_of(block), self._setting.line_height(block))

    def _shape(self, piece: Piece, span: Span) -> QTextCharFormat | None:
        """How a stretch is set: no italics for children, except words of another language."""
        shape = QTextCharFormat()
        match span.kind:
            case "strong":
                shape.setFontWeight(QFont.Weight.Bold)
            case "emphasis" if _foreign(piece, span):
                shape.setFontItalic(True)
            case "emphasis":
                shape.setFontWeight(QFont.Weight.DemiBold)
            case "link":
                shape.setForeground(self._setting.ink("fjord"))
                shape.setFontUnderline(True)
            case "note":
                shape.setForeground(self._setting.ink("fjord"))
                shape.setFontWeight(QFont.Weight.DemiBold)
            case _:
                return None
        return shape


def _set_lines(cell: Cell, width: float, top: float) -> float:
    """Break the cell's text into lines, the letters in the middle of each; the bottom of the last."""
    cell.layout.beginLayout()
    y = top
    while (line := cell.layout.createLine()).isValid():
        line.setLineWidth(max(1.0, width))
        line.setPosition(QPointF(0, y + (cell.line_height - line.height()) / 2))
        y += cell.line_height
    cell.layout.endLayout()
    return y


def _runs_leftwards(text: str) -> bool:
    """Whether the first letter belongs to a script that runs from right to left."""
    strong = (kind for sign in text if (kind := bidirectional(sign)) in ("L", "R", "AL"))
    return next(strong, "L") != "L"


def _foreign(piece: Piece, span: Span) -> bool:
    return any(
        other.kind == "language" and other.start <= span.start and span.end <= other.end for other in piece.spans
    )
