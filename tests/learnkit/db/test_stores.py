"""Stores commit what was finished, whole or not at all; a megabyte is set aside for the full disk."""

from __future__ import annotations

import pytest

from learnkit.db.stores import BALLAST_BYTES
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


def test_of_two_programs_that_settle_a_fact_the_first_ones_stands(desk: Desk) -> None:
    settled = [desk.stores.device.settle_fact("device", value) for value in ("one", "two")]

    assert settled == ["one", "one"]
