"""What surrounds a person's screens."""

from __future__ import annotations

from collections.abc import Callable

from tests.ui.shell.house import House
from tests.ui.shell.test_reception import let_in, started
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
