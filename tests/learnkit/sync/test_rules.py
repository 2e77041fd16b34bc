"""What the school takes from whom."""

from __future__ import annotations

import json
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest
from sqlalchemy import select

from learnkit.db.journal import OpRow, RefusedRow
from learnkit.db.people import PersonRow, PupilInClassRow
from learnkit.domain.people import Actor
from learnkit.journal.op import Op, Value
from learnkit.journal.record import record
from learnkit.services.adding_people import add_pupil
from learnkit.services.giving_a_new_secret import give_new_secret
from learnkit.services.saving_a_version import save
from learnkit.services.writing import begin, show
from learnkit.sync.device import Device
from learnkit.sync.protocol import MAX_OP_BYTES
from tests.learnkit.sync.world import Machine, World, ops

NOW = "2026-11-24T08:00:00.000+00:00"


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    made = World(tmp_path, quick=True)
    yield made
    made.close()


@pytest.fixture
def cart(world: World) -> Machine:
    """A device for all of the school, that has synced once."""
    made = world.device("cart")
    made.sync()
    return made


@pytest.fixture
def karen(world: World, cart: Machine) -> Machine:
    """The own store of the teacher of 2.X on the cart."""
    made = world.own(cart, "Karen Winther")
    made.sync()
    return made


def did(  # what a machine might hold, honest or not
    machine: Machine,
    actor: Actor,
    table: str,
    row: str,
    fields: dict[str, Value],
    *,
    id_: str | None = None,
    at: str = NOW,
) -> str:
    clock = machine.desk.clock
    op = Op(id_ or clock.new_id(), machine.name, actor.person, "school:x", table, row, fields, clock.hybrid.stamp(), at)
    with machine.store.transaction() as session:
        record(session, op)
    return op.id


def answer(world: World, machine: Machine, op: str) -> str:
    """What the school says to the op: "taken", or why not."""
    machine.sync()
    with machine.store.reading() as session:
        refused = session.get(RefusedRow, op)
    if refused is not None:
        assert op not in ops(world.store)
        return refused.code
    assert op in ops(world.store)
    return "taken"


def of(world: World, name: str) -> str:
    return world.actors[name].person


def test_a_pupil_does_not_write_in_a_classmates_text(world: World, cart: Machine) -> None:
    ea, bo = world.actors["Ea Blå"], world.actors["Bo Ål"]
    document = begin(cart.desk, ea)
    save(cart.desk, ea, document, "Min kat.")
    cart.sync()
    content = json.dumps({"parents": [], "sha256": sha256(b"x").hexdigest(), "stamp": 1, "whole": "x"})
    fields: dict[str, Value] = {"document": document, "content": content, "actor": bo.person, "at": NOW, "words": 1}

    op = did(cart, bo, "version", "v", fields, id_="v")

    assert answer(world, cart, op) == "rights.denied"


def test_nobody_gives_a_row_that_is_there_to_somebody_else(world: World, cart: Machine) -> None:
    ea = world.actors["Ea Blå"]
    document = begin(cart.desk, world.actors["Bo Ål"])
    cart.sync()

    op = did(cart, ea, "document", document, {"owner": ea.person, "title": "Mit"})

    assert answer(world, cart, op) == "op.other_owner"


def test_nobody_signs_for_another(world: World, karen: Machine) -> None:
    ea = of(world, "Ea Blå")
    fields: dict[str, Value] = {"pupil": ea, "goal": "g", "level": 3, "judged_by": of(world, "Bent Juhl"), "at": NOW}

    op = did(karen, world.actors["Karen Winther"], "judgement", "j", fields, id_="j")

    assert answer(world, karen, op) == "rights.denied"


def test_a_teacher_judges_the_pupils_of_the_own_class_and_no_others(world: World, karen: Machine) -> None:
    me = world.actors["Karen Winther"]
    fields: dict[str, Value] = {"goal": "g", "level": 2, "judged_by": me.person, "at": NOW}

    mine = did(karen, me, "judgement", "mine", {**fields, "pupil": of(world, "Ea Blå")}, id_="mine")
    other = did(karen, me, "judgement", "other", {**fields, "pupil": of(world, "Ida Holm")}, id_="other")

    assert answer(world, karen, mine) == "taken"
    assert answer(world, karen, other) == "rights.denied"


