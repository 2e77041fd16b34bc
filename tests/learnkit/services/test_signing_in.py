"""Doors open to the right secret, and shut after wrong ones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest
from sqlalchemy import select

from learnkit.clock import Clock, HybridClock
from learnkit.db.journal import OpRow
from learnkit.db.local import AttemptRow, StaffKeyRow
from learnkit.domain.people import Actor, Role
from learnkit.domain.school_plan import plan_from
from learnkit.errors import LearnKitError
from learnkit.services import signing_in
from learnkit.services.choosing_a_look import choose_look, look_of
from learnkit.services.desk import Desk
from learnkit.services.giving_a_new_secret import give_new_secret, unlock
from learnkit.services.signing_in import sign_in, sign_out, staff_store
from learnkit.services.starting_a_school import NewSchool
from tests.builders import KAREN, actor, open_desk, person, start_small_school


class Wall:
    """A wall clock the test turns."""

    def __init__(self) -> None:
        self.ms = 1_800_000_000_000

    def __call__(self) -> int:
        return self.ms


def refusal(desk: Desk, who: str, secret: str | None) -> LearnKitError:
    with pytest.raises(LearnKitError) as refused:
        sign_in(desk, who, secret)
    return refused.value


def wrong(secret: str | None) -> str:
    return "0000" if secret != "0000" else "1111"


def test_a_pupil_gets_in_by_id_or_user_name_with_the_pin(desk: Desk, school: NewSchool) -> None:
    ea = person(school, "Ea Blå")

    by_id, by_user = sign_in(desk, ea.id, ea.secret), sign_in(desk, ea.user.upper(), ea.secret)

    assert by_id == by_user
    assert (by_id.actor.person, by_id.actor.role, by_id.name) == (ea.id, Role.PUPIL, "Ea Blå")


def test_a_wrong_pin_no_pin_and_an_unknown_person_are_refused_alike(desk: Desk, school: NewSchool) -> None:
    ea = person(school, "Ea Blå")

    codes = {refusal(desk, *tried).code for tried in ((ea.id, wrong(ea.secret)), (ea.id, None), ("nobody", "1234"))}

    assert codes == {"sign_in.wrong_secret"}


def test_after_five_wrong_tries_the_door_waits_also_for_the_right_pin(tmp_path: Path) -> None:
    wall = Wall()
    desk = open_desk(tmp_path / "home", Clock(seed=1, hybrid=HybridClock(wall=wall)))
    ea = person(start_small_school(desk), "Ea Blå")

    told = [refusal(desk, ea.id, wrong(ea.secret)) for _ in range(6)]
    with_right = refusal(desk, ea.id, ea.secret)
    wall.ms += 30_000
    let_in = sign_in(desk, ea.id, ea.secret)

    assert [problem.code for problem in told] == ["sign_in.wrong_secret"] * 4 + ["sign_in.wait"] * 2
    assert (with_right.code, with_right.facts["seconds"]) == ("sign_in.wait", 30)
    assert let_in.name == "Ea Blå"
    desk.stores.close()


def test_the_wait_is_remembered_when_the_program_starts_again(tmp_path: Path) -> None:
    desk = open_desk(tmp_path / "home")
    ea = person(start_small_school(desk), "Ea Blå")
    for _ in range(5):
        refusal(desk, ea.id, wrong(ea.secret))
    desk.stores.close()

    again = open_desk(tmp_path / "home")

    assert refusal(again, ea.id, ea.secret).code == "sign_in.wait"
    again.stores.close()


def test_one_pupils_wrong_tries_do_not_shut_anothers_door(desk: Desk, school: NewSchool) -> None:
    ea, ida = person(school, "Ea Blå"), person(school, "Ida Holm")

    for _ in range(8):
        refusal(desk, ea.id, wrong(ea.secret))

    assert sign_in(desk, ida.id, ida.secret).name == "Ida Holm"


def test_a_right_try_makes_earlier_wrong_ones_forgotten(desk: Desk, school: NewSchool) -> None:
    ea = person(school, "Ea Blå")
    for _ in range(4):
        refusal(desk, ea.id, wrong(ea.secret))

    sign_in(desk, ea.id, ea.secret)

    assert [refusal(desk, ea.id, wrong(ea.secret)).code for _ in range(4)] == ["sign_in.wrong_secret"] * 4


def test_a_teacher_gives_a_new_pin_on_the_spot_and_the_old_one_opens_nothing(desk: Desk, school: NewSchool) -> None:
    ea = person(school, "Ea Blå")
    for _ in range(6):
        refusal(desk, ea.id, wrong(ea.secret))

    new = give_new_secret(desk, actor(school, "Karen Winther"), ea.id)

    assert sign_in(desk, ea.id, new).name == "Ea Blå"
    assert new == ea.secret or refusal(desk, ea.id, ea.secret).code == "sign_in.wrong_secret"


def test_a_teacher_may_give_pictures_instead(desk: Desk, school: NewSchool) -> None:
    ea = person(school, "Ea Blå")

    pictures = give_new_secret(desk, actor(school, "Karen Winther"), ea.id, "pictures")

    assert len(pictures.split("-")) == 3
    assert len(give_new_secret(desk, actor(school, "Bent Juhl"), person(school, "Ida Holm").id)) == 4
    assert sign_in(desk, ea.id, pictures.upper()).name == "Ea Blå"
    swapped = "-".join(reversed(pictures.split("-")))
    assert refusal(desk, ea.id, swapped).code == "sign_in.wrong_secret", "the order of the pictures counts"
    assert len(give_new_secret(desk, actor(school, "Karen Winther"), ea.id).split("-")) == 3, "the kind one has stays"


def test_a_teacher_opens_a_shut_door_and_the_pin_stays(desk: Desk, school: NewSchool) -> None:
    ea = person(school, "Ea Blå")
    for _ in range(6):
        refusal(desk, ea.id, wrong(ea.secret))

    unlock(desk, actor(school, "Karen Winther"), ea.id)

    assert sign_in(desk, ea.id, ea.secret).name == "Ea Blå"


def test_staff_get_in_by_password_and_their_own_store_opens(desk: Desk, school: NewSchool) -> None:
    karen = sign_in(desk, "karen", KAREN).actor

    assert desk.stores.staff(karen.person) is not None
    assert refusal(desk, "karen", KAREN + "x").code == "sign_in.wrong_secret"


def test_a_staff_members_look_lies_in_the_own_store_and_is_found_next_time(desk: Desk, school: NewSchool) -> None:
    karen = sign_in(desk, "karen", KAREN).actor
    choose_look(desk, karen, theme="dark")
    sign_out(desk, karen)

    again = sign_in(desk, "karen", KAREN).actor

    assert look_of(desk, again).theme == "dark"
    with desk.read() as session:
        assert "dark" not in "".join(session.scalars(select(OpRow.fields).where(OpRow.actor == karen.person)))


def test_signing_out_closes_the_own_store(desk: Desk, school: NewSchool) -> None:
    karen = sign_in(desk, "karen", KAREN).actor

    sign_out(desk, karen)

    assert desk.stores.staff(karen.person) is None


def test_a_store_the_password_opened_needs_no_key_of_the_schools(desk: Desk, school: NewSchool) -> None:
    karen = sign_in(desk, "karen", KAREN).actor
    with desk.stores.main.transaction() as session:
        session.get_one(StaffKeyRow, karen.person).for_school = "lost"

    assert staff_store(desk, karen) is desk.stores.staff(karen.person)


def test_a_store_for_which_no_key_is_here_is_told_as_such(desk: Desk) -> None:
    kept = Actor("kept-elsewhere", Role.TEACHER, "school")
    with desk.stores.device.transaction() as session:
        session.add(StaffKeyRow(person=kept.person, by_password="", for_school=""))

    for who in (kept, Actor("nobody", Role.TEACHER, "school")):
        with pytest.raises(LearnKitError) as refused:
            staff_store(desk, who)
        assert refused.value.code == "keys.cannot_unwrap"
    start_small_school(desk)
    with pytest.raises(LearnKitError) as refused:
        staff_store(desk, Actor("nobody", Role.TEACHER, "school"))
    assert refused.value.code == "keys.cannot_unwrap"


def test_a_person_without_a_door_or_with_an_empty_lock_does_not_come_in(desk: Desk, school: NewSchool) -> None:
    ea = person(school, "Ea Blå")
    with desk.act(desk.owner()) as act:
        act.set("door", ea.id, lock="")
        fields = {"school": school.id, "name": "Ny", "user": "ny", "role": Role.PUPIL, "avatar": "fox"}
        new = act.create("person", {**fields, "protected": False})
    desk.stores.main.set_fact("demo", "1")

    codes = {refusal(desk, who, secret).code for who in (ea.id, new) for secret in (None, ea.secret)}

    assert codes == {"sign_in.wrong_secret"}


def test_nobody_comes_in_by_an_empty_user_name(desk: Desk, school: NewSchool) -> None:
    ea = person(school, "Ea Blå")
    with desk.act(desk.owner()) as act:
        act.set("person", ea.id, user="")

    assert refusal(desk, "", ea.secret).code == "sign_in.wrong_secret"
    assert sign_in(desk, ea.id, ea.secret).name == "Ea Blå"


def test_a_forgotten_password_loses_nothing_the_school_opens_the_store(desk: Desk, school: NewSchool) -> None:
    karen = sign_in(desk, "karen", KAREN).actor
    choose_look(desk, karen, theme="dark")
    sign_out(desk, karen)

    opened = staff_store(desk, karen)

    assert opened.path.name == f"{karen.person}.db"
    assert look_of(desk, karen).theme == "dark"


def test_no_secret_stands_in_the_store(desk: Desk, school: NewSchool) -> None:
    with desk.read() as session:
        written = "".join(session.scalars(select(OpRow.fields)))

    assert KAREN not in written
    assert all(f'"{p.secret}"' not in written for p in school.people if p.secret)


def test_in_the_demo_school_no_secret_is_needed_but_a_wrong_one_is_still_wrong(desk: Desk, school: NewSchool) -> None:
    ea = person(school, "Ea Blå")
    desk.stores.main.set_fact("demo", "1")

    assert sign_in(desk, ea.id, None).name == "Ea Blå"
    assert {refusal(desk, ea.id, said).code for said in (wrong(ea.secret), "")} == {"sign_in.wrong_secret"}


def test_a_user_name_with_a_ring_opens_in_large_letters_and_small(desk: Desk) -> None:
    staff = {"name": "Åse Lund", "user": "Åse", "role": "teacher", "password": KAREN}
    plan = plan_from({"school": {"name": "Skolen"}, "classes": [], "staff": [staff]})
    school = start_small_school(desk, plan)

    for typed in ("Åse", "åse", "ÅSE", "A\u030ase"):
        assert sign_in(desk, typed, KAREN).actor == actor(school, "Åse Lund")


def test_a_pupils_user_name_is_never_a_staff_members(desk: Desk) -> None:
    staff = {"name": "Karen Winther", "user": "KAREN", "role": "teacher", "password": KAREN}
    classes = [{"name": "3.A", "level": 3, "pupils": [{"name": "Karen"}]}]
    school = start_small_school(desk, plan_from({"school": {"name": "S"}, "classes": classes, "staff": [staff]}))

    assert person(school, "Karen").user == "karen2"
    assert sign_in(desk, "karen", KAREN).actor == actor(school, "Karen Winther")


def test_wrong_tries_are_counted_on_top_of_what_another_program_counted(desk: Desk, school: NewSchool) -> None:
    ea = person(school, "Ea Blå")
    other = open_desk(desk.home.root)
    for here in (desk, other) * 2:
        with pytest.raises(LearnKitError):
            sign_in(here, ea.id, "wrong")
    other.stores.close()

    with pytest.raises(LearnKitError) as shut:
        sign_in(desk, ea.id, "wrong")

    assert shut.value.code == "sign_in.wait"


def test_of_many_wrong_tries_at_once_in_two_programs_no_more_are_answered_than_one_by_one(
    desk: Desk, school: NewSchool
) -> None:
    ea = person(school, "Ea Blå")
    other = open_desk(desk.home.root)
    together = Barrier(8)

    def guess(here: Desk) -> str:
        together.wait()
        return refusal(here, ea.id, wrong(ea.secret)).code

    with ThreadPoolExecutor(8) as pool:
        told = Counter(pool.map(guess, (desk, other) * 4))

    with desk.stores.device.reading() as session:
        counted = session.get_one(AttemptRow, ea.id).wrong
    assert told == {"sign_in.wrong_secret": 4, "sign_in.wait": 4}
    assert counted == 5
    other.stores.close()


@pytest.mark.parametrize("who", ["Ea Blå", "Karen Winther"])
def test_a_right_secret_guessed_while_another_program_shuts_the_door_stays_outside(
    desk: Desk, school: NewSchool, monkeypatch: pytest.MonkeyPatch, who: str
) -> None:
    one, other = person(school, who), open_desk(desk.home.root)
    for name in ("opens", "password_opens"):
        real = getattr(signing_in, name)

        def meanwhile(*said: object, real: Callable[..., object] = real, name: str = name) -> object:
            monkeypatch.setattr(signing_in, name, real)
            for _ in range(5):
                refusal(other, one.id, "wrong")
            return real(*said)

        monkeypatch.setattr(signing_in, name, meanwhile)

    assert refusal(desk, one.id, one.secret or KAREN).code == "sign_in.wait"
    assert desk.stores.staff(one.id) is None
    other.stores.close()


def test_whoever_has_left_the_school_comes_in_no_more_by_id_or_name(desk: Desk, school: NewSchool) -> None:
    ea = person(school, "Ea Blå")
    with desk.act(desk.owner()) as act:
        act.set("person", ea.id, left=True)

    codes = {refusal(desk, who, ea.secret).code for who in (ea.id, ea.user)}

    assert codes == {"sign_in.wrong_secret"}
