"""What the teacher has said of a text, beside the page: the words it is about, what is said, and by whom."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from learnkit.domain.calendar import school_time
from learnkit.services.commenting import Comment
from ui.strings import Words
from ui.surfaces.look.rule import Rule
from ui.theme.theme import Theme
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.hear_dot import HearDot
from ui.widgets.label import Text
from ui.widgets.scroll import Scroll
from ui.widgets.sheet import Close

WIDTH = 338
LONGEST_QUOTE = 60


class Remark(QWidget):
    """One thing that was said. `see` leads to its place in the text, where it still is there."""

    def __init__(self, theme: Theme, words: Words, comment: Comment, quote: str, now: datetime) -> None:
        super().__init__()
        self.comment = comment
        t = words.t
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 8)
        column.setSpacing(6)
        about = t("Om ”{words}”", words=quote) if quote else t("Om noget, du har skrevet om siden")
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(Text(theme, about, "staff", weight=600, ink="fjord" if quote else "ink2"), 1)
        head.addWidget(HearDot(theme, f"{about}. {comment.words}"), 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        column.addWidget(Text(theme, comment.words, "body"))
        when = words.ago(school_time(comment.at), now)
        column.addWidget(Text(theme, f"{comment.by or t('Din lærer')} · {when}", "small", ink="ink2"))
        self.see: Button | None = None
        if quote:
            self.see = Button(theme, t("Vis stedet"), kind="quiet", icon="arrow-left", dense=True)
            self.see.setAccessibleName(t("Vis stedet: {words}", words=quote))
            self.see.setAccessibleDescription(comment.words)
            column.addWidget(self.see, 0, Qt.AlignmentFlag.AlignLeft)


class RemarksPanel(Card):
    """All that was said of one text, in the order of the text. Esc and the x close it: `closed`."""

    closed = Signal()
    place_asked = Signal(str)
    """the remark whose place is to be shown, by key"""

    def __init__(self, theme: Theme, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(theme, padding=0, gap=0, parent=parent)
        self._words = words
        t = words.t
        self.remarks: dict[str, Remark] = {}
        head = QHBoxLayout()
        head.setContentsMargins(20, 8, 10, 0)
        self.close_button = Close(theme, t)
        self.close_button.clicked.connect(self.closed)
        head.addWidget(Text(theme, t("Svar fra din lærer"), "section"), 1)
        head.addWidget(self.close_button)
        self.column.addLayout(head)
        self._content = QWidget()
        self._rows = QVBoxLayout(self._content)
        self._rows.setContentsMargins(20, 0, 14, 16)
        self._rows.setSpacing(0)
        self._scroll = Scroll(theme, self._content, edged=True)
        self.column.addWidget(self._scroll, 1)
        self.setAccessibleName(t("Svar fra din lærer"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def show_comments(self, comments: Sequence[Comment], quotes: dict[str, str], now: datetime) -> None:
        """List these comments; `quotes` are the words each is about, as far as they are still there."""
        for part in self._content.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
            part.hide()
            part.deleteLater()
        while self._rows.takeAt(0) is not None:
            pass
        self.remarks = {}
        for comment in comments:
            if self.remarks:
                self._rows.addWidget(Rule(self.theme))
            remark = Remark(self.theme, self._words, comment, shortened(quotes.get(comment.id, "")), now)
            if remark.see is not None:
                remark.see.clicked.connect(lambda _=False, key=comment.id: self.place_asked.emit(key))
            self.remarks[comment.id] = remark
            self._rows.addWidget(remark)
        self._rows.addStretch(1)

    def go_to(self, key: str) -> None:
        """Bring the keyboard to one remark."""
        remark = self.remarks.get(key)
        if remark is not None:
            stop = remark.see or self.close_button
            stop.setFocus(Qt.FocusReason.OtherFocusReason)

    def first_stop(self) -> QWidget:
        """What takes the focus when the panel is opened."""
        return next((remark.see for remark in self.remarks.values() if remark.see is not None), self.close_button)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(self.theme.px(WIDTH), self.theme.px(480))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(self.theme.px(WIDTH), 200)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)


def shortened(words: str) -> str:
    """The beginning of a long stretch, whole words only."""
    line = " ".join(words.split())
    if len(line) <= LONGEST_QUOTE:
        return line
    return f"{line[: LONGEST_QUOTE + 1].rsplit(' ', 1)[0][:LONGEST_QUOTE]} …"
