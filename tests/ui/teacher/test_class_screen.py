"""A teacher sees the class, who needs a word and who waits, and mends doors and adds pupils on the way."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from learnkit.errors import LearnKitError
from learnkit.services.class_board import board, class_tiles
from learnkit.services.signing_in import sign_in
from tests.builders import KAREN, person, small_plan
from tests.ui.shell.house import House, small_school
from tests.ui.teacher.classroom import Classroom
from ui.surfaces.slips.slip_view import SlipView
from ui.teacher.marking_screen import MarkingScreen
from ui.teacher.roll_screen import RollScreen
from ui.teacher.waiting_screen import WaitingScreen

Build = Callable[..., House]


def slip(house: House) -> SlipView:
    house.until(lambda: house.window.findChild(SlipView) and house.window.findChild(SlipView).isVisible())
    return house.window.findChild(SlipView)


def open_pupil(room: Classroom, name: str) -> None:
    """Press that pupil's row in the table."""
    at = room.table.cell_middle(room.who(name).person, "minutes")
    QTest.mouseClick(room.table.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)


def test_the_table_says_what_each_pupil_has_read_and_written_and_when_they_were_seen(build: Build) -> None:
    room = Classroom(build)

    said = {
        name: [room.cell(name, column) for column in ("seen", "minutes", "words")]
        for name in ("Bo Ål", "Ea Blå", "Ea Kok")
    }

    assert said == {
        "Bo Ål": ["i dag", "42 minutter", "0 ord"],
        "Ea Blå": ["14 dage siden", "0 minutter", "0 ord"],
        "Ea Kok": ["i dag", "9 minutter", "4 ord"],
    }
    assert room.table.lines.lines[0].first.said == "Ea Blå"


def test_a_pupil_not_seen_for_two_weeks_stands_among_those_who_need_a_word(build: Build) -> None:
    room = Classroom(build)

    shown = room.house.shown()

    assert "Ikke set i 14 dage" in shown
    assert "Har hverken læst eller skrevet siden." in shown
    assert len(room.screen._cards) == 1


def test_the_class_total_is_the_sum_of_its_pupils_and_each_day_is_told(build: Build) -> None:
    room = Classroom(build)

    shown = room.house.shown()

    assert "51 min" in shown
    assert "tirsdag: 30 minutter" in shown
    assert "lørdag: 9 minutter" in shown


def test_a_text_that_waits_is_opened_by_a_press_on_it(build: Build) -> None:
    room = Classroom(build)

    room.house.press("Læs Ea Kok: Vims")
    room.house.until(lambda: isinstance(room.house.screen, MarkingScreen))

    room.house.until(lambda: "Vims" in room.house.shown())


def test_all_that_waits_is_reached_from_the_class(build: Build) -> None:
    room = Classroom(build)

    room.house.press("Læs den")

    room.house.until(lambda: isinstance(room.house.screen, WaitingScreen))


def test_a_row_opens_the_pupil_by_mouse_and_by_keyboard(build: Build) -> None:
    room = Classroom(build)
    open_pupil(room, "Bo Ål")
    room.house.until(lambda: "7 dage: 42 minutter · 0 ord" in room.house.shown())
    room.house.key(Qt.Key.Key_Escape)

    room.house.until(lambda: "7 dage: 42 minutter · 0 ord" not in room.house.shown())
    room.table.go(room.who("Ea Kok").person, "seen")
    room.table.setFocus()
    room.house.key(Qt.Key.Key_Return)

    room.house.until(lambda: "7 dage: 9 minutter · 4 ord" in room.house.shown())


def test_a_new_code_opens_and_the_old_one_does_not(build: Build) -> None:
    room = Classroom(build)
    old = person(room.school, "Ea Blå").secret
    open_pupil(room, "Ea Blå")

    room.house.press("Ny kode, Ea Blå")
    new = slip(room.house).slip.secret

    assert sign_in(room.house.app.desk, room.who("Ea Blå").person, new).name == "Ea Blå"
    with pytest.raises(LearnKitError):
        sign_in(room.house.app.desk, room.who("Ea Blå").person, old)


def test_a_code_is_nowhere_in_the_window_once_its_sheet_is_closed(build: Build) -> None:
    room = Classroom(build)
    open_pupil(room, "Ea Blå")
    room.house.press("Ny kode, Ea Blå")
    told = slip(room.house).accessibleName()

    room.house.press("Færdig")
    room.house.until(lambda: room.house.window.findChild(SlipView) is None)

    assert told not in room.house.told()


def test_a_door_shut_by_wrong_tries_is_opened_from_the_pupil(build: Build) -> None:
    room = Classroom(build)
    ea = person(room.school, "Ea Blå")
    for _ in range(6):
        with pytest.raises(LearnKitError):
            sign_in(room.house.app.desk, ea.id, "no")
    room.screen.refresh()
    room.house.until_stored()
    open_pupil(room, "Ea Blå")

    room.house.press("Lås op, Ea Blå")
    room.house.until(lambda: "kan logge ind igen." in room.house.shown())
    room.house.until(lambda: "Lås op" not in room.house.shown())

    assert sign_in(room.house.app.desk, ea.id, ea.secret).name == "Ea Blå"


