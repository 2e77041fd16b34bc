"""Hands that use the window as people do: they find a thing by its accessible name, point at it, press keys, wait."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QAbstractAnimation, QCoreApplication, QEvent, QEventLoop, QPoint, QPointF, QRect, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleInterface, QKeyEvent, QKeySequence, QWheelEvent, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QAbstractScrollArea, QApplication, QWidget

from learnkit.errors import LearnKitError
from ui.commands.touring.watch import Watch

PATIENCE_S = 30.0
LOOK_EVERY_MS = 8
REST_S = 0.06
"""So long everything stands still before it counts as come."""
WHEEL_NOTCH = 120
MOST_NOTCHES = 80
LEFT = Qt.MouseButton.LeftButton
PLAIN = Qt.KeyboardModifier.NoModifier

Wanted = str | Callable[[str], bool]


@dataclass(frozen=True)
class Thing:
    """What a screen reader finds: a name, a role, a place on the screen."""

    name: str
    role: QAccessible.Role
    box: QRect
    widget: QWidget | None
    enabled: bool
    focusable: bool
    checked: bool


def things(top: QWidget) -> Iterator[Thing]:
    """Everything accessible that is shown in a window, parents before children."""
    root = QAccessible.queryAccessibleInterface(top)
    if root is not None:
        yield from _below(root)


def _below(parent: QAccessibleInterface) -> Iterator[Thing]:
    for number in range(parent.childCount()):
        child = parent.child(number)
        if child is None or child.state().invisible:
            continue
        thing = child.object()
        state = child.state()
        yield Thing(
            child.text(QAccessible.Text.Name),
            child.role(),
            child.rect(),
            thing if isinstance(thing, QWidget) else None,
            not state.disabled,
            bool(state.focusable),
            bool(state.checked),
        )
        yield from _below(child)


class Hands:
    """Points, presses and types in one window and what lies over it. Raises tour.lost when a thing does not come."""

    def __init__(self, window: QWidget, watch: Watch) -> None:
        self.window = window
        self.watch = watch

    # --- seeing ------------------------------------------------------------------------------------------------------

    def tops(self) -> list[QWidget]:
        """The window, and menus and dialogs over it, the topmost first."""
        others = [w for w in QApplication.topLevelWidgets() if w.isVisible() and w is not self.window]
        return [*reversed(others), self.window]

    def all(self) -> list[Thing]:
        """Everything accessible that is shown now."""
        return [thing for top in self.tops() for thing in things(top)]

    def found(self, wanted: Wanted, nth: int = 0) -> Thing | None:
        """The thing of this name, if it is shown."""
        fits = wanted if callable(wanted) else wanted.__eq__
        same = [thing for thing in self.all() if fits(thing.name)]
        return same[nth] if -len(same) <= nth < len(same) else None

    def shows(self, wanted: Wanted) -> bool:
        """Whether a thing of this name is shown."""
        return self.found(wanted) is not None

    # --- waiting -----------------------------------------------------------------------------------------------------

    def until(self, true: Callable[[], bool], what: str, patience_s: float = PATIENCE_S) -> None:
        """Let the program run until something is true."""
        with self.watch.own():
            if true():
                return
        loop, ends, came = QEventLoop(), time.monotonic() + patience_s, [False]

        def look() -> None:
            with self.watch.own():
                came[0] = true()
            if came[0] or time.monotonic() > ends:
                loop.quit()

        timer = QTimer(interval=LOOK_EVERY_MS)
        timer.timeout.connect(look)
        timer.start()
        loop.exec()
        timer.stop()
        if not came[0]:
            raise LearnKitError("tour.lost", what=what)

    def see(self, wanted: Wanted, what: str = "", patience_s: float = PATIENCE_S) -> Thing:
        """Wait until a thing of this name is shown."""
        said = what or (wanted if isinstance(wanted, str) else "")
        self.until(lambda: self.shows(wanted), f"see: {said}", patience_s)
        thing = self.found(wanted)
        if thing is None:
            raise LearnKitError("tour.lost", what=f"see: {said}")
        return thing

    def gone(self, wanted: Wanted, what: str = "") -> None:
        """Wait until no thing of this name is shown."""
        self.until(lambda: not self.shows(wanted), f"gone: {what or wanted}")

    def calm(self) -> None:
        """Wait until nothing moves and nothing more comes."""

        last, since = [("", QRect())], time.monotonic()

        def still() -> bool:
            nonlocal last, since
            now = [(thing.name, thing.box) for thing in self.all()]
            moving = (a for top in self.tops() for a in top.findChildren(QAbstractAnimation))
            if now != last or any(a.state() is QAbstractAnimation.State.Running for a in moving):
                last, since = now, time.monotonic()
            return time.monotonic() - since > REST_S

        self.until(still, "rest")
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    # --- acting ------------------------------------------------------------------------------------------------------

    def press(self, wanted: Wanted, *, nth: int = 0, what: str = "") -> None:
        """Point at the thing of this name, bring it into view by the wheel if it must be, and press it."""
        said = what or (wanted if isinstance(wanted, str) else "")
        at: list[tuple[QWidget, QPoint]] = []

        def reachable() -> bool:
            thing = self.found(wanted, nth)
            if thing is None or not thing.enabled:
                return False
            if thing.widget is None:
                at[:] = self._cell(thing.name)
                return bool(at)
            _bring_into_view(thing.widget)
            point = _point_on(thing.widget)
            at[:] = [(thing.widget, point)] if point is not None else []
            return bool(at)

        self.until(reachable, f"press: {said}")
        widget, point = at[0]
        top = widget.window()
        QTest.mouseClick(self._handle(top), LEFT, PLAIN, top.mapFromGlobal(point))

    def _cell(self, name: str) -> list[tuple[QWidget, QPoint]]:
        """Where to press the cell of this name, or the row: a cell is no widget of its own. The wheel is turned over
        its table until it is in sight."""
        for table in [area for top in self.tops() for area in top.findChildren(QAbstractItemView) if area.isVisible()]:
            place = _place_in(table, name)
            if place is None:
                continue
            _bring_into_view(table)
            port, middle = table.viewport(), place.center()
            if not 0 <= middle.y() < port.height():
                _notch(port, 1 if middle.y() < 0 else -1)
                return []
            point = port.mapToGlobal(middle)
            return [(port, point)] if QApplication.widgetAt(point) is port else []
        return []

    def key(self, keys: str, times: int = 1) -> None:
        """Press keys, written as "Ctrl+F" or "Tab"."""
        chord = QKeySequence(keys)[0]  # type: ignore[index]
        for _ in range(times):
            QTest.keyClick(self._handle(self._front()), chord.key(), chord.keyboardModifiers())

    def write(self, text: str) -> None:
        """Type a text, letter by letter, where the keyboard is."""
        for letter in text:
            if letter == "\n":
                self.key("Return")
                continue
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                handle = self._handle(self._front())
                QCoreApplication.sendEvent(handle, QKeyEvent(kind, 0, PLAIN, letter))
            QApplication.processEvents()

    def clear(self) -> None:
        """Take away what stands in the field that has the keyboard."""
        self.key("Ctrl+A")
        self.key("Delete")

    def _front(self) -> QWidget:
        return QApplication.activePopupWidget() or QApplication.activeWindow() or self.window

    @staticmethod
    def _handle(top: QWidget) -> QWindow:
        handle = top.windowHandle()
        if handle is None:
            raise LearnKitError("tour.lost", what="a window on the screen")
        return handle


def _bring_into_view(widget: QWidget) -> None:
    """Turn the wheel over each scroll area round the widget until its middle is in sight."""
    place = widget.parentWidget()
    while place is not None and not place.isWindow():
        if isinstance(place, QAbstractScrollArea):
            _turn_wheel(place, widget)
        place = place.parentWidget()


def _turn_wheel(area: QAbstractScrollArea, widget: QWidget) -> None:
    port = area.viewport()
    for _ in range(MOST_NOTCHES):
        top = widget.mapTo(port, QPoint(0, 0)).y()
        if (top >= 0 and top + widget.height() <= port.height()) or (widget.height() > port.height() and top == 0):
            return
        before = area.verticalScrollBar().value()
        _notch(port, 1 if top < 0 else -1)
        if area.verticalScrollBar().value() == before:
            return


def _place_in(table: QAbstractItemView, name: str) -> QRect | None:
    """Where in the table's view the row or cell of this name stands, be it in sight or not."""
    cells = table.model()
    for row in range(cells.rowCount()):
        if cells.headerData(row, Qt.Orientation.Vertical) == name:
            return table.visualRect(cells.index(row, 0))
        for column in range(cells.columnCount()):
            if cells.data(cells.index(row, column), Qt.ItemDataRole.AccessibleTextRole) == name:
                return table.visualRect(cells.index(row, column))
    return None


def _notch(port: QWidget, way: int) -> None:
    """Turn the wheel by one notch over a scrolled thing: 1 upwards, -1 downwards."""
    middle = QPointF(port.rect().center())
    turned = QWheelEvent(
        middle, QPointF(port.mapToGlobal(middle.toPoint())), QPoint(), QPoint(0, way * WHEEL_NOTCH),
        Qt.MouseButton.NoButton, PLAIN, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QCoreApplication.sendEvent(port, turned)


def _point_on(widget: QWidget) -> QPoint | None:
    """A place on the screen where a press reaches this very widget."""
    wide, high = widget.width(), widget.height()
    for across, down in ((0.5, 0.5), (0.25, 0.5), (0.12, 0.5), (0.5, 0.2), (0.5, 0.85), (0.8, 0.5)):
        point = widget.mapToGlobal(QPoint(int(wide * across), int(high * down)))
        hit = QApplication.widgetAt(point)
        if hit is widget or (isinstance(widget, QAbstractScrollArea) and hit is widget.viewport()):
            return point
    return None
