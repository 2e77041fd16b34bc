"""What the machine is for decides what it opens with."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt

from learnkit.domain.look import Look
from learnkit.domain.people import Actor
from learnkit.errors import LearnKitError
from learnkit.services.choosing_a_look import choose_look
from learnkit.services.desk import Desk
from learnkit.services.setting_up_the_machine import Setup, set_up
from learnkit.services.starting_a_school import NewSchool
from tests.builders import KAREN, actor, person
from tests.ui.shell.house import House, small_school
from ui.pupil.home_screen import HomeScreen
from ui.shell.board_pane import BoardTile
from ui.shell.class_choice import ClassKey
from ui.shell.person_frame import PersonFrame
from ui.shell.sign_in_screen import SignInScreen

Build = Callable[..., House]


def of_kind(build: Build, kind: str, *, pupil: str = "", classes: tuple[str, ...] = ()) -> tuple[House, NewSchool]:
    house = build()
    school, app = small_school(house), house.app
    setup = Setup(kind, person(school, pupil).id if pupil else "", tuple(school.classes[name] for name in classes))
    set_up(app.desk, app.desk.owner(), setup, now=app.settings, keep=app.change_settings)
    return house, school


def board(house: House) -> list[str]:
    tiles = [tile for tile in house.window.findChildren(BoardTile) if tile.isVisible()]
    return [tile.text() for tile in sorted(tiles, key=lambda tile: (tile.y(), tile.x()))]


def test_a_pupils_own_machine_opens_in_that_pupils_home_and_look(build: Build) -> None:
    house, school = of_kind(build, "personal", pupil="Ida Holm")
    choose_look(house.app.desk, actor(school, "Ida Holm"), theme="dark")

    house.start()

    assert isinstance(house.screen, HomeScreen)
    assert house.frame.actor == actor(school, "Ida Holm")
    assert house.theme.name == "dark"


def test_after_signing_out_the_own_pupil_stands_first_and_needs_the_code(build: Build) -> None:
    house, school = of_kind(build, "personal", pupil="Ømer Åsen")
    house.start()

    house.press("Ømer. Skift")
    house.until_board()
    first = board(house)
    house.at("Ømer")
    house.key(Qt.Key.Key_Return)
    asked = isinstance(house.window.screen_now, SignInScreen) and house.sign_in.model.pupil is not None
    house.keys(person(school, "Ømer Åsen").secret or "")
    house.until_in()

    assert first == ["Ømer", "Ida"]
    assert asked
    assert house.frame.actor == actor(school, "Ømer Åsen")


def test_only_others_are_signed_out_of_a_pupils_own_machine_when_it_rests(build: Build) -> None:
    house, _ = of_kind(build, "personal", pupil="Ida Holm")
    house.start()
    minutes: list[float] = []
    house.reception.idle.start = minutes.append  # type: ignore[method-assign]

    house.reception.see_out()
    house.until_board()
    house.sign_in.model.try_door("karen", KAREN, staff=True)
    house.until_in()

    assert minutes == [10]


def test_the_machine_of_a_pupil_who_has_left_opens_at_the_door(build: Build) -> None:
    house, school = of_kind(build, "personal", pupil="Ida Holm")
    with house.app.desk.act(house.app.desk.owner()) as act:
        act.set("person", person(school, "Ida Holm").id, left=True)

    house.start()

    assert isinstance(house.window.screen_now, SignInScreen)
    house.until(lambda: [key.text() for key in house.window.findChildren(ClassKey)] == ["2.X", "5.Y"])


def test_a_settings_file_alone_opens_nobodys_home(build: Build) -> None:
    house = build()
    school = small_school(house)
    house.app.change_settings(kind="personal", pupil=person(school, "Ida Holm").id)

    house.start()

    assert not isinstance(house.window.screen_now, PersonFrame)


def test_a_cart_of_one_class_opens_on_its_board(build: Build) -> None:
    house, _ = of_kind(build, "cart", classes=("5.Y",))

    house.start()
    house.until_board()

    assert sorted(board(house)) == ["Ida", "Ømer"]
    assert "Skift klasse" not in house.shown()
    assert "2.X" not in house.told()


def test_a_kiosk_fills_the_screen_until_it_is_something_else(build: Build) -> None:
    house, _ = of_kind(build, "kiosk")

    house.start()
    kiosk = house.window.isFullScreen(), house.window.guarded, house.window.close()
    house.app.change_settings(kind="cart")
    house.reception.show_sign_in()

    assert kiosk == (True, True, False)
    assert (house.window.isFullScreen(), house.window.guarded) == (False, False)


def test_a_machine_made_a_kiosk_is_one_as_soon_as_somebody_signs_out(build: Build) -> None:
    house, _ = of_kind(build, "cart")
    house.start()
    house.until(lambda: house.sign_in.model.classes)
    house.sign_in.model.try_door("ib", KAREN, staff=True)
    house.until_in()

    house.app.change_settings(kind="kiosk")
    while_in = house.window.guarded
    house.reception.see_out()

    assert not while_in
    assert house.window.guarded
    assert house.window.isFullScreen()


def test_a_home_that_cannot_be_fetched_is_told_in_words(build: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_desk: Desk, _actor: Actor) -> Look:
        raise LearnKitError("store.damaged", file="device.db")

    house, _ = of_kind(build, "personal", pupil="Ida Holm")
    monkeypatch.setattr("ui.shell.reception.look_of", broken)

    house.window.show()
    house.reception.open(kiosk=True)
    house.until(lambda: "LearnKit kan ikke åbne" in house.shown())
    house.press("Luk")

    assert not house.window.isVisible()
