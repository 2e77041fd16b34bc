"""Eyes that look a window over: what is cut off, what has no name, what is in the other language, what is unworked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from PySide6.QtCore import QPoint, QRect, QRectF
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTableView,
    QTextEdit,
    QWidget,
)

from ui.commands.touring.hands import Thing, things
from ui.commands.touring.ink import Print, prints_of
from ui.commands.touring.tongue import Tongue
from ui.surfaces.look.look_panel import LookPanel
from ui.surfaces.reading.page import Page
from ui.widgets.overlay import Overlay
from ui.widgets.toast import Toast

SMALLEST_PX = 14
SLACK = 2.0
"""px a letter may reach over an edge before it is called cut"""
Role = QAccessible.Role
ACTING = {
    Role.Button, Role.CheckBox, Role.RadioButton, Role.EditableText, Role.ComboBox, Role.Slider, Role.SpinBox,
    Role.ListItem, Role.MenuItem, Role.PageTab, Role.Link,
}  # fmt: skip
OVER = (Overlay, Toast, LookPanel)
"""What is meant to lie over other things."""
UNWORKED = (QAbstractButton, QLabel, QLineEdit, QComboBox, QAbstractScrollArea)
WRITING = (QLineEdit, QPlainTextEdit, QTextEdit, Page)
"""Where people's and books' own words stand; what does not fit there is moved into sight."""


@dataclass
class Found:
    """What the eyes met, each as a line for people."""

    cut_off: list[str] = field(default_factory=list)
    unnamed: list[str] = field(default_factory=list)
    untranslated: list[str] = field(default_factory=list)
    bare: list[str] = field(default_factory=list)
    """controls in the platform's own look, and letters that are too small"""


class Eyes:
    """Looks a screen over as a careful person would, at every widget shown."""

    def __init__(self, tongue: Tongue) -> None:
        self.tongue = tongue

    def look(self, tops: Iterable[QWidget]) -> Found:
        """Everything that is wrong with what these windows show now."""
        found = Found()
        for top in tops:
            shown = [w for w in (top, *top.findChildren(QWidget)) if w.isVisible() and not w.size().isEmpty()]
            texts: set[str] = set()
            for widget in shown:
                self._look_at(widget, found, texts)
            for thing in things(top):
                self._hear(thing, found, texts)
            found.untranslated += sorted(text for text in texts if self.tongue.strange(text))
        for lines in (found.cut_off, found.unnamed, found.untranslated, found.bare):
            lines[:] = list(dict.fromkeys(lines))
        return found

    def _look_at(self, widget: QWidget, found: Found, texts: set[str]) -> None:
        if (
            type(widget).__module__.startswith("PySide6")
            and isinstance(widget, UNWORKED)
            and _drawn_by_platform(widget)
        ):
            found.bare.append(_told(widget))
        if _holds_own_words(widget):
            return
        prints = prints_of(widget)
        found.bare += [f"{_told(widget)}: {each.px} px: {each.text}" for each in prints if 0 < each.px < SMALLEST_PX]
        found.cut_off += [f"{_told(widget)}: {each.text}" for each in prints if _cut(widget, _within(widget, each.box))]
        if prints and (over := _covering(widget, prints)) is not None:
            found.cut_off.append(f"{_told(widget)} lies under {_told(over)}")
        texts.update(each.text for each in prints)
        texts.add(" ".join(each.text for each in prints))
        texts.add(widget.toolTip())
        if isinstance(widget, QLabel | QAbstractButton):
            texts.add(widget.text())

    @staticmethod
    def _hear(thing: Thing, found: Found, texts: set[str]) -> None:
        if not thing.name.strip() and (thing.focusable or thing.role in ACTING):
            found.unnamed.append(_told(thing.widget) if thing.widget is not None else str(thing.role))
        if thing.widget is None or not _holds_own_words(thing.widget):
            texts.add(thing.name)
            if thing.widget is not None:
                texts.add(thing.widget.accessibleDescription())


def _drawn_by_platform(widget: QWidget) -> bool:
    """Whether a plain Qt control shows anything of its own; a scroll area without a frame does not."""
    return not isinstance(widget, QAbstractScrollArea) or widget.frameWidth() > 0


def _holds_own_words(widget: QWidget) -> bool:
    parent = widget.parentWidget()
    return isinstance(widget, WRITING) or (
        isinstance(parent, QPlainTextEdit | QTextEdit) and parent.viewport() is widget
    )


def _within(widget: QWidget, box: QRectF) -> QRectF:
    """A print as far as it can be seen without moving its table sideways: what stands beyond the edge comes then."""
    view = widget.parentWidget()
    table = view.parentWidget() if isinstance(view, QHeaderView) else view
    if not isinstance(table, QTableView) or table.horizontalScrollBar().maximum() == 0:
        return box
    seen = box.intersected(QRectF(0, box.top(), widget.width(), box.height()))
    return QRectF(0, 0, 0, 0) if seen.isEmpty() else seen


def _cut(widget: QWidget, box: QRectF) -> bool:
    """Whether a piece of text leaves its widget, or any widget round it that does not scroll there."""
    seen, place = QRectF(box), widget
    while True:
        room = QRectF(place.rect()).adjusted(-SLACK, -SLACK, SLACK, SLACK)
        parent = place.parentWidget()
        scrolled = isinstance(parent, QAbstractScrollArea) and parent.viewport() is place
        if scrolled:
            if seen.left() < room.left() or seen.right() > room.right():
                return True
            seen = QRectF(place.rect())
        elif not room.contains(seen):
            return True
        if parent is None or place.isWindow():
            return False
        seen.translate(place.pos())
        place = parent


def _covering(widget: QWidget, prints: list[Print]) -> QWidget | None:
    """What lies over the middle of a widget's text, if it is not meant to."""
    whole = QRectF()
    for each in prints:
        whole = whole.united(each.box)
    middle = whole.center().toPoint()
    if not _in_sight(widget, middle):
        return None
    over = QApplication.widgetAt(widget.mapToGlobal(middle))
    if over is None or over is widget or widget.isAncestorOf(over) or over.isAncestorOf(widget):
        return None
    place: QWidget | None = over
    while place is not None:
        if isinstance(place, OVER) or (place.isWindow() and place is not widget.window()):
            return None
        place = place.parentWidget()
    return over


def _in_sight(widget: QWidget, point: QPoint) -> bool:
    """Whether a place on a widget is not scrolled away."""
    visible: QRect = widget.visibleRegion().boundingRect()
    return visible.contains(point)


def _told(widget: QWidget) -> str:
    """A widget's kind, and its name or its parent's kind."""
    kind = type(widget).__name__.lstrip("_")
    name = widget.accessibleName() or (widget.text() if isinstance(widget, QLabel | QAbstractButton) else "")
    parent = widget.parentWidget()
    where = f" in {type(parent).__name__.lstrip('_')}" if parent is not None and not name else ""
    return f"{kind} ”{name}”" if name else f"{kind}{where}"
