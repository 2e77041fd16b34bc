"""Picture tiles: a pupil's own picture with the name, and the pictures of a picture password."""

from __future__ import annotations

import math

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.icons import paint_icon
from ui.theme.press import slab
from ui.theme.theme import Theme
from ui.theme.tokens import AVATAR_TILES, EDGE, PICTURE_TILES, RADIUS, TilePair, mixed
from ui.widgets.control import Control
from ui.widgets.lettering import least_width, paint_lines, set_lines

AVATARS = (
    "fish",
    "cow",
    "tree-evergreen",
    "sun",
    "wind",
    "flower-tulip",
    "moon-stars",
    "bicycle",
    "sailboat",
    "bird",
    "cat",
    "dog",
    "rabbit",
    "horse",
    "butterfly",
    "bug-beetle",
    "paw-print",
    "feather",
    "leaf",
    "clover",
    "cactus",
    "mountains",
    "rainbow",
    "snowflake",
    "cloud-sun",
    "drop",
    "balloon",
    "egg",
    "rocket",
    "acorn",
)
PASSWORD_PICTURES = (
    "key",
    "anchor",
    "tree",
    "umbrella",
    "house",
    "bell",
    "orange",
    "guitar",
    "train-simple",
    "shooting-star",
    "tent",
    "carrot",
    "boat",
    "lightbulb",
    "crown",
    "scissors",
    "basketball",
    "camera",
    "compass",
    "lighthouse",
    "cake",
    "backpack",
    "bus",
    "airplane",
)


def paint_picture(
    painter: QPainter, box: QRectF, icon: str, tile: TilePair, *, radius: float, share: float = 0.6
) -> None:
    """A flat tile with a two-ink drawing: the tone flat, the lines dark."""
    slab(painter, box, radius, QColor(tile.ground))
    side = box.width() * share if box.width() <= box.height() else box.height() * share
    place = QRectF(0, 0, side, side)
    place.moveCenter(box.center())
    paint_icon(painter, place, icon, QColor(tile.line), weight="duotone", tone=QColor(tile.tone))


def avatar_tile(number: int) -> TilePair:
    """The inks of the avatar of this number."""
    return AVATAR_TILES[number % len(AVATAR_TILES)]


class AvatarTile(Control):
    """A pupil of the class: picture 84 and name, 116 wide; chosen, it has tint, frame and a bold name.

    `size` is the picture's side; `number` chooses the tile's inks.
    """

    def __init__(
        self,
        theme: Theme,
        name: str,
        icon: str,
        number: int = 0,
        *,
        size: int = 84,
        checkable: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, name, parent)
        self._icon, self._tile, self._side = icon, avatar_tile(number), size
        self.setCheckable(checkable)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

    def radius(self) -> float:
        return RADIUS["tile"]

    def least_width(self) -> int:
        """The least width at which no part of the name is cut: 116, or more for a name that cannot be parted."""
        px = self.theme.px
        font = self.theme.font("staff", weight=700)
        usual = px(self._side + 32)
        return max(usual, math.ceil(least_width(self.text(), font, usual - px(8))) + px(8))

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        """The height of the picture and of as many lines as the name needs at this width."""
        px, line = self.theme.px, self.theme.line("staff")
        setting = set_lines(self.text(), self.theme.font("staff", weight=700), width - px(8), line)
        return px(9 + self._side + 6) + math.ceil(setting.height) + px(9)

    def sizeHint(self) -> QSize:  # noqa: N802
        width = self.least_width()
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return self.sizeHint()

    def paint(self, painter: QPainter) -> None:
        theme, px, box, on = self.theme, self.theme.px, QRectF(self.rect()), self.isChecked()
        if on:
            slab(painter, box, RADIUS["tile"], theme.ink("lyngT"), theme.ink("lyng"), 3)
        elif self.warmth or self.isDown():
            ground = self.palette().window().color()
            slab(painter, box, RADIUS["tile"], mixed(ground, theme.ink("fjordT"), self.warmth))
        tile = QRectF((box.width() - px(self._side)) / 2, px(9), px(self._side), px(self._side))
        paint_picture(painter, tile, self._icon, self._tile, radius=px(18))
        font = theme.font("staff", weight=700)
        setting = set_lines(self.text(), font, box.width() - px(8), theme.line("staff"))
        words = QRectF(0, tile.bottom() + px(6), box.width(), setting.height)
        paint_lines(painter, words, setting, font, theme.ink("ink"))


class PictureTile(Control):
    """A picture of a password, 152 by 128; it keeps no mark of being chosen, so that no one sees which it was."""

    def __init__(
        self,
        theme: Theme,
        name: str,
        icon: str,
        number: int = 0,
        *,
        size: tuple[int, int] = (152, 128),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, name, parent)
        self._icon, self._tile, self._size = icon, PICTURE_TILES[number % len(PICTURE_TILES)], size
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def radius(self) -> float:
        return RADIUS["control"]

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(self.theme.px(self._size[0]), self.theme.px(self._size[1]))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return QSize(72, 72)

    def paint(self, painter: QPainter) -> None:
        theme = self.theme
        sheet = QRectF(self.rect()).adjusted(0, 0, 0, -EDGE)
        if self.isDown():
            sheet.translate(0, EDGE)
        else:
            slab(painter, sheet.translated(0, EDGE), RADIUS["control"], theme.ink("edge"))
        paint_picture(painter, sheet, self._icon, self._tile, radius=RADIUS["control"], share=0.6)
        if self.warmth and not self.isDown():
            slab(painter, sheet, RADIUS["control"], None, QColor(self._tile.line), 2 * self.warmth)
