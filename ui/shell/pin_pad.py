"""The keys of a PIN: ten large digits, and one to take the last back."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from ui.theme.icons import paint_icon
from ui.theme.press import slab
from ui.theme.theme import Theme
from ui.theme.tokens import EDGE, RADIUS, mixed
from ui.widgets.control import Control
from ui.widgets.lettering import paint_lines, set_lines

WIDTH, HEIGHT, LEAST, GAP = 128, 88, 48, 8
BACK = "back"
ORDER = ("1", "2", "3", "4", "5", "6", "7", "8", "9", "", "0", BACK)


class PadKey(Control):
    """One large key: a digit, or an icon with its word."""

    def __init__(self, theme: Theme, sign: str, word: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, word, parent)
        self.sign = sign
        self.setMaximumHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        grown = min(self.theme.scale, 1.2)
        return QSize(round(WIDTH * grown), round(LEAST * grown))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(64, LEAST)

    def radius(self) -> float:
        return RADIUS["tile"]

    def paint(self, painter: QPainter) -> None:
        theme, box = self.theme, QRectF(self.rect())
        sheet = box.adjusted(0, 0, 0, -EDGE)
        fill = mixed(theme.ink("ark"), theme.ink("fjordT"), 1.0 if self.isDown() else self.warmth)
        if self.isDown():
            sheet.translate(0, EDGE)
        else:
            slab(painter, sheet.translated(0, EDGE), self.radius(), theme.ink("edge"))
        slab(painter, sheet, self.radius(), fill, theme.ink("ctl"), 1.5)
        ink = theme.ink("ink" if self.isEnabled() else "ink2")
        if self.sign != BACK:
            font = theme.font("kiosk")
            font.setPixelSize(min(font.pixelSize(), 56, round(sheet.height() * 0.72)))
            paint_lines(painter, sheet, set_lines(self.sign, font, box.width(), 48), font, ink)
            return
        small = theme.font("staff", weight=600)
        setting = set_lines(self.text(), small, box.width() - 12, theme.line("staff"))
        side = 26.0 if box.height() > 70 else 18.0
        if side + 4 + setting.height > sheet.height():  # the word says it alone where both would lie on each other
            middle = sheet.center().y() - setting.height / 2
            paint_lines(painter, QRectF(6, middle, box.width() - 12, setting.height), setting, small, ink)
            return
        whole = side + 4 + setting.height
        top = sheet.center().y() - whole / 2
        paint_icon(painter, QRectF(box.center().x() - side / 2, top, side, side), "arrow-u-up-left", ink, weight="bold")
        paint_lines(painter, QRectF(6, top + side + 4, box.width() - 12, setting.height), setting, small, ink)


class PinPad(QWidget):
    """Ten digits as on a telephone."""

    pressed = Signal(str)
    taken_back = Signal()

    def __init__(self, theme: Theme, word_for_back: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(GAP)
        self.keys: dict[str, PadKey] = {}
        for place, sign in enumerate(ORDER):
            if not sign:
                continue
            key = PadKey(theme, sign, word_for_back if sign == BACK else sign)
            key.clicked.connect(lambda _=False, s=sign: self._on_pressed(s))
            self.keys[sign] = key
            grid.addWidget(key, place // 3, place % 3)
        self.setMaximumHeight(4 * HEIGHT + 3 * GAP)

    def first(self) -> QWidget:
        """Where the keyboard begins."""
        return self.keys[ORDER[0]]

    def _on_pressed(self, sign: str) -> None:
        if sign == BACK:
            self.taken_back.emit()
        else:
            self.pressed.emit(sign)
