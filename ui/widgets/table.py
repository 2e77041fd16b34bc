"""A table on paper: the heads and the first column stay, the rest moves under them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from learnkit.i18n import Translator
from ui.a11y import announce, ask_to_speak, name
from ui.theme.press import slab, start
from ui.theme.theme import Theme
from ui.theme.tokens import RADIUS
from ui.widgets.scroll import Bar
from ui.widgets.table_head import MOST_LINES, Corner, Heads, head_least, head_name, paint_frame, paint_ground
from ui.widgets.table_lines import Column, Index, Line, Lines

ROW = 44
FIRST_SHARE = 0.45
"""the most of the table's width the first column takes; longer names go on two lines"""
LEAST_ROWS = 3
STEPS = (
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
)


@dataclass(frozen=True)
class _Asked:
    """The least widths of the first column and of the others, with heads on one line or on two."""

    first: float
    on_one_line: list[float]
    on_two_lines: list[float]


class _Cells(QStyledItemDelegate):
    """Paints the cells that are seen, each by its own `paint`."""

    def __init__(self, table: Table) -> None:
        super().__init__(table)
        self._table = table

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        start(painter)
        self._table.paint_cell(painter, QRectF(option.rect), index.row(), index.column())


class _FirstCells(QHeaderView):
    """The first column, which stays when the others move."""

    def __init__(self, table: Table) -> None:
        super().__init__(Qt.Orientation.Vertical, table)
        self._table = table
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(1)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        super().mouseMoveEvent(event)
        self._table.hover(self.logicalIndexAt(event.position().toPoint()))

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802
        super().leaveEvent(event)
        self._table.hover(-1)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self.viewport())
        start(painter)
        width, high = self.viewport().width(), self.viewport().height()
        for row in range(self.count()):
            top = self.sectionViewportPosition(row)
            if top > high:
                break
            if top + self.sectionSize(row) > 0:
                self._table.paint_first(painter, QRectF(0, top, width, self.sectionSize(row)), row)
        if self._table.horizontalScrollBar().value() > 0:
            painter.fillRect(QRectF(width - 1, 0, 1, high), self._table.theme.ink("ctl"))


