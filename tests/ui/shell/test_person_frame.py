"""What surrounds a person's screens."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt

from learnkit.services import writing
from tests.builders import actor
from tests.ui.shell.house import House
from tests.ui.shell.test_reception import let_in, started
from ui.pupil.writer_screen import WriterScreen
from ui.shell.key_list import KeyList
from ui.widgets.rail import Rail
from ui.widgets.toast import Toast


def test_a_toast_leaves_the_rail_free(build: Callable[..., House]) -> None:
    house, school = started(build)
    let_in(house, school, "Ida Holm")

    house.frame.tell("Teksten er hentet.")

    toast, rail = house.window.findChild(Toast), house.window.findChild(Rail)
    assert toast is not None
    assert rail is not None
    assert toast.mapTo(house.window, toast.rect().topLeft()).x() > rail.width()


def test_ctrl_z_takes_back_what_was_told_last_and_never_what_was_told_before(build: Callable[..., House]) -> None:
    house, school = started(build)
    let_in(house, school, "Ida Holm")
    undone: list[str] = []

    house.frame.tell("Klassen er flyttet.", lambda: undone.append("first"))
    house.frame.tell("Skriften er større.", lambda: undone.append("second"))
    for _ in range(2):
        house.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    house.frame.tell("Klassen er flyttet.", lambda: undone.append("third"))
    house.frame.tell("Teksten er hentet.")
    house.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    assert undone == ["second"]


def test_the_list_of_keys_does_not_come_over_something_that_is_open(build: Callable[..., House]) -> None:
    house, school = started(build)
    ida = actor(school, "Ida Holm")
    document = writing.begin(house.app.desk, ida, "Odderen")
    let_in(house, school, "Ida Holm")
    house.frame.go("writer", document)
    page = house.screen
    assert isinstance(page, WriterScreen)
    house.until(lambda: not page.editor.isReadOnly())
    page.open_earlier()
    assert page.sheet is not None

    house.key(Qt.Key.Key_F1)
    over_it = [keys.isVisible() for keys in house.frame.findChildren(KeyList)]
    page.sheet.leave()
    house.key(Qt.Key.Key_F1)
    focused = house.focused()
    house.key(Qt.Key.Key_F1)
    house.key(Qt.Key.Key_Escape)

    assert over_it == []
    assert any(keys.isAncestorOf(focused) for keys in house.frame.findChildren(KeyList))
    assert page.editor.hasFocus()
