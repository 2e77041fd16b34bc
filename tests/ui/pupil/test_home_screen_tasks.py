"""What a pupil's teacher has given her to do, on her first screen."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt

from learnkit.domain.people import Actor
from learnkit.services.adding_a_pack import add_pack
from learnkit.services.assigning import Given, assign, take_back_task
from learnkit.services.choosing_a_text import texts
from learnkit.services.class_board import class_tiles
from learnkit.services.handing_in import begin_answer, hand_back, hand_in
from learnkit.services.reading import keep_place
from learnkit.services.saving_a_version import save
from learnkit.services.starting_a_school import NewSchool
from learnkit.services.writing import documents
from tests.builders import actor, person
from tests.ui.shell.house import House, small_school
from ui.pupil.home_screen import HomeScreen
from ui.pupil.reader_screen import ReaderScreen
from ui.pupil.writer_screen import WriterScreen
from ui.widgets.button import Button
from ui.widgets.hear_dot import HearDot

Build = Callable[..., House]
TITLES = ("Da fyret gik ud", "Sne i maj", "Skibet under isen")


class Tasks:
    """A school in which Bent gives Ida things to do."""

    def __init__(self, build: Build) -> None:
        self.house = build()
        self.school: NewSchool = small_school(self.house)
        self.desk = self.house.app.desk
        add_pack(self.desk, self.desk.owner())
        self.bent: Actor = actor(self.school, "Bent Juhl")
        self.ida: Actor = actor(self.school, "Ida Holm")
        self.texts = {tile.title: tile.id for tile in texts(self.desk, self.ida)}
        self.fifth = next(tile.id for tile in class_tiles(self.desk) if tile.name == "5.Y")

    def give_text(self, title: str, *, until: date | None = None, message: str = "") -> Given:
        return assign(self.desk, self.bent, self.fifth, text=self.texts[title], until=until, message=message)

    def give_writing(self, title: str = "Min anmeldelse") -> Given:
        return assign(self.desk, self.bent, self.fifth, frame="review", title=title)

    def enter(self) -> HomeScreen:
        house, ida = self.house, person(self.school, "Ida Holm")
        house.start()
        house.until(lambda: house.sign_in.model.classes)
        house.sign_in.model.try_door(ida.user, ida.secret or "")
        house.until_in()
        house.until(lambda: isinstance(house.screen, HomeScreen) and "Mine tekster" in house.shown())
        screen = house.screen
        assert isinstance(screen, HomeScreen)
        return screen


def test_what_is_due_first_stands_first_and_is_the_one_filled_button_of_the_tasks(build: Build) -> None:
    tasks = Tasks(build)
    tasks.give_text(TITLES[0], until=date(2026, 12, 3))
    tasks.give_text(TITLES[1], until=date(2026, 11, 26), message="Læs kapitel 2")
    tasks.give_writing()

    home = tasks.enter()

    assert "Fra Bent" in tasks.house.shown()
    assert [row.task.title for row in home.tasks] == [TITLES[1], TITLES[0], "Min anmeldelse"]
    assert [row.go.kind for row in home.tasks] == ["filled", "outlined", "outlined"]
    assert [row.go.text() for row in home.tasks] == ["Læs", "Læs", "Skriv"]
    assert "Læs kapitel 2" in tasks.house.shown() and "til på torsdag" in tasks.house.shown()


def test_the_dot_says_the_whole_task(build: Build) -> None:
    tasks = Tasks(build)
    tasks.give_text(TITLES[0], until=date(2026, 11, 25), message="Læs den højt.")
    row = tasks.enter().tasks[0]

    row.findChildren(HearDot)[0].click()

    assert tasks.house.heard[-1] == f"{TITLES[0]}. Læs den højt. til i morgen. ikke begyndt"


def test_a_text_task_opens_the_text(build: Build) -> None:
    tasks = Tasks(build)
    tasks.give_text(TITLES[2])
    tasks.enter()

    tasks.house.press(f"Læs: {TITLES[2]}")

    tasks.house.until(lambda: isinstance(tasks.house.screen, ReaderScreen))
    tasks.house.until(lambda: TITLES[2] in tasks.house.shown())


def test_a_writing_task_opens_one_text_of_its_name_however_often_it_is_pressed(build: Build) -> None:
    tasks = Tasks(build)
    tasks.give_writing()
    tasks.enter()

    tasks.house.press("Skriv: Min anmeldelse")
    tasks.house.until(lambda: isinstance(tasks.house.screen, WriterScreen))
    tasks.house.frame.back()
    tasks.house.until(lambda: isinstance(tasks.house.screen, HomeScreen) and "i gang" in tasks.house.shown())
    tasks.house.press("Skriv: Min anmeldelse")
    tasks.house.until(lambda: isinstance(tasks.house.screen, WriterScreen))

    assert [tile.title for tile in documents(tasks.desk, tasks.ida, tasks.ida.person)] == ["Min anmeldelse"]


def test_a_begun_text_shows_how_far_one_is(build: Build) -> None:
    tasks = Tasks(build)
    tasks.give_text(TITLES[0])
    keep_place(tasks.desk, tasks.ida, tasks.texts[TITLES[0]], 1, 0, 0.4)

    home = tasks.enter()

    assert home.model.facts is not None and home.model.facts.shares[tasks.texts[TITLES[0]]] == 0.4
    assert "i gang" in tasks.house.shown()


def test_three_tasks_are_shown_and_all_of_them_behind_a_link_by_keyboard_too(build: Build) -> None:
    tasks = Tasks(build)
    for title in ("Et brev", "En historie", "Et digt", "En bog"):
        tasks.give_writing(title)
    home = tasks.enter()
    assert len(home.tasks) == 3

    tasks.house.tab_to("Vis alle 4")
    tasks.house.key(Qt.Key.Key_Return)
    tasks.house.until(lambda: home.sheet is not None and home.sheet.isVisible())
    tasks.house.tab_to("Skriv: En bog")
    tasks.house.key(Qt.Key.Key_Return)

    tasks.house.until(lambda: isinstance(tasks.house.screen, WriterScreen))


def test_what_the_teacher_has_answered_is_news_among_the_texts_and_done_among_the_tasks(build: Build) -> None:
    tasks = Tasks(build)
    document = begin_answer(tasks.desk, tasks.ida, tasks.give_writing("Brev").task)
    save(tasks.desk, tasks.ida, document, "Kære farmor.")
    hand_in(tasks.desk, tasks.ida, document)
    hand_back(tasks.desk, tasks.bent, document)

    home = tasks.enter()
    home.show_all_tasks()

    shown = tasks.house.shown()
    assert "svar fra læreren" in shown and "Bent har svaret" in shown and "Du har lavet det hele." in shown
    assert home.sheet is not None and [row.go.text() for row in home.sheet.rows] == ["Se svaret"]


def test_a_text_that_is_a_task_is_not_also_among_those_that_suit(build: Build) -> None:
    tasks = Tasks(build)
    tasks.give_text(TITLES[0])

    tasks.enter()

    titles = [button.accessibleName() for button in tasks.house.screen.findChildren(Button)]
    assert sum(TITLES[0] in title for title in titles) == 1


def test_what_has_come_since_is_shown_and_what_was_taken_back_is_gone(build: Build) -> None:
    tasks = Tasks(build)
    first = tasks.give_writing("Brev")
    home = tasks.enter()
    assert [row.task.title for row in home.tasks] == ["Brev"]

    take_back_task(tasks.desk, tasks.bent, first.task)
    tasks.give_writing("Historie")
    home.refresh()

    tasks.house.until(lambda: [row.task.title for row in home.tasks] == ["Historie"])
    assert "Brev" not in tasks.house.shown()
