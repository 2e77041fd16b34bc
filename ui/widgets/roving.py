"""One Tab stop for things that stand together: Tab comes to one of them, arrows go to the others."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QScrollArea, QWidget

Key = Qt.Key
STEPS: dict[int, int] = {Key.Key_Left: -1, Key.Key_Right: 1}
ROWS: dict[int, int] = {Key.Key_Up: -1, Key.Key_Down: 1}
ENDS: dict[int, int] = {Key.Key_Home: 0, Key.Key_End: -1}
ROOM = 24
"""px kept free around what comes into view"""


class Roving(QObject):
    """Keeps the one Tab stop of some things at the one that last had the keyboard.

    ← → Home and End go along the shown things, ↑ ↓ to the nearest in the row above or below.
    """

    beyond = Signal(int)
    """up (-1) or down (1) was asked for where there is no further row"""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._things: list[QWidget] = []
        self._current: QWidget | None = None

    def set_things(self, things: Sequence[QWidget]) -> None:
        """Take these, in reading order; those before them are let go."""
        for gone in set(self._things) - set(things):
            gone.removeEventFilter(self)
        for new in set(things) - set(self._things):
            new.installEventFilter(self)
        self._things = list(things)
        self.settle()

    def settle(self) -> None:
        """Have the stop at a thing that is shown: the last, else the first. Call it when others are shown or hidden."""
        shown = self._shown()
        if self._current not in shown:
            self._current = shown[0] if shown else None
        for thing in self._things:
            here = thing is self._current
            thing.setFocusPolicy(Qt.FocusPolicy.StrongFocus if here else Qt.FocusPolicy.ClickFocus)

    def take_focus(self) -> None:
        """Bring the keyboard to the stop."""
        if self._current is not None:
            self._go(self._current)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() == QEvent.Type.FocusIn:
            self._current = cast(QWidget, watched)
            self.settle()
        elif event.type() == QEvent.Type.KeyPress:
            pressed = cast(QKeyEvent, event)
            plain = not pressed.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            return plain and self._step(cast(QWidget, watched), pressed.key())
        return super().eventFilter(watched, event)

    def _step(self, here: QWidget, key: int) -> bool:
        """Go where a key leads; whether it is one that leads anywhere here."""
        shown = self._shown()
        if key in STEPS:
            there = shown.index(here) + STEPS[key]
            if 0 <= there < len(shown):
                self._go(shown[there])
        elif key in ENDS:
            self._go(shown[ENDS[key]])
        elif key in ROWS:
            self._change_row(here, shown, ROWS[key])
        else:
            return False
        return True

    def _change_row(self, here: QWidget, shown: list[QWidget], by: int) -> None:
        at = here.geometry().center()
        rows = [thing for thing in shown if (thing.y() - here.y()) * by >= here.height() // 2]
        if rows:
            self._go(min(rows, key=lambda thing: _distance(thing, at)))
        else:
            self.beyond.emit(by)

    def _go(self, thing: QWidget) -> None:
        thing.setFocus(Qt.FocusReason.TabFocusReason)
        around = thing.parentWidget()
        while around is not None:
            if isinstance(around, QScrollArea):
                around.ensureWidgetVisible(thing, ROOM, ROOM)
            around = around.parentWidget()

    def _shown(self) -> list[QWidget]:
        return [thing for thing in self._things if not thing.isHidden()]


def _distance(thing: QWidget, at: QPoint) -> tuple[int, int]:
    """How far a thing lies from a point: rows first, then across."""
    middle = thing.geometry().center()
    return abs(middle.y() - at.y()), abs(middle.x() - at.x())
