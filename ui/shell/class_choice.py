"""Which class: one question and large tiles, the youngest first."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from learnkit.services.class_board import ClassTile
from ui.strings import Words
from ui.theme.press import slab
from ui.theme.theme import Theme
from ui.theme.tokens import EDGE, RADIUS, mixed
from ui.widgets.button import Button
from ui.widgets.control import Control
from ui.widgets.hear_dot import HearDot
from ui.widgets.label import Text
from ui.widgets.lettering import paint_lines, set_lines, width_of
from ui.widgets.scroll import Scroll

WIDTH, HEIGHT, GAP = 180, 112, 20
MOST_AT_ONCE = 15
MOST_IN_A_ROW = 5
DOT = 32
BESIDE = 140
"""Room the question leaves for its dot."""


class ClassKey(Control):
    """A class as a large tile, its dot inside."""

    def __init__(self, theme: Theme, name: str, under: str, heard: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, name, parent)
        self._under = under
        self.setAccessibleName(heard)
        self.dot = HearDot(theme, heard, size=DOT, parent=self)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        px = self.theme.px
        return QSize(px(WIDTH), px(HEIGHT))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return self.sizeHint()

    def radius(self) -> float:
        return RADIUS["tile"]

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        size = self.dot.sizeHint()
        self.dot.setGeometry(
            self.width() - size.width() - self.theme.px(8),
            (self._sheet().toRect().height() - size.height()) // 2 if not self._under else self.theme.px(10),
            size.width(),
            size.height(),
        )

    def paint(self, painter: QPainter) -> None:
        theme, sheet = self.theme, self._sheet()
        fill = mixed(theme.ink("ark"), theme.ink("fjordT"), 1.0 if self.isDown() else self.warmth)
        if self.isDown():
            sheet.translate(0, EDGE)
        else:
            slab(painter, sheet.translated(0, EDGE), self.radius(), theme.ink("edge"))
        slab(painter, sheet, self.radius(), fill, theme.ink("line"))
        room = sheet.width() - self.dot.width() - theme.px(8 + 12)
        name = sheet.adjusted(theme.px(12), 0, 0, 0)
        name.setWidth(room)
        font = theme.font("title")
        font.setPixelSize(theme.px(38))
        setting = set_lines(self.text(), font, room, theme.px(42))
        while len(setting.lines) > 1 and font.pixelSize() > theme.px(20):
            font.setPixelSize(font.pixelSize() - 2)
            setting = set_lines(self.text(), font, room, font.pixelSize() * 1.15)
        if self._under:
            small = theme.font("small")
            below = set_lines(self._under, small, sheet.width() - theme.px(16), theme.line("small"))
            foot = sheet.adjusted(theme.px(8), sheet.height() - below.height - theme.px(8), -theme.px(8), -theme.px(8))
            paint_lines(painter, foot, below, small, theme.ink("ink2"))
            name.setBottom(foot.top())
        paint_lines(painter, name, setting, font, theme.ink("ink"))

    def _sheet(self) -> QRectF:
        return QRectF(self.rect()).adjusted(0, 0, 0, -EDGE)


class ClassChoice(QWidget):
    """The question and the tiles; many classes are split by level, and one button leads to the others."""

    class_chosen = Signal(object)
    """a ClassTile"""

    def __init__(self, theme: Theme, words: Words, classes: Sequence[ClassTile], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._words = theme, words
        self._groups = grouped(classes)
        self._several_schools = len({tile.school for tile in classes}) > 1
        self._shown = 0
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(6, 16, 6, 6)
        column.setSpacing(28)
        question = words.t("Hej. Hvilken klasse går du i?")
        row = QHBoxLayout()
        row.addStretch()
        self._question = Text(theme, question, "kiosk")
        row.addWidget(self._question)
        row.addWidget(HearDot(theme, question, size=44))
        row.addStretch()
        column.addLayout(row)
        self._tiles = QWidget()
        self._grid = QGridLayout(self._tiles)
        self._grid.setContentsMargins(6, 6, 6, 6)
        self._grid.setSpacing(GAP)
        self._grid.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._keys: list[ClassKey] = []
        column.addWidget(self._tiles)
        self._others = Button(theme, "", kind="outlined", icon="caret-right", icon_after=True)
        self._others.clicked.connect(self._on_others)
        column.addWidget(self._others, alignment=Qt.AlignmentFlag.AlignHCenter)
        column.addStretch()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(Scroll(theme, page))
        self._fill()

    def _on_others(self) -> None:
        self._shown = (self._shown + 1) % len(self._groups)
        self._fill()

    def _fill(self) -> None:
        for old in self._keys:
            self._grid.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._keys = []
        for tile in self._groups[self._shown] if self._groups else ():
            under = tile.school if self._several_schools else ""
            key = ClassKey(self._theme, tile.name, under, f"{tile.name}, {under}" if under else tile.name)
            key.clicked.connect(lambda _=False, t=tile: self.class_chosen.emit(t))
            self._keys.append(key)
        self._lay()
        others = self._groups[(self._shown + 1) % len(self._groups)] if len(self._groups) > 1 else ()
        self._others.setVisible(bool(others))
        if others:
            low, high = others[0].level, others[-1].level
            self._others.say(self._words.t("{low}. til {high}. klasse", low=low, high=high))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        whole = width_of(self._question.text(), self._question.face()) + 2
        self._question.setMinimumWidth(min(round(whole), self.width() - BESIDE))
        self._lay()

    def _lay(self) -> None:
        fitting = max(1, min(MOST_IN_A_ROW, (self.width() - 40 + GAP) // (self._theme.px(WIDTH) + GAP)))
        rows = max(1, -(-len(self._keys) // fitting))
        columns = -(-len(self._keys) // rows) if self._keys else 1
        for number, key in enumerate(self._keys):
            self._grid.addWidget(key, number // columns, number % columns)
        for before, after in zip(self._keys, self._keys[1:], strict=False):
            QWidget.setTabOrder(before, after)


def grouped(classes: Sequence[ClassTile]) -> list[tuple[ClassTile, ...]]:
    """The classes in pages that fit a screen, whole levels together, the youngest first."""
    ranked = sorted(classes, key=lambda tile: (tile.level, tile.school, tile.name))
    if len(ranked) <= MOST_AT_ONCE:
        return [tuple(ranked)] if ranked else []
    pages: list[list[ClassTile]] = [[]]
    for level in sorted({tile.level for tile in ranked}):
        same = [tile for tile in ranked if tile.level == level]
        if pages[-1] and len(pages[-1]) + len(same) > MOST_AT_ONCE:
            pages.append([])
        pages[-1] += same
    return [tuple(page) for page in pages]
