"""One pupil in a teacher's list."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from learnkit.domain.people import AVATARS
from learnkit.services.class_board import PupilTile
from ui.strings import Words
from ui.theme.press import start
from ui.theme.theme import Theme
from ui.widgets.avatar import avatar_tile, paint_picture
from ui.widgets.button import Button
from ui.widgets.label import Text

PICTURE = 44


class _Picture(QWidget):
    def __init__(self, theme: Theme, avatar: str) -> None:
        super().__init__()
        self._avatar = avatar
        self._tile = avatar_tile(AVATARS.index(avatar) if avatar in AVATARS else 0)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(PICTURE, PICTURE)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        start(painter)
        paint_picture(painter, QRectF(self.rect()), self._avatar, self._tile, radius=10, share=0.68)


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
        row.addWidget(_Picture(theme, pupil.avatar))
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(Text(theme, pupil.whole_name, "staff", weight=700))
        door = t("tre billeder") if pupil.door == "pictures" else t("fire tal")
        facts = [t("Logger ind med {door}", door=door)]
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
