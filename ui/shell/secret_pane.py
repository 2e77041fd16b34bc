"""The chosen pupil's door: three pictures or four digits, and what happens when they do not fit."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from learnkit.services.class_board import PupilTile
from ui.shell.pin_pad import PinPad
from ui.strings import Words
from ui.surfaces.slips.picture_words import drawing_of, picture_word
from ui.theme.icons import paint_icon
from ui.theme.press import slab, start
from ui.theme.theme import Theme
from ui.widgets.avatar import PictureTile
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.hear_dot import HearDot
from ui.widgets.label import Text
from ui.widgets.scroll import Scroll

PLACE = 56
TILE = QSize(152, 128)
LEAST = QSize(84, 56)
RING = 8
GAP = QSize(16, 12)
COLUMNS = 4
MANY = 6
"""In a row of large text, where there is width for it: two rows are seen whole where three are not."""
WIDE = 800
LOW = 460
"""Below this height at 100 % the parts move together, so that the pad is still seen whole."""
PAD_SHARE = 1000
"""of the room below the words: all of it goes to the pad, until the pad is as large as it becomes"""
ROOMY = 1.3
"""From this text scale on the pictures keep a good size, and the pane scrolls."""


class Places(QWidget):
    """One place for each picture or digit; a tick stands where one is given, never what it was."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._wanted = 3
        self._given = 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_given(self, given: int, wanted: int, told: str) -> None:
        """Show how many are given; `told` says it to a screen reader."""
        self._given, self._wanted = given, wanted
        self.setAccessibleName(told)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(self._wanted * (PLACE + 12) - 12, PLACE)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        start(painter)
        for number in range(self._wanted):
            box = QRectF(number * (PLACE + 12), 0, PLACE, PLACE)
            if number < self._given:
                slab(painter, box, 10, self._theme.ink("fjordT"))
                paint_icon(painter, box.adjusted(15, 15, -15, -15), "check", self._theme.ink("fjord"), weight="bold")
            else:
                slab(painter, box, 10, None, self._theme.ink("ctl"), 2, dashed=True)