def test_a_new_pupil_is_typed_and_can_sign_in_at_once(build: Build) -> None:
    room = Classroom(build)

    room.house.press("Tilføj elev")
    room.house.at("Hele navnet")
    room.house.keys("Zara Nielsen")
    room.house.key(Qt.Key.Key_Return)
    shown = slip(room.house).slip
    room.house.key(Qt.Key.Key_Escape)
    room.house.until(lambda: "Zara Nielsen" in [line.first.said for line in room.table.lines.lines])

    desk = room.house.app.desk
    here = next(tile for tile in class_tiles(desk) if tile.name == "2.X")
    assert "Zara Nielsen" in [tile.whole_name for tile in board(desk, here.id)]
    assert sign_in(desk, shown.user, shown.secret).name == "Zara Nielsen"


def test_a_protected_pupil_is_marked_for_the_classs_own_teacher_and_has_no_printout(build: Build) -> None:
    room = Classroom(build)
    named = [line.first.said for line in room.table.lines.lines]
    open_pupil(room, "Bo Ål")

    marked = "beskyttet: står ikke på tavlen" in room.house.shown()
    room.house.press("Ny kode, Bo Ål")
    slip(room.house)

    assert "Bo Ål, beskyttet navn" in named
    assert marked
    assert "Udskriv" not in room.house.shown().split("\n")


def test_a_teacher_sees_no_class_but_their_own(build: Build) -> None:
    room = Classroom(build, user="bent")

    assert "Ida Holm" in [line.first.said for line in room.table.lines.lines]
    assert "Ea Blå" not in room.house.told()


def test_another_of_ones_classes_is_chosen_in_the_title(build: Build) -> None:
    plan = small_plan()
    staff = tuple(replace(one, classes=("2.X", "5.Y")) if one.user == "karen" else one for one in plan.staff)
    room = Classroom(build, plan=replace(plan, staff=staff))

    room.house.press("2.X")
    room.house.press("5.Y")
    room.house.until(lambda: room.screen.model.school_class and room.screen.model.school_class.name == "5.Y")
    room.house.until(lambda: "Ida Holm" in [line.first.said for line in room.table.lines.lines])

    assert "Ea Blå" not in [line.first.said for line in room.table.lines.lines]


def test_it_has_the_roll_without_what_pupils_read(build: Build) -> None:
    house = build()
    small_school(house)
    house.start()
    house.until(lambda: house.sign_in.model.classes)
    house.sign_in.model.try_door("ib", KAREN, staff=True)
    house.until_in()
    house.press("Klasser")

    house.until(lambda: isinstance(house.screen, RollScreen) and "Ea Blå" in house.shown())

    assert "minut" not in house.told()


def test_a_counsellor_without_classes_is_told_so(build: Build) -> None:
    room = Classroom(build, user="lise")

    assert "Ingen klasser endnu" in room.house.shown()
    assert not room.screen.give.isVisible()


def test_in_a_narrow_window_every_pupil_is_a_row_that_opens(build: Build) -> None:
    room = Classroom(build)
    room.house.window.resize(700, 900)
    room.house.until(lambda: room.screen.table is None)

    room.house.press("Bo Ål, beskyttet navn, i dag · 42 minutter · 0 ord")

    room.house.until(lambda: "7 dage: 42 minutter · 0 ord" in room.house.shown())


def test_the_keyboard_stays_where_it_was_when_the_class_is_fetched_anew(build: Build) -> None:
    room = Classroom(build)
    room.table.go(room.who("Bo Ål").person, "words")
    room.table.setFocus()
    before = room.table

    room.read("Ea Kok", 0, 5)
    room.screen.refresh()
    room.house.until(lambda: room.screen.table is not before)

    assert room.house.focused() is room.table
    assert room.table.at == (room.who("Bo Ål").person, "words")


def test_a_fetch_that_brings_nothing_new_leaves_the_screen_as_it_is(build: Build) -> None:
    room = Classroom(build)
    before = room.table

    room.screen.refresh()
    room.house.until_stored()

    assert room.table is before


def test_nothing_is_cut_at_the_side_of_a_small_window(build: Build) -> None:
    room = Classroom(build)
    for size in ((1024, 600), (1366, 768)):
        room.house.window.resize(*size)
        room.house.until_stored()
        right = room.screen.mapToGlobal(QPoint(room.screen.width(), 0)).x()

        for card in (*room.screen._cards, room.table, room.screen.give):
            assert card.mapToGlobal(QPoint(card.width(), 0)).x() <= right


def test_the_class_speaks_english(build: Build) -> None:
    room = Classroom(build, language="en")

    shown = room.house.shown()

    assert "In need of a word" in shown
    assert "Not seen for 14 days" in shown
    assert "14 days ago" in room.cell("Ea Blå", "seen")
