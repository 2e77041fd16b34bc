"""What is said of a text, each in a card at its line; and the card in which something new is said."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from learnkit.services.commenting import Comment
from ui.a11y import name, set_speech
from ui.strings import Words
from ui.theme.press import card, slab, start
from ui.theme.theme import Theme
from ui.theme.tokens import EDGE, RADIUS
from ui.widgets.button import Button
from ui.widgets.label import Text
from ui.widgets.lettering import paint_lines, set_lines
from ui.widgets.note import Note

NUMBER = 24
PAD = 14
GAP = 12


def stacked(wanted: Sequence[tuple[float, float]], gap: float) -> list[float]:
    """Where cards of (wanted top, height) stand: at their wanted place, or under the card before."""
    tops: list[float] = []
    free = 0.0
    for top, height in wanted:
        here = max(top, free)
        tops.append(here)
        free = here + height + gap
    return tops


def paint_number(painter: QPainter, theme: Theme, middle: QPointF, number: int) -> None:
    """Paint the number of a mark: in the margin of the page and on its card alike."""
    side = float(theme.px(NUMBER))
    circle = QRectF(0, 0, side, side)
    circle.moveCenter(middle)
    slab(painter, circle, side / 2, theme.ink("lyng"))
    font = theme.font("small", weight=700)
    setting = set_lines(str(number), font, side * 2, theme.line("small"))
    paint_lines(painter, circle, setting, font, theme.ink("onFjord"))


class NumberedCard(QWidget):
    """Paper with a number in its corner; the one that is looked at has a heather frame."""

    pressed = Signal()
    below = PAD
    """px at 100 % kept free under what stands in the card"""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self._number = 0
        self._here = False
        self.column = QVBoxLayout(self)
        self.column.setSpacing(4)
        theme.changed.connect(self._on_theme)
        self._on_theme()

    def set_number(self, number: int, *, here: bool) -> None:
        """Show this number, and whether this card is looked at."""
        self._number, self._here = number, here
        self.update()

    def tall(self, width: int) -> int:
        """The height at this width."""
        self.column.activate()
        wanted = self.column.totalHeightForWidth(width) if self.column.hasHeightForWidth() else 0
        return max(wanted, self.column.totalSizeHint().height() if wanted <= 0 else wanted, self.theme.px(56))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        super().mouseReleaseEvent(event)
        self.pressed.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter, theme = QPainter(self), self.theme
        start(painter)
        box = QRectF(self.rect())
        card(painter, theme, box)
        if self._here:
            slab(painter, box.adjusted(0, 0, 0, -EDGE), RADIUS["card"], None, theme.ink("lyng"), 2)
        corner = theme.px(PAD + NUMBER / 2)
        paint_number(painter, theme, QPointF(corner, corner), self._number)

    def _on_theme(self) -> None:
        px = self.theme.px
        palette = self.palette()
        palette.setColor(self.backgroundRole(), self.theme.ink("ark"))
        self.setPalette(palette)
        self.column.setContentsMargins(px(PAD + NUMBER + 10), px(PAD), px(PAD), px(self.below) + EDGE)
        self.update()


class CommentCard(NumberedCard):
    """A comment, who wrote it if it was somebody else, and taking it away if it was oneself."""

    take_back_asked = Signal(str)
    below = 4

    def __init__(self, theme: Theme, words: Words, comment: Comment, said_by: str, *, own: bool) -> None:
        super().__init__(theme)
        self.comment = comment
        t = words.t
        self._t = t
        self.words = Text(theme, comment.words, "table")
        self.column.addWidget(self.words)
        lines = [said_by] if said_by else []
        if not comment.placed:
            lines.append(t("Stedet er ikke i denne udgave."))
        for line in lines:
            self.column.addWidget(Text(theme, line, "small", ink="ink2"))
        if not own:
            self.column.addSpacing(theme.px(PAD - self.below))
        self.remove: Button | None = None
        if own:
            row = QHBoxLayout()
            self.remove = Button(theme, t("Fjern"), kind="quiet", dense=True)
            self.remove.clicked.connect(lambda: self.take_back_asked.emit(comment.id))
            row.addWidget(self.remove)
            row.addStretch(1)
            self.column.addLayout(row)

    def set_number(self, number: int, *, here: bool) -> None:
        super().set_number(number, here=here)
        t = self._t
        said = t("Kommentar {n}: {words}", n=number, words=self.comment.words)
        name(self, said)
        if self.remove is not None:
            name(self.remove, t("Fjern kommentar {n}", n=number))
            set_speech(self.remove, f"{said}. {t('Fjern')}")


class DraftCard(NumberedCard):
    """What is being said of the selected words."""

    saved = Signal()
    dropped = Signal()
    changed = Signal(str)

    def __init__(self, theme: Theme, words: Words) -> None:
        super().__init__(theme)
        t = words.t
        self.note = Note(theme, t("Din kommentar"), hide_label=True)
        self.note.changed.connect(lambda: self.changed.emit(self.note.text))
        self.note.entered.connect(self.saved)
        self.note.closed.connect(self.dropped)
        self.save = Button(theme, t("Gem"), dense=True)
        name(self.save, t("Gem kommentaren"))
        self.save.clicked.connect(self.saved)
        self.drop = Button(theme, t("Luk"), kind="quiet", dense=True)
        name(self.drop, t("Luk kommentaren"))
        self.drop.clicked.connect(self.dropped)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.save)
        row.addWidget(self.drop)
        row.addStretch(1)
        self.column.addWidget(self.note)
        self.column.addSpacing(6)
        self.column.addLayout(row)
        self.setFocusProxy(self.note)

    def take_focus(self) -> None:
        """Bring the keyboard to the words."""
        self.note.lines.setFocus(Qt.FocusReason.TabFocusReason)
