"""The one window: what is in it, the keys that work everywhere, and who may close it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.a11y import give_f2
from ui.theme.mark import paint_mark
from ui.theme.press import start
from ui.theme.theme import Theme
from ui.widgets.button import Button
from ui.widgets.label import Text

NORMAL = QSize(1366, 768)
SMALLEST = QSize(480, 400)
MARK = 96
STOPS = 6


class Window(QWidget):
    """Holds one screen at a time; a screen that is replaced is gone with everything it showed."""

    speak_requested = Signal(str)
    back_asked = Signal()
    keys_asked = Signal()
    undo_asked = Signal()
    search_asked = Signal()
    stop_asked = Signal(int)
    """a stop of the rail, from 0"""
    text_size_asked = Signal(int)
    """+1 larger, -1 smaller, 0 as at first"""
    quiet_asked = Signal()
    """Esc that nobody nearer wanted"""
    closing = Signal()
    """the window is about to close; what is open is to be saved now"""
    close_refused = Signal()
    """somebody tried to close a guarded window"""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._guarded = False
        self._kiosk = False
        self._may_close: Callable[[], bool] = lambda: True
        self.screen_now: QWidget | None = None
        self.setWindowTitle("LearnKit")
        self.setMinimumSize(SMALLEST)
        self.resize(NORMAL)
        theme.changed.connect(self.update)
        give_f2(self)
        self._give_keys()

    def show_first(self, kiosk: bool) -> None:
        """Show the window with the mark in it, before anything else is ready."""
        self._kiosk = kiosk
        if kiosk:
            self.setWindowFlag(Qt.WindowType.WindowStaysOnTopHint)
            self.showFullScreen()
        else:
            self.showMaximized()

    def put(self, screen: QWidget) -> None:
        """Show a screen in place of the one before, which is taken down at once."""
        self.clear()
        self.screen_now = screen
        first = screen.focusWidget() or screen
        screen.setParent(self)
        screen.setGeometry(self.rect())
        screen.show()
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def clear(self) -> None:
        """Take down what is shown, with all it held."""
        if self.screen_now is not None:
            gone, self.screen_now = self.screen_now, None
            gone.hide()
            gone.setParent(None)
            gone.deleteLater()

    def say(self, title: str, sentence: str, action: str) -> None:
        """Show one message and one way on, which closes the window."""
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(48, 48, 48, 48)
        column.setSpacing(16)
        column.addStretch()
        column.addWidget(Text(self._theme, title, "title"))
        column.addWidget(Text(self._theme, sentence, "body"))
        way_on = Button(self._theme, action)
        way_on.clicked.connect(self.close)
        column.addWidget(way_on, alignment=Qt.AlignmentFlag.AlignLeft)
        column.addStretch()
        self.put(page)
        way_on.setFocus()

    def guard(self, on: bool) -> None:
        """Let nobody close the window any more, or let it be closed again."""
        self._guarded = on

    def ask_before_closing(self, may_close: Callable[[], bool]) -> None:
        """Close only when this says so; who says no closes the window later."""
        self._may_close = may_close

    def be_kiosk(self, on: bool) -> None:
        """Fill the screen as a kiosk does, above everything else, or be an ordinary window again."""
        if on == self._kiosk:
            return
        self._kiosk = on
        self.setWindowFlag(Qt.WindowType.WindowStaysOnTopHint, on)
        if on:
            self.showFullScreen()
        else:
            self.showMaximized()

    @property
    def guarded(self) -> bool:
        """Whether closing is refused."""
        return self._guarded

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        if self._guarded:
            event.ignore()
            self.close_refused.emit()
            return
        if not self._may_close():
            event.ignore()
            return
        self.closing.emit()
        event.accept()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        if self.screen_now is not None:
            self.screen_now.setGeometry(self.rect())

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        minimised = event.type() is QEvent.Type.WindowStateChange and self.isMinimized()
        if self._kiosk and self._guarded and minimised:
            self.showFullScreen()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() == Qt.Key.Key_Escape:
            self.quiet_asked.emit()
            return
        super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        start(painter)
        painter.fillRect(self.rect(), self._theme.ink("bg"))
        if self.screen_now is None:
            middle = self.rect().center()
            paint_mark(painter, QRectF(middle.x() - MARK / 2, middle.y() - MARK / 2, MARK, MARK))

    def _give_keys(self) -> None:
        plain = {
            "Alt+Left": self.back_asked.emit,
            "F1": self.keys_asked.emit,
            "Ctrl+Z": self.undo_asked.emit,
            "Ctrl+F": self.search_asked.emit,
            "Ctrl+K": self.search_asked.emit,
            "F11": self._turn_full_screen,
            "Ctrl++": lambda: self.text_size_asked.emit(1),
            "Ctrl+=": lambda: self.text_size_asked.emit(1),
            "Ctrl+-": lambda: self.text_size_asked.emit(-1),
            "Ctrl+0": lambda: self.text_size_asked.emit(0),
        }
        for keys, act in plain.items():
            QShortcut(QKeySequence(keys), self).activated.connect(act)
        for number in range(STOPS):
            stop = QShortcut(QKeySequence(f"Alt+{number + 1}"), self)
            stop.activated.connect(lambda n=number: self.stop_asked.emit(n))

    def _turn_full_screen(self) -> None:
        if self._kiosk:
            return
        if self.isFullScreen():
            self.showNormal()
        else:
            self.showFullScreen()
