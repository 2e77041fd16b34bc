"""Handing in a text, and what the teacher says of it, through the writer's keys and buttons."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from learnkit.domain.people import Actor, Role
from learnkit.domain.tasks import HandInState
from learnkit.services.assigning import assign
from learnkit.services.class_board import class_tiles
from learnkit.services.commenting import comment, take_back_comment
from learnkit.services.handing_in import begin_answer, hand_back, hand_in, state_of
from learnkit.services.saving_a_version import save
from learnkit.services.signing_in import find_person
from learnkit.services.writing import show
from tests.ui.writers import OTTER, Desk, press, type_keys
from ui.pupil.writer_screen import WriterScreen
from ui.surfaces.look.look_panel import LookPanel
from ui.surfaces.writing.remarks_panel import RemarksPanel
from ui.widgets.hear_dot import HearDot

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
SPOR = (OTTER.index("spor"), OTTER.index("spor") + len("spor"))
ODDER = (OTTER.index("en odder"), OTTER.index("en odder") + len("en odder"))


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    made = Desk(qtbot, tmp_path)
    yield made
    made.close()


def karen(desk: Desk) -> Actor:
    with desk.app.desk.read() as session:
        found = find_person(session, "karen")
    assert found is not None
    return Actor(found.id, Role.TEACHER, found.school)


def give(desk: Desk, text: str = OTTER) -> None:
    """Karen asks for a letter, and the pupil's text is the answer begun for it."""
    school_class = next(tile.id for tile in class_tiles(desk.app.desk) if tile.name == "2.X")
    until = desk.app.desk.today
    given = assign(desk.app.desk, karen(desk), school_class, frame="letter", title="Brev til odderen", until=until)
    desk.document = begin_answer(desk.app.desk, desk.pupil, given.task)
    if text:
        save(desk.app.desk, desk.pupil, desk.document, text)


def answer(desk: Desk, *places: tuple[int, int]) -> list[str]:
    """The text is handed in, Karen says something of these places and gives it back."""
    hand_in(desk.app.desk, desk.pupil, desk.document)
    said = [comment(desk.app.desk, karen(desk), desk.document, *place, f"Om {place[0]}.").comment for place in places]
    hand_back(desk.app.desk, karen(desk), desk.document)
    return said


def opened(desk: Desk, size: tuple[int, int] = (1366, 768)) -> WriterScreen:
    screen = desk.screen(size)
    desk.until(lambda: screen.answer.model.standing is not None)
    return screen


def state(desk: Desk) -> HandInState:
    return state_of(desk.app.desk, desk.pupil, desk.document).state


def panel_of(screen: WriterScreen) -> RemarksPanel:
    assert isinstance(screen.panel, RemarksPanel)
    return screen.panel


def test_a_text_for_a_task_says_for_whom_it_is_and_until_when(qtbot: QtBot, desk: Desk) -> None:
    give(desk)

    screen = opened(desk)

    assert screen.head.standing.text() == "Til Karen · til i dag"
    assert (screen.head.hand_in.text(), screen.head.hand_in.kind) == ("Aflever", "filled")


def test_a_text_of_ones_own_may_be_handed_in_but_is_not_asked_for(qtbot: QtBot, desk: Desk) -> None:
    screen = opened(desk)

    assert not screen.head.standing.isVisible()
    assert screen.head.hand_in.kind == "outlined"


def test_ctrl_enter_hands_in_what_was_just_typed(qtbot: QtBot, desk: Desk) -> None:
    give(desk)
    screen = opened(desk)
    type_keys(screen, " Slut.")

    press(qtbot, screen, Key.Key_Return, CTRL)
    desk.until(screen.toast.isVisible)

    handed = state_of(desk.app.desk, desk.pupil, desk.document)
    assert screen.toast.words.text() == "Afleveret til Karen."
    assert show(desk.app.desk, desk.pupil, desk.document).text == OTTER + " Slut."
    assert handed.version == show(desk.app.desk, desk.pupil, desk.document).version
    assert screen.head.standing.text() == "Afleveret til Karen"


def test_the_toast_undoes_the_hand_in(qtbot: QtBot, desk: Desk) -> None:
    give(desk)
    screen = opened(desk)
    screen.head.hand_in.click()
    desk.until(screen.toast.isVisible)
    assert state(desk) is HandInState.HANDED_IN

    QTest.mouseClick(screen.toast.undo, Qt.MouseButton.LeftButton)
    desk.until(lambda: screen.head.hand_in.text() == "Aflever")

    assert state(desk) is HandInState.OWN


def test_what_waits_can_be_taken_back_until_more_is_written_and_then_handed_in_again(qtbot: QtBot, desk: Desk) -> None:
    give(desk)
    hand_in(desk.app.desk, desk.pupil, desk.document)
    screen = opened(desk)
    first = state_of(desk.app.desk, desk.pupil, desk.document).version
    assert screen.head.hand_in.text() == "Tag tilbage"

    type_keys(screen, " Mere.")
    desk.until(lambda: screen.head.hand_in.text() == "Aflever igen")
    screen.head.hand_in.click()
    desk.until(screen.toast.isVisible)

    again = state_of(desk.app.desk, desk.pupil, desk.document)
    assert again.state is HandInState.HANDED_IN and again.version != first


