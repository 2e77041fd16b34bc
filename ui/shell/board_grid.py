"""The pictures of a class in whole rows: what does not fit comes on the next page, one press away."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.strings import Words
from ui.theme.theme import Theme
from ui.widgets.avatar import AvatarTile
from ui.widgets.button import Button

COLUMN, GAP, ROW_GAP, RING = 116, 8, 12, 6
MOST_APART = 36
"""px between rows where a further row just does not fit"""
MOST_COLUMNS = 8


class BoardGrid(QWidget):
    """Sets tiles in as many columns as there is room for, and never shows half a one.

    With more tiles than fit, a button under them says how many more there are and turns the page; PageDown and
    PageUp turn it too.
    """

    def __init__(self, theme: Theme, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._words = theme, words
        self._tiles: list[AvatarTile] = []
        self._pages: list[range] = [range(0)]
        self._page = 0
        self._more = Button(theme, "", kind="outlined", icon="caret-down", wide=True, parent=self)
        self._more.hide()
        self._more.clicked.connect(self._on_more)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.changed.connect(self._lay)

    def set_tiles(self, tiles: Sequence[AvatarTile]) -> None:
        """Show these from the first; those before them go."""
        for old in self._tiles:
            old.hide()
            old.deleteLater()
        self._tiles, self._page, self._pages = list(tiles), 0, [range(0)]
        for tile in self._tiles:
            tile.setParent(self)
        for before, after in zip(self._tiles, [*self._tiles[1:], self._more], strict=True):
            QWidget.setTabOrder(before, after)
        self._lay()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Room for one row and the button."""
        tall = max((tile.heightForWidth(self._theme.px(COLUMN)) for tile in self._tiles), default=0)
        return QSize(self._theme.px(COLUMN) + 2 * RING, tall + 2 * RING + ROW_GAP + self._more.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._lay()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        turned = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}.get(Qt.Key(event.key()), 0)
        if turned and 0 <= self._page + turned < len(self._pages):
            self._turn_to(self._page + turned)
            self._tiles[self._pages[self._page].start].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)

    def _on_more(self) -> None:
        keyboard = self._more.ring.shown
        self._turn_to((self._page + 1) % len(self._pages))
        if keyboard:
            self._tiles[self._pages[self._page].start].setFocus(Qt.FocusReason.TabFocusReason)

    def _turn_to(self, page: int) -> None:
        self._page = page
        self._lay()

    def _lay(self) -> None:
        if not self._tiles:
            self._more.hide()
            return
        anchor = self._pages[self._page].start
        room = self.width() - 2 * RING
        columns = self._columns(room)
        wide = (room - (columns - 1) * GAP) // columns
        tall = [
            max(tile.heightForWidth(self._own_width(tile, wide)) for tile in self._tiles[start : start + columns])
            for start in range(0, len(self._tiles), columns)
        ]
        self._pages = self._paged(tall, columns, wide)
        self._page = next((number for number, page in enumerate(self._pages) if anchor in page), 0)
        self._set_page(tall, columns, wide)

    def _columns(self, room: int) -> int:
        """As many as there is room for when no word of a name is broken."""
        least = max(tile.least_width() for tile in self._tiles)
        return max(1, min(MOST_COLUMNS, len(self._tiles), (room + GAP) // (least + GAP)))

    def _paged(self, tall: list[int], columns: int, wide: int) -> list[range]:
        height = self.height() - 2 * RING
        if sum(tall) + ROW_GAP * (len(tall) - 1) <= height:
            return [range(len(self._tiles))]
        height -= self._more.heightForWidth(columns * wide) + ROW_GAP
        pages, first, used = [], 0, 0
        for row, high in enumerate(tall):
            if row > first and used + high > height:
                pages.append(range(first * columns, row * columns))
                first, used = row, 0
            used += high + ROW_GAP
        return [*pages, range(first * columns, len(self._tiles))]

    def _set_page(self, tall: list[int], columns: int, wide: int) -> None:
        shown, y, apart = self._pages[self._page], RING, self._apart(tall, columns)
        for number, tile in enumerate(self._tiles):
            tile.setVisible(number in shown)
        for row in range(shown.start // columns, -(-shown.stop // columns)):
            for number in range(row * columns, min((row + 1) * columns, shown.stop)):
                tile = self._tiles[number]
                x = RING + number % columns * (wide + GAP)
                narrow = self._own_width(tile, wide)
                tile.setGeometry(x + (wide - narrow) // 2, y, narrow, tile.heightForWidth(narrow))
            y += tall[row] + apart
        self._more.setVisible(len(self._pages) > 1)
        if len(self._pages) > 1:
            self._say_more(len(self._tiles) - shown.stop)
            high = self._more.heightForWidth(self.width() - 2 * RING)
            self._more.setGeometry(RING, self.height() - RING - high, self.width() - 2 * RING, high)

    def _own_width(self, tile: AvatarTile, wide: int) -> int:
        """A tile stays as wide as it need be, in the middle of its column."""
        return min(wide, max(self._theme.px(COLUMN), tile.least_width()))

    def _apart(self, tall: list[int], columns: int) -> int:
        """How far the rows stand apart: the same on every page."""
        if len(self._pages) == 1:
            return ROW_GAP
        below = self._more.heightForWidth(self.width() - 2 * RING) + ROW_GAP
        room = self.height() - 2 * RING - below
        pages = [tall[page.start // columns : -(-page.stop // columns)] for page in self._pages]
        spare = [(room - sum(rows)) // (len(rows) - 1) for rows in pages if len(rows) > 1]
        return max(ROW_GAP, min([MOST_APART, *spare]))

    def _say_more(self, more: int) -> None:
        words = self._words
        self._more.set_icon("caret-down" if more else "caret-up")
        self._more.say(words.t("Vis {n} mere", n=more) if more else words.t("Vis de første"))
