"""What every pressable thing shares: keyboard, hover, press, focus ring, name, F2."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QRectF, Qt, QVariantAnimation
from PySide6.QtGui import QEnterEvent, QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui.a11y import ask_to_speak, name, speech
from ui.theme.press import start
from ui.theme.theme import Theme
from ui.theme.tokens import RADIUS
from ui.widgets.focus_ring import RingOf
from ui.widgets.lettering import paint_lines, set_lines


class Control(QAbstractButton):
    """A thing to press, with Space, Enter, mouse or finger; painted by its `paint`, never by the platform's style.

    Its accessible name is the text it shows; `off` turns it off and says why.
    """

    def __init__(self, theme: Theme, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.ring = RingOf(theme, self)
        self._warmth = 0.0
        self._fade = QVariantAnimation(self)
        self._fade.valueChanged.connect(self._on_fade)
        self.setText(text)
        name(self, text)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._on_theme)

    def say(self, text: str) -> None:
        """Show and name other words."""
        self.setText(text)
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def off(self, why: str) -> None:
        """Turn off, with the reason in tooltip and screen reader."""
        self.setEnabled(False)
        self.setToolTip(why)
        self.setAccessibleDescription(why)

    def on(self) -> None:
        """Turn on again."""
        self.setEnabled(True)
        self.setToolTip("")
        self.setAccessibleDescription("")

    def body(self) -> QRectF:
        """The painted shape within the widget; the focus ring goes round it."""
        return QRectF(self.rect())

    def radius(self) -> float:
        """The corner radius of the body."""
        return RADIUS["control"]

    @property
    def warmth(self) -> float:
        """How far the hover colour has come, 0 to 1."""
        return self._warmth

    def paint(self, painter: QPainter) -> None:
        """Paint the control: here its words alone, in each kind of control its own shape."""
        font = self.theme.font("button")
        setting = set_lines(self.text(), font, self.width(), self.theme.line("button"))
        paint_lines(painter, self.body(), setting, font, self.theme.ink("ink"))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        start(painter)
        self.paint(painter)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_F2:
            ask_to_speak(self, speech(self))
            return
        self._show_ring()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusInEvent(event)
        if event.reason() != Qt.FocusReason.MouseFocusReason:
            self._show_ring()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusOutEvent(event)
        self.ring.drop()

    def enterEvent(self, event: QEnterEvent) -> None:  # noqa: N802
        super().enterEvent(event)
        self._warm(1.0)

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802
        super().leaveEvent(event)
        self._warm(0.0)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() == QEvent.Type.EnabledChange:
            shape = Qt.CursorShape.PointingHandCursor if self.isEnabled() else Qt.CursorShape.ArrowCursor
            self.setCursor(shape)

    def _show_ring(self) -> None:
        self.ring.show(self.ring_box(), self.radius())

    def ring_box(self) -> QRect:
        """The box the focus ring surrounds."""
        return self.body().toAlignedRect()

    def _warm(self, target: float) -> None:
        self._fade.stop()
        duration = self.theme.ms("state")
        if not duration or not self.isEnabled():
            self._on_fade(target)
            return
        self._fade.setDuration(duration)
        self._fade.setStartValue(self._warmth)
        self._fade.setEndValue(target)
        self._fade.start()

    def _on_fade(self, value: float) -> None:
        self._warmth = float(value)
        self.update()

    def _on_theme(self) -> None:
        self.updateGeometry()
        self.update()
