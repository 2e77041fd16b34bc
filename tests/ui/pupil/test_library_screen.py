"""The library: found while typing, narrowed by level, and filled from files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from learnkit.services.adding_a_pack import add_pack
from learnkit.services.choosing_a_text import texts
from tests.builders import actor, person
from tests.ui.shell.house import House, small_school
from ui.pupil.library_screen import LibraryScreen
from ui.widgets.book import Book

Build = Callable[..., House]

STORY = "# Myren og stenen\n\nMyren bar en lille sten. Den var tung. Myren gav ikke op."


def library(build: Build, *, books: bool = True) -> House:
    """Ida at the shelves."""
    house = build()
    school = small_school(house)
    if books:
        add_pack(house.app.desk, house.app.desk.owner())
    house.start()
    house.until(lambda: house.sign_in.model.classes)
    ida = person(school, "Ida Holm")
    house.sign_in.model.try_door(ida.user, ida.secret or "")
    house.until_in()
    house.frame.go_to_stop(1)
    house.until(lambda: isinstance(house.screen, LibraryScreen) and house.screen.model.all is not None)
    house.until(lambda: "tekster" in house.shown())
    house.ida = actor(school, "Ida Holm")  # type: ignore[attr-defined]
    return house


def titles(house: House) -> set[str]:
    return {book.facts.title for book in house.screen.findChildren(Book) if book.isVisible()}


def ask_for_a_file(house: House) -> None:
    """Press the button at the top; an empty library has a second one of the same name."""
    house.press_first("Hent en tekst")


def fetch(house: House, typed: str) -> None:
    ask_for_a_file(house)
    house.at("Filens sted")
    screen = house.screen
    assert isinstance(screen, LibraryScreen)
    screen.panel.path.set_text(typed)
    with house.qtbot.waitSignal(screen.model.fetched, timeout=20_000):
        house.press("Hent")


def test_typing_a_title_with_one_wrong_letter_finds_it(build: Build) -> None:
    house = library(build)
    some = texts(house.app.desk, house.ida)  # type: ignore[attr-defined]
    wanted = next(tile for tile in some if tile.title == "Odderen i møllebækken")

    house.named("Søg efter titel eller forfatter").setFocus()
    house.keys("oderen")
    house.until(lambda: titles(house) == {wanted.title})

    assert "1 tekst" in house.shown()


def test_words_that_find_nothing_are_answered_with_a_way_out(build: Build) -> None:
    house = library(build)

    house.named("Søg efter titel eller forfatter").setFocus()
    house.keys("xylofonist")
    house.until(lambda: "Ingen tekster med ”xylofonist”." in house.shown())
    house.press("Vis alle tekster")
    house.until(lambda: titles(house))

    assert "Ingen tekster" not in house.shown()


def test_a_word_that_is_nearly_there_is_suggested(build: Build) -> None:
    house = library(build)

    house.named("Søg efter titel eller forfatter").setFocus()
    house.keys("adderenn")
    house.until(lambda: "Mente du ”odderen”?" in house.shown())
    house.press("Søg efter odderen")
    house.until(lambda: "Odderen i møllebækken" in titles(house))


def test_a_level_chip_leaves_only_its_shelf(build: Build) -> None:
    house = library(build)

    house.press("Korte sætninger, kendte ord")
    house.until(lambda: "Flere lange ord" not in house.shown().split("LIX", maxsplit=1)[-1])
    shelves = house.screen.model.shelves()  # type: ignore[attr-defined]

    assert [shelf.code for shelf in shelves] == ["first"]


def test_a_file_typed_by_its_place_comes_onto_the_shelf(build: Build, tmp_path: Path) -> None:
    house = library(build, books=False)
    file = tmp_path / "myren.md"
    file.write_text(STORY, encoding="utf8")

    fetch(house, f'"{file}"')
    house.until(lambda: titles(house) == {"Myren og stenen"})

    assert "Myren og stenen står nu på hylden." in house.shown()


def test_a_file_that_cannot_be_read_is_told_and_the_others_come_in(build: Build, tmp_path: Path) -> None:
    house = library(build, books=False)
    good, broken = tmp_path / "myren.md", tmp_path / "bog.epub"
    good.write_text(STORY, encoding="utf8")
    broken.write_bytes(b"PK\x03\x04 and then nothing")
    screen = house.screen
    assert isinstance(screen, LibraryScreen)

    with house.qtbot.waitSignal(screen.model.fetched, timeout=20_000):
        ask_for_a_file(house)
        screen.panel.chosen.emit((broken, tmp_path / "ikke-her.txt", good))
    house.until(lambda: titles(house) == {"Myren og stenen"})

    assert "bog.epub: Filen kan ikke åbnes. Den mangler et stykke." in house.shown()
    assert "ikke-her.txt: Filen er ikke der." in house.shown()


def test_stop_lets_go_of_what_waits_and_keeps_what_came_in(build: Build, tmp_path: Path) -> None:
    house = library(build, books=False)
    files = []
    for number in range(6):
        files.append(tmp_path / f"myren{number}.md")
        files[-1].write_text(STORY.replace("stenen", f"sten nummer {number}"), encoding="utf8")
    screen = house.screen
    assert isinstance(screen, LibraryScreen)
    ask_for_a_file(house)

    screen.panel.chosen.emit(tuple(files))
    house.until(lambda: "(2 af 6)" in house.shown())
    house.press("Stop")
    house.until(lambda: titles(house))

    assert not screen.model.is_fetching
    assert 1 <= len(texts(house.app.desk, house.ida)) < 6  # type: ignore[attr-defined]


def test_a_file_goes_on_coming_in_while_the_pupil_is_elsewhere(build: Build, tmp_path: Path) -> None:
    house = library(build, books=False)
    file = tmp_path / "myren.md"
    file.write_text(STORY, encoding="utf8")
    model = house.screen.model  # type: ignore[attr-defined]

    with house.qtbot.waitSignal(model.fetched, timeout=20_000):
        model.fetch((file, tmp_path / "ikke-her.txt"))
        house.frame.go_to_stop(0)

    assert "1 af 2 tekster står nu på hylden." in house.told()
    assert [tile.title for tile in texts(house.app.desk, house.ida)] == ["Myren og stenen"]  # type: ignore[attr-defined]


def test_signing_out_stops_what_comes_in_and_closes_its_worker(build: Build, tmp_path: Path) -> None:
    house = library(build, books=False)
    file = tmp_path / "myren.md"
    file.write_text(STORY, encoding="utf8")
    model = house.screen.model  # type: ignore[attr-defined]
    model.fetch((file, file))
    reading = model._batch.reading
    closed: list[bool] = []
    close = reading.close
    reading.close = lambda: (close(), closed.append(True))

    house.reception.see_out()
    house.until(lambda: closed)

    assert texts(house.app.desk, house.ida) == ()  # type: ignore[attr-defined]
