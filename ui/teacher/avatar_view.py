"""A pupil's picture beside the name."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from learnkit.domain.people import AVATARS
from ui.theme.press import start
from ui.theme.theme import Theme
from ui.widgets.avatar import avatar_tile, paint_picture


class AvatarView(QWidget):
    """The picture, `side` px at 100 %; the name beside it says whose it is."""

    def __init__(self, theme: Theme, avatar: str, side: int = 44) -> None:
        super().__init__()
        self._theme, self._avatar, self._side = theme, avatar, side
        self._tile = avatar_tile(AVATARS.index(avatar) if avatar in AVATARS else 0)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._on_theme)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(self._theme.px(self._side), self._theme.px(self._side))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        start(painter)
        box = QRectF(self.rect())
        paint_picture(painter, box, self._avatar, self._tile, radius=box.width() * 0.22, share=0.68)

    def _on_theme(self) -> None:
        self.updateGeometry()
        self.update()
