"""The device syncs by itself with a real server, and the pill says so."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtNetwork import QNetworkInformation

from learnkit.app import App
from learnkit.clock import Clock
from learnkit.domain.people import Actor
from learnkit.services.assigning import assign
from learnkit.services.class_board import class_tiles
from learnkit.services.handing_in import hand_in
from learnkit.services.saving_a_version import save
from learnkit.services.syncing import sync_once, sync_state
from learnkit.services.writing import begin, documents
from tests.builders import KAREN, actor, person
from tests.ui.shell.house import House
from tests.ui.shell.served import Served, soon
from ui.pupil.home_screen import HomeScreen
from ui.shell.network import Network
from ui.surfaces.where.where_sheet import WhereSheet
from ui.tasks import Lane
from ui.widgets.pill import Truth

pytestmark = pytest.mark.slow

Build = Callable[..., House]
Reach = QNetworkInformation.Reachability


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """One school for all these tests; each enrols a device of its own."""
    made = Served.start(tmp_path_factory.mktemp("server"))
    yield made
    made.stop()


def pupil_in(build: Build, served: Served, home: Path) -> tuple[House, HomeScreen]:
    """Ida is in on a fresh device of the school."""
    served.enrol(home)
    house = build(clock=Clock()).start()
    soon(house, lambda: house.sign_in.model.classes)
    ida = person(served.school, "Ida Holm")
    house.sign_in.model.try_door(ida.user, ida.secret or "")
    house.until_in()
    soon(house, lambda: isinstance(house.screen, HomeScreen) and house.screen.model.facts is not None)
    screen = house.screen
    assert isinstance(screen, HomeScreen)
    return house, screen


def truth(house: House) -> tuple[Truth, str]:
    screen = house.screen
    assert isinstance(screen, HomeScreen)
    return screen.pill.pill.truth, screen.pill.pill.text()


def agree(house: House) -> None:
    """Sync, until there is nothing under way: the next one is minutes off unless something is done."""
    where = house.reception._around.whereabouts
    soon(house, lambda: truth(house)[0] is Truth.SCHOOL)
    house.reception._syncing.sync_now()
    soon(house, lambda: not where.where.busy and truth(house)[0] is Truth.SCHOOL)


def at_school(served: Served) -> list[str]:
    with App(served.machine.home) as app:
        ida = actor(served.school, "Ida Holm")
        return [tile.title for tile in documents(app.desk, ida, ida.person)]


def write(house: House, served: Served, title: str) -> str:
    """Ida writes a text, as the writer does it: in the DATA lane."""
    desk, ida = house.app.desk, actor(served.school, "Ida Holm")
    made: list[str] = []

    def work() -> str:
        document = begin(desk, ida, title)
        save(desk, ida, document, "Der var engang en odder.")
        return document

    house.tasks.run(work, owner=house.window, lane=Lane.DATA, done=made.append)
    soon(house, lambda: made)
    return made[0]


def test_what_is_written_goes_to_the_school_by_itself_and_the_pill_says_both(
    build: Build, served: Served, tmp_path: Path
) -> None:
    house, _ = pupil_in(build, served, tmp_path / "home")
    agree(house)

    write(house, served, "Brev til odderen")
    soon(house, lambda: truth(house)[0] is Truth.WAITING)
    soon(house, lambda: truth(house)[0] is Truth.SCHOOL)

    assert truth(house)[1] == "Gemt her og på skolen"
    assert "Brev til odderen" in at_school(served)


def test_what_the_teacher_gives_at_the_school_comes_to_the_home_that_is_shown(
    build: Build, served: Served, tmp_path: Path
) -> None:
    house, home = pupil_in(build, served, tmp_path / "home")
    with App(served.machine.home) as app:
        bent = actor(served.school, "Bent Juhl")
        fifth = next(tile.id for tile in class_tiles(app.desk) if tile.name == "5.Y")
        assign(app.desk, bent, fifth, frame="story", title="En natlig historie")

    home.pill.opener.open_sheet()
    house.press("Prøv nu")

    soon(house, lambda: any(row.task.title == "En natlig historie" for row in home.tasks))


def test_out_of_reach_each_thing_waits_with_its_age_and_goes_when_the_network_is_back(
    build: Build, served: Served, tmp_path: Path
) -> None:
    house, home = pupil_in(build, served, tmp_path / "home")
    soon(house, lambda: truth(house)[0] is Truth.SCHOOL)
    away = str(house.app.stores.device.fact("server"))
    house.app.stores.device.set_fact("server", away.replace(served.server.url, "https://127.0.0.1:9"))

    write(house, served, "Uden net")
    soon(house, lambda: truth(house)[0] is Truth.WAITING)
    where = house.reception._around.whereabouts
    house.reception._syncing.sync_now()
    soon(house, lambda: where.where.out_of_reach)
    home.pill.opener.open_sheet()
    sheet = house.window.findChild(WhereSheet)
    assert sheet is not None
    waiting = house.shown()
    house.app.stores.device.set_fact("server", away)
    house.reception._syncing.network.on_reachability(Reach.Disconnected)
    house.reception._syncing.network.on_reachability(Reach.Online)

    assert "2 ting, du har skrevet" in waiting and "siden kl." in waiting
    assert "Der er ikke fat i skolen lige nu. Alt virker." in waiting
    soon(house, lambda: truth(house)[0] is Truth.SCHOOL)
    assert "Uden net" in at_school(served)


def test_others_work_on_the_same_device_is_no_more_than_a_number(build: Build, served: Served, tmp_path: Path) -> None:
    house, home = pupil_in(build, served, tmp_path / "home")
    soon(house, lambda: truth(house)[0] is Truth.SCHOOL)
    house.app.stores.device.set_fact("server", '["https://127.0.0.1:9", "' + "0" * 64 + '"]')
    desk, omer = house.app.desk, actor(served.school, "Ømer Åsen")

    ended: list[str] = []
    house.tasks.run(lambda: begin(desk, omer, "Hemmelig"), owner=house.window, lane=Lane.DATA, done=ended.append)
    soon(house, lambda: ended and house.reception._around.whereabouts.where.state.waiting == 1)
    home.pill.opener.open_sheet()

    assert truth(house)[0] is not Truth.WAITING
    assert "1 ting fra andre på computeren venter også." in house.shown()
    assert "du har skrevet" not in house.shown()


def test_a_device_that_is_turned_out_says_that_a_person_is_needed(build: Build, served: Served, tmp_path: Path) -> None:
    house, _ = pupil_in(build, served, tmp_path / "home")
    served.machine("server", "revoke", house.app.desk.device)

    house.reception._syncing.sync_now()

    soon(house, lambda: truth(house) == (Truth.PERSON, "Gemt her. En voksen skal se på computeren"))


def test_a_teachers_own_store_syncs_while_she_is_in(build: Build, served: Served, tmp_path: Path) -> None:
    served.enrol(tmp_path / "pupil")
    with App(tmp_path / "pupil") as one:
        ida = actor(served.school, "Ida Holm")
        document = begin(one.desk, ida, "Til Bent")
        save(one.desk, ida, document, "Kære Bent.")
        hand_in(one.desk, ida, document)
        sync_once(one.desk)
    served.enrol(tmp_path / "home")
    house = build(clock=Clock()).start()
    soon(house, lambda: house.sign_in.model.classes)

    house.sign_in.model.try_door("bent", KAREN, staff=True)
    house.until_in()
    bent: Actor = house.frame.actor

    soon(house, lambda: sync_state(house.app.desk, bent).synced_at is not None)
    ida = actor(served.school, "Ida Holm")
    soon(house, lambda: "Til Bent" in [t.title for t in documents(house.app.desk, bent, ida.person)])


def test_the_network_is_back_only_after_it_was_away() -> None:
    network, back = Network(), list[int]()
    network.on_reachability(Reach.Online)
    network.back.connect(lambda: back.append(1))

    network.on_reachability(Reach.Site)
    assert back == []
    network.on_reachability(Reach.Disconnected)
    network.on_reachability(Reach.Local)

    assert back == [1]
