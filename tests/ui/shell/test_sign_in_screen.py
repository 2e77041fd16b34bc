"""Getting in, with hands on the real screen."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt

from learnkit.domain.doors import PICTURES
from learnkit.domain.school_plan import plan_from
from learnkit.i18n import translator
from learnkit.services.giving_a_new_secret import unlock
from learnkit.services.starting_a_school import NewSchool
from tests.builders import KAREN, actor, person
from tests.ui.shell.house import House, small_school
from ui.pupil.home_screen import HomeScreen
from ui.shell.class_choice import ClassKey
from ui.shell.secret_pane import Places
from ui.strings import Words
from ui.surfaces.slips.picture_words import picture_word
from ui.teacher.class_screen import ClassScreen

Build = Callable[..., House]

ONE_CLASS = {
    "school": {"name": "Strandskolen"},
    "classes": [{"name": "1.A", "level": 1, "pupils": [{"name": "Ea Blå"}, {"name": "Ida Holm"}]}],
    "staff": [{"name": "Karen Winther", "user": "karen", "role": "teacher", "password": KAREN, "classes": ["1.A"]}],
}
DANISH = Words(translator("da"))


def at_board(build: Build, door: str = "pin") -> tuple[House, NewSchool]:
    """A house whose one class is on the board."""
    house = build()
    school = small_school(house, door=door, plan=plan_from(ONE_CLASS))
    house.start().until_board()
    return house, school


def secret(school: NewSchool, name: str) -> str:
    return person(school, name).secret or ""


def wrong(pin: str) -> str:
    return "".join(str((int(digit) + 1) % 10) for digit in pin)


def test_a_pupils_own_pictures_pressed_in_order_let_the_pupil_in(build: Build) -> None:
    house, school = at_board(build, "pictures")

    house.press("Ea")
    for picture in secret(school, "Ea Blå").split("-"):
        house.press(picture_word(picture, DANISH))
    house.until_in()

    assert house.frame.person.name == "Ea Blå"
    assert isinstance(house.screen, HomeScreen)


def test_pictures_leave_only_ticks_behind(build: Build) -> None:
    house, school = at_board(build, "pictures")
    house.press("Ea")
    before = {w.accessibleName() for w in house.window.findChildren(type(house.named("nøgle")))}

    house.press(picture_word(secret(school, "Ea Blå").split("-")[0], DANISH))

    assert house.window.findChild(Places).accessibleName() == "1 af 3 givet"
    assert {w.accessibleName() for w in house.window.findChildren(type(house.named("nøgle")))} == before


def test_the_pictures_stand_in_a_new_order_each_time(build: Build) -> None:
    house, _ = at_board(build, "pictures")

    orders = {tuple(house.sign_in.model.shuffled_pictures()) for _ in range(5)}

    assert len(orders) == 5
    assert all(set(order) == set(PICTURES) for order in orders)


def test_a_pin_is_typed_with_the_keyboard_alone(build: Build) -> None:
    house, school = at_board(build)

    house.tab_to("Ida")
    house.key(Qt.Key.Key_Return)
    house.keys(secret(school, "Ida Holm"))
    house.until_in()

    assert house.frame.person.name == "Ida Holm"


def test_a_pin_is_given_by_pressing_the_digits(build: Build) -> None:
    house, school = at_board(build)

    house.press("Ida")
    for digit in secret(school, "Ida Holm"):
        house.press(digit)
    house.until_in()

    assert house.frame.person.name == "Ida Holm"


def test_the_last_digit_can_be_taken_back(build: Build) -> None:
    house, school = at_board(build)
    pin = secret(school, "Ida Holm")
    house.press("Ida")

    house.keys(pin[:2] + wrong(pin)[2])
    house.key(Qt.Key.Key_Backspace)
    house.keys(pin[2:])
    house.until_in()

    assert house.frame.person.name == "Ida Holm"


def test_another_pupils_pin_does_not_fit_and_the_answer_is_spoken(build: Build) -> None:
    house, school = at_board(build)
    house.press("Ida")

    house.keys(wrong(secret(school, "Ida Holm")))
    house.until(lambda: house.sign_in.model.given == 0 and not house.sign_in.model.busy)

    assert "Det passede ikke. Prøv igen, eller spørg en voksen." in house.shown()
    assert house.heard[-1] == "Det passede ikke. Prøv igen, eller spørg en voksen."
    assert house.window.findChild(Places).accessibleName() == "0 af 4 givet"


def test_choosing_another_pupil_forgets_what_was_given(build: Build) -> None:
    house, school = at_board(build)
    house.press("Ida")
    house.keys(secret(school, "Ida Holm")[:3])

    house.press("Ea")

    assert house.sign_in.model.given == 0


def test_five_wrong_tries_make_one_wait_and_the_seconds_are_counted_down(build: Build) -> None:
    house, school = at_board(build)
    house.press("Ida")

    for _ in range(5):
        house.keys(wrong(secret(school, "Ida Holm")))
        house.until(lambda: not house.sign_in.model.busy and not house.sign_in.model.given)
    first = house.sign_in.model.wait_s
    with house.qtbot.waitSignal(house.sign_in.model.wait_changed, timeout=5000):
        pass

    assert first > 25
    assert house.sign_in.model.wait_s < first
    assert f"Vent {house.sign_in.model.wait_s} sekunder. Din lærer kan åbne for dig nu." in house.shown()


def test_while_one_waits_no_digit_counts_and_another_pupil_gets_in(build: Build) -> None:
    house, school = at_board(build)
    house.press("Ida")
    for _ in range(5):
        house.keys(wrong(secret(school, "Ida Holm")))
        house.until(lambda: not house.sign_in.model.busy and not house.sign_in.model.given)

    house.keys(secret(school, "Ida Holm"))
    waiting = house.sign_in.model.given, house.sign_in.model.busy
    house.press("Ea")
    house.keys(secret(school, "Ea Blå"))
    house.until_in()

    assert waiting == (0, False)
    assert house.frame.person.name == "Ea Blå"


def test_a_pupil_a_teacher_has_let_in_again_is_let_in_when_the_screen_opens_anew(build: Build) -> None:
    house, school = at_board(build)
    house.press("Ida")
    for _ in range(5):
        house.keys(wrong(secret(school, "Ida Holm")))
        house.until(lambda: not house.sign_in.model.busy and not house.sign_in.model.given)
    unlock(house.app.desk, actor(school, "Karen Winther"), person(school, "Ida Holm").id)
    house.reception.show_sign_in()
    house.until_board()

    house.press("Ida")
    house.keys(secret(school, "Ida Holm"))
    house.until_in()

    assert house.frame.person.name == "Ida Holm"


def test_a_teacher_comes_in_by_user_name_and_password(build: Build) -> None:
    house, _ = at_board(build)

    house.press("Lærer og personale")
    house.keys("karen")
    house.key(Qt.Key.Key_Return)
    house.keys(KAREN)
    house.key(Qt.Key.Key_Return)
    house.until_in()

    assert isinstance(house.screen, ClassScreen)


def test_a_pupil_does_not_come_in_by_the_grown_ups_door(build: Build) -> None:
    house, school = at_board(build)
    ida = person(school, "Ida Holm")
    house.press("Lærer og personale")

    house.keys(ida.user)
    house.key(Qt.Key.Key_Return)
    house.keys(ida.secret or "")
    house.key(Qt.Key.Key_Return)
    house.until(lambda: "Det passede ikke" in house.shown())

    assert house.window.screen_now is house.sign_in


def test_a_protected_pupil_is_on_no_board_and_comes_in_by_user_name(build: Build) -> None:
    house = build()
    school = small_school(house)
    house.start()
    house.until(lambda: house.sign_in.model.classes)
    house.press("2.X")
    house.until_board()
    on_board = house.told()
    bo = person(school, "Bo Ål")

    house.press("Jeg er ikke på tavlen")
    house.keys(bo.user)
    house.key(Qt.Key.Key_Return)
    house.keys(bo.secret or "")
    house.key(Qt.Key.Key_Return)
    house.until_in()

    assert "Bo" not in on_board.split("\n")
    assert house.frame.person.name == "Bo Ål"


def test_with_several_classes_one_chooses_first_and_can_change(build: Build) -> None:
    house = build()
    small_school(house)
    house.start()
    house.until(lambda: house.window.findChildren(ClassKey))

    house.tab_to("5.Y")
    house.key(Qt.Key.Key_Return)
    house.until_board()
    chosen = house.sign_in.model.school_class
    house.press("Skift klasse")
    house.until(lambda: house.window.findChildren(ClassKey))

    assert chosen is not None
    assert chosen.name == "5.Y"
    assert house.named("2.X").isVisible()


def test_help_is_one_press_and_spoken(build: Build) -> None:
    house, _ = at_board(build, "pictures")

    house.press("Hjælp")
    at_the_board = house.heard[-1]
    house.press("Ea")
    house.press("Hjælp")

    assert at_the_board.startswith("Find dit billede. Tryk på det.")
    assert house.heard[-1].startswith("Tryk på dine tre billeder")


def test_every_name_on_a_young_board_has_a_dot_that_says_it(build: Build) -> None:
    house, _ = at_board(build, "pictures")
    dots = [tile.dot for tile in house.window.findChildren(type(house.named("Ea")))]

    for dot in dots:
        dot.click()

    assert house.heard == ["Ea", "Ida"]


def test_the_other_language_is_one_press_away_and_kept(build: Build) -> None:
    house, _ = at_board(build)

    house.press("English")
    house.until(lambda: "Teachers and staff" in house.shown())
    house.until(lambda: house.app.settings.language == "en")

    assert "Lærer og personale" not in house.told()


def test_a_real_school_never_tells_a_secret(build: Build) -> None:
    house, school = at_board(build)

    house.press("Ida")
    house.sign_in.model.tell_grown_up()
    house.qtbot.wait(50)

    assert secret(school, "Ida Holm") not in house.told()
    assert "Demoskolen" not in house.told()
