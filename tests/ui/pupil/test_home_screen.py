"""A pupil's first screen."""

from __future__ import annotations

from collections.abc import Callable

from learnkit.services import writing
from learnkit.services.adding_a_pack import add_pack
from learnkit.services.saving_a_version import save
from learnkit.services.starting_a_school import NewSchool
from tests.builders import actor, person
from tests.ui.shell.house import House, small_school
from ui.pupil.home_screen import HomeScreen
from ui.pupil.writings_screen import WritingsScreen
from ui.widgets.book import Book
from ui.widgets.button import Button

Build = Callable[..., House]


def home_of_ida(build: Build, prepare: Callable[[House, NewSchool], None] = lambda house, school: None) -> House:
    house = build()
    school = small_school(house)
    prepare(house, school)
    house.start()
    house.until(lambda: house.sign_in.model.classes)
    ida = person(school, "Ida Holm")
    house.sign_in.model.try_door(ida.user, ida.secret or "")
    house.until_in()
    house.until(lambda: isinstance(house.screen, HomeScreen) and "Mine tekster" in house.shown())
    return house


def with_books(house: House, _school: NewSchool) -> None:
    add_pack(house.app.desk, house.app.desk.owner())


def with_four_texts(house: House, school: NewSchool) -> None:
    desk, ida = house.app.desk, actor(school, "Ida Holm")
    for number in range(4):
        save(desk, ida, writing.begin(desk, ida, f"Historie {number}"), f"Der var engang {number} ænder.")


def test_the_greeting_names_the_pupil_and_the_day(build: Build) -> None:
    house = home_of_ida(build)

    assert "Godmorgen, Ida" in house.shown()
    assert "Tirsdag den 24. november" in house.shown()
    assert "Gemt her" in house.shown()


def test_with_nothing_begun_the_text_that_suits_best_is_the_one_filled_button(build: Build) -> None:
    house = home_of_ida(build, with_books)

    filled = [button.text() for button in house.screen.findChildren(Button) if button.kind == "filled"]

    assert filled == ["Læs"]
    assert house.screen.findChildren(Book)


def test_without_texts_the_library_is_one_press_away(build: Build) -> None:
    house = home_of_ida(build)

    assert "Her kommer tekster til dig" in house.shown()
    house.press("Hent en tekst")
    house.until(lambda: "Bibliotek" in house.shown())


def test_without_writings_it_says_what_will_be_there(build: Build) -> None:
    house = home_of_ida(build)

    assert "Her kommer dine tekster" in house.shown()
    assert "Skriv en linje, så gemmer LearnKit den." in house.shown()


def test_three_texts_are_shown_and_the_rest_are_behind_a_link(build: Build) -> None:
    house = home_of_ida(build, with_four_texts)

    assert "Historie 3" in house.shown()
    assert "Historie 0" not in house.shown()
    house.press("Alle 4")
    house.until(lambda: isinstance(house.screen, WritingsScreen) and "Historie 0" in house.shown())


def test_every_title_can_be_heard(build: Build) -> None:
    house = home_of_ida(build, with_books)
    book = house.screen.findChildren(Book)[0]

    assert book.dot is not None
    book.dot.click()

    assert house.heard[-1] == book.facts.title
