"""Stores commit what was finished, whole or not at all; a megabyte is set aside for the full disk."""

from __future__ import annotations

import pytest

from learnkit.db.stores import BALLAST_BYTES
from learnkit.errors import LearnKitError
from learnkit.services.desk import Desk
from tests.builders import open_desk


def test_a_transaction_inside_another_is_undone_with_it(desk: Desk) -> None:
    store = desk.stores.device

    with pytest.raises(RuntimeError), store.transaction():
        with store.transaction():
            store.set_fact("inner", "1")
        store.set_fact("outer", "1")
        raise RuntimeError

    assert (store.fact("inner"), store.fact("outer")) == (None, None)


def test_a_megabyte_is_set_aside_and_given_back_once(desk: Desk) -> None:
    assert (desk.home.root / "ballast").stat().st_size == BALLAST_BYTES

    assert [desk.stores.device.free_ballast() for _ in range(2)] == [True, False]


def test_a_first_day_that_was_broken_off_leaves_the_machine_without_a_school(desk: Desk) -> None:
    with pytest.raises(KeyboardInterrupt), desk.stores.founding():
        raise KeyboardInterrupt

    again = open_desk(desk.home.root)

    assert desk.home.school_store.exists()
    assert [stores.main for stores in (desk.stores, again.stores)] == [desk.stores.device, again.stores.device]
    again.stores.close()


def test_what_was_done_in_a_first_day_that_was_broken_off_is_not_there_in_the_next(desk: Desk) -> None:
    with pytest.raises(KeyboardInterrupt), desk.stores.founding() as store:
        with store.transaction():
            store.set_fact("half", "1")
        raise KeyboardInterrupt

    with desk.stores.founding() as store:
        left = store.fact("half")
        store.set_fact("school", "one")

    assert left is None
    assert desk.stores.main.fact("school") == "one"


def test_of_two_programs_that_found_a_school_the_second_is_told_there_is_one(desk: Desk) -> None:
    other = open_desk(desk.home.root)
    with desk.stores.founding() as store:
        store.set_fact("school", "one")

    with pytest.raises(LearnKitError) as refused, other.stores.founding() as store:
        store.set_fact("school", "two")

    assert refused.value.code == "school.already_here"
    assert desk.stores.main.fact("school") == "one"
    other.stores.close()


def test_of_two_programs_that_settle_a_fact_the_first_ones_stands(desk: Desk) -> None:
    settled = [desk.stores.device.settle_fact("device", value) for value in ("one", "two")]

    assert settled == ["one", "one"]
