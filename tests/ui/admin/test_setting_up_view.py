"""A grown-up says what the machine is for, with mouse and keyboard, and the machine is so."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt

from learnkit.services.setting_up_the_machine import Setup, own_pupil, set_up
from learnkit.services.starting_a_school import NewSchool
from tests.builders import KAREN, person
from tests.ui.shell.house import House, small_school
from ui.admin.machine_screen import MachineScreen
from ui.admin.setting_up_view import SettingUpView
from ui.widgets.choice import Choice
from ui.widgets.menu import MenuRow

Build = Callable[..., House]


def machine(build: Build, user: str = "ib", *, own: str = "") -> tuple[House, NewSchool]:
    """The machine page, with somebody signed in; with `own`, on that pupil's own machine."""
    house = build()
    school = small_school(house)
    if own:
        app, setup = house.app, Setup("personal", person(school, own).id)
        set_up(app.desk, app.desk.owner(), setup, now=app.settings, keep=app.change_settings)
    house.start()
    house.reception.see_out()
    house.until(lambda: house.sign_in.model.classes)
    house.sign_in.model.try_door(user, KAREN, staff=True)
    house.until_in()
    house.frame.go("machine")
    house.until(lambda: view(house).model.may is not None)
    return house, school


def view(house: House) -> SettingUpView:
    assert isinstance(house.screen, MachineScreen)
    return house.screen.setting_up


def pick(house: House, lead: str, text: str) -> None:
    """Open the choice that begins with these words, and press a row."""
    choice = next(c for c in house.screen.findChildren(Choice) if c.isVisible() and c.accessibleName().startswith(lead))
    house.press(choice.accessibleName())
    menu = choice.menu
    assert menu is not None
    row = next(row for row in menu.findChildren(MenuRow) if row.text() == text)
    row.click()


def test_it_made_a_pupils_own_opens_to_that_pupil(build: Build) -> None:
    house, school = machine(build)

    house.press("En elevs egen")
    pick(house, "Klasse:", "5.Y")
    house.until(lambda: "Ida Holm" in [p.whole_name for p in view(house).model.pupils])
    pick(house, "Elev:", "Ida Holm")
    house.press("Gem")
    house.until(lambda: "Maskinen åbner nu hos Ida." in house.shown())

    own = own_pupil(house.app.desk, house.app.settings)
    assert own is not None
    assert own.person.actor.person == person(school, "Ida Holm").id
    assert "en elevs egen" in house.shown()


def test_it_cannot_be_kept_before_it_is_said_whose_it_is(build: Build) -> None:
    house, _ = machine(build)

    house.press("En elevs egen")

    save = house.named("Gem")
    assert not save.isEnabled()
    assert save.accessibleDescription() == "Vælg først, hvis maskinen er."
    assert house.app.settings.kind == "cart"


def test_the_keyboard_alone_names_classes_and_minutes(build: Build) -> None:
    house, school = machine(build)

    house.tab_to("5.Y")
    house.key(Qt.Key.Key_Space)
    house.tab_to("Skifter selv, når ingen har rørt den i: mere")
    house.key(Qt.Key.Key_Return)
    house.tab_to("Gem")
    house.key(Qt.Key.Key_Return)
    house.until(lambda: "Maskinen viser nu 5.Y." in house.shown())

    assert house.app.settings.classes == (school.classes["5.Y"],)
    assert house.app.settings.idle_minutes == 15


def test_what_was_kept_is_taken_back_with_the_toast_or_ctrl_z(build: Build) -> None:
    house, _ = machine(build)
    before = house.app.settings
    house.press("Kiosk")
    house.press("Gem")
    house.until(lambda: house.app.settings.kind == "kiosk")

    house.until(lambda: "Maskinen bliver kiosk, når du skifter." in house.shown())
    house.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    house.until(lambda: house.app.settings == before)
    house.until(lambda: "Maskinen viser nu alle klasser." in house.shown())


def test_leaving_the_page_takes_the_way_back_with_it(build: Build) -> None:
    house, _ = machine(build)
    house.press("Kiosk")
    house.press("Gem")
    house.until(lambda: "Maskinen bliver kiosk, når du skifter." in house.shown())

    house.key(Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    house.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    assert "Fortryd" not in house.shown()
    assert house.app.settings.kind == "kiosk"


def test_a_teacher_is_offered_the_pupils_of_the_own_class_alone(build: Build) -> None:
    house, _ = machine(build, "karen")

    house.press("En elevs egen")

    assert [tile.name for tile in view(house).model.own_classes] == ["2.X"]
    assert [p.whole_name for p in view(house).model.pupils] == ["Bo Ål", "Ea Blå", "Ea Kok"]


@pytest.mark.parametrize(("user", "own", "asked"), [("lone", "", False), ("bent", "", True), ("bent", "Ea Blå", False)])
def test_only_those_are_asked_who_may_say_it(build: Build, user: str, own: str, asked: bool) -> None:
    house, _ = machine(build, user, own=own)

    assert ("Denne maskine" in house.shown()) == asked


def test_a_pupils_own_machine_shows_whose_it_is(build: Build) -> None:
    house, _ = machine(build, "karen", own="Ea Blå")

    assert "Elev: Ea Blå" in house.shown()
    assert not house.named("Gem").isEnabled()