def test_an_empty_text_is_not_handed_in(qtbot: QtBot, desk: Desk) -> None:
    give(desk, text="")
    screen = opened(desk)

    screen.head.hand_in.click()
    desk.until(screen.toast.isVisible)

    assert screen.toast.words.text() == "Skriv en linje først."
    assert state(desk) is HandInState.OWN


def test_what_was_said_stands_beside_the_page_and_under_its_words(qtbot: QtBot, desk: Desk) -> None:
    give(desk)
    spor, odder = answer(desk, SPOR, ODDER)

    screen = opened(desk)
    desk.until(lambda: isinstance(screen.panel, RemarksPanel))

    assert screen.editor.remarked() == {spor: "spor", odder: "en odder"}
    assert list(panel_of(screen).remarks) == [spor, odder]
    assert screen.head.standing.text() == "Karen har svaret"
    assert not screen.editor.isReadOnly()


def test_the_marks_follow_the_words_while_one_writes(qtbot: QtBot, desk: Desk) -> None:
    give(desk)
    spor, odder = answer(desk, SPOR, ODDER)
    screen = opened(desk)

    press(qtbot, screen, Key.Key_Home, CTRL)
    type_keys(screen, "Hør her: ")
    desk.until(lambda: screen.model.keeping.settled)

    assert screen.editor.remarked() == {spor: "spor", odder: "en odder"}


def test_what_is_written_beside_the_words_is_not_taken_for_them(qtbot: QtBot, desk: Desk) -> None:
    give(desk)
    (odder,) = answer(desk, (ODDER[0], len(OTTER)))
    screen = opened(desk)

    press(qtbot, screen, Key.Key_End, CTRL)
    type_keys(screen, " Slut.")

    assert screen.editor.remarked() == {odder: "en odder."}


def test_a_click_on_the_words_leads_to_what_was_said_and_the_button_back_to_the_words(qtbot: QtBot, desk: Desk) -> None:
    give(desk)
    spor, odder = answer(desk, SPOR, ODDER)
    screen = opened(desk, (1000, 700))
    assert screen.panel is None

    cursor = screen.editor.textCursor()
    cursor.setPosition(SPOR[0] + 2)
    at = screen.editor.cursorRect(cursor).center()
    QTest.mouseClick(screen.editor.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(at))
    desk.until(lambda: isinstance(screen.panel, RemarksPanel))
    see = panel_of(screen).remarks[odder].see
    assert screen.editor.opened == spor and panel_of(screen).remarks[spor].see is screen.window().focusWidget()
    assert see is not None
    QTest.keyClick(see, Key.Key_Return)

    assert screen.editor.opened == odder


def test_in_a_narrow_window_the_panel_makes_way_for_the_place(qtbot: QtBot, desk: Desk) -> None:
    give(desk)
    (spor,) = answer(desk, SPOR)
    screen = opened(desk, (600, 700))
    screen.head.remarks.click()

    see = panel_of(screen).remarks[spor].see
    assert see is not None
    see.click()

    assert screen.panel is None
    assert screen.editor.opened == spor


def test_the_dot_says_what_was_said_and_of_what(qtbot: QtBot, desk: Desk) -> None:
    give(desk)
    answer(desk, SPOR)
    screen = opened(desk)
    desk.until(lambda: isinstance(screen.panel, RemarksPanel))

    dots = [dot.words for dot in panel_of(screen).findChildren(HearDot)]

    assert dots == [f"Om ”spor”. Om {SPOR[0]}."]


def test_where_the_words_are_gone_what_was_said_is_still_there(qtbot: QtBot, desk: Desk) -> None:
    give(desk)
    (spor,) = answer(desk, SPOR)
    save(desk.app.desk, desk.pupil, desk.document, "Noget helt andet.")

    screen = opened(desk)
    desk.until(lambda: isinstance(screen.panel, RemarksPanel))

    remark = panel_of(screen).remarks[spor]
    assert remark.see is None and screen.editor.remarked() == {}
    assert remark.comment.words == f"Om {SPOR[0]}."


def test_a_comment_that_was_taken_back_is_not_shown(qtbot: QtBot, desk: Desk) -> None:
    give(desk)
    (spor,) = answer(desk, SPOR)
    take_back_comment(desk.app.desk, karen(desk), spor)

    screen = opened(desk)

    assert not screen.head.remarks.isVisible() and screen.panel is None


def test_looks_and_answers_take_turns_beside_the_page_and_esc_closes_either(qtbot: QtBot, desk: Desk) -> None:
    give(desk)
    answer(desk, SPOR)
    screen = opened(desk)
    desk.until(lambda: isinstance(screen.panel, RemarksPanel))

    screen.head.look.click()
    beside, tools = [type(screen.panel)], [screen.head.remarks.isChecked()]
    screen.head.remarks.click()
    beside.append(type(screen.panel))
    tools.append(screen.head.look.isChecked())
    press(qtbot, screen, Key.Key_Escape)

    assert (beside, tools) == ([LookPanel, RemarksPanel], [False, False])
    assert screen.panel is None and not screen.head.remarks.isChecked()
