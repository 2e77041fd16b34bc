"""The round button in the middle of the voice bar."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from learnkit.i18n import Translator
from ui.theme.icons import paint_icon
from ui.theme.press import slab
from ui.theme.theme import Theme
from ui.theme.tokens import FOOT, mixed
from ui.widgets.control import Control

SIDE = 72


class PlayButton(Control):
    """Starts and pauses the voice; 72 px of amber with a darker foot."""

    def __init__(self, theme: Theme, t: Translator, parent: QWidget | None = None) -> None:
        self._t = t
        self._playing = False
        super().__init__(theme, t("Læs højt"), parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @property
    def playing(self) -> bool:
        """True while the voice reads."""
        return self._playing

    def set_playing(self, playing: bool) -> None:
        """Show pause while the voice reads, play otherwise."""
        self._playing = playing
        self.say(self._t("Hold pause") if playing else self._t("Læs højt"))

    def radius(self) -> float:
        return self.width() / 2

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(self.theme.px(SIDE), self.theme.px(SIDE))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return self.sizeHint()

    def paint(self, painter: QPainter) -> None:
        theme, box = self.theme, QRectF(self.rect())
        disc = box.adjusted(0, 0, 0, -FOOT - 1)
        if not self.isEnabled():
            slab(painter, disc, disc.height() / 2, theme.ink("sunk"), theme.ink("line"))
        elif self.isDown():
            slab(painter, disc.translated(0, 2), disc.height() / 2, theme.ink("ravPress"))
        else:
            slab(painter, disc.translated(0, FOOT + 1), disc.height() / 2, theme.ink("ravFoot"))
            slab(painter, disc, disc.height() / 2, mixed(theme.ink("rav"), theme.ink("ravHover"), self.warmth))
        side = theme.px(32)
        place = QRectF(0, 0, side, side)
        place.moveCenter(disc.center())
        ink = theme.ink("on_rav" if self.isEnabled() else "ink2")
        paint_icon(painter, place, "pause" if self._playing else "play", ink, weight="fill")
