"""The heads of a table: they stay when the rows move, sort by click and by key, and are painted in our inks."""

from __future__ import annotations

import math

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from learnkit.i18n import Translator
from ui.a11y import ask_to_speak, name
from ui.theme.icons import paint_icon
from ui.theme.press import slab, start
from ui.theme.theme import Theme
from ui.theme.tokens import RADIUS
from ui.widgets.control import Control
from ui.widgets.lettering import narrowest, paint_lines, set_lines
from ui.widgets.table_cells import PAD
from ui.widgets.table_lines import Column, Lines

ARROW = 16
HIGH, GROUP = 36, 32
MOST_LINES = 2


def head_least(theme: Theme, column: Column, most_lines: int = MOST_LINES) -> float:
    """The least width at which a head needs no more than so many lines."""
    words = narrowest(column.head, theme.font("small", weight=600), theme.line("small"), most_lines)
    return words + 2 * theme.px(PAD) + (theme.px(ARROW + 4) if column.sortable else 0)


def head_tall(theme: Theme, column: Column, width: float) -> float:
    """The height a head needs at this width."""
    room = width - 2 * theme.px(PAD) - (theme.px(ARROW + 4) if column.sortable else 0)
    setting = set_lines(column.head, theme.font("small", weight=600), max(1.0, room + 1), theme.line("small"))
    return setting.height + theme.px(14)


def paint_head(painter: QPainter, theme: Theme, box: QRectF, column: Column, state: str, *, here: bool = False) -> None:
    """Paint one head; `state` is "rising" or "falling" where the rows are sorted by it, `here` where one is."""
    pad, arrow = theme.px(PAD), theme.px(ARROW + 4) if column.sortable else 0
    font = theme.font("small", weight=600)
    room = box.width() - 2 * pad - arrow
    setting = set_lines(column.head, font, max(1.0, room + 1), theme.line("small"))
    ink = theme.ink("fjord" if state else "lyng" if here else "ink2")
    place = QRectF(box.left() + pad + (arrow if column.right else 0), box.top(), room, box.height())
    align = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
    paint_lines(painter, place, setting, font, ink, align)
    if state:
        side = float(theme.px(ARROW))
        left = place.right() - setting.width - side - 4 if column.right else place.left() + setting.width + 4
        sign = "caret-up" if state == "rising" else "caret-down"
        paint_icon(painter, QRectF(left, box.center().y() - side / 2, side, side), sign, ink, weight="bold")


def paint_frame(painter: QPainter, theme: Theme, box: QRectF) -> None:
    """The frame of the head or cell where the keyboard is."""
    slab(painter, box.adjusted(1, 1, -1, -1), RADIUS["badge"], None, theme.ink("lyng"), 3)


def state_of(lines: Lines, column: Column) -> str:
    """Whether the rows are sorted by a column, and which way."""
    return "" if not column.key or lines.sorted_by != column.key else "falling" if lines.falling else "rising"


def head_name(t: Translator, lines: Lines, column: Column) -> str:
    """A head in words, with what a press does."""
    said = f"{column.group}. {column.name}" if column.group else column.name
    if not column.sortable:
        return said
    state = state_of(lines, column)
    if not state:
        return t("{head}. Sortér", head=said)
    return (
        t("{head}. Sorteret, mindste først", head=said)
        if state == "rising"
        else t("{head}. Sorteret, største først", head=said)
    )


