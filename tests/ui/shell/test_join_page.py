"""A computer is joined to the school's server from its first screen, by keys and mouse, with a real server."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from learnkit.app import App
from learnkit.clock import Clock
from learnkit.services.joining import join_school
from tests.ui.shell.house import House
from tests.ui.shell.served import Served, soon
from ui.shell.sign_in_screen import SignInScreen

pytestmark = pytest.mark.slow

Build = Callable[..., House]
ELSEWHERE = ("--network", "10.99.0.0/24")
JOIN, ASK = "Slut til skolens server", "Slut til"


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    made = Served.start(tmp_path_factory.mktemp("server"))
    yield made
    made.stop()


def page(build: Build) -> House:
    house = build(clock=Clock()).start()
    house.press(JOIN)
    house.at("Kode")
    return house


def classes_are_there(house: House) -> bool:
    screen = house.window.screen_now
    return isinstance(screen, SignInScreen) and bool(screen.model.classes)


def test_with_the_code_alone_the_school_is_fetched_and_can_be_signed_in_to(build: Build, served: Served) -> None:
    house = page(build)

    house.keys(served.token() + "\n")

    soon(house, lambda: classes_are_there(house))
    assert "2.X" in house.shown() and "5.Y" in house.shown()


def test_from_another_network_it_waits_until_somebody_lets_it_in(build: Build, served: Served) -> None:
    house = page(build)
    house.keys(served.token(*ELSEWHERE) + "\n")
    soon(house, lambda: "Computeren er meldt til." in house.shown())
    assert not classes_are_there(house)

    served.machine("server", "approve", house.app.desk.device)
    house.press("Prøv igen")

    soon(house, lambda: classes_are_there(house))


def test_started_anew_it_still_waits_and_asks_by_itself(build: Build, served: Served, tmp_path: Path) -> None:
    with App(tmp_path / "home") as app:
        join_school(app.desk, served.server.url, served.token(*ELSEWHERE))
        served.machine("server", "approve", app.desk.device)

    house = build(clock=Clock()).start()

    soon(house, lambda: classes_are_there(house))


def test_a_code_that_is_used_up_is_said_to_be(build: Build, served: Served, tmp_path: Path) -> None:
    token = served.token()
    with App(tmp_path / "another") as app:
        join_school(app.desk, served.server.url, token)
    house = page(build)

    house.keys(token + "\n")

    soon(house, lambda: "Koden er brugt op. Bed om en ny." in house.shown())


def test_what_is_no_code_is_said_to_be_none_and_without_an_address_nothing_is_asked(build: Build) -> None:
    house = page(build)

    house.keys("abc\n")
    assert "Skriv adressen, som https://skole.lan:8443" in house.shown()
    house.tab_to("Serverens adresse")
    house.keys("https://127.0.0.1:9\n")

    soon(house, lambda: "Koden kan ikke læses. Sæt hele koden ind." in house.shown())


def test_one_can_go_back_and_start_a_class_instead(build: Build) -> None:
    house = page(build)

    house.press("Tilbage")

    soon(house, lambda: "Velkommen til LearnKit" in house.shown())
