"""A field of many lines, for names pasted from a list."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QVBoxLayout, QWidget

from ui.theme.press import slab, start
from ui.theme.theme import Theme
from ui.theme.tokens import RADIUS, RING_REACH
from ui.widgets.focus_ring import RingOf
from ui.widgets.label import Text
from ui.widgets.scroll import Bar

LINES = 6


class _Lines(QPlainTextEdit):
    focus_changed = Signal()

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        super().focusInEvent(event)
        self.focus_changed.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        super().focusOutEvent(event)
        self.focus_changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() == Qt.Key.Key_F2:
            event.ignore()
            return
        super().keyPressEvent(event)


class PasteField(QWidget):
    """A visible label and room for many lines; Tab goes on to the next thing."""

    text_changed = Signal()

    def __init__(self, theme: Theme, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.ring = RingOf(theme, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, RING_REACH)
        column.setSpacing(6)
        column.addWidget(Text(theme, label, "staff", weight=600))
        self._well = QVBoxLayout()
        self._well.setContentsMargins(12, 10, 6, 10)
        column.addLayout(self._well)
        self.lines = _Lines()
        self.lines.setAccessibleName(label)
        self.lines.setFrameShape(QFrame.Shape.NoFrame)
        self.lines.setTabChangesFocus(True)
        self.lines.setVerticalScrollBar(Bar(theme, Qt.Orientation.Vertical))
        self.lines.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.lines.focus_changed.connect(self._show_ring)
        self.lines.textChanged.connect(self.text_changed)
        self._well.addWidget(self.lines)
        self.setFocusProxy(self.lines)
        theme.changed.connect(self._on_theme)
        self._on_theme()

    def text(self) -> str:
        return self.lines.toPlainText()

    def set_text(self, text: str) -> None:
        self.lines.setPlainText(text)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(self._theme.px(360), self._theme.px(40) + LINES * self._theme.line("body"))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        start(painter)
        box = QRectF(self._well.geometry())
        slab(painter, box, RADIUS["control"], self._theme.ink("ark"), self._theme.ink("ctl"), 1.5)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._show_ring()

    def _show_ring(self) -> None:
        if self.lines.hasFocus():
            self.ring.show(self._well.geometry(), RADIUS["control"])
        else:
            self.ring.drop()

    def _on_theme(self) -> None:
        palette = self.lines.palette()
        palette.setColor(QPalette.ColorRole.Base, self._theme.ink("ark"))
        palette.setColor(QPalette.ColorRole.Text, self._theme.ink("ink"))
        palette.setColor(QPalette.ColorRole.Highlight, self._theme.ink("fjordT"))
        palette.setColor(QPalette.ColorRole.HighlightedText, self._theme.ink("ink"))
        self.lines.setPalette(palette)
        self.lines.setFont(self._theme.font("body"))
        self.updateGeometry()
        self.update()
