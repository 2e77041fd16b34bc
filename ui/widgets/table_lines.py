"""The rows of a table as Qt's views ask for them: sorted, and each cell with its words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cmp_to_key

from PySide6.QtCore import QAbstractTableModel, QCollator, QLocale, QModelIndex, QObject, QPersistentModelIndex, Qt

from ui.widgets.table_cells import Cell

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


@dataclass(frozen=True)
class Column:
    """A column: its key, the words at its head, and how wide it is.

    `width` is the least in px at 100 % (more if the cells need it); `grows` is its share of room that is left over.
    `right` sets the head over figures. Columns beside each other with the same `group` stand under that one heading.
    """

    key: str
    head: str
    width: int = 0
    grows: int = 0
    right: bool = False
    sortable: bool = True
    falling_first: bool = False
    """a first press on the head puts the greatest first"""
    group: str = ""
    said: str = ""
    """all of the head in words, where `head` is a shorter form"""

    @property
    def name(self) -> str:
        """The head as it is said."""
        return self.said or self.head


@dataclass(frozen=True)
class Line:
    """A row: its key, the cell that stays when the others move, and the others, one to each column."""

    key: str
    first: Cell
    cells: tuple[Cell, ...]


class Lines(QAbstractTableModel):
    """Holds the rows in the order they are shown."""

    def __init__(self, language: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._collator = QCollator(QLocale(language))
        self._collator.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.first = Column("", "")
        self.columns: tuple[Column, ...] = ()
        self.lines: tuple[Line, ...] = ()
        self._given: tuple[Line, ...] = ()
        self.sorted_by = ""
        self.falling = False

    def set_columns(self, first: Column, columns: Sequence[Column]) -> None:
        """Have other columns; the rows go."""
        self.beginResetModel()
        self.first, self.columns = first, tuple(columns)
        self._given = self.lines = ()
        if self.sorted_by not in self.keys():
            self.sorted_by = ""
        self.endResetModel()

    def set_lines(self, lines: Sequence[Line]) -> None:
        """Have other rows, sorted as the last ones were."""
        self.beginResetModel()
        self._given = tuple(lines)
        self._sort()
        self.endResetModel()

    def sort_by(self, key: str, *, falling: bool) -> None:
        """Sort by the column of this key; equal rows keep the order they were given in."""
        self.beginResetModel()
        self.sorted_by, self.falling = key, falling
        self._sort()
        self.endResetModel()

    def keys(self) -> tuple[str, ...]:
        """The keys of all columns, the first one included."""
        return (self.first.key, *(column.key for column in self.columns))

    def _sort(self) -> None:
        if not self.sorted_by:
            self.lines = self._given
            return
        at = self.keys().index(self.sorted_by) - 1

        def cell(line: Line) -> Cell:
            return line.first if at < 0 else line.cells[at]

        known = [line for line in self._given if cell(line).order is not None]
        unknown = [line for line in self._given if cell(line).order is None]
        known.sort(key=cmp_to_key(lambda one, other: self._compare(cell(one), cell(other))), reverse=self.falling)
        self.lines = (*known, *unknown)

    def _compare(self, one: Cell, other: Cell) -> int:
        first, second = one.order, other.order
        if isinstance(first, int | float) and isinstance(second, int | float):
            return (first > second) - (first < second)
        return self._collator.compare(str(first), str(second))

    # --- what Qt's views and screen readers ask ----------------------------------------------------------------------

    def rowCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole) or not index.isValid():
            return None
        return self.lines[index.row()].cells[index.column()].said

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        if orientation == Qt.Orientation.Horizontal:
            return self.columns[section].name if 0 <= section < len(self.columns) else None
        return self.lines[section].first.said if 0 <= section < len(self.lines) else None

    def said(self, row: int, column: int) -> str:
        """A cell in words, with whose row and which column it is."""
        line = self.lines[row]
        return f"{line.first.said}. {self.columns[column].name}: {line.cells[column].said}"
