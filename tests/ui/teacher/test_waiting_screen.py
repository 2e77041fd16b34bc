"""What waits for an answer is a list one can walk and open."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt

from tests.builders import KAREN
from tests.ui.shell.house import House, small_school
from tests.ui.teacher.marking import Desk
from ui.shell.staff_frame import RESPONSE
from ui.teacher.waiting_screen import WaitingRow

Build = Callable[..., House]


def test_texts_stand_with_whose_they_are_the_longest_waiting_first(build: Build) -> None:
    desk = Desk(build)
    screen = desk.to_list()

    rows = [row.accessibleName() for row in screen.findChildren(WaitingRow)]

    assert rows == [
        "Ea Blå. Odderen. Afleveret lige nu",
        "Ea Kok. Vims. Afleveret lige nu",
        "Bo Ål. Vi var på tur i skoven.. Afleveret lige nu",
    ]
    assert "3 afleveringer venter på dig" in desk.house.shown()


def test_arrows_and_enter_open_a_text(build: Build) -> None:
    desk = Desk(build)
    desk.to_list()
    desk.house.tab_to("Ea Blå. Odderen. Afleveret lige nu")

    desk.house.key(Qt.Key.Key_Down)
    desk.house.key(Qt.Key.Key_Return)

    desk.until_open("Vims")


def test_a_press_opens_a_text(build: Build) -> None:
    desk = Desk(build)
    desk.to_list()

    desk.house.press("Ea Blå. Odderen. Afleveret lige nu")

    desk.until_open("Odderen")


def test_without_hand_ins_it_says_what_will_be_here(build: Build) -> None:
    house = build()
    small_school(house)
    house.start()
    house.until(lambda: house.sign_in.model.classes)
    house.sign_in.model.try_door("bent", KAREN, staff=True)
    house.until_in()

    house.press("Respons")

    house.until(lambda: "Når en elev afleverer en tekst, står den her." in house.shown())


def test_who_may_not_comment_has_no_such_stop(build: Build) -> None:
    house = build()
    small_school(house)
    house.start()
    house.until(lambda: house.sign_in.model.classes)
    house.sign_in.model.try_door("lone", KAREN, staff=True)
    house.until_in()

    assert RESPONSE not in [way.screen for way in house.frame._ways]
