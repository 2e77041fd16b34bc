"""The library: found while typing, narrowed by level, and filled from files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

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

    def stop(_name: str, number: int, _of: int) -> None:
        if number == 2:
            house.press("Stop")

    screen.model.fetching.connect(stop, Qt.ConnectionType.QueuedConnection)
    screen.panel.chosen.emit(tuple(files))
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


def focused_book(house: House) -> str:
    focused = house.focused()
    return focused.facts.title if isinstance(focused, Book) else ""


def shelf_titles(house: House) -> list[list[str]]:
    """The books that are shown, shelf by shelf as they stand, once they are there."""
    shelves = house.screen.model.shelves()  # type: ignore[attr-defined]
    house.until(lambda: titles(house) and len(house.screen._views) == len(shelves))  # type: ignore[attr-defined]
    house.until(lambda: all(view._books[0].isVisible() for view in house.screen._views))  # type: ignore[attr-defined]
    QApplication.processEvents()  # what has just come is laid out before anyone can go there
    views = house.screen._views  # type: ignore[attr-defined]
    return [[book.facts.title for book in view._books if book.isVisible()] for view in views]


def test_tab_stops_once_on_a_shelf_and_arrows_go_along_it(build: Build) -> None:
    house = library(build)
    first, second, *_ = shelf_titles(house)
    house.screen._views[0].take_focus()  # type: ignore[attr-defined]

    met = [focused_book(house)]
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_End, Qt.Key.Key_Right):
        house.key(key)
        met.append(focused_book(house))
    by_tab = []
    while focused_book(house) != second[0]:
        house.key(Qt.Key.Key_Tab)
        by_tab.append(focused_book(house))

    assert met == [first[0], first[1], first[0], first[0], first[-1], first[-1]]
    assert [title for title in by_tab if title] == [second[0]]


def test_shift_tab_comes_back_to_the_book_one_left(build: Build) -> None:
    house = library(build)
    (_, wanted, *_), *_ = shelf_titles(house)
    house.screen._views[0].take_focus()  # type: ignore[attr-defined]

    house.key(Qt.Key.Key_Right)
    house.key(Qt.Key.Key_Tab)
    away = focused_book(house)
    house.key(Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)

    assert away != wanted
    assert focused_book(house) == wanted


def test_down_and_up_go_from_shelf_to_shelf_and_bring_it_into_view(build: Build) -> None:
    house = library(build)
    shelves = shelf_titles(house)
    house.screen._views[0].take_focus()  # type: ignore[attr-defined]

    for _ in shelves:
        house.key(Qt.Key.Key_Down)
    last, seen = focused_book(house), house.focused().visibleRegion().boundingRect().size()
    house.key(Qt.Key.Key_Up)

    assert last == shelves[-1][0]
    assert seen == house.screen._views[-1]._books[0].size()  # type: ignore[attr-defined]
    assert focused_book(house) == shelves[-2][0]


def test_f2_says_the_books_title_and_enter_opens_it(build: Build) -> None:
    house = library(build)
    house.screen._views[0].take_focus()  # type: ignore[attr-defined]
    chosen: list[str] = []
    house.screen.text_chosen.connect(chosen.append)  # type: ignore[attr-defined]
    title = focused_book(house)

    house.key(Qt.Key.Key_F2)
    house.key(Qt.Key.Key_Return)

    assert house.heard == [title]
    assert [tile.title for tile in texts(house.app.desk, house.ida) if tile.id in chosen] == [title]  # type: ignore[attr-defined]


def test_the_stop_moves_to_a_book_that_is_shown_when_its_own_goes(build: Build) -> None:
    house = library(build)
    most = max(shelf_titles(house), key=len)
    view = house.screen._views[shelf_titles(house).index(most)]  # type: ignore[attr-defined]
    view.take_focus()
    house.key(Qt.Key.Key_End)
    at_the_end = focused_book(house)

    house.window.resize(480, 768)
    house.until(lambda: not view._books[len(most) - 1].isVisible())
    QApplication.processEvents()
    stops = [book for book in view._books if book.focusPolicy() & Qt.FocusPolicy.TabFocus]

    assert at_the_end == most[-1]
    assert [book.isVisible() for book in stops] == [True]
