"""In whatever order ops come, and however often, the tables end the same."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from learnkit.db.journal import OpRow
from learnkit.db.people import PersonRow
from learnkit.db.reading import SittingRow
from learnkit.db.stores import Store
from learnkit.domain.people import Actor, Role
from learnkit.errors import LearnKitError
from learnkit.journal.op import Op, Value
from learnkit.journal.record import latest_stamp, record
from learnkit.services.desk import Desk


@contextmanager
def store() -> Iterator[Store]:
    with tempfile.TemporaryDirectory() as folder:
        opened = Store(Path(folder) / "s.db", bytes(32), Path(folder) / "ballast")
        yield opened
        opened.close()


def op(number: int, stamp: int, table: str, row: str, fields: dict[str, Value]) -> Op:
    return Op(f"op{number:03}", "device", "someone", "school:s", table, row, fields, stamp, "2026-11-24T08:00:00+00:00")


names = st.lists(st.tuples(st.integers(1, 5), st.sampled_from(["Ea", "Bo", "Ib"])), min_size=1, max_size=6)


@settings(max_examples=40, deadline=None)
@given(names, st.randoms(use_true_random=False))
def test_the_last_writer_by_stamp_and_op_id_stands_in_any_order(given_names: list[tuple[int, str]], chance) -> None:  # type: ignore[no-untyped-def]
    ops = [op(n, stamp, "person", "p", {"name": name}) for n, (stamp, name) in enumerate(given_names)]
    winner = max(ops, key=lambda o: (o.stamp, o.id))
    chance.shuffle(ops)

    with store() as opened:
        for each in ops:
            with opened.transaction() as session:
                record(session, each)
        with opened.reading() as session:
            name = session.get_one(PersonRow, "p").name

    assert name == winner.fields["name"]


def test_fields_of_one_row_have_writers_of_their_own() -> None:
    with store() as opened:
        with opened.transaction() as session:
            record(session, op(1, 10, "person", "p", {"name": "Ea", "avatar": "fish"}))
            record(session, op(2, 30, "person", "p", {"avatar": "cow"}))
            record(session, op(3, 20, "person", "p", {"name": "Eva", "avatar": "sun"}))
        with opened.reading() as session:
            row = session.get_one(PersonRow, "p")

    assert (row.name, row.avatar) == ("Eva", "cow")


def test_an_event_is_written_once_and_never_changed() -> None:
    first: dict[str, Value] = {"pupil": "p", "text": "t", "seconds": 60}
    with store() as opened:
        with opened.transaction() as session:
            record(session, op(1, 10, "sitting", "s", first))
            record(session, op(2, 20, "sitting", "s", {**first, "seconds": 999}))
        with opened.reading() as session:
            assert session.get_one(SittingRow, "s").seconds == 60


def test_a_field_of_a_later_program_stays_in_the_journal_and_harms_nothing() -> None:
    with store() as opened:
        with opened.transaction() as session:
            record(session, op(1, 10, "person", "p", {"name": "Ea", "shoe_size": 34}))
            record(session, op(2, 11, "hat", "h", {"colour": "blue"}))
        with opened.reading() as session:
            assert session.get_one(PersonRow, "p").name == "Ea"
            assert "shoe_size" in session.get_one(OpRow, "op001").fields
            assert session.scalar(select(func.count()).select_from(OpRow)) == 2


def test_an_act_stands_or_falls_whole(desk: Desk) -> None:
    actor = Actor("owner", Role.OWNER, "s")

    with pytest.raises(LearnKitError), desk.act(actor) as act:
        act.create("school", {"name": "Strandskolen"}, row="s")
        act.set("person", "p", shoe_size=34)

    with desk.read() as session:
        assert session.scalar(select(func.count()).select_from(OpRow)) == 0


def test_what_is_not_in_the_catalogue_cannot_be_recorded(desk: Desk) -> None:
    with pytest.raises(LearnKitError) as refused, desk.act(Actor("owner", Role.OWNER, "s")) as act:
        act.create("person", {"cpr": "010101-1234"})

    assert refused.value.code == "op.not_catalogued"


def test_device_numbers_follow_one_another_and_stamps_grow(desk: Desk) -> None:
    actor = Actor("owner", Role.OWNER, "s")

    for name in ("A", "B", "C"):
        with desk.act(actor) as act:
            act.create("school", {"name": name})

    with desk.read() as session:
        rows = session.execute(select(OpRow.device_seq, OpRow.stamp).order_by(OpRow.device_seq)).all()
    assert [row.device_seq for row in rows] == [1, 2, 3]
    assert [row.stamp for row in rows] == sorted({row.stamp for row in rows})
    assert latest_stamp(desk.stores.main) == rows[-1].stamp


def test_an_op_that_is_there_already_changes_nothing_whatever_it_says_the_second_time() -> None:
    with store() as opened:
        with opened.transaction() as session:
            first = record(session, op(1, 10, "person", "p", {"name": "Ea"}))
            again = record(session, op(1, 99, "person", "p", {"name": "Bo"}))
        with opened.reading() as session:
            name = session.get_one(PersonRow, "p").name

    assert (first, again, name) == (True, False, "Ea")


def test_an_event_and_its_op_are_one(desk: Desk) -> None:
    with desk.act(Actor("owner", Role.OWNER, "s")) as act:
        row = act.create("sitting", {"pupil": "owner", "text": "t", "seconds": 60})

    with desk.read() as session:
        assert session.get_one(OpRow, row).row == row
