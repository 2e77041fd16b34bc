"""One pupil in a teacher's list."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from learnkit.services.class_board import PupilTile
from ui.strings import Words
from ui.teacher.avatar_view import AvatarView
from ui.theme.theme import Theme
from ui.widgets.button import Button
from ui.widgets.label import Text


def door_words(pupil: PupilTile, words: Words) -> str:
    """How the pupil gets in."""
    t = words.t
    return t("Logger ind med {door}", door=t("tre billeder") if pupil.door == "pictures" else t("fire tal"))


class PupilRow(QWidget):
    """Picture, name, how the pupil gets in, and what a grown-up can do about it."""

    secret_asked = Signal(object)
    unlock_asked = Signal(object)

    def __init__(
        self, theme: Theme, words: Words, pupil: PupilTile, *, may_mend: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        t = words.t
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 8, 8, 8)
        row.setSpacing(14)
        row.addWidget(AvatarView(theme, pupil.avatar))
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(Text(theme, pupil.whole_name, "staff", weight=700))
        facts = [door_words(pupil, words)]
        if pupil.protected:
            facts.append(t("beskyttet: står ikke på tavlen"))
        names.addWidget(Text(theme, " · ".join(facts), "table", ink="ink2"))
        row.addLayout(names, 1)
        if not may_mend:
            return
        acts = [(t("Ny kode"), "key", self.secret_asked)]
        if pupil.shut:
            acts.append((t("Lås op"), "lock-open", self.unlock_asked))
        for word, icon, signal in acts:
            button = Button(theme, word, kind="outlined", icon=icon, dense=True)
            button.setAccessibleName(f"{word}, {pupil.whole_name}")
            button.clicked.connect(lambda _=False, s=signal: s.emit(pupil))
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        theme.changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        painter.fillRect(QRectF(0, self.height() - 1, self.width(), 1), self._theme.ink("line"))
