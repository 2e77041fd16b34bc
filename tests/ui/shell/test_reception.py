"""Who is in, and what is left when they go."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from learnkit.domain.look import Look
from learnkit.domain.people import Actor
from learnkit.errors import LearnKitError
from learnkit.i18n import translator
from learnkit.services import writing
from learnkit.services.adding_a_pack import add_pack
from learnkit.services.choosing_a_look import choose_look, look_of
from learnkit.services.choosing_a_text import texts
from learnkit.services.desk import Desk
from learnkit.services.reading import keep_place
from learnkit.services.saving_a_version import save
from learnkit.services.starting_a_school import NewSchool
from tests.builders import KAREN, actor, person
from tests.ui.shell.house import House, small_school
from ui.pupil.home_screen import HomeScreen
from ui.pupil.library_screen import LibraryScreen
from ui.pupil.writer_screen import WriterScreen
from ui.shell.key_list import KeyList
from ui.shell.sign_in_screen import SignInScreen
from ui.strings import Words

Build = Callable[..., House]

SECRET_STORY = "Den hemmelige hule bag skuret"


def started(build: Build, *, kiosk: bool = False) -> tuple[House, NewSchool]:
    house = build()
    school = small_school(house)
    house.start(kiosk=kiosk)
    house.until(lambda: house.sign_in.model.classes)
    return house, school


def let_in(house: House, school: NewSchool, name: str) -> None:
    """Somebody comes in by the door of those who stand on no board."""
    found = person(school, name)
    model = house.sign_in.model
    model.try_door(found.user, found.secret or KAREN)
    house.until_in()


def home_is_there(house: House) -> bool:
    return isinstance(house.screen, HomeScreen) and house.screen.model.home is not None


def test_nothing_of_the_last_pupil_is_left_when_the_next_is_in(build: Build) -> None:
    house, school = started(build)
    ida = actor(school, "Ida Holm")
    desk = house.app.desk
    document = writing.begin(desk, ida, SECRET_STORY)
    save(desk, ida, document, "Jeg gemte mig bag skuret.")
    let_in(house, school, "Ida Holm")
    house.until(lambda: SECRET_STORY in house.shown())

    house.press("Ida. Skift")
    house.until(lambda: isinstance(house.window.screen_now, SignInScreen))
    at_the_door = house.told()
    let_in(house, school, "Ømer Åsen")
    house.until(lambda: home_is_there(house))

    assert SECRET_STORY not in at_the_door
    assert SECRET_STORY not in house.told()
    assert "Ida" not in house.told()
    assert "Ømer" in house.shown()


def test_the_last_pupils_look_goes_with_the_pupil(build: Build) -> None:
    house, school = started(build)
    choose_look(house.app.desk, actor(school, "Ida Holm"), theme="dark", screen=150)
    let_in(house, school, "Ida Holm")
    with_ida = house.theme.name, house.theme.scale

    house.reception.see_out()
    let_in(house, school, "Ømer Åsen")

    assert with_ida == ("dark", 1.5)
    assert (house.theme.name, house.theme.scale) == ("light", 1.0)


def test_the_voice_stops_when_a_pupil_goes(build: Build) -> None:
    house, school = started(build)
    let_in(house, school, "Ida Holm")
    voice = house.frame.around.voice
    voice.say("En lang sætning, som bliver læst højt for Ida.", language="da")

    house.reception.see_out()

    assert not voice.speaking


def test_a_text_size_chosen_with_keys_is_the_pupils_own_and_remembered(build: Build) -> None:
    house, school = started(build)
    let_in(house, school, "Ida Holm")

    house.key(Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    larger = house.theme.scale
    house.key(Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    house.key(Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    house.key(Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    house.until(lambda: look_of(house.app.desk, actor(school, "Ida Holm")).screen == 125)

    assert larger == 1.12
    assert house.theme.scale == 1.25


def test_keys_lead_to_the_stops_and_back(build: Build) -> None:
    house, school = started(build)
    let_in(house, school, "Ida Holm")

    house.key(Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    there = type(house.screen)
    house.key(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)

    assert there is LibraryScreen
    assert isinstance(house.screen, HomeScreen)


def test_f1_lists_the_keys_and_esc_closes_the_list(build: Build) -> None:
    house, school = started(build)
    let_in(house, school, "Ida Holm")

    house.key(Qt.Key.Key_F1)
    house.until(lambda: house.window.findChild(KeyList) and house.window.findChild(KeyList).isVisible())
    house.key(Qt.Key.Key_Escape)

    assert not house.window.findChild(KeyList).isVisible()


def test_a_kiosk_is_not_closed_by_closing_its_window(build: Build) -> None:
    house, _ = started(build, kiosk=True)

    closed = house.window.close()
    event = QCloseEvent()
    QApplication.sendEvent(house.window, event)

    assert not closed
    assert not event.isAccepted()
    assert house.window.isVisible()


def test_closing_a_kiosk_signs_out_whoever_is_in(build: Build) -> None:
    house, school = started(build, kiosk=True)
    let_in(house, school, "Ida Holm")

    house.window.close()

    assert isinstance(house.window.screen_now, SignInScreen)
    assert house.window.isVisible()


def test_a_grown_up_who_has_signed_in_can_close_a_kiosk(build: Build) -> None:
    house, school = started(build, kiosk=True)
    let_in(house, school, "Karen Winther")

    house.press("Maskinen")
    house.press("Luk LearnKit på denne maskine")

    assert not house.window.isVisible()


def test_a_laptop_that_is_no_kiosk_has_no_such_button(build: Build) -> None:
    house, school = started(build)
    let_in(house, school, "Karen Winther")

    house.press("Maskinen")

    assert "Luk LearnKit på denne maskine" not in house.told()


def test_a_machine_nobody_touches_signs_out(build: Build) -> None:
    house, school = started(build)
    let_in(house, school, "Ida Holm")

    house.reception.idle.start(0.0005)
    house.until(lambda: isinstance(house.window.screen_now, SignInScreen))

    assert "Ida" not in house.shown().split("\n")


def test_closing_the_window_lets_every_save_end(build: Build) -> None:
    house, school = started(build)
    ida = actor(school, "Ida Holm")
    let_in(house, school, "Ida Holm")
    house.key(Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)
    house.until(lambda: house.screen.model.documents is not None)  # type: ignore[attr-defined]

    house.screen.model.begin_text()  # type: ignore[attr-defined]
    house.window.close()
    house.tasks.close()

    assert len(writing.documents(house.app.desk, ida, ida.person)) == 1


def test_a_begun_book_is_the_one_filled_button_of_home(build: Build) -> None:
    house, school = started(build)
    ida, desk = actor(school, "Ida Holm"), house.app.desk
    add_pack(desk, desk.owner())
    book = texts(desk, ida)[2]
    keep_place(desk, ida, book.id, 0, 5, 0.5)

    let_in(house, school, "Ida Holm")
    house.until(lambda: book.title in house.shown())

    filled = [b for b in house.screen.findChildren(type(house.named("Læs videre"))) if b.kind == "filled"]
    assert [button.text() for button in filled] == ["Læs videre"]
    assert book.title in house.shown()
    assert "Du er halvvejs." in house.shown()


def test_touching_nothing_but_listening_keeps_one_signed_in(build: Build) -> None:
    house, school = started(build)
    let_in(house, school, "Ida Holm")
    gone: list[bool] = []
    house.reception.idle.gone.connect(lambda: gone.append(True))
    house.frame.around.voice.say("Odderen svømmer.", language="da")

    house.reception.idle.start(0.002)
    house.until(lambda: not house.frame.around.voice.speaking or gone)
    still_in = not gone

    assert still_in


def broken(_desk: Desk, _actor: Actor) -> Look:
    raise LearnKitError("store.damaged", file="device.db")


def test_a_right_code_that_leads_no_further_is_told_in_words(build: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    house, school = started(build)
    house.sign_in.open_door(staff=False)
    ida, model = person(school, "Ida Holm"), house.sign_in.model
    monkeypatch.setattr("ui.shell.reception.look_of", broken)

    model.try_door(ida.user, ida.secret or "")
    sentence = Words(translator("da")).problem(LearnKitError("store.damaged", file="device.db"))
    house.until(lambda: sentence in house.shown())

    assert isinstance(house.window.screen_now, SignInScreen)


def test_many_presses_on_a_new_text_begin_one(build: Build) -> None:
    house, school = started(build)
    ida = actor(school, "Ida Holm")
    let_in(house, school, "Ida Holm")
    house.key(Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)
    house.until(lambda: house.screen.model.documents is not None and "Ny tekst" in house.shown())  # type: ignore[attr-defined]
    new = house.named("Ny tekst")

    for _ in range(4):
        QTest.mouseClick(new, Qt.MouseButton.LeftButton)
    house.until(lambda: isinstance(house.screen, WriterScreen))

    assert len(writing.documents(house.app.desk, ida, ida.person)) == 1


def test_many_presses_on_a_new_text_at_home_begin_one(build: Build) -> None:
    house, school = started(build)
    ida = actor(school, "Ida Holm")
    let_in(house, school, "Ida Holm")
    house.until(lambda: home_is_there(house) and "Ny tekst" in house.shown())
    new = house.named("Ny tekst")

    for _ in range(4):
        QTest.mouseClick(new, Qt.MouseButton.LeftButton)
    house.until(lambda: isinstance(house.screen, WriterScreen))

    assert len(writing.documents(house.app.desk, ida, ida.person)) == 1
