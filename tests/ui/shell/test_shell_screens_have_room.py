"""Every screen of the shell, in both languages, at 100 % and 200 %: nothing cut, nothing nameless, nothing bare."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

import pytest
from pytestqt.exceptions import TimeoutError as QtTimeout

from learnkit.services import writing
from learnkit.services.adding_a_pack import add_pack
from learnkit.services.choosing_a_look import choose_look
from learnkit.services.saving_a_version import save
from tests.builders import KAREN, actor, person
from tests.ui.shell.house import House, small_school
from ui.commands.touring.eyes import Eyes
from ui.commands.touring.tongue import Tongue
from ui.shell.first_day_model import Step
from ui.theme.theme import Theme
from ui.widgets.label import Text

Build = Callable[..., House]
SIZES = [(1366, 768, 1.0), (1366, 768, 2.0), (1024, 600, 1.0)]


SETTLED_MS = 5_000
"""A screen that is still being laid out may look wrong for so long, on a busy machine."""


def look_over(house: House, language: str) -> None:
    """Nothing on the screen is cut off, without a name or in the platform's own look, once it has settled."""
    house.qtbot.wait(60)
    eyes = Eyes(Tongue(language, set()))

    def faults() -> list[str]:
        found = eyes.look([house.window])
        return [*found.cut_off, *found.unnamed, *found.bare]

    with suppress(QtTimeout):
        house.qtbot.waitUntil(lambda: not faults(), timeout=SETTLED_MS)
    assert faults() == []


def fit(house: House, size: tuple[int, int, float]) -> None:
    house.window.resize(size[0], size[1])
    house.theme.set(scale=size[2])


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("size", SIZES)
def test_the_way_in(build: Build, language: str, size: tuple[int, int, float]) -> None:
    house = build(language=language)
    small_school(house, door="pictures")
    house.start()
    house.until(lambda: house.sign_in.model.classes)
    fit(house, size)
    model = house.sign_in.model

    look_over(house, language)
    model.choose_class(model.classes[0])
    house.until_board()
    look_over(house, language)
    model.choose_pupil(model.pupils[0])
    look_over(house, language)
    house.sign_in.open_door(staff=False)
    look_over(house, language)
    house.sign_in.open_door(staff=True)
    look_over(house, language)


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("size", SIZES)
def test_the_first_day(build: Build, language: str, size: tuple[int, int, float]) -> None:
    house = build(language=language).start()
    fit(house, size)
    model = house.first_day.model
    model.draft.names = "Freja Nørgaard-Sivertsen\nBo Ål\nBo Ål"

    for step in (Step.WELCOME, Step.TEACHER, Step.CLASS, Step.PUPILS, Step.VOICE):
        model.go(step)
        look_over(house, language)


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("size", SIZES)
def test_a_pupils_screens(build: Build, language: str, size: tuple[int, int, float]) -> None:
    house = build(language=language)
    school = small_school(house)
    ida, desk = actor(school, "Ida Holm"), house.app.desk
    add_pack(desk, desk.owner())
    save(desk, ida, writing.begin(desk, ida, "Skolebiblioteksfortællingen om grævlingen"), "Der var en grævling.")
    choose_look(desk, ida, screen=round(size[2] * 100))
    house.start()
    house.until(lambda: house.sign_in.model.classes)
    house.window.resize(size[0], size[1])
    found = person(school, "Ida Holm")
    house.sign_in.model.try_door(found.user, found.secret or "")
    house.until_in()

    for number in range(3):
        house.frame.go_to_stop(number)
        house.qtbot.wait(120)
        look_over(house, language)


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("size", SIZES)
def test_a_grown_ups_screens(build: Build, language: str, size: tuple[int, int, float]) -> None:
    house = build(language=language)
    school = small_school(house)
    choose_look(house.app.desk, actor(school, "Karen Winther"), screen=round(size[2] * 100))
    house.start()
    house.until(lambda: house.sign_in.model.classes)
    house.window.resize(size[0], size[1])
    house.sign_in.model.try_door("karen", KAREN, staff=True)
    house.until_in()
    house.until(lambda: house.screen.model.overview is not None)  # type: ignore[attr-defined]

    look_over(house, language)
    house.frame.go("machine")
    house.until(lambda: house.screen.model.found is not None)  # type: ignore[attr-defined]
    look_over(house, language)
    house.frame.show_keys()
    look_over(house, language)


def test_the_look_over_notices_a_cut_word(build: Build) -> None:
    house = build().start()
    cut = Text(Theme(), "En meget lang sætning som ikke er plads til her", "body", parent=house.window)
    cut.setGeometry(10, 10, 60, 20)
    cut.show()

    with pytest.raises(AssertionError):
        look_over(house, "da")
