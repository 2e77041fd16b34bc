"""The toast: one sentence about what was just done, and the way to undo it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, QTimer, Signal
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from learnkit.i18n import Translator
from ui.a11y import announce, set_speech
from ui.theme.icons import paint_icon
from ui.theme.press import slab, start
from ui.theme.theme import Theme
from ui.theme.tokens import MOTION, RADIUS
from ui.widgets.control import Control
from ui.widgets.label import Text
from ui.widgets.lettering import paint_lines, set_lines

MARGIN = 32


class _Act(Control):
    sign = "arrow-u-up-left"

    def sizeHint(self) -> QSize:  # noqa: N802
        px = self.theme.px
        width = set_lines(self.text(), self.theme.font("button", weight=700), float("inf"), 1).width
        return QSize(round(width) + px(20 + 10 + 28), px(44))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return self.sizeHint()

    def paint(self, painter: QPainter) -> None:
        theme, px, box = self.theme, self.theme.px, QRectF(self.rect())
        ink = theme.ink("toastAct")
        if self.warmth or self.isDown():
            slab(painter, box, RADIUS["control"], None, ink, 1.5)
        place = QRectF(px(14), (box.height() - px(20)) / 2, px(20), px(20))
        paint_icon(painter, place, self.sign, ink, weight="bold")
        font = theme.font("button", weight=700)
        setting = set_lines(self.text(), font, box.width(), theme.line("button"))
        words = QRectF(px(14 + 20 + 10), 0, setting.width, box.height() - 1)
        paint_lines(painter, words, setting, font, ink)


class Toast(QWidget):
    """Stands bottom left for 7 seconds, and waits while the pointer or the focus is on it.

    `undone` when the act is taken back (or what else was offered is taken up), `gone` when it leaves. One window shows
    one sentence: a new one takes the place of the last, with its undo, whichever part of the window told it. `inset`
    px at the left stay free for a rail, `lift` px at the bottom for a bar.
    """

    undone = Signal()
    gone = Signal()

    def __init__(self, theme: Theme, t: Translator, window: QWidget, *, inset: int = 0) -> None:
        super().__init__(window)
        self.inset = inset
        self.lift = 0
        self._pointed = False
        self.theme = theme
        self.words = Text(theme, "", "body", ink="ark" if theme.name != "hc" else "bg")
        self._undo_word = t("Fortryd")
        self.undo = _Act(theme, self._undo_word)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 6, 8, 6)
        row.setSpacing(24)
        row.addWidget(self.words, 1)
        row.addWidget(self.undo)
        self.clock = QTimer(self)
        self.clock.setSingleShot(True)
        self.clock.timeout.connect(self.dismiss)
        self.undo.clicked.connect(self._on_undo)
        self.undo.installEventFilter(self)
        window.installEventFilter(self)
        theme.changed.connect(self._on_theme)
        self.hide()

    def tell(self, sentence: str, *, undo: bool = False, offer: str = "", icon: str = "") -> None:
        """Show a sentence, with the way to undo it if there is one; what was told before is gone.

        Instead of undoing, it may `offer` another act, with its icon.
        """
        for other in self.window().findChildren(Toast):
            if other is not self:
                other.dismiss()
        self.words.say(sentence)
        self.undo.sign = icon or _Act.sign
        self.undo.say(offer or self._undo_word)
        self.undo.setVisible(undo or bool(offer))
        set_speech(self.undo, f"{sentence}. {self.undo.text()}")
        self.place()
        self.show()
        self.raise_()
        announce(self, sentence)
        self._count()

    def dismiss(self) -> None:
        """Leave now."""
        if self.isHidden():
            return
        self.clock.stop()
        self._pointed = False
        self.hide()
        self.gone.emit()

    def _count(self) -> None:
        """Begin the seven seconds, once nobody is at it."""
        if self._pointed or (self.undo.hasFocus() and not self.undo.isHidden()):
            self.clock.stop()
        elif not self.isHidden():
            self.clock.start(MOTION["toast"])

    def _on_undo(self) -> None:
        self.undone.emit()
        self.dismiss()

    def enterEvent(self, event: QEnterEvent) -> None:  # noqa: N802
        super().enterEvent(event)
        self._pointed = True
        self._count()

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802
        super().leaveEvent(event)
        self._pointed = False
        self._count()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if watched is self.undo and event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self._count()
        elif event.type() == QEvent.Type.Resize and watched is self.parentWidget() and not self.isHidden():
            self.place()
        return False

    def place(self) -> None:
        """Stand at the bottom left of the window, as wide as the sentence needs."""
        window = self.parentWidget()
        if window is None or QApplication.closingDown():
            return
        room = window.width() - 2 * MARGIN - self.inset
        words = set_lines(self.words.text(), self.words.face(), float("inf"), 1).width
        wide = 20 + words + 28 + ((self.undo.sizeHint().width() + 24) if not self.undo.isHidden() else 0)
        wide = min(room, max(self.theme.px(300), round(wide) + 2))
        text_room = wide - 28 - ((self.undo.sizeHint().width() + 24) if not self.undo.isHidden() else 0)
        tall = max(self.theme.px(56), self.words.heightForWidth(text_room) + self.theme.px(24))
        self.setGeometry(MARGIN + self.inset, window.height() - self.lift - MARGIN - tall, wide, tall)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        start(painter)
        slab(painter, QRectF(self.rect()), RADIUS["control"], self.theme.ink("ink"))

    def _on_theme(self) -> None:
        self.words.set_ink("ark" if self.theme.name != "hc" else "bg")
        self.place()
        self.update()
