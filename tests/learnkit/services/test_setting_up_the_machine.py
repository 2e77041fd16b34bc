"""What a machine is for, who may say so, and to whom it opens by itself."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from learnkit.app import App
from learnkit.clock import Clock
from learnkit.db.people import PersonRow, PupilInClassRow
from learnkit.domain.people import Role
from learnkit.domain.school_plan import ClassPlan, PupilPlan, SchoolPlan, StaffPlan
from learnkit.errors import LearnKitError
from learnkit.services.setting_up_the_machine import OPENS_TO, Setup, classes_here, may_set_up, own_pupil, set_up
from learnkit.services.starting_a_school import NewSchool
from learnkit.settings import Settings
from tests.builders import KAREN, actor, person, start_small_school

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
EVERYONE = ("Ea Blå", "Karen Winther", "Bent Juhl", "Lise Lund", "Lone Rask", "Ib Tek")


class Machine:
    """One machine with the small school on it."""

    def __init__(self, folder: Path, plan: SchoolPlan | None = None) -> None:
        self.clock = Clock(moment=NOW, seed=1)
        self.app = App(folder, self.clock)
        self.school: NewSchool = start_small_school(self.app.desk, plan)

    def id(self, name: str) -> str:
        return person(self.school, name).id

    def set_up(self, who: str, setup: Setup) -> str:
        """The code of the refusal, or "" where there was none."""
        asking = self.app.desk.owner() if who == "owner" else actor(self.school, who)
        try:
            set_up(self.app.desk, asking, setup, now=self.app.settings, keep=self.app.change_settings)
        except LearnKitError as refused:
            return refused.code
        return ""

    def may(self, who: str) -> bool:
        return may_set_up(self.app.desk, actor(self.school, who), self.app.settings)

    def opens_to(self) -> str | None:
        own = own_pupil(self.app.desk, self.app.settings)
        return own.person.name if own is not None else None

    def leaves(self, name: str) -> None:
        with self.app.desk.act(self.app.desk.owner()) as act:
            act.set("person", self.id(name), left=True)


@pytest.fixture
def machine(tmp_path: Path) -> Iterator[Machine]:
    made = Machine(tmp_path / "home")
    yield made
    made.app.close()


def test_only_the_pupils_own_teacher_it_and_the_owner_make_a_machine_a_pupils(machine: Machine) -> None:
    setup = Setup("personal", machine.id("Ea Blå"))

    refused = {who: machine.set_up(who, setup) for who in EVERYONE if who not in ("Karen Winther", "Ib Tek")}

    assert set(refused.values()) == {"rights.denied"}
    assert machine.app.settings.kind == "cart"
    for who in ("Karen Winther", "Ib Tek", "owner"):
        assert machine.set_up(who, setup) == ""
        assert machine.opens_to() == "Ea Blå"
        machine.set_up("owner", Setup("cart"))


def test_any_class_teacher_and_it_may_share_a_machine_but_nobody_else(machine: Machine) -> None:
    for kind in ("cart", "kiosk"):
        told = {who: machine.set_up(who, Setup(kind)) for who in EVERYONE}
        assert [who for who, code in told.items() if not code] == ["Karen Winther", "Bent Juhl", "Ib Tek"]
        assert [who for who in EVERYONE if machine.may(who)] == ["Karen Winther", "Bent Juhl", "Ib Tek"]


def test_a_pupils_machine_is_not_taken_by_the_teacher_of_another_class(machine: Machine) -> None:
    machine.set_up("Karen Winther", Setup("personal", machine.id("Ea Blå")))

    assert not machine.may("Bent Juhl")
    assert machine.set_up("Bent Juhl", Setup("cart")) == "rights.denied"
    assert machine.set_up("Bent Juhl", Setup("personal", machine.id("Ida Holm"))) == "rights.denied"
    assert machine.opens_to() == "Ea Blå"
    assert machine.set_up("Karen Winther", Setup("cart")) == ""


def test_the_machine_of_a_pupil_who_has_left_opens_to_nobody_and_can_be_taken_over(machine: Machine) -> None:
    setup = Setup("personal", machine.id("Ea Blå"))
    machine.set_up("Karen Winther", setup)

    machine.leaves("Ea Blå")

    assert machine.opens_to() is None
    assert machine.set_up("Ib Tek", setup) == "device.pupil_has_left"
    assert machine.set_up("Bent Juhl", Setup("personal", machine.id("Ida Holm"))) == ""
    assert machine.opens_to() == "Ida Holm"


def test_a_substitute_whose_days_are_over_sets_up_nothing(tmp_path: Path) -> None:
    until = NOW.date()
    plan = SchoolPlan(
        "Strandskolen",
        (ClassPlan("2.X", 2, (PupilPlan("Ea Blå"),)),),
        (StaffPlan("Vikar Holm", "vikar", Role.TEACHER, KAREN, ("2.X",), until),),
    )
    machine = Machine(tmp_path / "home", plan)

    today = machine.may("Vikar Holm")
    machine.clock.moment = NOW + timedelta(days=1)

    assert today
    assert not machine.may("Vikar Holm")
    assert machine.set_up("Vikar Holm", Setup("cart")) == "rights.denied"
    machine.app.close()


def test_a_machine_belongs_to_a_pupil_and_to_nobody_else(machine: Machine) -> None:
    assert machine.set_up("owner", Setup("personal", "no-such-pupil")) == "rights.denied"
    assert machine.set_up("owner", Setup("personal", machine.id("Karen Winther"))) == "rights.denied"
    assert machine.set_up("owner", Setup("personal", "")) == "rights.denied"
    assert machine.set_up("owner", Setup("laptop")) == "device.unknown_kind"
    assert machine.app.settings == Settings()


def test_it_is_told_which_class_the_own_pupil_goes_in(machine: Machine) -> None:
    machine.set_up("owner", Setup("personal", machine.id("Ida Holm")))

    own = own_pupil(machine.app.desk, machine.app.settings)

    assert own is not None
    assert (own.person.actor, own.school_class) == (actor(machine.school, "Ida Holm"), machine.school.classes["5.Y"])


def test_the_own_pupils_class_is_the_one_of_today(machine: Machine) -> None:
    desk, ida = machine.app.desk, machine.id("Ida Holm")
    machine.set_up("owner", Setup("personal", ida))
    yesterday = (NOW - timedelta(days=1)).date().isoformat()
    with desk.act(desk.owner()) as act:
        row = act.session.scalars(select(PupilInClassRow.id).where(PupilInClassRow.person == ida)).one()
        act.set("pupil_in_class", row, until=yesterday)

    own = own_pupil(desk, machine.app.settings)

    assert own is not None
    assert own.school_class == ""


def test_a_file_that_names_a_grown_up_opens_to_nobody_and_keeps_nobody_from_setting_up(machine: Machine) -> None:
    karen = machine.id("Karen Winther")
    machine.app.change_settings(kind="personal", pupil=karen)
    machine.app.stores.device.set_fact(OPENS_TO, karen)

    assert machine.opens_to() is None
    assert machine.may("Karen Winther")


def test_a_file_that_says_shared_and_names_a_pupil_is_a_shared_machines(machine: Machine) -> None:
    machine.set_up("owner", Setup("personal", machine.id("Ida Holm")))
    machine.app.change_settings(kind="cart")

    assert machine.opens_to() is None
    assert machine.may("Karen Winther")


def test_a_changed_settings_file_opens_the_machine_to_nobody(machine: Machine, tmp_path: Path) -> None:
    file = tmp_path / "home" / machine.app.home.settings.name
    machine.set_up("owner", Setup("personal", machine.id("Ea Blå")))

    said = json.loads(file.read_text(encoding="utf8"))
    file.write_text(json.dumps({**said, "pupil": machine.id("Ida Holm")}), encoding="utf8")
    forged = Settings.load(file)

    assert forged.pupil == machine.id("Ida Holm")
    assert own_pupil(machine.app.desk, forged) is None
    assert own_pupil(machine.app.desk, replace(forged, pupil=machine.id("Ea Blå"))) is not None


def test_a_machine_shared_again_opens_to_nobody_whatever_its_file_says(machine: Machine) -> None:
    machine.set_up("owner", Setup("personal", machine.id("Ea Blå")))
    personal = machine.app.settings

    machine.set_up("owner", Setup("cart"))

    assert own_pupil(machine.app.desk, personal) is None
    assert machine.app.settings.pupil == ""


def test_a_cart_shows_its_named_classes_and_an_unnamed_one_all(machine: Machine) -> None:
    classes = machine.school.classes

    machine.set_up("owner", Setup("cart", classes=(classes["5.Y"],)))
    named = [tile.name for tile in classes_here(machine.app.desk, machine.app.settings)]
    machine.set_up("owner", Setup("cart"))
    unnamed = [tile.name for tile in classes_here(machine.app.desk, machine.app.settings)]

    assert (named, unnamed) == (["5.Y"], ["2.X", "5.Y"])


def test_a_kiosk_shows_the_whole_school_whatever_its_file_names(machine: Machine) -> None:
    machine.app.change_settings(kind="kiosk", classes=(machine.school.classes["5.Y"],))

    assert [tile.name for tile in classes_here(machine.app.desk, machine.app.settings)] == ["2.X", "5.Y"]


def test_classes_that_are_no_more_leave_a_cart_to_all(machine: Machine) -> None:
    assert machine.set_up("owner", Setup("cart", classes=("gone",))) == "device.unknown_class"

    machine.app.change_settings(kind="cart", classes=("gone",))

    assert [tile.name for tile in classes_here(machine.app.desk, machine.app.settings)] == ["2.X", "5.Y"]


def test_what_belongs_to_another_kind_is_not_kept(machine: Machine) -> None:
    here = machine.school.classes["2.X"]

    machine.set_up("owner", Setup("kiosk", machine.id("Ea Blå"), (here,), 4))

    assert Setup.of(machine.app.settings) == Setup("kiosk", idle_minutes=4)
    assert [tile.name for tile in classes_here(machine.app.desk, machine.app.settings)] == ["2.X", "5.Y"]


def test_the_file_holds_ids_and_is_read_again_as_it_was(machine: Machine) -> None:
    machine.set_up("owner", Setup("cart", classes=tuple(machine.school.classes.values()), idle_minutes=7))

    again = Settings.load(machine.app.home.settings)

    assert again == machine.app.settings
    assert again.classes == tuple(machine.school.classes.values())
    with machine.app.desk.read() as session:
        names = [row.name for row in session.query(PersonRow)]
    assert not any(name in machine.app.home.settings.read_text(encoding="utf8") for name in names)
