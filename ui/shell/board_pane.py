"""The class board: everyone's picture, three in a row."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from learnkit.domain.doors import YOUNG_LEVELS
from learnkit.services.class_board import ClassTile, PupilTile
from ui.shell.board_grid import RING, BoardGrid
from ui.shell.pictures import picture_number
from ui.strings import Words
from ui.theme.theme import Theme
from ui.widgets.avatar import AvatarTile
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.hear_dot import HearDot
from ui.widgets.label import Text

PADDING = 18


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

    def __init__(self, theme: Theme, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(theme, padding=PADDING, gap=8, parent=parent)
        self._tiles: dict[str, BoardTile] = {}
        self._title = Text(theme, "", "title")
        self._change = Button(theme, words.t("Skift klasse"), kind="quiet", icon="arrow-left", dense=True)
        self._change.clicked.connect(self.change_asked)
        head = QHBoxLayout()
        head.setContentsMargins(RING, 0, 0, 0)
        head.addWidget(self._title, 1)
        head.addWidget(self._change, 0, Qt.AlignmentFlag.AlignVCenter)
        self.column.addLayout(head)
        self._grid = BoardGrid(theme, words)
        self.column.addWidget(self._grid, 1)

    def show_class(self, school_class: ClassTile, pupils: Sequence[PupilTile], *, several: bool) -> None:
        """Show a class; `several` when there is another class to change to."""
        self._title.say(school_class.name)
        self._change.setVisible(several)
        self._tiles = {}
        young = school_class.level in YOUNG_LEVELS
        for pupil in pupils:
            tile = BoardTile(self.theme, pupil.name, pupil.avatar, picture_number(pupil.avatar), hear=young)
            tile.clicked.connect(lambda _=False, p=pupil: self.pupil_chosen.emit(p))
            self._tiles[pupil.id] = tile
        self._grid.set_tiles(list(self._tiles.values()))

    def mark(self, pupil: PupilTile | None) -> None:
        """Show who is chosen."""
        for id_, tile in self._tiles.items():
            tile.setChecked(pupil is not None and id_ == pupil.id)

    @property
    def by_mouse(self) -> bool:
        """Whether the chosen pupil was chosen with mouse or finger."""
        return any(tile.by_mouse for tile in self._tiles.values() if tile.isChecked())

    def first(self) -> QWidget | None:
        """Where the keyboard begins."""
        return next(iter(self._tiles.values()), None)
