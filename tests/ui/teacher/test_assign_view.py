"""A task is given in few steps, by mouse and by keyboard, to those it is meant for, and can be undone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt

from learnkit.domain.tasks import TaskKind
from learnkit.services.assigning import assign
from learnkit.services.pupil_home import pupil_home
from learnkit.services.reading import keep_place
from tests.ui.shell.house import House
from tests.ui.teacher.classroom import Classroom

Build = Callable[..., House]
CARD = "Giv Ea en tekst"


def test_from_a_card_to_a_given_task_it_takes_two_presses(build: Build) -> None:
    room = Classroom(build)

    room.house.press(CARD)
    room.until_proposed()
    room.house.press("Giv opgaven")
    room.house.until(lambda: "Opgaven er givet til Ea" in room.house.shown())

    (task,) = room.tasks("Ea Blå")
    assert (task.kind, task.until) == (TaskKind.TEXT, date(2026, 12, 1))
    assert pupil_home(room.house.app.desk, room.who("Ea Blå")).tasks == (task,)
    assert room.tasks("Bo Ål") == room.tasks("Ea Kok") == ()


def test_the_same_way_is_gone_by_keyboard_alone(build: Build) -> None:
    room = Classroom(build)

    room.house.tab_to(CARD)
    room.house.key(Qt.Key.Key_Return)
    room.until_proposed()
    room.house.tab_to("Giv opgaven")
    room.house.key(Qt.Key.Key_Space)
    room.house.until(lambda: room.tasks("Ea Blå"))

    assert len(room.tasks("Ea Blå")) == 1


def test_ctrl_enter_gives_the_task(build: Build) -> None:
    room = Classroom(build)
    room.house.press(CARD)
    room.until_proposed()

    room.house.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    room.house.until(lambda: room.tasks("Ea Blå"))


def test_a_given_task_is_undone_in_the_toast(build: Build) -> None:
    room = Classroom(build)
    room.house.press(CARD)
    room.until_proposed()
    room.house.press("Giv opgaven")
    room.house.until(lambda: room.tasks("Ea Blå"))

    room.house.press("Fortryd")

    room.house.until(lambda: not room.tasks("Ea Blå"))


def test_the_proposed_text_is_one_the_pupil_does_not_know(build: Build) -> None:
    room = Classroom(build)
    for title in ("Gæssene", "Åen"):
        keep_place(room.house.app.desk, room.who("Ea Blå"), room.texts[title], 0, 0, 0.3)

    room.house.press(CARD)
    room.until_proposed()

    assert room.screen.assigning.text is not None
    assert room.screen.assigning.text.title == "Katten"
    assert "Forslag ud fra niveauet og det, Ea har læst før." in room.house.shown()


def test_another_text_is_found_by_its_first_letters(build: Build) -> None:
    room = Classroom(build)
    room.house.press("Giv en opgave")
    room.until_proposed()

    room.house.press("Vælg en anden tekst")
    room.house.keys("gæs")
    room.house.key(Qt.Key.Key_Return)
    room.house.press("Giv opgaven")
    room.house.until(lambda: room.tasks("Bo Ål"))

    for name in ("Ea Blå", "Bo Ål", "Ea Kok"):
        assert [task.text for task in room.tasks(name)] == [room.texts["Gæssene"]]


def test_a_word_that_finds_nothing_is_said_with_what_may_have_been_meant(build: Build) -> None:
    room = Classroom(build)
    room.house.press("Giv en opgave")
    room.until_proposed()
    room.house.press("Vælg en anden tekst")

    room.house.keys("kaxxen")

    room.house.until(lambda: "Ingen tekster med ”kaxxen”. Mente du ”katten”?" in room.house.shown())


def test_a_writing_task_goes_to_chosen_pupils_with_its_frame_title_and_message(build: Build) -> None:
    room = Classroom(build)
    room.house.press("Giv en opgave")
    room.house.press("Skrive en tekst")
    room.house.press("Brev")
    room.house.press("Overskrift til opgaven")
    room.house.keys("Til min ven")
    room.house.press("Udvalgte elever")
    empty = room.house.shown()
    room.house.press("Ea Kok")
    room.house.press("Bo Ål")
    room.house.press("Uden slutdato")
    room.house.press("Vil du skrive en besked?")
    room.house.keys("Skriv til en i klassen.")

    room.house.press("Giv opgaven")
    room.house.until(lambda: "Opgaven er givet til 2 elever" in room.house.shown())

    assert "Vælg mindst én elev." in empty
    assert room.tasks("Ea Blå") == ()
    for name in ("Ea Kok", "Bo Ål"):
        (task,) = room.tasks(name)
        assert (task.kind, task.frame, task.title) == (TaskKind.WRITING, "letter", "Til min ven")
        assert (task.until, task.message) == (None, "Skriv til en i klassen.")


def test_the_last_day_is_said_by_a_chip_and_moved_day_by_day(build: Build) -> None:
    room = Classroom(build)
    room.house.press("Giv en opgave")
    room.until_proposed()

    room.house.press("Fredag")
    room.house.press("Sidste dag: mere")
    room.house.press("Giv opgaven")
    room.house.until(lambda: room.tasks("Bo Ål"))

    assert room.tasks("Bo Ål")[0].until == date(2026, 11, 28)


def test_what_will_happen_is_said_before_it_does(build: Build) -> None:
    room = Classroom(build)
    room.house.press("Giv en opgave")
    room.until_proposed()

    assert "3 elever får opgaven nu. Du kan fortryde bagefter." in room.house.shown()


def test_escape_keeps_the_draft_of_the_class_and_a_card_begins_another(build: Build) -> None:
    room = Classroom(build)
    room.house.press("Giv en opgave")
    room.until_proposed()
    room.house.press("Vil du skrive en besked?")
    room.house.keys("Husk blyant")
    room.house.key(Qt.Key.Key_Escape)
    room.house.until(lambda: "Husk blyant" not in room.house.shown())

    room.house.press("Giv en opgave")
    kept = room.house.shown()
    room.house.key(Qt.Key.Key_Escape)
    room.house.press(CARD)
    room.until_proposed()

    assert "Husk blyant" in kept
    assert "Husk blyant" not in room.house.shown()
    assert [pupil.name for pupil in room.screen.assigning.to_whom()] == ["Ea Blå"]


def test_a_refusal_is_said_on_the_sheet_and_the_draft_stays(build: Build) -> None:
    room = Classroom(build)
    room.house.press("Giv en opgave")
    room.until_proposed()
    room.screen.assigning.set_message("x" * 3000)

    room.house.press("Giv opgaven")
    room.house.until(lambda: "Beskeden er for lang." in room.house.shown())

    assert room.screen.assigning.ready
    assert room.tasks("Bo Ål") == ()


def test_a_task_just_given_stands_among_the_weeks_and_an_earlier_one_shows_how_far_they_are(build: Build) -> None:
    room = Classroom(build)
    desk, karen = room.house.app.desk, room.who("Karen Winther")
    text = room.texts["Gæssene"]
    assign(desk, karen, room.school.classes["2.X"], text=text)
    keep_place(desk, room.who("Bo Ål"), text, 0, 0, 1.0)
    keep_place(desk, room.who("Ea Kok"), text, 0, 0, 0.4)

    room.screen.refresh()
    room.house.until(lambda: "Ugens opgaver" in [column.head for column in room.table.lines.columns])

    assert room.cell("Bo Ål", "tasks") == "Gæssene: læst til ende"
    assert room.cell("Ea Kok", "tasks") == "Gæssene: i gang"
    assert room.cell("Ea Blå", "tasks") == "Gæssene: ikke begyndt"
