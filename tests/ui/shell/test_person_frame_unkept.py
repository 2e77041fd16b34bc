"""Nobody and nothing takes a text down that is not on the disk."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from sqlalchemy import event

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
TITLE = "Min odder"


def writer(house: House) -> WriterScreen:
    assert isinstance(house.screen, WriterScreen)
    return house.screen


@pytest.fixture
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """What was refused is tried again by itself at once."""
    monkeypatch.setattr("ui.surfaces.writing.keeping.AGAIN_MS", 50)


def shut_the_store(house: House) -> Callable[[], None]:
    """Nothing at all can be written from now on, until what is answered is called."""
    lifted = threading.Event()

    def shut(connection, _record, _proxy) -> None:  # type: ignore[no-untyped-def]
        connection.execute(f"PRAGMA query_only = {'OFF' if lifted.is_set() else 'ON'}")

    event.listen(house.app.stores.main.engine, "checkout", shut)
    return lifted.set


def _more_than(spy: QSignalSpy, times: int) -> bool:
    return spy.count() > times


class Written:
    """Ida writes in the real program, on a disk that is full until `lift`; or only a title, where nothing is kept."""

    def __init__(self, build: Build, *, kiosk: bool = False, title: str = "") -> None:
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
        self.house.until_stored()
        if title:
            self.lift = shut_the_store(self.house)
            self.page.paper.title.setFocus()
            self.page.paper.title.selectAll()
            self.house.keys(title)
        else:
            self.lift = fill_the_disk(self.house)
            self.page.editor.insertPlainText(MUCH)

    @property
    def kept(self) -> str:
        return writing.show(self.house.app.desk, self.ida, self.document).text

    @property
    def kept_title(self) -> str:
        return writing.show(self.house.app.desk, self.ida, self.document).title

    def until_refused_again(self) -> None:
        """Until a save has been tried and refused that was not asked for before now."""
        refused = QSignalSpy(self.page.model.not_kept)
        for times in (1, 2):  # the first may have been on its way
            self.page.model.keeping.now()
            self.house.until(partial(_more_than, refused, times - 1))

    def until_kept(self) -> None:
        self.page.model.keeping.now()
        self.house.until(lambda: self.page.settled)

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


def test_who_goes_where_a_text_is_refused_is_not_taken_there_later(build: Build) -> None:
    written = Written(build)
    written.house.frame.go_to_stop(0)
    written.until_refused()

    written.lift()
    written.until_kept()

    assert written.house.screen is written.page
    assert written.kept == FIRST + MUCH


def test_who_insists_is_asked_once_and_can_stay(build: Build) -> None:
    written = Written(build)
    house = written.house
    house.reception.see_out()
    written.until_refused()

    house.reception.see_out()
    dialog = written.dialog()
    house.frame.go_to_stop(0)
    house.reception.see_out()
    written.until_refused_again()
    asked = written.dialogs() == [dialog], dialog.keep.hasFocus()
    dialog.keep.click()
    written.lift()
    written.until_kept()

    assert asked == (True, True)
    assert house.screen is written.page
    assert written.dialogs() == []
    assert written.kept == FIRST + MUCH


@pytest.mark.parametrize("way", list(WAYS_OUT))
def test_who_insists_can_go_without_it(build: Build, way: str) -> None:
    written = Written(build)
    house = written.house
    WAYS_OUT[way](house)
    written.until_refused()
    WAYS_OUT[way](house)

    written.dialog().lose.click()

    assert isinstance(house.window.screen_now, SignInScreen) or isinstance(house.screen, HomeScreen)
    written.lift()


@pytest.mark.parametrize("way", list(WAYS_OUT))
@pytest.mark.usefixtures("soon")
def test_who_insists_goes_by_themselves_when_there_is_room(build: Build, way: str) -> None:
    written = Written(build)
    house = written.house
    WAYS_OUT[way](house)
    written.until_refused()
    WAYS_OUT[way](house)
    written.dialog()

    written.lift()
    house.until(lambda: isinstance(house.window.screen_now, SignInScreen) or isinstance(house.screen, HomeScreen))

    assert written.kept == FIRST + MUCH


def test_the_window_closes_when_the_text_is_kept(build: Build) -> None:
    written = Written(build)
    written.lift()

    at_once = written.house.window.close()
    written.house.until(lambda: not written.house.window.isVisible())

    assert not at_once
    assert written.kept == FIRST + MUCH


@pytest.mark.usefixtures("soon")
def test_a_window_closed_over_a_refused_text_asks_and_closes_by_itself_once_there_is_room(build: Build) -> None:
    written = Written(build)
    window = written.house.window

    window.close()
    dialog = written.dialog()
    window.close()
    written.until_refused_again()
    while_asked = window.isVisible(), written.dialogs() == [dialog], dialog.keep.hasFocus()
    written.lift()
    written.house.until(lambda: not window.isVisible())

    assert while_asked == (True, True, True)
    assert all(dialog.isHidden() for dialog in written.house.frame.findChildren(Dialog))
    assert written.kept == FIRST + MUCH


def test_the_window_does_not_close_over_a_text_that_cannot_be_kept(build: Build) -> None:
    written = Written(build)
    house = written.house

    house.window.close()
    written.dialog().keep.click()
    stayed = house.window.isVisible(), written.page.editor.text() == FIRST + MUCH
    written.lift()
    house.window.close()
    house.until(lambda: not house.window.isVisible())

    assert stayed == (True, True)
    assert written.kept == FIRST + MUCH


def test_who_stays_stays_also_when_the_text_is_kept_and_is_asked_anew_over_the_next(build: Build) -> None:
    written = Written(build)
    house = written.house
    house.window.close()
    written.dialog().keep.click()

    written.until_refused_again()
    asked_unasked = written.dialogs()
    written.lift()
    written.until_kept()
    stayed = house.window.isVisible(), written.kept == FIRST + MUCH
    lift = fill_the_disk(house)
    written.page.editor.insertPlainText(MUCH)
    house.window.close()
    asked = written.dialog()
    lift()

    assert (asked_unasked, stayed) == ([], (True, True))
    assert asked.keep.hasFocus()


@pytest.mark.usefixtures("soon")
def test_a_title_that_cannot_be_kept_is_asked_about_and_kept_like_the_text(build: Build) -> None:
    written = Written(build, title=TITLE)
    window = written.house.window

    at_once = window.close()
    written.dialog()
    while_asked = window.isVisible(), written.kept_title
    written.lift()
    written.house.until(lambda: not window.isVisible())

    assert (at_once, while_asked) == (False, (True, "Odderen"))
    assert (written.kept_title, written.kept) == (TITLE, FIRST)


def test_a_title_alone_is_kept_before_its_writer_is_out(build: Build) -> None:
    written = Written(build, title=TITLE)
    written.lift()

    written.house.reception.see_out()
    written.house.until(lambda: isinstance(written.house.window.screen_now, SignInScreen))

    assert written.kept_title == TITLE


def test_a_title_nobody_has_left_is_kept_before_the_machine_signs_out_by_itself(build: Build) -> None:
    written = Written(build, title=TITLE)
    written.lift()

    written.house.reception.idle.nearly.emit()
    written.house.until(lambda: "Alt er gemt" in written.house.shown())
    at_that = written.kept_title
    written.house.reception.idle.gone.emit()

    assert at_that == TITLE
    assert isinstance(written.house.window.screen_now, SignInScreen)


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


@pytest.mark.usefixtures("soon")
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
