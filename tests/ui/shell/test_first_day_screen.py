"""The first day, typed and pressed from an empty computer to the class board."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtPdf import QPdfDocument

from learnkit.app import App
from learnkit.domain.people import Role
from learnkit.services.class_board import board, class_tiles
from learnkit.services.signing_in import sign_in
from tests.ui.shell.house import House, small_school
from ui.shell.first_day_model import Step
from ui.surfaces.slips.slip_view import SlipView
from ui.surfaces.slips.slips_view import SlipsView

Build = Callable[..., House]


def at_step(build: Build, step: Step) -> House:
    """A house whose first day has come so far, everything before it told."""
    house = build().start()
    draft = house.first_day.model.draft
    draft.school, draft.teacher, draft.user, draft.password = "Strandskolen", "Karen Winther", "karen", "vinter-ugle"
    draft.class_name, draft.level, draft.names = "2.A", 2, "Ida Holm\nBo Ål\nFreja Lind"
    house.first_day.model.go(step)
    return house


def on(house: House) -> None:
    house.key(Qt.Key.Key_Return)


def test_a_whole_first_day_with_the_keyboard_alone(build: Build) -> None:
    house = build().start()
    model = house.first_day.model

    house.at("Start min klasse")
    on(house)
    house.at("Skolens navn")
    house.keys("Strandskolen")
    on(house)
    house.keys("Karen Winther")
    on(house)
    on(house)  # the suggested user name
    house.keys("vinter-ugle")
    on(house)
    house.at("Klassens navn, for eksempel 3.A")
    house.keys("2.A")
    on(house)
    house.at("Elevernes navne, et på hver linje")
    house.keys("Holm, Ida\nKarl Ø")
    house.tab_to("Videre")
    on(house)
    house.until(lambda: model.draft.voice)
    house.tab_to("Start klassen")
    on(house)
    house.until(lambda: house.window.findChildren(SlipView))
    secrets = {view.slip.name: view.slip.secret for view in house.window.findChildren(SlipView)}
    house.tab_to("Til klassens tavle")
    on(house)
    house.until_board()

    desk = house.app.desk
    tiles = board(desk, class_tiles(desk)[0].id)
    assert [tile.whole_name for tile in tiles] == ["Ida Holm", "Karl Ø"]
    assert sign_in(desk, tiles[0].id, secrets["Ida Holm"]).name == "Ida Holm"
    assert sign_in(desk, "karenw", "vinter-ugle").actor.role is Role.TEACHER
    assert house.app.settings.voice == model.draft.voice


def test_a_step_that_lacks_something_says_what_and_stays(build: Build) -> None:
    house = build().start()
    house.press("Start min klasse")

    house.press("Videre")

    assert house.first_day.model.step is Step.TEACHER
    assert "Skriv skolens navn." in house.shown()
    assert "Adgangskoden skal have mindst 8 tegn." in house.shown()
    assert house.focused().accessibleName() == "Skolens navn"


def test_a_password_of_seven_signs_is_too_short(build: Build) -> None:
    house = at_step(build, Step.TEACHER)
    house.first_day.model.draft.password = "1234567"

    house.press("Videre")

    assert house.first_day.model.step is Step.TEACHER


def test_esc_and_back_lose_nothing(build: Build) -> None:
    house = at_step(build, Step.CLASS)
    house.first_day.model.go(Step.TEACHER)
    house.keys("Ny ")

    house.key(Qt.Key.Key_Escape)
    first = house.first_day.model.step
    house.press("Start min klasse")

    assert first is Step.WELCOME
    assert house.first_day.model.draft.teacher == "Karen Winther"
    assert "Ny " in house.first_day.model.draft.school
    assert house.named("Skolens navn").text() == house.first_day.model.draft.school  # type: ignore[attr-defined]


def test_a_name_pasted_twice_is_pointed_out(build: Build) -> None:
    house = at_step(build, Step.PUPILS)

    house.at("Elevernes navne, et på hver linje")
    house.keys("Ida Holm\n")

    assert "Ida Holm står der mere end en gang. Er det to elever, så lad det stå." in house.shown()
    assert "4 elever" in house.shown()


def test_a_protected_pupil_gets_a_slip_that_no_printout_holds(build: Build, tmp_path: Path) -> None:
    house = at_step(build, Step.PUPILS)
    house.press("Bo Ål")
    house.first_day.model.go(Step.VOICE)
    house.press("Start klassen")
    house.until(lambda: house.window.findChildren(SlipView))
    shown = {view.slip.name for view in house.window.findChildren(SlipView)}
    pdf = tmp_path / "sedler.pdf"

    house.window.findChild(SlipsView).path.set_text(str(pdf))
    house.press("Gem som PDF")
    document = QPdfDocument()
    document.load(str(pdf))
    printed = document.getAllText(0).text()

    assert shown == {"Ida Holm", "Bo Ål", "Freja Lind"}
    assert "Ida Holm" in printed
    assert "Freja Lind" in printed
    assert "Bo" not in printed
    assert "Gemt som sedler.pdf, 1 side." in house.shown()
    names = [tile.whole_name for tile in board(house.app.desk, class_tiles(house.app.desk)[0].id)]
    assert names == ["Freja Lind", "Ida Holm"]


def test_slips_that_cannot_be_saved_there_say_so(build: Build, tmp_path: Path) -> None:
    house = at_step(build, Step.VOICE)
    house.press("Start klassen")
    house.until(lambda: house.window.findChildren(SlipView))

    house.window.findChild(SlipsView).path.set_text(str(tmp_path / "ingen" / "mappe" / "sedler.pdf"))
    house.press("Gem som PDF")

    assert "Filen kan ikke gemmes der. Vælg et andet sted." in house.shown()


def test_the_youngest_get_pictures_and_the_oldest_digits_unless_told_otherwise(build: Build) -> None:
    house = at_step(build, Step.CLASS)
    draft = house.first_day.model.draft
    young = draft.door_kind

    house.press("7")
    old = draft.door_kind
    house.press("Tre billeder")

    assert (young, old, draft.door_kind) == ("pictures", "pin", "pictures")


def test_a_new_class_finds_books_on_its_shelf(build: Build) -> None:
    house = at_step(build, Step.VOICE)

    house.press("Start klassen")
    house.until(lambda: house.window.findChildren(SlipView))
    house.press("Til klassens tavle")
    house.until_board()
    house.press("Ida")
    slip_class = class_tiles(house.app.desk)[0]

    assert slip_class.name == "2.A"
    assert list(house.app.home.books.iterdir())


def test_the_first_day_speaks_english_when_asked(build: Build) -> None:
    house = build().start()

    house.press("English")
    house.until(lambda: "Welcome to LearnKit" in house.shown())

    assert "Velkommen til LearnKit" not in house.told()
    house.until(lambda: house.app.settings.language == "en")


def test_a_home_with_a_school_has_no_first_day(build: Build) -> None:
    house = build()
    small_school(house)

    house.start()

    assert house.sign_in.model is not None


def test_the_other_language_in_the_middle_loses_nothing_of_what_was_typed(build: Build) -> None:
    house = build().start()
    house.press("Start min klasse")
    house.at("Skolens navn")
    house.keys("Strandskolen")
    house.key(Qt.Key.Key_Tab)
    house.keys("Karen Winther")

    house.press("English")

    assert house.first_day.model.step is Step.TEACHER
    assert house.named("The school's name").text() == "Strandskolen"  # type: ignore[attr-defined]
    assert house.named("Your name").text() == "Karen Winther"  # type: ignore[attr-defined]


def test_the_other_language_at_the_slips_still_shows_every_code(build: Build) -> None:
    house = at_step(build, Step.VOICE)
    house.press("Start klassen")
    house.until(lambda: house.window.findChildren(SlipView))
    before = {view.slip.secret for view in house.window.findChildren(SlipView)}

    house.press("English")

    assert house.first_day.model.step is Step.SLIPS
    assert {view.slip.secret for view in house.first_day.findChildren(SlipView)} == before


def test_a_voice_of_the_other_language_is_not_the_chosen_one(build: Build) -> None:
    house = at_step(build, Step.VOICE)
    draft = house.first_day.model.draft
    house.until(lambda: draft.voice)
    danish = draft.voice

    house.press("English")
    house.until(lambda: draft.voice != danish)

    assert draft.voice.startswith("en")


def test_a_window_closed_while_the_demo_school_is_made_ends_and_leaves_no_school(build: Build, tmp_path: Path) -> None:
    house = build().start()
    told, closed = [], threading.Event()

    def hold(done: int, of: int) -> None:
        told.append((done, of))
        closed.wait(10)

    house.first_day.model.progressed.connect(hold, Qt.ConnectionType.DirectConnection)
    house.first_day.make_demo(7)
    house.until(lambda: told)

    house.window.close()
    closed.set()
    house.tasks.close()

    assert len(told) == 1 < told[0][1]
    assert not house.app.has_school
    with App(tmp_path / "home") as next_time:
        assert not next_time.has_school
