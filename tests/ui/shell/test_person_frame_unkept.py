"""Nobody and nothing takes a text down that is not on the disk."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt

from learnkit.services import writing
from learnkit.services.saving_a_version import save
from tests.builders import actor
from tests.ui.shell.house import House
from tests.ui.shell.test_reception import let_in, started
from tests.ui.surfaces.writing.test_keeping import fill_the_disk
from ui.pupil.home_screen import HomeScreen
from ui.pupil.writer_screen import WriterScreen
from ui.shell.sign_in_screen import SignInScreen
from ui.widgets.dialog import Dialog
from ui.widgets.pill import Truth

Build = Callable[..., House]
FIRST = "Malte ser."
MUCH = " mere" * 20_000
WAYS_OUT: dict[str, Callable[[House], object]] = {
    "sign out": lambda house: house.reception.see_out(),
    "back": lambda house: house.key(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier),
    "the way back above the page": lambda house: writer(house).head.back.click(),
    "a stop": lambda house: house.key(Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier),
}


def writer(house: House) -> WriterScreen:
    assert isinstance(house.screen, WriterScreen)
    return house.screen


class Written:
    """Ida writes in the real program, on a disk that is full until `lift`."""

    def __init__(self, build: Build, *, kiosk: bool = False) -> None:
        self.house, school = started(build, kiosk=kiosk)
        self.ida = actor(school, "Ida Holm")
        desk = self.house.app.desk
        self.document = writing.begin(desk, self.ida, "Odderen")
        save(desk, self.ida, self.document, FIRST)
        let_in(self.house, school, "Ida Holm")
        self.house.frame.go("writer", self.document)
        self.house.until(lambda: not writer(self.house).editor.isReadOnly())
        self.page = writer(self.house)
        self.page.editor.setFocus()
        self.page.editor.moveCursor(self.page.editor.textCursor().MoveOperation.End)
        self.lift = fill_the_disk(self.house)
        self.page.editor.insertPlainText(MUCH)

    @property
    def kept(self) -> str:
        return writing.show(self.house.app.desk, self.ida, self.document).text

    def until_refused(self) -> None:
        self.house.until(lambda: self.page.last_refused)

    def dialog(self) -> Dialog:
        self.house.until(self.dialogs)
        return self.dialogs()[0]

    def dialogs(self) -> list[Dialog]:
        return [dialog for dialog in self.house.frame.findChildren(Dialog) if dialog.isVisible()]


@pytest.mark.parametrize("way", list(WAYS_OUT))
def test_a_text_that_cannot_be_kept_stays_on_its_page_and_is_kept_when_it_can_be(build: Build, way: str) -> None:
    written = Written(build)
    house, page = written.house, written.page

    WAYS_OUT[way](house)
    written.until_refused()
    still = house.screen is page, page.editor.text() == FIRST + MUCH, written.dialogs(), page.foot.pill.truth
    written.lift()
    WAYS_OUT[way](house)
    house.until(lambda: written.kept != FIRST)

    assert still == (True, True, [], Truth.PERSON)
    assert written.kept == FIRST + MUCH
    house.until(lambda: isinstance(house.window.screen_now, SignInScreen) or isinstance(house.screen, HomeScreen))


def test_who_insists_is_asked_once_and_can_stay(build: Build) -> None:
    written = Written(build)
    house = written.house
    house.reception.see_out()
    written.until_refused()

    house.reception.see_out()
    dialog = written.dialog()
    house.frame.go_to_stop(0)
    house.until(lambda: not written.page.model.keeping._saving)
    asked = len(written.dialogs()), dialog.keep.hasFocus()
    dialog.keep.click()
    written.lift()

    assert asked == (1, True)
    assert house.screen is written.page
    assert written.page.editor.text() == FIRST + MUCH


def test_the_window_closes_when_the_text_is_kept(build: Build) -> None:
    written = Written(build)
    written.lift()

    at_once = written.house.window.close()
    written.house.until(lambda: not written.house.window.isVisible())

    assert not at_once
    assert written.kept == FIRST + MUCH


def test_the_window_closes_without_the_text_when_that_is_chosen(build: Build) -> None:
    written = Written(build)

    written.house.window.close()
    written.dialog().lose.click()

    assert not written.house.window.isVisible()
    written.lift()


def test_closing_a_kiosk_does_not_sign_out_over_a_text_that_cannot_be_kept(build: Build) -> None:
    written = Written(build, kiosk=True)

    written.house.window.close()
    written.until_refused()

    assert written.house.screen is written.page
    written.lift()


def test_a_machine_nobody_touches_waits_for_the_text_and_says_nothing_untrue(build: Build) -> None:
    written = Written(build)
    house = written.house

    house.frame.warn_idle()
    told = "Alt er gemt" in house.shown()
    house.reception.idle.gone.emit()
    still = house.screen is written.page
    written.lift()
    written.page.model.keeping.now()
    house.until(lambda: written.page.settled)
    house.frame.warn_idle()
    told_later = "Alt er gemt" in house.shown()
    house.reception.idle.gone.emit()

    assert (told, still, told_later) == (False, True, True)
    assert isinstance(house.window.screen_now, SignInScreen)
    assert written.kept == FIRST + MUCH