class Heads(QHeaderView):
    """The heads of all columns but the first. ← → go along them, Enter or Space sorts, ↓ goes to the rows."""

    sort_asked = Signal(str)
    down_asked = Signal(int)
    left_asked = Signal()

    def __init__(self, theme: Theme, t: Translator, lines: Lines, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.theme = theme
        self._t = t
        self._lines = lines
        self._at = 0
        self.marked = -1
        """the column one is in, in the rows"""
        self.round_right = False
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(1)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setMouseTracking(True)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.sectionClicked.connect(self._on_clicked)

    @property
    def at(self) -> int:
        """The head the keyboard is on."""
        return self._at

    def has_groups(self) -> bool:
        """Whether any columns stand under a common heading."""
        return any(column.group for column in self._lines.columns)

    def tall(self, widths: list[float]) -> int:
        """The height the heads need in columns of these widths."""
        columns = self._lines.columns
        most = max((head_tall(self.theme, *pair) for pair in zip(columns, widths, strict=True)), default=0.0)
        return max(self.theme.px(HIGH), math.ceil(most)) + (self.theme.px(GROUP) if self.has_groups() else 0)

    def go(self, column: int) -> None:
        """Bring the keyboard to the head of this column."""
        self._step_to(column)
        self.setFocus(Qt.FocusReason.TabFocusReason)

    def tell(self) -> None:
        """Name itself after the head it is on."""
        if 0 <= self._at < len(self._lines.columns):
            name(self, head_name(self._t, self._lines, self._lines.columns[self._at]))

    def _step_to(self, column: int) -> None:
        self._at = min(max(0, column), max(0, len(self._lines.columns) - 1))
        self.tell()
        self.viewport().update()

    def _on_clicked(self, section: int) -> None:
        self._step_to(section)
        self._ask(section)

    def _ask(self, section: int) -> None:
        column = self._lines.columns[section]
        if column.sortable:
            self.sort_asked.emit(column.key)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        key, many = event.key(), len(self._lines.columns)
        if not many:
            event.ignore()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._ask(self._at)
        elif key == Qt.Key.Key_F2:
            ask_to_speak(self, self.accessibleName())
        elif key == Qt.Key.Key_Down:
            self.down_asked.emit(self._at)
        elif key == Qt.Key.Key_Left and self._at == 0:
            self.left_asked.emit()
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._step_to(self._at + (1 if key == Qt.Key.Key_Right else -1))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._step_to(0 if key == Qt.Key.Key_Home else many - 1)
        else:
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusInEvent(event)
        self._step_to(self._at)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusOutEvent(event)
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self.viewport())
        start(painter)
        theme, whole = self.theme, QRectF(self.viewport().rect())
        paint_ground(painter, theme, whole, right=self.round_right)
        top = float(theme.px(GROUP)) if self.has_groups() else 0.0
        for number, column in enumerate(self._lines.columns):
            box = self._box(number).adjusted(0, top, 0, 0)
            if box.right() < 0 or box.left() > whole.right():
                continue
            paint_head(painter, theme, box, column, state_of(self._lines, column), here=number == self.marked)
            if self.hasFocus() and number == self._at:
                paint_frame(painter, theme, box)
        if top:
            self._paint_groups(painter, top)

    def _box(self, section: int) -> QRectF:
        left = self.sectionViewportPosition(section)
        return QRectF(left, 0, self.sectionSize(section), self.viewport().height())

    def _paint_groups(self, painter: QPainter, high: float) -> None:
        theme, columns = self.theme, self._lines.columns
        font = theme.font("small", weight=600)
        begun = 0
        for number in range(1, len(columns) + 1):
            if number < len(columns) and columns[number].group == columns[begun].group:
                continue
            box = self._box(begun).united(self._box(number - 1))
            line = QRectF(box.left(), theme.px(7), 1, high - theme.px(12))
            painter.fillRect(line, theme.ink("ctl"))
            # A heading whose columns have moved half away stays where it can be read.
            seen = box.intersected(QRectF(self.viewport().rect())).adjusted(theme.px(6), 0, -theme.px(6), 0)
            setting = set_lines(columns[begun].group, font, math.inf, theme.line("small"))
            if seen.width() < setting.width:
                seen = QRectF(box.left() + theme.px(6), 0, box.width() - theme.px(12), high)
            painter.save()
            painter.setClipRect(box)
            place = QRectF(seen.left(), theme.px(2), seen.width(), high)
            paint_lines(painter, place, setting, font, theme.ink("ink"))
            painter.restore()
            begun = number


class Corner(Control):
    """The head of the first column, over the names."""

    down_asked = Signal()
    right_asked = Signal()

    def __init__(self, theme: Theme, t: Translator, lines: Lines, parent: QWidget) -> None:
        super().__init__(theme, "", parent)
        self._t = t
        self._lines = lines
        self.round_left = False
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.tell()

    def tell(self) -> None:
        """Show and name the first column's head."""
        self.setText(self._lines.first.head)
        name(self, head_name(self._t, self._lines, self._lines.first))
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        least = math.ceil(head_least(self.theme, self._lines.first))
        return QSize(least, math.ceil(head_tall(self.theme, self._lines.first, least)))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_Down:
            self.down_asked.emit()
        elif event.key() == Qt.Key.Key_Right:
            self.right_asked.emit()
        else:
            super().keyPressEvent(event)

    def _show_ring(self) -> None:
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusOutEvent(event)
        self.update()

    def paint(self, painter: QPainter) -> None:
        box, first = QRectF(self.rect()), self._lines.first
        paint_ground(painter, self.theme, box, left=self.round_left)
        head = box.adjusted(0, max(0.0, box.height() - head_tall(self.theme, first, box.width()) - 2), 0, 0)
        grouped = any(column.group for column in self._lines.columns)
        paint_head(painter, self.theme, head if grouped else box, first, state_of(self._lines, first))
        if self.hasFocus():
            paint_frame(painter, self.theme, box)


def paint_ground(painter: QPainter, theme: Theme, box: QRectF, *, left: bool = False, right: bool = False) -> None:
    """The well behind heads, with the corner rounded where the card's own corner is."""
    painter.save()
    if left or right:
        radius = RADIUS["card"] - 1
        path = QPainterPath()
        path.addRoundedRect(box.adjusted(0 if left else -20, 0, 0 if right else 20, 20), radius, radius)
        painter.setClipPath(path)
    painter.fillRect(box, theme.ink("sunk"))
    painter.restore()
    painter.fillRect(QRectF(box.left(), box.bottom() - 1, box.width(), 1), theme.ink("line"))
