"""A menu: a small sheet of rows that opens at a control."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ui.theme.icons import paint_icon
from ui.theme.press import card, slab, start
from ui.theme.theme import Theme
from ui.theme.tokens import EDGE, RADIUS
from ui.widgets.control import Control
from ui.widgets.lettering import paint_lines, set_lines
from ui.widgets.scroll import Scroll


class MenuRow(Control):
    """One row of a menu, 44 high; the chosen one has a tick and is bold."""

    def __init__(self, theme: Theme, key: str, text: str, *, chosen: bool = False, icon: str = "") -> None:
        super().__init__(theme, text)
        self.key = key
        self._chosen = chosen
        self._icon = icon
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        if chosen:
            self.setCheckable(True)
            self.setChecked(True)

    def sizeHint(self) -> QSize:  # noqa: N802
        px = self.theme.px
        width = set_lines(self.text(), self.theme.font("body", weight=700), float("inf"), 1).width
        sign = 34 if self._icon else 0
        return QSize(round(width) + px(14 + sign + 16 + 20 + 12), px(44))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return self.sizeHint()

    def paint(self, painter: QPainter) -> None:
        theme, px, box = self.theme, self.theme.px, QRectF(self.rect())
        if self.warmth or self.isDown():
            slab(painter, box, RADIUS["control"] - 2, theme.ink("fjordT"))
        left = float(px(14))
        ink = theme.ink("fjord" if self._chosen else "ink")
        if self._icon:
            paint_icon(painter, QRectF(left, (box.height() - px(22)) / 2, px(22), px(22)), self._icon, ink)
            left += px(34)
        font = theme.font("body", weight=700 if self._chosen else 400)
        setting = set_lines(self.text(), font, box.width(), theme.line("body"))
        words = QRectF(left, 0, box.width(), box.height() - 1)
        paint_lines(painter, words, setting, font, ink, Qt.AlignmentFlag.AlignLeft)
        if self._chosen:
            tick = QRectF(box.right() - px(32), (box.height() - px(20)) / 2, px(20), px(20))
            paint_icon(painter, tick, "check", ink, weight="bold")


class Menu(QWidget):
    """Rows to choose from with arrows and Enter, mouse or finger; `chosen(key)`, then it closes. Esc closes."""

    chosen = Signal(str)

    def __init__(
        self,
        theme: Theme,
        options: Sequence[tuple[str, str]],
        *,
        current: str = "",
        icons: Sequence[str] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.theme = theme
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        palette = self.palette()
        palette.setColor(self.backgroundRole(), theme.ink("ark"))
        self.setPalette(palette)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(4)
        self.rows: list[MenuRow] = []
        for number, (key, text) in enumerate(options):
            icon = icons[number] if number < len(icons) else ""
            row = MenuRow(theme, key, text, chosen=key == current, icon=icon)
            row.clicked.connect(lambda _=False, key=key: self._on_chosen(key))
            column.addWidget(row)
            self.rows.append(row)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(2, 2, 2, 2 + EDGE)
        self._scroll = Scroll(theme, content)
        whole.addWidget(self._scroll)
        self._content = content

    def open_at(self, anchor: QWidget) -> None:
        """Open below a control, or above it where there is no room below."""
        size = self._content.sizeHint()
        screen = anchor.screen().availableGeometry()
        wide = max(anchor.width(), size.width() + 4)
        tall = min(size.height() + 4 + EDGE, screen.height() - 16)
        below = anchor.mapToGlobal(QPoint(0, anchor.height() + 4))
        above = anchor.mapToGlobal(QPoint(0, -tall - 4))
        place = above if below.y() + tall > screen.bottom() and above.y() >= screen.top() else below
        left = max(screen.left() + 4, min(place.x(), screen.right() - wide - 4))
        top = max(screen.top() + 4, min(place.y(), screen.bottom() - tall))
        self.setGeometry(left, top, wide, tall)
        self.show()
        first = next((row for row in self.rows if row.isChecked()), self.rows[0] if self.rows else None)
        if first is not None:
            first.setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        ways = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        way = ways.get(Qt.Key(event.key()), 0)
        if way and self.rows:
            at = next((n for n, row in enumerate(self.rows) if row.hasFocus()), 0)
            self.rows[(at + way) % len(self.rows)].setFocus(Qt.FocusReason.TabFocusReason)
        elif event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        start(painter)
        box = QRectF(self.rect())
        card(painter, self.theme, box)
        slab(painter, box.adjusted(0, 0, 0, -EDGE), RADIUS["card"], None, self.theme.ink("ctl"), 1.5)

    def _on_chosen(self, key: str) -> None:
        self.close()
        self.chosen.emit(key)
