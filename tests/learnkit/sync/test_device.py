"""What a store does with what the school says: who is turned out, what came back from a copy, who syncs meanwhile."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from sqlalchemy import delete, select, update

from learnkit.db.journal import HeldBucketRow, OpRow
from learnkit.db.local import FactRow
from learnkit.db.preference import PreferenceRow
from learnkit.errors import LearnKitError
from learnkit.services.choosing_a_look import choose_look
from learnkit.services.saving_a_version import save
from learnkit.services.writing import begin, show
from learnkit.sync import device as device_module
from learnkit.sync.holding import Cursor, try_again
from learnkit.sync.protocol import Ask, Changes, Push, Pushed
from learnkit.sync.school import EPOCH_FACT, SchoolHere
from tests.learnkit.sync.world import Machine, World, heads, marks, ops, tables

T = TypeVar("T")


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    made = World(tmp_path, quick=True)
    yield made
    made.close()


@pytest.fixture
def cart(world: World) -> Machine:
    made = world.device("cart")
    made.sync()
    return made


def turn_out(machine: Machine) -> None:
    def push(push: Push) -> Pushed:
        raise LearnKitError("device.revoked")

    def pull(ask: Ask) -> Changes:
        raise LearnKitError("device.revoked")

    machine.link.push, machine.link.pull = push, pull  # type: ignore[method-assign]


def test_a_device_that_is_turned_out_keeps_nothing_of_the_school(world: World, cart: Machine) -> None:
    ea = world.actors["Ea Blå"]
    save(cart.desk, ea, begin(cart.desk, ea), "Min kat.")
    cart.sync()
    turn_out(cart)

    with pytest.raises(LearnKitError, match=r"device\.revoked"):
        cart.sync()

    assert (ops(cart.store), tables(cart.store), heads(cart.store), marks(cart.store)) == ({}, {}, {}, set())


def test_a_device_that_is_turned_out_keeps_work_the_school_never_got(world: World, cart: Machine) -> None:
    ea, bo = world.actors["Ea Blå"], world.actors["Bo Ål"]
    choose_look(cart.desk, bo, size=30)
    cart.sync()
    save(cart.desk, ea, document := begin(cart.desk, ea), "Min kat.")
    turn_out(cart)

    with pytest.raises(LearnKitError):
        cart.sync()

    assert show(cart.desk, ea, document).text == "Min kat."
    assert {row.bucket for row in ops(cart.store).values()} == {f"pupil:{ea.person}"}


def test_a_school_restored_from_a_copy_gets_again_what_the_copy_lacks(world: World, cart: Machine) -> None:
    ea = world.actors["Ea Blå"]
    before = max(row.school_seq or 0 for row in ops(world.store).values())
    save(cart.desk, ea, begin(cart.desk, ea), "Min kat.")
    cart.sync()
    lost = {op for op, row in ops(world.store).items() if (row.school_seq or 0) > before}
    with world.store.transaction() as session:  # the copy is from before
        for row in session.scalars(select(OpRow).where(OpRow.school_seq > before)).all():
            session.delete(row)
        for table in ("version", "document", "head"):
            session.execute(delete(OpRow.metadata.tables[table]))
        session.execute(update(FactRow).where(FactRow.name == EPOCH_FACT).values(value="another"))
    world.here.epoch = "another"

    moved = cart.sync()

    assert lost and lost <= ops(world.store).keys()
    assert moved.pending == 0
    assert ops(cart.store) == {op: row for op, row in ops(world.store).items() if op in ops(cart.store)}


def test_what_is_missing_is_noticed_and_fetched_again(world: World, cart: Machine) -> None:
    ea, other = world.actors["Ea Blå"], world.device("other")
    world.sync(other)
    choose_look(cart.desk, ea, size=30)
    world.sync(cart, other)
    with other.store.transaction() as session:
        session.execute(delete(OpRow).where(OpRow.table_name == "preference"))
        session.execute(delete(PreferenceRow))
    choose_look(cart.desk, world.actors["Bo Ål"], size=31)
    world.sync(cart, other)

    with other.store.reading() as session:
        assert set(session.scalars(select(PreferenceRow.value))) == {"30", "31"}


def test_of_two_programs_that_sync_one_store_the_slower_lets_go(world: World, cart: Machine) -> None:
    ea, other = world.actors["Ea Blå"], world.device("other")
    other.sync()
    choose_look(cart.desk, ea, size=30)
    cart.sync()
    inside = []

    def commit(work: Callable[[], T], /) -> T:
        if not inside:
            inside.append(other.sync())
        return work()

    with pytest.raises(LearnKitError, match=r"sync\.meanwhile"):
        other.sync(commit)

    assert inside[0].pulled == 1
    assert ops(other.store) == {op: row for op, row in ops(world.store).items() if op in ops(other.store)}


def test_a_refused_act_may_be_tried_again(world: World) -> None:
    of_5y, ea = world.device("of 5y", "5.Y"), world.actors["Ea Blå"]
    of_5y.sync()
    with of_5y.desk.act(ea) as act:
        op = act.create("sitting", {"pupil": ea.person, "begun": act.now, "ended": act.now})
    assert of_5y.sync().refused == 1
    world.move("Ea Blå", "5.Y")

    with of_5y.store.transaction() as session:
        try_again(session, [op])
    moved = of_5y.sync()

    assert (moved.pushed, moved.refused) == (1, 0)


def test_no_transaction_holds_more_than_a_slice(world: World, cart: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    ea, other = world.actors["Ea Blå"], world.device("other")
    other.sync()
    with cart.store.transaction():
        document = begin(cart.desk, ea)
        for n in range(450):
            save(cart.desk, ea, document, f"Min kat er {n} år.")
    cart.sync()
    sizes: list[int] = []
    honest = device_module.take_in
    monkeypatch.setattr(device_module, "take_in", lambda session, ops: sizes.append(len(ops)) or honest(session, ops))

    other.sync()

    assert sum(sizes) == 451
    assert max(sizes) <= 200
    assert show(other.desk, ea, document) == show(cart.desk, ea, document)


def test_a_scope_a_device_makes_up_gives_it_nothing(world: World) -> None:
    of_5y, ea = world.device("of 5y", "5.Y"), world.actors["Ea Blå"]
    of_5y.sync()
    with of_5y.store.transaction() as session:
        cursor = Cursor.of(session)
        session.add(HeldBucketRow(bucket=f"pupil:{ea.person}", behind=0))

    told = of_5y.link.pull(Ask(cursor.epoch, cursor.upto, cursor.scope_hash, {f"pupil:{ea.person}": 0}))

    assert told.ops == []


def test_the_same_school_opened_again_is_the_same(world: World) -> None:
    again = SchoolHere(world.store, world.desk.clock, world.desk.home.books)

    assert (again.id, again.epoch) == (world.here.id, world.here.epoch)
