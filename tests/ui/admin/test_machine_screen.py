"""The page that tells how this machine is."""

from __future__ import annotations

from collections.abc import Callable

from learnkit.services.doctor import Finding
from tests.builders import KAREN
from tests.ui.shell.house import House, small_school
from ui.admin.machine_screen import MachineScreen

Build = Callable[..., House]


def machine(build: Build) -> tuple[House, MachineScreen]:
    house = build()
    small_school(house)
    house.start()
    house.until(lambda: house.sign_in.model.classes)
    house.sign_in.model.try_door("ib", KAREN, staff=True)
    house.until_in()
    screen = house.screen
    assert isinstance(screen, MachineScreen)
    house.until(lambda: screen.model.found is not None)
    return house, screen


def test_it_begins_with_the_machine_and_tells_what_was_looked_at(build: Build) -> None:
    house, _ = machine(build)

    house.until(lambda: "Lageret device.db er helt, krypteret og gemmer, når det siger det." in house.shown())
    assert "Der er en stemme på dansk." in house.shown()


def test_what_needs_a_hand_is_the_headline_and_comes_with_what_to_do(build: Build) -> None:
    house, screen = machine(build)

    screen.model.found = (Finding("keys.file_open_to_others", False, {}), Finding("school.there", True, {}))
    screen.model.told.emit()
    house.until(lambda: "Andre på computeren kan læse nøglerne." in house.shown())

    assert "1 ting kræver en hånd" in house.shown()
    assert "chmod 600 keys.json" in house.shown()


def test_with_nothing_to_mend_all_is_well(build: Build) -> None:
    house, screen = machine(build)

    screen.model.found = (Finding("school.there", True, {}),)
    screen.model.told.emit()

    house.until(lambda: "Alt er i orden" in house.shown())


def test_it_can_look_again(build: Build) -> None:
    house, screen = machine(build)
    screen.model.found = None

    house.press("Se efter igen")

    house.until(lambda: screen.model.found is not None)
