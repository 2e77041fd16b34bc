"""The class board: everyone's picture, three in a row."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from learnkit.domain.doors import YOUNG_LEVELS
from learnkit.services.class_board import ClassTile, PupilTile
from ui.shell.pictures import picture_number
from ui.strings import Words
from ui.theme.theme import Theme
from ui.widgets.avatar import AvatarTile
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.hear_dot import HearDot
from ui.widgets.label import Text
from ui.widgets.scroll import Scroll

COLUMN, GAP, RING = 116, 2, 6
PADDING = 18
BAR = 14


class BoardTile(AvatarTile):
    """A pupil on the board; for the youngest with a dot that says the name, in the picture's corner."""

    def __init__(self, theme: Theme, name: str, avatar: str, number: int, *, hear: bool) -> None:
        super().__init__(theme, name, avatar, number)
        self.dot = HearDot(theme, name, parent=self) if hear else None
        self.by_mouse = False

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        self.by_mouse = True
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        self.by_mouse = False
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        if self.dot is not None:
            size = self.dot.sizeHint()
            self.dot.setGeometry(self.width() - size.width(), 0, size.width(), size.height())


class BoardPane(Card):
    """Shows the pupils of one class and tells who was chosen."""

    pupil_chosen = Signal(object)
    """a PupilTile"""
    change_asked = Signal()
    """another class"""
    not_here_asked = Signal()
    """somebody is not on the board"""

    def __init__(self, theme: Theme, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(theme, padding=PADDING, gap=12, parent=parent)
        self._words = words
        self._tiles: dict[str, BoardTile] = {}
        self._order: list[BoardTile] = []
        self._columns = 0
        self._title = Text(theme, "", "title")
        self._change = Button(theme, words.t("Skift klasse"), kind="quiet", icon="arrow-left", dense=True)
        self._change.clicked.connect(self.change_asked)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._change, 0, Qt.AlignmentFlag.AlignVCenter)
        self.column.addLayout(head)
        self._grid_home = QWidget()
        self._grid = QGridLayout(self._grid_home)
        self._grid.setContentsMargins(RING, RING, RING, RING)
        self._grid.setHorizontalSpacing(GAP)
        self._grid.setVerticalSpacing(10)
        self._grid.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
        self._scroll = Scroll(theme, self._grid_home)
        self.column.addWidget(self._scroll, 1)
        self._not_here = Button(theme, words.t("Jeg er ikke på tavlen"), kind="outlined", icon="keyboard", hear=True)
        self._not_here.clicked.connect(self.not_here_asked)
        self.column.addWidget(self._not_here)

    def show_class(self, school_class: ClassTile, pupils: Sequence[PupilTile], *, several: bool) -> None:
        """Show a class; `several` when there is another class to change to."""
        self._title.say(school_class.name)
        self._change.setVisible(several)
        for old in self._order:
            self._grid.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._order, self._tiles, self._columns = [], {}, 0
        young = school_class.level in YOUNG_LEVELS
        for pupil in pupils:
            tile = BoardTile(self.theme, pupil.name, pupil.avatar, picture_number(pupil.avatar), hear=young)
            tile.clicked.connect(lambda _=False, p=pupil: self.pupil_chosen.emit(p))
            self._order.append(tile)
            self._tiles[pupil.id] = tile
        self._lay()

    def mark(self, pupil: PupilTile | None) -> None:
        """Show who is chosen."""
        for id_, tile in self._tiles.items():
            tile.setChecked(pupil is not None and id_ == pupil.id)

    @property
    def by_mouse(self) -> bool:
        """Whether the chosen pupil was chosen with mouse or finger."""
        return any(tile.by_mouse for tile in self._order if tile.isChecked())

    def first(self) -> QWidget | None:
        """Where the keyboard begins."""
        return self._order[0] if self._order else None

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._lay()

    def _lay(self) -> None:
        room = self.width() - 2 * PADDING - 2 * RING - BAR + GAP
        columns = max(2, room // (self.theme.px(COLUMN) + GAP))
        if columns == self._columns and self._grid.count() == len(self._order):
            return
        self._columns = columns
        for number, tile in enumerate(self._order):
            self._grid.addWidget(tile, number // columns, number % columns)
        for before, after in zip(self._order, self._order[1:], strict=False):
            QWidget.setTabOrder(before, after)
