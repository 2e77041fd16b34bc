"""Many ops at once come to what they come to one by one; a register is worked out again as the journal says."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select, update

from learnkit.db.journal import OpRow, RefusedRow, RegisterMarkRow
from learnkit.db.preference import PreferenceRow
from learnkit.db.reading import SittingRow
from learnkit.db.stores import Store
from learnkit.journal.apply import apply
from learnkit.journal.folding import apply_all, refold
from learnkit.journal.op import Op, Value
from learnkit.journal.record import record

AT = "2026-11-24T08:00:00+00:00"


@contextmanager
def store() -> Iterator[Store]:
    with tempfile.TemporaryDirectory() as folder:
        opened = Store(Path(folder) / "s.db", bytes(32), Path(folder) / "ballast")
        yield opened
        opened.close()


def op(number: int, stamp: int, table: str, row: str, fields: dict[str, Value]) -> Op:
    return Op(f"op{number:03}", "device", "someone", "pupil:p", table, row, fields, stamp, AT)


def shown(opened: Store) -> tuple[set[tuple[str, str, str]], set[tuple[str, int]], set[tuple[str, str, int, str]]]:
    with opened.reading() as session:
        return (
            {(row.id, row.name, row.value) for row in session.scalars(select(PreferenceRow))},
            {(row.id, row.seconds) for row in session.scalars(select(SittingRow))},
            {(m.row, m.field, m.stamp, m.op) for m in session.scalars(select(RegisterMarkRow))},
        )


acts = st.tuples(
    st.sampled_from("ab"), st.integers(1, 4), st.sampled_from([{"name": "n"}, {"value": "1"}, {"value": "2"}])
)


@settings(max_examples=25, deadline=None)
@given(st.lists(acts, max_size=8), st.integers(0, 8), st.integers(0, 2))
def test_a_heap_of_ops_comes_to_the_same_as_one_by_one(
    told: list[tuple[str, int, dict[str, Value]]], cut: int, sittings: int
) -> None:
    ops = [op(n, stamp, "preference", row, fields) for n, (row, stamp, fields) in enumerate(told)]
    ops += [op(100 + n, 1, "sitting", f"s{n}", {"pupil": "p", "seconds": n}) for n in range(sittings)]

    with store() as heaps, store() as single:
        with heaps.transaction() as session:
            apply_all(session, ops[cut:])
            apply_all(session, ops[:cut])
            apply_all(session, ops)
        with single.transaction() as session:
            for each in ops:
                apply(session, each)

        assert shown(heaps) == shown(single)


def test_a_waiting_act_stands_above_confirmed_ones_and_a_refused_one_below() -> None:
    with store() as opened, opened.transaction() as session:
        for number, stamp, value in ((1, 10, "confirmed"), (2, 5, "waiting"), (3, 20, "refused")):
            record(session, op(number, stamp, "preference", "r", {"value": value}))
        session.execute(update(OpRow).where(OpRow.id == "op001").values(school_seq=1))
        session.add(RefusedRow(op="op003", code="rights.denied", at=AT))
        session.flush()

        refold(session, {("preference", "r")})
        before = session.get_one(PreferenceRow, "r").value
        session.execute(update(OpRow).where(OpRow.id == "op002").values(school_seq=2))
        refold(session, {("preference", "r")})
        after = session.get_one(PreferenceRow, "r").value

    assert (before, after) == ("waiting", "confirmed")
