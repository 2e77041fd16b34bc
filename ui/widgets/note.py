"""A field for a few sentences: the label above, and as many lines as are written."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPalette, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from ui.a11y import name
from ui.theme.press import slab, start
from ui.theme.theme import Theme
from ui.theme.tokens import RADIUS
from ui.widgets.focus_ring import RingOf
from ui.widgets.label import Text
from ui.widgets.scroll import Bar

LEAST_LINES, MOST_LINES = 2, 8
INSET = 8


class Lines(QPlainTextEdit):
    """The lines one writes in; Tab goes on, Ctrl+Enter and Esc are for whoever asked for the note."""

    entered = Signal()
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.ring = RingOf(theme, self)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBar(Bar(theme, Qt.Orientation.Vertical))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setViewportMargins(INSET, INSET, INSET, INSET)
        self.document().setDocumentMargin(2)
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self._settle())
        theme.changed.connect(self._on_theme)
        self._on_theme()

    def _on_theme(self) -> None:
        theme, palette = self.theme, self.palette()
        clear = theme.ink("ark")
        clear.setAlpha(0)
        for role, ink in (
            (QPalette.ColorRole.Base, clear),
            (QPalette.ColorRole.Text, theme.ink("ink")),
            (QPalette.ColorRole.Highlight, theme.ink("fjord")),
            (QPalette.ColorRole.HighlightedText, theme.ink("onFjord")),
        ):
            palette.setColor(role, ink)
        self.setPalette(palette)
        self.viewport().setAutoFillBackground(False)
        self.setFont(theme.font("staff"))
        self._settle()

    def _settle(self) -> None:
        """Be as tall as what is written, within limits; after that it moves inside."""
        lines = max(LEAST_LINES, min(MOST_LINES, self.document().lineCount() if self.width() > 40 else 1))
        line = self.fontMetrics().lineSpacing()
        tall = lines * line + 2 * INSET + 6
        if tall != self.height() or self.minimumHeight() != tall:
            self.setFixedHeight(tall)
        more = self.document().lineCount() > MOST_LINES
        policy = Qt.ScrollBarPolicy.ScrollBarAsNeeded if more else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(policy)

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(self.theme.px(200), self.minimumHeight())

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return QSize(self.theme.px(120), self.minimumHeight())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() == Qt.Key.Key_F2:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        # The window's own keys on Esc and Ctrl+Enter wait: here they belong to what is being written.
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if event.key() == Qt.Key.Key_Escape or (enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier):
                event.accept()
                return True
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusInEvent(event)
        self.ring.show(self.rect(), RADIUS["control"])

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusOutEvent(event)
        self.ring.drop()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._settle()


class _Ground(QWidget):
    """The outline of the lines, painted behind them."""

    def __init__(self, lines: Lines, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = lines
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(lines)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        start(painter)
        theme = self._lines.theme
        slab(painter, QRectF(self.rect()), RADIUS["control"], theme.ink("ark"), theme.ink("ctl"), 1.5)


class Note(QWidget):
    """Lines with their label above; `entered` on Ctrl+Enter, `closed` on Esc, `changed` while writing."""

    changed = Signal()
    entered = Signal()
    closed = Signal()

    def __init__(self, theme: Theme, label: str, *, hide_label: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self.label = Text(theme, label, "staff", weight=600)
        if hide_label:
            self.label.hide()
        self.lines = Lines(theme)
        self.label.setBuddy(self.lines)
        name(self.lines, label)
        column.addWidget(self.label)
        column.addWidget(_Ground(self.lines))
        self.lines.textChanged.connect(self.changed)
        self.lines.entered.connect(self.entered)
        self.lines.closed.connect(self.closed)
        self.setFocusProxy(self.lines)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def text(self) -> str:
        """What is written."""
        return self.lines.toPlainText()

    def set_text(self, text: str) -> None:
        """Write something else; one goes on at its end."""
        self.lines.setPlainText(text)
        self.lines.moveCursor(QTextCursor.MoveOperation.End)
