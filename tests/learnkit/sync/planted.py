"""Mistakes one could make in sync, each put in on purpose, to see that the proof notices."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import NamedTuple

import msgspec
import pytest
from sqlalchemy import update
from sqlalchemy.orm import Session

from learnkit.clock import stamp_ms
from learnkit.db.journal import OpRow, RegisterMarkRow
from learnkit.journal.op import Op
from learnkit.sync import accepting, device, erase, holding, known, school
from learnkit.sync.device import Device
from learnkit.sync.holding import Cursor
from learnkit.sync.protocol import Ask, Changes, WireOp
from learnkit.sync.scopes import Caller
from tests.learnkit.sync.proof import Proof

Plant = Callable[[pytest.MonkeyPatch], None]


def cursor_past_unread(patch: pytest.MonkeyPatch) -> None:
    """The school says a store is up to its newest op, though a page ended before."""
    honest = school.SchoolHere.changes

    def changes(self: school.SchoolHere, caller: Caller, ask: Ask) -> Changes:
        told = honest(self, caller, msgspec.structs.replace(ask, count=False))
        last = honest(self, caller, msgspec.structs.replace(ask, upto=10**9, behind={})) if told.more else told
        return msgspec.structs.replace(told, upto=max(told.upto, _top(self)) if told.more and told.ops else last.upto)

    patch.setattr(school.SchoolHere, "changes", changes)


def _top(here: school.SchoolHere) -> int:
    with here._store.reading() as session:
        return max(session.query(OpRow.school_seq).order_by(OpRow.school_seq.desc()).first() or (0,))


def upto_before_the_ops(patch: pytest.MonkeyPatch) -> None:
    """The store says how far it is in a transaction of its own, before what it says so of."""
    honest = Device._keep

    def keep(self: Device, ops: Sequence[WireOp], before: Cursor, after: Cursor) -> int:
        honest(self, [], before, after)
        return honest(self, ops, after, after)

    patch.setattr(Device, "_keep", keep)
    patch.setattr(Device, "_fetch_anew", lambda self: None)


def no_refold(patch: pytest.MonkeyPatch) -> None:
    """A store does not work its registers out again once the school has given an act another stamp."""
    patch.setattr(holding, "refold", lambda session, rows: None)


def own_work_not_on_top(patch: pytest.MonkeyPatch) -> None:
    """What comes from the school hides what this store has not sent yet."""
    patch.setattr(holding, "_with_own_work", lambda session, ops: set())


def each_time_a_new_act(patch: pytest.MonkeyPatch) -> None:
    """The school does not know an act again."""
    honest = accepting.Accepting._already

    def already(self: accepting.Accepting, ops: Sequence[WireOp]) -> dict[str, object]:
        for op in honest(self, ops):
            fresh = f"{op} again"
            self._session.execute(update(OpRow).where(OpRow.id == op).values(id=fresh))
        return {}

    patch.setattr(accepting.Accepting, "_already", already)


def bucket_as_the_device_says(patch: pytest.MonkeyPatch) -> None:
    """The school believes a device about who may hold an act."""
    honest_read, honest = accepting._read, accepting.Accepting._as_kept
    said: dict[str, str] = {}

    def read(wire: WireOp) -> Op | None:
        said[wire.id] = wire.bucket
        return honest_read(wire)

    def as_kept(self: accepting.Accepting, op: Op, ahead: int) -> Op:
        kept = honest(self, op, ahead)
        return replace(kept, bucket=said[op.id] or kept.bucket)

    patch.setattr(accepting, "_read", read)
    patch.setattr(accepting.Accepting, "_as_kept", as_kept)
    honest_waiting = device._waiting_ops

    def waiting(session: Session) -> list[WireOp]:
        found = honest_waiting(session)
        return [msgspec.structs.replace(op, bucket=session.get_one(OpRow, op.id).bucket) for op in found]

    patch.setattr(device, "_waiting_ops", waiting)


def anyone_may_act_anywhere(patch: pytest.MonkeyPatch) -> None:
    """The school does not ask whether a person may act on the device that speaks."""
    patch.setattr(known.Known, "may_act_here", lambda self, actor, days: True)


def erase_what_waits(patch: pytest.MonkeyPatch) -> None:
    """A bucket is erased with acts in it that never came to the school."""

    def careless(session: Session, bucket: str) -> bool:
        waits = update(OpRow).where(OpRow.bucket == bucket, OpRow.school_seq.is_(None))
        session.execute(waits.values(school_seq=1))
        return erase.erase(session, bucket)

    patch.setattr(device, "erase", careless)


def marks_stay_behind(patch: pytest.MonkeyPatch) -> None:
    """Erasing forgets the marks of the last writers."""
    honest = erase._forget

    def forget(session: Session, table: str, rows: Sequence[str]) -> None:
        kept = [
            RegisterMarkRow(table_name=mark.table_name, row=mark.row, field=mark.field, stamp=mark.stamp, op=mark.op)
            for mark in session.query(RegisterMarkRow).filter(RegisterMarkRow.row.in_(rows))
            if mark.table_name == table
        ]
        honest(session, table, rows)
        session.expunge_all()
        session.add_all(kept)
        session.flush()

    patch.setattr(erase, "_forget", forget)


def sent_in_another_order(patch: pytest.MonkeyPatch) -> None:
    """Acts are sent the last first."""
    honest = device._waiting_ops
    patch.setattr(device, "_waiting_ops", lambda session: honest(session)[::-1])


def clocks_believed(patch: pytest.MonkeyPatch) -> None:
    """The school takes stamps from a clock that is ahead as they are."""
    patch.setattr(accepting.Accepting, "_true_stamp", lambda self, stamp, ahead: stamp)


def clocks_cut_off_at_now(patch: pytest.MonkeyPatch) -> None:
    """A stamp from ahead gets the moment it came instead of the moment it was."""

    def cut(self: accepting.Accepting, stamp: int, ahead: int) -> int:
        too_far = stamp_ms(stamp) > self._clock.hybrid.wall() + accepting.AHEAD_MS
        return self._clock.hybrid.stamp() if too_far else stamp

    patch.setattr(accepting.Accepting, "_true_stamp", cut)


def numbers_with_gaps(patch: pytest.MonkeyPatch) -> None:
    """The school counts what it refused."""
    honest = accepting.Accepting._keep

    def keep(self: accepting.Accepting, taken: list[accepting._Taken], keep_blob: Callable[[Op], None]) -> None:
        for one in taken[1:]:
            one.school_seq += 1
        honest(self, taken, keep_blob)

    patch.setattr(accepting.Accepting, "_keep", keep)


def old_scope_kept_in_mind(patch: pytest.MonkeyPatch) -> None:
    """A store whose change of scope was broken off still claims the scope it had."""
    patch.setattr(Device, "_unsettle", lambda self, cursor, restored: None)
    patch.setattr(Device, "_fetch_anew", lambda self: None)


Story = Callable[[Proof], None]
RIGHT, FAST, TOLERATED = 0.0, 3600.0, 240.0


def _several_pages(proof: Proof) -> None:
    for value in range(6):
        proof.choose(0, 0, value)
    proof.sync_well(0)
    proof.sync_well(1)


def _a_crash_in_the_middle_of_fetching(proof: Proof) -> None:
    for value in range(6):
        proof.choose(0, 0, value)
    proof.sync_well(0)
    proof.sync(1, [], (0, True))


def _a_later_choice_on_a_right_clock(proof: Proof) -> None:
    proof.choose(0, 0, 1)
    proof.sync_well(0)
    proof.time_passes(700)
    proof.sync_well(1)
    proof.choose(1, 0, 2)
    proof.sync_well(1)
    proof.sync_well(0)


def _work_while_an_answer_comes(proof: Proof) -> None:
    proof.choose(0, 0, 1)
    proof.sync_well(0)
    proof.sync_well(1)
    proof.time_passes(30)
    proof.choose(0, 0, 2)
    proof.sync_well(0)
    proof.sync(1, [], (0, True), meanwhile=3)
    proof.own_waiting_work_is_on_top()


def _an_answer_that_is_lost(proof: Proof) -> None:
    proof.read(0, 0, 60)
    proof.sync(0, ["answer lost"], None)
    proof.sync_well(0)
    proof.the_school_counts_without_gaps_and_each_act_once()


def _a_claim(proof: Proof) -> None:
    proof.claim(1)
    proof.sync_well(0)
    proof.the_school_says_itself_who_may_hold_an_act()


def _a_forgery(proof: Proof) -> None:
    proof.forge(1)
    proof.sync_well(1)
    proof.the_school_takes_no_forgery()


def _turned_out_with_work_unsent(proof: Proof) -> None:
    proof.teach("observation", 0, 1)
    proof.turn_out(let_in=False)
    proof.sync_well(3)
    proof.nothing_is_lost()


def _another_class(proof: Proof) -> None:
    proof.choose(1, 0, 1)
    proof.sync_well(1)
    proof.move("Ea Blå", "5.Y")
    proof.sync_well(1)


def _a_text_of_two_versions(proof: Proof) -> None:
    proof.write(0, 0, 1, 1)
    proof.write(0, 0, 2, 2)
    proof.sync_well(0)


def _a_choice_before_and_one_after(proof: Proof) -> None:
    proof.choose(0, 0, 1)
    proof.time_passes(700)
    proof.choose(1, 0, 2)
    proof.sync_well(1)
    proof.time_passes(700)
    proof.sync_well(0)
    proof.a_later_true_edit_stands_before_an_earlier_one_by_a_fast_clock()


def _there_and_back_with_a_crash_between(proof: Proof) -> None:
    proof.choose(1, 0, 1)
    proof.sync_well(1)
    proof.move("Ea Blå", "5.Y")
    proof.sync(1, [], (1, True))
    proof.move("Ea Blå", "2.X")


class Planted(NamedTuple):
    """A mistake, a short story in which it does harm, and how that shows."""

    plant: Plant
    story: Story
    shows: str
    off: tuple[float, float, float] = (RIGHT, RIGHT, RIGHT)


PLANTS: tuple[Planted, ...] = (
    Planted(cursor_past_unread, _several_pages, "does not have what the school has"),
    Planted(upto_before_the_ops, _a_crash_in_the_middle_of_fetching, "does not have what the school has"),
    Planted(no_refold, _a_later_choice_on_a_right_clock, "shows something else", (FAST, RIGHT, RIGHT)),
    Planted(own_work_not_on_top, _work_while_an_answer_comes, "is hidden", (TOLERATED, RIGHT, RIGHT)),
    Planted(each_time_a_new_act, _an_answer_that_is_lost, "."),
    Planted(bucket_as_the_device_says, _a_claim, "a claim was believed"),
    Planted(anyone_may_act_anywhere, _a_forgery, "a forgery was taken"),
    Planted(erase_what_waits, _turned_out_with_work_unsent, "an act is nowhere"),
    Planted(marks_stay_behind, _another_class, "a mark is left"),
    Planted(sent_in_another_order, _a_text_of_two_versions, "an honest act was refused"),
    Planted(clocks_believed, _a_choice_before_and_one_after, "a fast clock won", (FAST, RIGHT, RIGHT)),
    Planted(clocks_cut_off_at_now, _a_choice_before_and_one_after, "a fast clock won", (FAST, RIGHT, RIGHT)),
    Planted(numbers_with_gaps, _a_text_of_two_versions, "a gap in the school's numbers"),
    Planted(old_scope_kept_in_mind, _there_and_back_with_a_crash_between, "does not have what the school has"),
)