def test_staff_the_school_has_not_let_in_on_the_device_do_nothing_on_it(world: World, cart: Machine) -> None:
    karen = world.actors["Karen Winther"]
    fields: dict[str, Value] = {"pupil": of(world, "Ea Blå"), "words": "x", "seen_by": karen.person, "at": NOW}

    op = did(cart, karen, "observation", "o", fields)

    assert answer(world, cart, op) == "rights.denied"


def test_a_device_of_other_classes_brings_nothing_of_a_pupil(world: World) -> None:
    of_5y, ea = world.device("of 5y", "5.Y"), world.actors["Ea Blå"]

    op = did(of_5y, ea, "sitting", "s", {"pupil": ea.person, "begun": NOW, "ended": NOW, "seconds": 60}, id_="s")

    assert answer(world, of_5y, op) == "rights.denied"


def test_what_was_done_while_a_bond_held_counts_after_it_has_ended(world: World) -> None:
    of_2x, ea = world.device("of 2x", "2.X"), world.actors["Ea Blå"]
    of_2x.sync()
    save(of_2x.desk, ea, document := begin(of_2x.desk, ea), "Før flytningen.")
    world.time.pass_by(3 * 24 * 3600)
    world.move("Ea Blå", "5.Y")

    moved = of_2x.sync()

    assert (moved.pushed, moved.refused) == (2, 0)
    assert document in {row.row for row in ops(world.store).values()}
    assert not any(ea.person in row.bucket for row in ops(of_2x.store).values())


def test_a_teacher_adds_a_pupil_to_the_own_class_and_the_pupil_is_there_everywhere(
    world: World, cart: Machine, karen: Machine
) -> None:
    me = world.actors["Karen Winther"]

    added = add_pupil(karen.desk, me, world.classes["2.X"], "Ny Elev")
    moved = karen.sync()
    cart.sync()

    assert (moved.pushed, moved.refused) == (3, 0)
    with cart.store.reading() as session:
        assert session.get_one(PersonRow, added.id).name == "Ny Elev"
        placed = session.scalars(select(PupilInClassRow.school_class).where(PupilInClassRow.person == added.id))
        assert placed.all() == [world.classes["2.X"]]


def test_a_teacher_takes_no_pupil_over_from_another_class(world: World, karen: Machine) -> None:
    fields: dict[str, Value] = {"person": of(world, "Ida Holm"), "school_class": world.classes["2.X"]}
    fields |= {"since": "2026-11-24", "until": ""}

    op = did(karen, world.actors["Karen Winther"], "pupil_in_class", "p", fields)

    assert answer(world, karen, op) == "rights.denied"


def test_a_teacher_changes_neither_who_staff_are_nor_the_school(world: World, karen: Machine) -> None:
    me = world.actors["Karen Winther"]

    role = did(karen, me, "person", me.person, {"role": "it"})
    school = did(karen, me, "school", me.school, {"name": "Min skole"})
    bond = did(karen, me, "staff_in_class", "b", {"person": me.person, "school_class": "c", "since": "2026-11-24"})

    assert {answer(world, karen, op) for op in (role, school, bond)} == {"rights.denied"}


def test_a_teacher_gives_a_new_pin_and_a_pupil_does_not(world: World, cart: Machine, karen: Machine) -> None:
    bo, ea = world.actors["Bo Ål"], of(world, "Ea Blå")
    give_new_secret(karen.desk, world.actors["Karen Winther"], ea)

    by_teacher = karen.sync()
    by_pupil = did(cart, bo, "door", ea, {"lock": "open"})

    assert (by_teacher.pushed, by_teacher.refused) == (1, 0)
    assert answer(world, cart, by_pupil) == "rights.denied"


