"""Whoever looks after the school has the roll: who is in a class, new codes and new pupils."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt

from learnkit.errors import LearnKitError
from learnkit.services.class_board import board, class_tiles
from learnkit.services.signing_in import sign_in
from learnkit.services.starting_a_school import NewSchool
from tests.builders import KAREN, person
from tests.ui.shell.house import House, small_school
from ui.surfaces.slips.slip_view import SlipView
from ui.teacher.roll_screen import RollScreen

Build = Callable[..., House]


def let_in(build: Build, user: str) -> tuple[House, NewSchool]:
    house = build()
    school = small_school(house)
    house.start()
    house.until(lambda: house.sign_in.model.classes)
    house.sign_in.model.try_door(user, KAREN, staff=True)
    house.until_in()
    house.press("Klasser")
    house.until(lambda: isinstance(house.screen, RollScreen) and house.screen.model.classes is not None)
    return house, school


def slip(house: House) -> SlipView:
    house.until(lambda: house.window.findChild(SlipView) and house.window.findChild(SlipView).isVisible())
    return house.window.findChild(SlipView)


def test_a_new_pupil_is_typed_and_can_sign_in_at_once(build: Build) -> None:
    house, _ = let_in(build, "ib")
    house.until(lambda: "Ea Blå" in house.shown())

    house.tab_to("Tilføj elev: hele navnet")
    house.keys("Zara Nielsen")
    house.key(Qt.Key.Key_Return)
    shown = slip(house).slip
    house.key(Qt.Key.Key_Escape)
    house.until(lambda: "Zara Nielsen" in house.shown())

    desk = house.app.desk
    here = next(tile for tile in class_tiles(desk) if tile.name == "2.X")
    assert "Zara Nielsen" in [tile.whole_name for tile in board(desk, here.id)]
    assert sign_in(desk, shown.user, shown.secret).name == "Zara Nielsen"


def test_a_new_code_opens_and_the_old_one_does_not(build: Build) -> None:
    house, school = let_in(build, "ib")
    old = person(school, "Ea Blå").secret

    house.press("Ny kode, Ea Blå")
    new = slip(house).slip.secret

    assert sign_in(house.app.desk, person(school, "Ea Blå").id, new).name == "Ea Blå"
    with pytest.raises(LearnKitError):
        sign_in(house.app.desk, person(school, "Ea Blå").id, old)


def test_a_code_is_nowhere_in_the_window_once_its_sheet_is_closed(build: Build) -> None:
    house, _ = let_in(build, "ib")
    house.press("Ny kode, Ea Blå")
    told = slip(house).accessibleName()

    house.press("Færdig")
    house.until(lambda: house.window.findChild(SlipView) is None)

    assert told not in house.told()


def test_a_door_shut_by_wrong_tries_is_opened_with_one_press(build: Build) -> None:
    house, school = let_in(build, "ib")
    ea = person(school, "Ea Blå")
    for _ in range(6):
        with pytest.raises(LearnKitError):
            sign_in(house.app.desk, ea.id, "no")

    before = house.told()
    house.screen.model.load()  # type: ignore[attr-defined]
    house.press("Lås op, Ea Blå")
    house.until(lambda: "kan logge ind igen." in house.shown())
    house.until(lambda: "Lås op" not in house.shown())

    assert "Lås op" not in before
    assert sign_in(house.app.desk, ea.id, ea.secret).name == "Ea Blå"


def test_a_leader_sees_the_classes_without_the_protected_and_mends_no_doors(build: Build) -> None:
    house, _ = let_in(build, "lone")
    house.until(lambda: "Ea Blå" in house.shown())

    assert "Bo Ål" not in house.told()
    assert "Ny kode" not in house.told()
    assert "Tilføj elev" not in house.shown()
