"""A field to write in: the label above, a problem as a sentence below."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from learnkit.i18n import Translator
from ui.a11y import announce, name
from ui.theme.icons import paint_icon
from ui.theme.press import slab, start
from ui.theme.theme import Theme
from ui.theme.tokens import RADIUS
from ui.widgets.control import Control
from ui.widgets.focus_ring import RingOf
from ui.widgets.label import Text


class Line(QLineEdit):
    """The line one writes in, 48 high, on paper with a control outline; `icon` stands inside at the left."""

    def __init__(self, theme: Theme, *, icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self._icon = icon
        self._troubled = False
        self.ring = RingOf(theme, self)
        self.setFrame(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        theme.changed.connect(self._on_theme)
        self._on_theme()

    def set_troubled(self, troubled: bool) -> None:
        """Draw the outline heavier while there is a problem; the sentence below says which."""
        self._troubled = troubled
        self.update()

    def keep_right(self, room: int) -> None:
        """Keep room at the right for a control that lies over the line."""
        left = self.theme.px(44 if self._icon else 16)
        self.setTextMargins(left, 0, room or self.theme.px(16), 0)

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(self.theme.px(240), self.theme.px(48))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return QSize(self.theme.px(80), self.theme.px(48))

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusInEvent(event)
        self.ring.show(self.rect(), RADIUS["control"])

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusOutEvent(event)
        self.ring.drop()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        start(painter)
        theme, px = self.theme, self.theme.px
        fill = theme.ink("ark" if self.isEnabled() else "sunk")
        frame = theme.ink("ink" if self._troubled else "ctl")
        slab(painter, QRectF(self.rect()), RADIUS["control"], fill, frame, 2 if self._troubled else 1.5)
        if self._icon:
            sign = QRectF(px(14), (self.height() - px(22)) / 2, px(22), px(22))
            paint_icon(painter, sign, self._icon, theme.ink("ink2"))
        painter.end()
        super().paintEvent(event)

    def _on_theme(self) -> None:
        theme = self.theme
        palette = self.palette()
        for role, token in (
            (QPalette.ColorRole.Text, "ink"),
            (QPalette.ColorRole.PlaceholderText, "ink2"),
            (QPalette.ColorRole.Highlight, "fjord"),
            (QPalette.ColorRole.HighlightedText, "onFjord"),
        ):
            palette.setColor(role, theme.ink(token))
        clear = theme.ink("ark")
        clear.setAlpha(0)
        palette.setColor(QPalette.ColorRole.Base, clear)
        self.setPalette(palette)
        self.setFont(theme.font("body"))
        self.keep_right(0)
        self.updateGeometry()


class Eye(Control):
    """Shows or hides what is written in a password field."""

    def __init__(self, theme: Theme, t: Translator, parent: QWidget) -> None:
        super().__init__(theme, t("Vis det, du skriver"), parent)
        self._t = t
        self.setCheckable(True)
        self.toggled.connect(self._on_toggled)

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(self.theme.px(44), self.theme.px(44))

    def paint(self, painter: QPainter) -> None:
        side = self.theme.px(24)
        place = QRectF(0, 0, side, side)
        place.moveCenter(QRectF(self.rect()).center())
        paint_icon(painter, place, "eye-slash" if self.isChecked() else "eye", self.theme.ink("fjord"))

    def _on_toggled(self, shown: bool) -> None:
        self.say(self._t("Skjul det, du skriver") if shown else self._t("Vis det, du skriver"))


class Problem(QWidget):
    """A problem in one sentence, with an icon, in plain ink."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(28), 0, 0, 0)
        self.words = Text(theme, "", "staff", weight=500)
        row.addWidget(self.words)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        start(painter)
        px = self.theme.px
        paint_icon(painter, QRectF(0, px(1), px(20), px(20)), "info", self.theme.ink("ink"), weight="bold")


class Field(QWidget):
    """A line with its label above it; `password` hides what is written and gives an eye to show it.

    `changed(text)` while writing, `entered()` on Enter. `trouble("…")` says a problem below, "" takes it away.
    """

    changed = Signal(str)
    entered = Signal()

    def __init__(
        self,
        theme: Theme,
        t: Translator,
        label: str,
        *,
        password: bool = False,
        icon: str = "",
        text: str = "",
        hide_label: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self.label = Text(theme, label, "staff", weight=600)
        if hide_label:
            self.label.hide()
        self.line = Line(theme, icon=icon)
        self.label.setBuddy(self.line)
        self.line.setText(text)
        self.problem = Problem(theme)
        self.problem.hide()
        for part in (self.label, self.line, self.problem):
            column.addWidget(part)
        name(self.line, label)
        self.line.textChanged.connect(self.changed)
        self.line.textChanged.connect(lambda: self.trouble(""))
        self.line.returnPressed.connect(self.entered)
        self.eye: Eye | None = None
        if password:
            self.line.setEchoMode(QLineEdit.EchoMode.Password)
            self.eye = Eye(theme, t, self)
            self.eye.toggled.connect(self._on_eye)
            theme.changed.connect(self._place_eye)
        self.setFocusProxy(self.line)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)

    @property
    def text(self) -> str:
        """What is written."""
        return self.line.text()

    def set_text(self, text: str) -> None:
        """Write something else."""
        self.line.setText(text)

    def trouble(self, sentence: str) -> None:
        """Say a problem below the line, and to screen readers; "" takes it away."""
        self.problem.words.say(sentence)
        self.problem.setVisible(bool(sentence))
        self.line.set_troubled(bool(sentence))
        self.line.setAccessibleDescription(sentence)
        if sentence:
            announce(self.problem, sentence)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._place_eye()

    def _place_eye(self) -> None:
        if self.eye is None:
            return
        size = self.eye.sizeHint()
        self.line.keep_right(size.width() + 4)
        box = self.line.geometry()
        top = box.top() + round((box.height() - size.height()) / 2)
        self.eye.setGeometry(box.right() - size.width() - 1, top, size.width(), size.height())
        self.eye.raise_()

    def _on_eye(self, shown: bool) -> None:
        self.line.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