@pytest.mark.parametrize(
    ("table", "fields", "at", "code"),
    [
        ("hat", {"colour": "blue"}, NOW, "op.unknown_table"),
        ("sitting", {"seconds": "many"}, NOW, "op.bad_fields"),
        ("sitting", {"seconds": True}, NOW, "op.bad_fields"),
        ("sitting", {"begun": "i går"}, NOW, "op.bad_fields"),
        ("sitting", {"seconds": 60}, "i går", "op.bad_fields"),
        ("sitting", {"seconds": 60}, "2026-11-24T08:00:00", "op.bad_fields"),
        ("version", {"content": "{}"}, NOW, "op.bad_fields"),
        ("version", {"document": "d", "content": "{", "actor": "a", "at": NOW}, NOW, "op.bad_fields"),
        ("version", {"document": "d", "content": "{}", "actor": "a", "at": NOW}, NOW, "document.damaged"),
        ("comment", {"words": "x"}, NOW, "op.no_parent"),
    ],
)
def test_what_is_spoilt_is_refused_alone(
    world: World, cart: Machine, table: str, fields: dict[str, Value], at: str, code: str
) -> None:
    ea = world.actors["Ea Blå"]
    owner: dict[str, Value] = {"pupil": ea.person} if table == "sitting" else {}
    with cart.store.transaction() as session:  # a store that has gone wrong, not an act
        spoilt = OpRow(id="spoilt", device="cart", device_seq=1, actor=ea.person, bucket="pupil:x", table_name=table,
                       row="spoilt", fields=json.dumps({**owner, **fields}), stamp=1, at=at, schema=1)  # fmt: skip
        session.add(spoilt)
    good = did(cart, ea, "sitting", "good", {"pupil": ea.person, "begun": NOW, "ended": NOW}, id_="good")

    assert answer(world, cart, "spoilt") == code
    assert answer(world, cart, good) == "taken"


def test_an_id_that_another_act_has_is_refused(world: World, cart: Machine) -> None:
    ea, bo = world.actors["Ea Blå"], world.actors["Bo Ål"]
    fields: dict[str, Value] = {"begun": NOW, "ended": NOW, "seconds": 60}
    did(cart, ea, "sitting", "s", {**fields, "pupil": ea.person}, id_="s")
    cart.sync()
    other = world.device("other")
    did(other, bo, "sitting", "s", {**fields, "pupil": bo.person}, id_="s")

    moved = Device(other.store, other.desk.clock, "other", other.link, other.desk.home.books).sync()

    assert moved.refused == 1
    assert ops(world.store)["s"].bucket == f"pupil:{ea.person}"


def test_a_field_of_a_later_program_is_taken_and_travels(world: World, cart: Machine) -> None:
    ea, other = world.actors["Ea Blå"], world.device("other")
    row = f"{ea.person}:hat"

    op = did(cart, ea, "preference", row, {"person": ea.person, "name": "hat", "value": "1", "shoe_size": 34})
    world.sync(cart, other)

    assert '"shoe_size":34' in ops(other.store)[op].fields


def test_an_act_no_batch_can_hold_stays_here_and_is_said(world: World, cart: Machine) -> None:
    ea = world.actors["Ea Blå"]
    row = f"{ea.person}:long"

    op = did(cart, ea, "preference", row, {"person": ea.person, "name": "long", "value": "x" * (MAX_OP_BYTES + 1)})

    assert answer(world, cart, op) == "op.too_large"


def test_a_refused_act_stays_on_the_device_and_can_be_read(world: World) -> None:
    of_5y, ea = world.device("of 5y", "5.Y"), world.actors["Ea Blå"]
    of_5y.sync()
    op = did(of_5y, ea, "document", "d", {"owner": ea.person, "title": "Mit", "begun": NOW})

    moved = of_5y.sync()
    again = of_5y.sync()

    assert (moved.refused, again.refused, again.pending) == (1, 1, 0)
    assert ops(of_5y.store)[op].school_seq is None
    assert again.bytes_up < moved.bytes_up, "it is not sent time and again"


def test_the_teacher_sees_the_text_as_the_pupil_does(world: World, cart: Machine, karen: Machine) -> None:
    ea = world.actors["Ea Blå"]
    document = begin(cart.desk, ea)
    save(cart.desk, ea, document, "Min kat 🐈.")

    world.sync(cart, karen)

    with karen.store.reading():
        seen = show(karen.desk, world.actors["Karen Winther"], document)
    assert (seen.text, seen.sha256) == ("Min kat 🐈.", show(cart.desk, ea, document).sha256)
