"""A slip on the screen: a name, and the pictures or digits that are shown this once."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.strings import Words
from ui.surfaces.slips.picture_words import drawing_of, picture_word
from ui.surfaces.slips.slip import Slip
from ui.theme.press import card, start
from ui.theme.theme import Theme
from ui.theme.tokens import EDGE, PICTURE_TILES
from ui.widgets.avatar import paint_picture
from ui.widgets.lettering import paint_lines, set_lines

WIDTH = 250
PADDING = 14
PICTURE = 62

Left = Qt.AlignmentFlag.AlignLeft


class SlipView(QWidget):
    """Shows one slip; a screen reader hears all of it."""

    def __init__(self, theme: Theme, words: Words, slip: Slip, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._words, self.slip = theme, words, slip
        self.setAccessibleName(f"{slip.name}. {words.t('Brugernavn')}: {slip.user}. {secret_in_words(slip, words)}")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._tall = 0
        theme.changed.connect(self._on_theme)

    def stand_as_tall_as(self, tall: int) -> None:
        """Be at least so many px tall, like its neighbours."""
        self._tall = tall
        self._on_theme()

    def _on_theme(self) -> None:
        self.updateGeometry()
        self.update()

    def _under(self) -> str:
        t = self._words.t
        told = t("Brugernavn: {user}", user=self.slip.user)
        return f"{told} · {t('Beskyttet. Udskrives ikke')}" if self.slip.protected else told

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        theme, px = self._theme, self._theme.px
        room = px(WIDTH) - 2 * PADDING
        name = set_lines(self.slip.name, theme.font("row"), room, theme.line("row"))
        under = set_lines(self._under(), theme.font("small"), room, theme.line("small"))
        needed = round(2 * PADDING + EDGE + name.height + under.height + 8 + px(PICTURE))
        return QSize(px(WIDTH), max(needed, self._tall))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter, theme, px = QPainter(self), self._theme, self._theme.px
        start(painter)
        card(painter, theme, QRectF(self.rect()))
        box = QRectF(self.rect()).adjusted(PADDING, PADDING, -PADDING, -PADDING - EDGE)
        name = set_lines(self.slip.name, theme.font("row"), box.width(), theme.line("row"))
        top = QRectF(box.left(), box.top(), box.width(), name.height)
        paint_lines(painter, top, name, theme.font("row"), theme.ink("ink"), Left)
        under = set_lines(self._under(), theme.font("small"), box.width(), theme.line("small"))
        line = QRectF(box.left(), top.bottom(), box.width(), under.height)
        paint_lines(painter, line, under, theme.font("small"), theme.ink("ink2"), Left)
        below = QRectF(box.left(), box.bottom() - px(PICTURE), box.width(), px(PICTURE))
        if not self.slip.pictures:
            font = theme.font("title")
            digits = set_lines(" ".join(self.slip.secret), font, below.width(), theme.line("title"))
            paint_lines(painter, below, digits, font, theme.ink("ink"), Left)
            return
        for number, picture in enumerate(self.slip.pictures):
            side = px(PICTURE)
            tile = QRectF(below.left() + number * (side + 10), below.top(), side, side)
            paint_picture(painter, tile, drawing_of(picture), PICTURE_TILES[number], radius=10, share=0.7)


def secret_in_words(slip: Slip, words: Words) -> str:
    """The secret as it is said aloud to a grown-up."""
    if slip.pictures:
        return ", ".join(picture_word(picture, words) for picture in slip.pictures)
    return " ".join(slip.secret)
