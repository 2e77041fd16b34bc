"""A teacher reads what is handed in, says something of its places, and gives it back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from learnkit.domain.tasks import HandInState
from learnkit.services.commenting import comments_on
from learnkit.services.handing_in import hand_in, state_of, take_back_hand_in
from learnkit.services.saving_a_version import save
from tests.builders import actor
from tests.ui.shell.house import House
from tests.ui.teacher.marking import OTTER, Desk, place_in_view, select_by_mouse
from ui.teacher.marking_screen import MarkingScreen
from ui.teacher.waiting_screen import WaitingScreen
from ui.widgets.label import Text

Build = Callable[..., House]
BEST = "Det bedste er sporet i sneen."
CONTROL = Qt.KeyboardModifier.ControlModifier


def comments(desk: Desk, title: str = "Odderen") -> list[tuple[str, str]]:
    """What is said of the text, each with the words it is said of."""
    desk.house.until_stored()
    found = comments_on(desk.house.app.desk, actor(desk.school, "Karen Winther"), desk.documents[title])
    return [(one.words, OTTER[one.start : one.end]) for one in found]


def test_words_selected_with_the_mouse_are_commented_on_at_their_line(build: Build) -> None:
    desk = Desk(build)
    screen = desk.open("Odderen")

    select_by_mouse(screen.text, BEST)
    draft = screen.body.draft
    line = screen.text.mapTo(screen.body, screen.text.place_of_mark("draft").center().toPoint()).y()
    desk.house.press("Din kommentar")
    desk.house.keys("Hvorfor?")
    desk.house.press("Gem kommentaren")
    desk.house.until(lambda: screen.body.cards)

    assert draft.y() <= line <= draft.y() + draft.height()
    assert comments(desk) == [("Hvorfor?", BEST)]


def test_the_keyboard_alone_selects_says_and_saves(build: Build) -> None:
    desk = Desk(build)
    screen = desk.open("Odderen")
    desk.house.until(screen.text.hasFocus)

    for _ in range(3):
        desk.house.key(Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier | CONTROL)
    desk.house.key(Qt.Key.Key_N)
    desk.house.keys("Godt begyndt")
    desk.house.key(Qt.Key.Key_Return, CONTROL)
    desk.house.until(lambda: screen.body.cards)

    assert comments(desk) == [("Godt begyndt", "Jeg har læst")]
    assert screen.text.hasFocus()
    assert screen.model.waits, "Ctrl+Enter saved the comment and gave nothing back"


def test_n_without_a_selection_takes_the_line_the_caret_is_in(build: Build) -> None:
    desk = Desk(build)
    screen = desk.open("Odderen")
    desk.house.until(screen.text.hasFocus)

    for _ in range(2):
        desk.house.key(Qt.Key.Key_Down)
    desk.house.key(Qt.Key.Key_N)
    desk.house.keys("Flot")
    desk.house.press("Gem kommentaren")
    desk.house.until(lambda: screen.body.cards)

    assert comments(desk) == [("Flot", OTTER.split("\n")[2])]


def test_n_in_an_empty_line_asks_for_words_and_opens_no_card(build: Build) -> None:
    desk = Desk(build)
    screen = desk.open("Odderen")
    desk.house.until(screen.text.hasFocus)

    desk.house.key(Qt.Key.Key_Down)
    desk.house.key(Qt.Key.Key_N)

    assert not screen.body.draft.isVisible()
    assert "Markér de ord, du vil sige noget om." in desk.house.shown()


def test_a_saved_comment_is_taken_back_by_the_toast_and_a_removed_one_comes_again(build: Build) -> None:
    desk = Desk(build)
    desk.said("Karen Winther", "Odderen", "Slutningen", "Fortæl mere.")
    screen = desk.open("Odderen")

    desk.house.press("Fjern kommentar 1")
    desk.house.until(lambda: not screen.body.cards)
    gone = comments(desk)
    desk.house.key(Qt.Key.Key_Z, CONTROL)
    desk.house.until(lambda: screen.body.cards)
    again = comments(desk)
    desk.house.key(Qt.Key.Key_Z, CONTROL)
    desk.house.until(lambda: not screen.body.cards)

    assert gone == []
    assert again == [("Fortæl mere.", "Slutningen")]
    assert comments(desk) == []


def test_a_colleagues_comment_says_whose_it_is_and_cannot_be_removed(build: Build) -> None:
    desk = Desk(build)
    mine = desk.said("Karen Winther", "Odderen", "Slutningen", "Fortæl mere.")
    theirs = desk.said("Bent Juhl", "Odderen", BEST, "Godt set.")
    screen = desk.open("Odderen")

    card = screen.body.cards[theirs]
    said = [label.text() for label in card.findChildren(Text)]

    assert screen.body.cards[mine].remove is not None
    assert card.remove is None
    assert said == ["Godt set.", "Bent Juhl · lige nu"]


def test_every_place_has_its_number_in_reading_order_on_page_and_card(build: Build) -> None:
    desk = Desk(build)
    desk.said("Karen Winther", "Odderen", "Slutningen", "Sidst.")
    desk.said("Karen Winther", "Odderen", BEST, "Først.")
    screen = desk.open("Odderen")

    order = [(card.comment.words, card._number) for _, card in screen.body.in_order()]  # type: ignore[attr-defined]
    numbers = {mark.number: OTTER[mark.start : mark.end] for mark in screen.text.marks}

    assert order == [("Først.", 1), ("Sidst.", 2)]
    assert numbers == {1: BEST, 2: "Slutningen"}


def test_cards_never_lie_over_each_other_or_the_page(build: Build) -> None:
    desk = Desk(build)
    for words in ("En lang bemærkning om det, der står her, og om det, der ikke gør. " * 3, "To.", "Tre."):
        desk.said("Karen Winther", "Odderen", BEST, words)
    screen = desk.open("Odderen")

    for width, height, scale in ((1366, 768, 1.0), (1024, 600, 1.0), (1366, 768, 2.0), (700, 600, 1.0)):
        desk.house.theme.set(scale=scale)
        desk.house.window.resize(width, height)
        QApplication.processEvents()
        boxes = [card.geometry() for _, card in screen.body.in_order()] + [screen.body.page.geometry()]
        if screen.body.facts.isVisible():
            boxes.append(screen.body.facts.geometry())
        for at, one in enumerate(boxes):
            assert all(not QRectF(one).intersects(QRectF(other)) for other in boxes[at + 1 :]), (width, scale)
            assert screen.body.rect().contains(one)


def test_j_and_k_go_through_what_waits_and_stop_at_its_ends(build: Build) -> None:
    desk = Desk(build)
    screen = desk.open("Odderen")
    desk.house.until(screen.text.hasFocus)
    count = screen.head.count.text()

    desk.house.key(Qt.Key.Key_K)
    first = desk.opened()
    desk.house.key(Qt.Key.Key_J)
    desk.until_open("Vims")
    desk.house.key(Qt.Key.Key_J)
    desk.until_open("")
    last = screen.head.count.text()
    desk.house.press("Forrige tekst")
    desk.until_open("Vims")

    assert first == desk.documents["Odderen"]
    assert (count, last) == ("1 af 3", "3 af 3")


def test_going_on_saves_what_was_being_said(build: Build) -> None:
    desk = Desk(build)
    screen = desk.open("Odderen")
    select_by_mouse(screen.text, BEST)
    desk.house.press("Din kommentar")
    desk.house.keys("Halvt")

    desk.house.press("Næste tekst")
    desk.until_open("Vims")

    assert comments(desk) == [("Halvt", BEST)]
    assert screen.body.draft.note.text == ""


def test_leaving_the_screen_saves_what_was_being_said(build: Build) -> None:
    desk = Desk(build)
    screen = desk.open("Odderen")
    select_by_mouse(screen.text, BEST)
    desk.house.press("Din kommentar")
    desk.house.keys("Halvt")

    desk.house.press("Tilbage til respons")
    desk.house.until(lambda: isinstance(desk.house.screen, WaitingScreen))

    assert comments(desk) == [("Halvt", BEST)]


def test_an_empty_card_goes_with_esc_and_one_with_words_stays(build: Build) -> None:
    desk = Desk(build)
    screen = desk.open("Odderen")
    select_by_mouse(screen.text, BEST)
    desk.house.press("Din kommentar")
    desk.house.keys("Ord")
    desk.house.key(Qt.Key.Key_Escape)
    kept = screen.body.draft.isVisible(), screen.body.draft.note.text, screen.text.hasFocus()

    screen.body.draft.note.set_text("")
    desk.house.press("Din kommentar")
    desk.house.key(Qt.Key.Key_Escape)

    assert kept == (True, "Ord", True)
    assert not screen.body.draft.isVisible()
    assert comments(desk) == []


def test_given_back_the_next_one_is_open_and_after_the_last_the_list(build: Build) -> None:
    desk = Desk(build)
    screen = desk.open("Vims")
    desk.house.until(screen.text.hasFocus)

    desk.house.key(Qt.Key.Key_Return, CONTROL)
    desk.until_open("")
    desk.house.press("Giv tilbage til Bo")
    desk.until_open("Odderen")
    desk.house.press("Giv tilbage til Ea")
    desk.house.until(lambda: isinstance(desk.house.screen, WaitingScreen))
    desk.house.until(lambda: "Ingen afleveringer venter" in desk.house.shown())

    karen = actor(desk.school, "Karen Winther")
    states = {state_of(desk.house.app.desk, karen, one).state for one in desk.documents.values()}
    assert states == {HandInState.HANDED_BACK}
    assert "Givet tilbage til Ea." in desk.house.shown()


def test_a_text_taken_back_meanwhile_is_told_and_left(build: Build) -> None:
    desk = Desk(build)
    desk.open("Vims")
    take_back_hand_in(desk.house.app.desk, actor(desk.school, "Ea Kok"), desk.documents["Vims"])

    desk.house.press("Giv tilbage til Ea")
    desk.house.until(lambda: isinstance(desk.house.screen, WaitingScreen))

    assert "Teksten venter ikke mere" in desk.house.shown()


def test_the_text_is_the_one_handed_in_and_says_that_its_writer_went_on(build: Build) -> None:
    desk = Desk(build)
    save(desk.house.app.desk, actor(desk.school, "Ea Blå"), desk.documents["Odderen"], f"Før. {OTTER}")

    screen = desk.open("Odderen")

    assert screen.text.text() == OTTER
    assert "Ea har skrevet videre siden." in desk.house.shown()


def test_what_is_read_cannot_be_written_in(build: Build) -> None:
    desk = Desk(build)
    screen = desk.open("Vims")
    desk.house.until(screen.text.hasFocus)

    desk.house.keys("xyz\n")
    for key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
        desk.house.key(key)
    desk.house.key(Qt.Key.Key_X, CONTROL)

    assert screen.text.text() == "Min hund hedder Vims."


def test_a_pressed_mark_and_its_card_stand_out_together(build: Build) -> None:
    desk = Desk(build)
    made = desk.said("Karen Winther", "Odderen", "Slutningen", "Fortæl mere.")
    screen = desk.open("Odderen")
    plain = screen.body.cards[made]._here

    place = screen.text.place_of_mark(made).center().toPoint()
    QTest.mouseClick(screen.text.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)

    assert (plain, screen.body.cards[made]._here) == (False, True)


def test_f6_goes_from_text_to_margin_to_bar(build: Build) -> None:
    desk = Desk(build)
    desk.said("Karen Winther", "Odderen", "Slutningen", "Fortæl mere.")
    screen = desk.open("Odderen")
    desk.house.until(screen.text.hasFocus)

    names = []
    for _ in range(3):
        desk.house.key(Qt.Key.Key_F6)
        names.append(desk.house.focused().accessibleName())

    assert names == ["Fjern kommentar 1", "Tilbage til respons", "Teksten, som Ea har afleveret"]


def test_a_hand_in_that_is_long_is_read_to_its_end(build: Build) -> None:
    desk = Desk(build)
    long = "\n".join(f"Linje {n} om odderen i møllebækken og alt det, der skete der." for n in range(120))
    desk.hand_in("Ea Blå", "Lang", long)
    screen = desk.open("Lang")
    desk.house.until(screen.text.hasFocus)

    desk.house.key(Qt.Key.Key_End, CONTROL)
    QApplication.processEvents()
    caret = screen.text.cursorRect()
    inside = screen.moving.viewport().rect()
    at = screen.text.mapTo(screen.moving.viewport(), caret.center())

    assert isinstance(screen, MarkingScreen)
    assert inside.contains(at)
    assert screen.text.verticalScrollBar().value() == 0


def test_what_comes_from_the_school_is_shown_and_what_is_being_said_stays(build: Build) -> None:
    desk = Desk(build)
    screen = desk.open("Odderen")
    select_by_mouse(screen.text, BEST)
    desk.house.press("Din kommentar")
    desk.house.keys("Halvt")
    desk.said("Bent Juhl", "Odderen", "Slutningen", "Godt set.")
    desk.hand_in("Ea Kok", "Ny", "Noget nyt.")

    screen.refresh()
    desk.house.until(lambda: screen.body.cards)

    assert screen.head.count.text() == "1 af 4"
    assert screen.body.draft.note.text == "Halvt"
    assert screen.body.draft.note.lines.hasFocus()


def test_a_new_edition_is_shown_unless_something_is_being_said(build: Build) -> None:
    desk = Desk(build)
    screen = desk.open("Vims")
    desk_, kok = desk.house.app.desk, actor(desk.school, "Ea Kok")
    select_by_mouse(screen.text, "Vims")
    save(desk_, kok, desk.documents["Vims"], "Min hund hedder Vims. Den er brun.")
    hand_in(desk_, kok, desk.documents["Vims"])

    screen.refresh()
    desk.house.until_stored()
    held = screen.text.text()
    elsewhere = place_in_view(screen.text, 1)
    QTest.mouseClick(screen.text.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, elsewhere)
    screen.refresh()
    desk.house.until(lambda: "brun" in screen.text.text())

    assert held == "Min hund hedder Vims."
    assert "2. udgave" in screen.head.facts.text()
