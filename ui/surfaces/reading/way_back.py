"""After a link or a note: the way back to where one was, at the foot of the page."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.strings import Words
from ui.theme.theme import Theme
from ui.widgets.button import Button


@dataclass(frozen=True)
class Left:
    """Where somebody was: the first place on the page, and the place read to; each a block and a code point."""

    top: tuple[int, int]
    place: tuple[int, int]


class WayBack(QWidget):
    """Keeps the places that were left by links, the last on top; shown while there is one."""

    wanted = Signal()

    def __init__(self, theme: Theme, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._left: list[Left] = []
        self.button = Button(
            theme,
            words.t("Tilbage til hvor jeg var"),
            kind="outlined",
            icon="arrow-u-up-left",
            round_ends=True,
            hear=True,
        )
        self.button.clicked.connect(self.wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 8, 8, 8)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        self.hide()

    @property
    def last(self) -> Left | None:
        """Where one would come back to."""
        return self._left[-1] if self._left else None

    def remember(self, left: Left) -> None:
        """Somebody leaves a place by a link."""
        self._left.append(left)
        self.show()

    def take(self) -> Left | None:
        """Give the last place up, to go there or because one has come there by oneself."""
        left = self._left.pop() if self._left else None
        self.setVisible(bool(self._left))
        return left