class _HeadEnd(QWidget):
    """The heads' ground over the scroll bar."""

    def __init__(self, table: Table) -> None:
        super().__init__(table)
        self._table = table

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(0, self._table.heads.height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        theme = self._table.theme
        paint_ground(QPainter(self), theme, QRectF(self.rect()), right=self._table.heads.round_right)


class Table(QTableView):
    """Rows to look down and open: `opened(row key, column key)` on click, Enter or Space.

    Arrows go between the cells and from the first row up to the heads, where Enter sorts; F2 says the cell. Give it
    columns, then rows of cells (`ui.widgets.table_cells`, or kinds of your own). Rows are `row` px high at 100 %, more
    if a cell needs it; the first column's key is told when a name is pressed. Only what is seen is painted.
    `round_top` rounds the heads' outer corners where the table begins at a card's upper edge.
    """

    opened = Signal(str, str)
    moved = Signal(str, str)
    """another cell has the keyboard: row key, column key"""
    sorted_anew = Signal(str, bool)
    """column key, and whether the greatest is first"""

    def __init__(
        self,
        theme: Theme,
        t: Translator,
        what: str,
        *,
        row: int = ROW,
        round_top: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self._t = t
        self._what = what
        self._row = row
        self._hovered = -1
        self._marked = False
        self._asked = _Asked(0.0, [], [])
        self._talls: dict[int, int] = {}
        self.lines = Lines(t.language, self)
        self.heads = Heads(theme, t, self.lines, self)
        self.firsts = _FirstCells(self)
        self.corner = Corner(theme, t, self.lines, self)
        self.heads.round_right = self.corner.round_left = round_top
        self.setHorizontalHeader(self.heads)
        self.setVerticalHeader(self.firsts)
        self.setCornerButtonEnabled(False)
        self.setModel(self.lines)
        self.setItemDelegate(_Cells(self))
        self._set_manner()
        self._head_end = _HeadEnd(self)
        self.addScrollBarWidget(self._head_end, Qt.AlignmentFlag.AlignTop)  # once the bar is our own
        self._connect()
        name(self, what)

    def _set_manner(self) -> None:
        theme = self.theme
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBar(Bar(theme, Qt.Orientation.Vertical))
        self.setHorizontalScrollBar(Bar(theme, Qt.Orientation.Horizontal))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        for part in (self, self.heads, self.firsts):
            part.viewport().setAutoFillBackground(False)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def _connect(self) -> None:
        self.theme.changed.connect(self._measure)
        self.clicked.connect(self._on_clicked)
        self.entered.connect(lambda index: self.hover(index.row()))
        self.firsts.sectionClicked.connect(self._on_first_clicked)
        self.heads.sort_asked.connect(self.turn)
        self.corner.clicked.connect(lambda: self.turn(self.lines.first.key))
        self.heads.down_asked.connect(self._go_down)
        self.heads.left_asked.connect(lambda: self.corner.setFocus(Qt.FocusReason.TabFocusReason))
        self.corner.right_asked.connect(lambda: self.heads.go(0))
        self.corner.down_asked.connect(lambda: self._go_down(0))
        self.horizontalScrollBar().valueChanged.connect(lambda _=0: self.firsts.viewport().update())

    # --- what stands in it -------------------------------------------------------------------------------------------

    def set_columns(self, first: Column, columns: Sequence[Column]) -> None:
        """Have these columns; the first one stays when the others move. The rows go until new ones are set."""
        self.lines.set_columns(first, columns)
        sorts = any(column.sortable for column in columns)
        self.heads.setFocusPolicy(Qt.FocusPolicy.StrongFocus if sorts else Qt.FocusPolicy.NoFocus)
        self._measure()

    def set_rows(self, rows: Sequence[Line]) -> None:
        """Have these rows, sorted as those before them; where the keyboard was it stays."""
        at = self.at
        self.lines.set_lines(rows)
        self._measure()
        self._return_to(at)

    def sort_by(self, key: str, *, falling: bool = False) -> None:
        """Sort by a column without a word to anyone."""
        at = self.at
        self.lines.sort_by(key, falling=falling)
        self.corner.tell()
        self.heads.tell()
        self._return_to(at)

    def turn(self, key: str) -> None:
        """Sort by a column, or the other way round if the rows already are, and say so."""
        column = next(one for one in (self.lines.first, *self.lines.columns) if one.key == key)
        if not column.sortable:
            return
        falling = not self.lines.falling if self.lines.sorted_by == key else column.falling_first
        self.sort_by(key, falling=falling)
        announce(self.corner if column is self.lines.first else self.heads, head_name(self._t, self.lines, column))
        self.sorted_anew.emit(key, falling)

    @property
    def at(self) -> tuple[str, str]:
        """The keys of the row and column one is in; empty if in none."""
        here = self.currentIndex()
        if not here.isValid():
            return "", ""
        return self.lines.lines[here.row()].key, self.lines.columns[here.column()].key

    def go(self, row: str, column: str) -> None:
        """Be in this cell, and have it in view; nothing happens if there is no such cell."""
        rows = [line.key for line in self.lines.lines]
        columns = [one.key for one in self.lines.columns]
        if row in rows and column in columns:
            self.setCurrentIndex(self.lines.index(rows.index(row), columns.index(column)))

    def set_marked(self, marked: bool) -> None:
        """Keep the frame round the cell one is in although the keyboard is elsewhere, as beside an open drawer."""
        self._marked = marked
        self._repaint()

    def _return_to(self, at: tuple[str, str]) -> None:
        self.selectionModel().clear()
        self.go(*at)

    # --- sizes -------------------------------------------------------------------------------------------------------

    def whole_height(self) -> int:
        """The height at which every row is seen, the heads included."""
        rows = sum(self.rowHeight(row) for row in range(self.lines.rowCount()))
        return self.heads.height() + rows + (self.horizontalScrollBar().height() if self._wider() else 0)

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(self.theme.px(480), self.whole_height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return QSize(self.theme.px(200), self.heads.height() + LEAST_ROWS * self.theme.px(self._row))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._settle()

    def updateGeometries(self) -> None:  # noqa: N802
        super().updateGeometries()
        if hasattr(self, "corner"):  # Qt asks before all of it is made
            for own in self.findChildren(QAbstractButton, options=Qt.FindChildOption.FindDirectChildrenOnly):
                own.setVisible(own is self.corner)
            self.corner.setGeometry(0, 0, self.firsts.width(), self.heads.height())
            self.corner.raise_()

    def _wider(self) -> bool:
        return self.horizontalScrollBar().maximum() > 0

    def _settle(self) -> None:
        """Give columns, rows and heads their sizes in the room there is."""
        lines, asked = self.lines, self._asked
        first = max(self.theme.px(lines.first.width), min(asked.first, self.width() * FIRST_SHARE))
        wishes = asked.on_one_line
        room = self.width() - first - self._beside_rows(first, wishes) - sum(wishes)
        if room < 0:
            wishes = asked.on_two_lines
            room = self.width() - first - self._beside_rows(first, wishes) - sum(wishes)
        shares = sum(column.grows for column in lines.columns)
        if room > 0 and shares:
            wishes = [wish + room * column.grows / shares for wish, column in zip(wishes, lines.columns, strict=True)]
        elif room > 0 and lines.columns:
            first += room
        self.firsts.setFixedWidth(round(first))
        self.firsts.setDefaultSectionSize(self._tall(first))
        ends = [math.floor(sum(wishes[: number + 1])) for number in range(len(wishes))]
        for number, end in enumerate(ends):
            self.heads.resizeSection(number, end - (ends[number - 1] if number else 0))
        self.heads.setFixedHeight(self.heads.tall(wishes))
        self._head_end.setFixedHeight(self.heads.height())
        self.updateGeometries()
        self.updateGeometry()
        self._repaint()

    def _measure(self) -> None:
        """Ask every head and cell what room it needs, once for these rows and this look."""
        theme, lines = self.theme, self.lines
        cells = [
            max((line.cells[number].least(theme) for line in lines.lines), default=0.0)
            for number in range(len(lines.columns))
        ]
        least = [max(theme.px(c.width), cell) for c, cell in zip(lines.columns, cells, strict=True)]
        one, two = (
            [max(room, head_least(theme, c, most)) for c, room in zip(lines.columns, least, strict=True)]
            for most in (1, MOST_LINES)
        )
        first = max([head_least(theme, lines.first, 1), *(line.first.least(theme) for line in lines.lines)])
        self._asked = _Asked(first, one, two)
        self._talls = {}
        self.corner.tell()
        self.heads.tell()
        self._settle()

    def _beside_rows(self, first: float, widths: list[float]) -> int:
        """The room the scroll bar takes, if there are more rows than are seen."""
        rows = self._tall(first) * len(self.lines.lines)
        more = rows > self.height() - self.heads.tall(widths)
        return self.verticalScrollBar().sizeHint().width() if more else 0

    def _tall(self, first: float) -> int:
        """How high each row is, with the first column so wide."""
        wide = round(first)
        if wide not in self._talls:
            high = float(self.theme.px(self._row))
            for line in self.lines.lines:
                others = (
                    cell.tall(self.theme, room) for cell, room in zip(line.cells, self._asked.on_one_line, strict=True)
                )
                high = max(high, line.first.tall(self.theme, wide), *others)
            self._talls[wide] = math.ceil(high)
        return self._talls[wide]

    # --- painting ----------------------------------------------------------------------------------------------------

    def paint_cell(self, painter: QPainter, box: QRectF, row: int, column: int) -> None:
        """Paint a cell: the row's ground, what stands in it, and the frame where one is."""
        self._paint_ground(painter, box, row)
        here = self.currentIndex()
        framed = (here.row(), here.column()) == (row, column) and (self.hasFocus() or self._marked)
        if framed:
            slab(painter, box.adjusted(1, 1, -1, -2), RADIUS["badge"], self.theme.ink("lyngT"))
        self.lines.lines[row].cells[column].paint(painter, self.theme, box.adjusted(0, 0, 0, -1))
        if framed:
            paint_frame(painter, self.theme, box.adjusted(0, 0, 0, -1))

    def paint_first(self, painter: QPainter, box: QRectF, row: int) -> None:
        """Paint a cell of the column that stays."""
        self._paint_ground(painter, box, row)
        self.lines.lines[row].first.paint(painter, self.theme, box.adjusted(0, 0, 0, -1))

    def _paint_ground(self, painter: QPainter, box: QRectF, row: int) -> None:
        if row == self._hovered:
            painter.fillRect(box, self.theme.ink("fjordT"))
        if row < self.lines.rowCount() - 1:
            painter.fillRect(QRectF(box.left(), box.bottom() - 1, box.width(), 1), self.theme.ink("line"))

    def hover(self, row: int) -> None:
        """Tint the row under the pointer; -1 for none."""
        if row != self._hovered:
            self._hovered = row
            self._repaint()

    def _repaint(self) -> None:
        here = self.currentIndex()
        self.heads.marked = here.column() if here.isValid() and (self.hasFocus() or self._marked) else -1
        for part in (self.viewport(), self.firsts.viewport(), self.heads.viewport()):
            part.update()

    # --- mouse and keys ----------------------------------------------------------------------------------------------

    def _on_clicked(self, index: QModelIndex) -> None:
        self.opened.emit(self.lines.lines[index.row()].key, self.lines.columns[index.column()].key)

    def _on_first_clicked(self, row: int) -> None:
        self.opened.emit(self.lines.lines[row].key, self.lines.first.key)

    def _go_down(self, column: int) -> None:
        if self.lines.rowCount():
            self.setCurrentIndex(self.lines.index(0, column))
            self.setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        key, here = event.key(), self.currentIndex()
        if key == Qt.Key.Key_F2 and here.isValid():
            ask_to_speak(self, self.lines.said(here.row(), here.column()))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and here.isValid():
            self.opened.emit(*self.at)
        elif key == Qt.Key.Key_Up and here.row() <= 0 and self.heads.focusPolicy() != Qt.FocusPolicy.NoFocus:
            self.heads.go(max(0, here.column()))
        elif key in STEPS:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def keyboardSearch(self, search: str) -> None:  # noqa: N802
        """Letters and digits are for the screen around the table."""

    def currentChanged(self, current: Index, previous: Index) -> None:  # noqa: N802
        super().currentChanged(current, previous)
        self._repaint()
        if current.isValid() and self.lines.rowCount() > current.row():
            self.setAccessibleDescription(self.lines.said(current.row(), current.column()))
            self.moved.emit(*self.at)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusInEvent(event)
        # A press says itself where one is: going to the first row would move the rows away under the pointer.
        pressed = event.reason() == Qt.FocusReason.MouseFocusReason
        if not pressed and not self.currentIndex().isValid() and self.lines.rowCount() and self.lines.columns:
            start_at = self.lines.index(0, 0)
            self.selectionModel().setCurrentIndex(start_at, QItemSelectionModel.SelectionFlag.NoUpdate)
        self._repaint()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusOutEvent(event)
        self._repaint()

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802
        super().leaveEvent(event)
        self.hover(-1)

    def cell_middle(self, row: str, column: str) -> QPoint:
        """Where the middle of a cell is in the viewport."""
        rows = [line.key for line in self.lines.lines]
        columns = [one.key for one in self.lines.columns]
        index = self.lines.index(rows.index(row), columns.index(column))
        return self.visualRect(index).center()
