"""A layout that sets things in rows and begins a new row when one is full."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QWidget


class Flow(QLayout):
    """Things side by side, each in its own size, wrapped to the next row like words,
    on the middle of their row.

    `gap` lies between things, `row_gap` between rows (as `gap` unless given).
    """

    def __init__(self, parent: QWidget | None = None, *, gap: int = 8, row_gap: int | None = None) -> None:
        super().__init__(parent)
        self._things: list[QLayoutItem] = []
        self._gap = gap
        self._row_gap = gap if row_gap is None else row_gap
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:  # noqa: N802
        self._things.append(item)

    def count(self) -> int:
        return len(self._things)

    def itemAt(self, index: int) -> QLayoutItem | None:  # noqa: N802
        return self._things[index] if 0 <= index < len(self._things) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # noqa: N802
        return self._things.pop(index) if 0 <= index < len(self._things) else None

    def clear(self) -> None:
        """Take everything out and let it go."""
        while self._things:
            widget = self._things.pop().widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def expandingDirections(self) -> Qt.Orientation:  # noqa: N802
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        return self._set(QRect(0, 0, width, 0), move=False)

    def sizeHint(self) -> QSize:  # noqa: N802
        margins = self.contentsMargins()
        wide = sum(thing.sizeHint().width() for thing in self._things) + self._gap * max(0, len(self._things) - 1)
        tall = max((thing.sizeHint().height() for thing in self._things), default=0)
        return QSize(wide + margins.left() + margins.right(), tall + margins.top() + margins.bottom())

    def minimumSize(self) -> QSize:  # noqa: N802
        size = QSize()
        for thing in self._things:
            size = size.expandedTo(thing.minimumSize())
        margins = self.contentsMargins()
        return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom())

    def setGeometry(self, rect: QRect) -> None:  # noqa: N802
        super().setGeometry(rect)
        self._set(rect, move=True)

    def _set(self, rect: QRect, *, move: bool) -> int:
        margins = self.contentsMargins()
        area = rect.marginsRemoved(margins)
        y = area.y()
        for row in self._rows(area.width()):
            tall = max(size.height() for _, size in row)
            x = area.x()
            for thing, size in row:
                if move:
                    thing.setGeometry(QRect(QPoint(x, y + (tall - size.height()) // 2), size))
                x += size.width() + self._gap
            y += tall + self._row_gap
        return max(0, y - self._row_gap - rect.y()) + margins.bottom() if y > area.y() else margins.bottom()

    def _rows(self, room: int) -> list[list[tuple[QLayoutItem, QSize]]]:
        rows: list[list[tuple[QLayoutItem, QSize]]] = []
        x = 0
        for thing in self._things:
            widget = thing.widget()
            if widget is not None and widget.isHidden():
                continue
            size = thing.sizeHint()
            yields = widget is not None and widget.sizePolicy().horizontalPolicy() != QSizePolicy.Policy.Fixed
            if yields and size.width() > room > 0:
                size.setWidth(max(thing.minimumSize().width(), room))
                if thing.hasHeightForWidth():
                    size.setHeight(thing.heightForWidth(size.width()))
            if not rows or x + size.width() > room:
                rows.append([])
                x = 0
            rows[-1].append((thing, size))
            x += size.width() + self._gap
        return rows