class PicturePad(QWidget):
    """Twelve pictures, four in a row (six where text is large and the row wide), as large as the room allows."""

    pressed = Signal(str)

    def __init__(self, theme: Theme, words: Words, pictures: list[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.tiles: list[PictureTile] = []
        self._columns = COLUMNS
        for number, picture in enumerate(pictures):
            tile = PictureTile(
                theme,
                picture_word(picture, words),
                drawing_of(picture),
                (number + number // COLUMNS * 2) % COLUMNS,
                parent=self,
            )
            tile.clicked.connect(lambda _=False, p=picture: self.pressed.emit(p))
            self.tiles.append(tile)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def first(self) -> QWidget:
        """Where the keyboard begins."""
        return self.tiles[0]

    def _rows(self) -> int:
        return -(-len(self.tiles) // self._columns)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        # The scroll area around it asks for this height; what room there is beyond it makes the pictures larger.
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        grown = self.theme.scale if self.theme.scale > ROOMY else 1.0
        return self._whole(QSize(LEAST.width(), round(LEAST.height() * grown)))

    def _whole(self, tile: QSize) -> QSize:
        rows = self._rows()
        width = COLUMNS * tile.width() + (COLUMNS - 1) * GAP.width()
        return QSize(width, rows * tile.height() + (rows - 1) * GAP.height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        columns = MANY if self.theme.scale > ROOMY and self.width() >= WIDE else COLUMNS
        if columns != self._columns:
            self._columns = columns
            self.updateGeometry()
        rows = self._rows()
        width = min(TILE.width(), (self.width() - (columns - 1) * GAP.width()) // columns)
        height = min(TILE.height(), (self.height() - (rows - 1) * GAP.height()) // rows)
        for number, tile in enumerate(self.tiles):
            row, column = divmod(number, columns)
            tile.setGeometry(QRect(column * (width + GAP.width()), row * (height + GAP.height()), width, height))


class SecretPane(Card):
    """Asks one pupil for their pictures or digits."""

    part_given = Signal(str)
    taken_back = Signal()
    started_over = Signal()

    def __init__(self, theme: Theme, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(theme, padding=18, gap=0, parent=parent)
        self._words = words
        self._digits = False
        self._pad: PinPad | PicturePad | None = None
        self._title = Text(theme, "", "title")
        self._dot = HearDot(theme, "", size=44)
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(self._title, 0)
        top.addWidget(self._dot, 0, Qt.AlignmentFlag.AlignTop)
        top.addStretch(1)
        page = QWidget()
        inside = QVBoxLayout(page)
        inside.setContentsMargins(RING, RING, RING, RING)
        self._inside = inside
        inside.addLayout(top)
        self._places = Places(theme)
        self._again = Button(theme, words.t("Begynd forfra"), kind="quiet", icon="arrow-counter-clockwise")
        self._again.clicked.connect(self.started_over)
        row = QHBoxLayout()
        row.addWidget(self._places)
        row.addStretch()
        row.addWidget(self._again)
        inside.addLayout(row)
        self._hint = Text(theme, "", "staff", ink="ink2")
        self._hint.hide()
        self._message = Text(theme, "", "body")
        self._message.hide()
        inside.addWidget(self._message)
        inside.addWidget(self._hint)
        self._room = QVBoxLayout()
        self._room.addStretch(1)
        inside.addLayout(self._room, 1)
        self.column.addWidget(Scroll(theme, page, edged=True), 1)

    def ask(self, pupil: PupilTile, pictures: list[str], wanted: int) -> str:
        """Ask this pupil, with the pictures in this order; the question, for the voice."""
        t = self._words.t
        self._digits = pupil.door != "pictures"
        if self._digits:
            question = t("Hej, {name}. Tast din kode", name=pupil.name)
        else:
            question = t("Hej, {name}. Vælg dine tre billeder", name=pupil.name)
        self._title.say(question)
        self._dot.set_words(question)
        self.tell("")
        self.hint("")
        self.show_given(0, wanted)
        if self._pad is not None:
            self._room.removeWidget(self._pad)
            self._pad.hide()
            self._pad.deleteLater()
        pad: PinPad | PicturePad
        if self._digits:
            pad = PinPad(self.theme, t("Slet"))
            pad.taken_back.connect(self.taken_back)
        else:
            pad = PicturePad(self.theme, self._words, pictures)
        pad.pressed.connect(self.part_given)
        self._pad = pad
        self._room.insertWidget(0, pad, PAD_SHARE)
        if isinstance(pad, PinPad):
            self._room.setAlignment(pad, Qt.AlignmentFlag.AlignHCenter)
        self.setAccessibleName(question)
        return question

    def begin(self, by_mouse: bool) -> None:
        """Bring the keyboard to the first picture or digit; its ring shows unless the hand is on the mouse."""
        first = self._pad.first() if self._pad is not None else None
        if first is not None:
            first.setFocus(Qt.FocusReason.MouseFocusReason if by_mouse else Qt.FocusReason.OtherFocusReason)

    def show_given(self, given: int, wanted: int) -> None:
        """Show how many pictures or digits are given."""
        told = self._words.t("{given} af {wanted} givet", given=given, wanted=wanted)
        self._places.show_given(given, wanted, told)

    def hint(self, sentence: str) -> None:
        """Say in a quiet line what anyone may know: the demo school's secret."""
        self._hint.say(sentence)
        self._show_words()

    def tell(self, sentence: str) -> None:
        """Say a sentence between places and pad, or take it away."""
        self._message.say(sentence)
        self._show_words()

    def _show_words(self) -> None:
        """One line at a time: what has just been told comes before what anyone may know."""
        self._message.setVisible(bool(self._message.text()))
        self._hint.setVisible(bool(self._hint.text()) and not self._message.text())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._inside.setSpacing(8 if event.size().height() < LOW * self.theme.scale else 14)

    def set_open(self, open_: bool) -> None:
        """Let the pad be pressed, or not while one has to wait."""
        if self._pad is not None:
            self._pad.setEnabled(open_)
        self._again.setEnabled(open_)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if self._digits and event.text() and event.text() in "0123456789":
            self.part_given.emit(event.text())
        elif self._digits and event.key() == Qt.Key.Key_Backspace:
            self.taken_back.emit()
        else:
            super().keyPressEvent(event)
