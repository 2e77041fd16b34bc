"""Any number of machines and people, wrong clocks, broken lines and crashes: what must hold all the same.

`Proof` is a Hypothesis state machine. Its rules do what happens in schools; its invariants are asked after every step,
and at the end, when every line is whole again and everyone has synced, all must have what they should and no more.
"""

from __future__ import annotations

import json
import random
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from sqlalchemy import select

from learnkit.db.journal import OpRow
from learnkit.db.writing import VersionRow
from learnkit.domain.people import Actor
from learnkit.domain.versions import first_version, from_value, version_after
from learnkit.errors import LearnKitError
from learnkit.journal.folding import apply_all
from learnkit.journal.heads import version_fields
from learnkit.journal.op import Op, Value, fields_from
from learnkit.journal.record import Act, acting, record
from learnkit.sync.device import at_once
from learnkit.sync.protocol import School
from tests.learnkit.sync.line import CRASHES, FATES, SMALL, WHOLE, Crash, Line, pieces
from tests.learnkit.sync.world import Machine, World, empty_store, heads, marks, op_of, ops, parked, refused, tables

T = TypeVar("T")

PUPILS = ("Ea Blå", "Bo Ål", "Ida Holm")
OFF_S = (0.0, 240.0, 3600.0, 400_000.0, -3600.0)
TEN_MINUTES_MS = 600_000
SENTENCES = ("Katten sov.", "Solen skinnede.", "Der lå et brev.", "Vi gik hjem.")


SCHOOL = "the school"


class Proof(RuleBasedStateMachine):
    @initialize(off=st.tuples(st.sampled_from(OFF_S), st.sampled_from(OFF_S), st.sampled_from(OFF_S)))
    def begin(self, off: tuple[float, float, float]) -> None:
        shared = Path("/dev/shm")
        self.folder = Path(tempfile.mkdtemp(dir=shared if shared.is_dir() else None, prefix="learnkit-proof-"))
        pieces(*WHOLE)
        self.world = World(self.folder, quick=True)
        self.off: dict[str, float] = dict(zip(("all", "of 2x", "of 5y"), off, strict=True))
        cart = self.world.device("all", off_s=off[0])
        self.world.device("of 2x", "2.X", off_s=off[1])
        self.world.device("of 5y", "5.Y", off_s=off[2])
        karen = self.world.own(self.world.machines["of 2x"], "Karen Winther")
        self.off[karen.name] = off[1]
        self.names = [cart.name, "of 2x", "of 5y", karen.name]
        self.lines: dict[str, Line] = {}
        for machine in self.world.machines.values():
            line = Line(machine.link, lambda machine=machine: self.shut(machine))
            self.lines[machine.name] = line
            machine.link = line
        self.written: dict[str, str] = {}
        """op to the machine it was done on"""
        self.true_ms: dict[str, int] = {}
        self.forbidden: set[str] = set()
        self.acknowledged: set[str] = set()
        self.seen: dict[str, dict[str, Any]] = {}
        self.may_forge = True
        for machine in self.world.machines.values():
            machine.sync()
        pieces(*SMALL)

    def shut(self, machine: Machine) -> str | None:
        if "/" in machine.name and not self.world.is_let_in(self.world.machines["of 2x"], "Karen Winther"):
            return "grant.revoked"
        return None

    def ops(self, name: str) -> dict[str, Any]:
        """The ops of a machine, or of "the school", as they were after the last step that touched it."""
        if name not in self.seen:
            self.seen[name] = ops(self.world.store if name == SCHOOL else self.world.machines[name].store)
        return self.seen[name]

    # What people do

    def do(self, machine: Machine, actor: Actor, work: Callable[[Act], str]) -> None:
        before = set(self.ops(machine.name))
        with acting(machine.store, actor, machine.desk.device, machine.desk.clock) as act:
            work(act)
        self.seen.pop(machine.name)
        for op in set(self.ops(machine.name)) - before:
            self.written[op], self.true_ms[op] = machine.name, self.world.time.ms

    def pupils_on(self, machine: Machine) -> list[str]:
        scope = self.world.here.scope(machine.caller)
        return [name for name in PUPILS if f"pupil:{self.world.actors[name].person}" in scope]

    @rule(which=st.integers(0, 2), who=st.integers(0, 2), value=st.integers(0, 9))
    def choose(self, which: int, who: int, value: int) -> None:
        """A pupil chooses something: a register that exists on every machine from the first choice on."""
        machine = self.world.machines[self.names[which]]
        here = self.pupils_on(machine)
        if here:
            self.set_choice(machine, self.world.actors[here[who % len(here)]], value)

    def set_choice(self, machine: Machine, actor: Actor, value: int) -> None:
        row = f"{actor.person}:size"
        there = ("preference", row) in tables(machine.store, {("preference", row)})
        fields: dict[str, Value] = {"person": actor.person, "name": "size", "value": str(value)}

        def work(act: Act) -> str:
            if there:
                act.set("preference", row, value=str(value))
            else:
                act.create("preference", fields, row=row)
            return row

        self.do(machine, actor, work)

    @rule(which=st.integers(0, 2), who=st.integers(0, 2), place=st.integers(0, 3), word=st.integers(0, 9))
    def write(self, which: int, who: int, place: int, word: int) -> None:
        """A pupil goes on in the one document the pupil has, on whatever machine."""
        machine = self.world.machines[self.names[which]]
        here = self.pupils_on(machine)
        if not here:
            return
        actor = self.world.actors[here[who % len(here)]]
        document = f"document of {actor.person}"
        shown = sorted(
            (stamp, version, text)
            for version, (of, text) in heads(machine.store).items()
            if of == document
            for stamp in [self.ops(machine.name)[version].stamp]
        )
        self.do(machine, actor, lambda act: _go_on(act, document, shown, place, word))

    @rule(which=st.integers(0, 2), who=st.integers(0, 2), seconds=st.integers(1, 900))
    def read(self, which: int, who: int, seconds: int) -> None:
        machine = self.world.machines[self.names[which]]
        here = self.pupils_on(machine)
        if here:
            actor = self.world.actors[here[who % len(here)]]
            fields: dict[str, Value] = {"pupil": actor.person, "text": "t", "seconds": seconds}
            fields |= {"begun": machine.desk.clock.now().isoformat(), "ended": machine.desk.clock.now().isoformat()}
            self.do(machine, actor, lambda act: act.create("sitting", fields))

    @rule(what=st.sampled_from(["task", "observation"]), who=st.integers(0, 1), value=st.integers(0, 9))
    def teach(self, what: str, who: int, value: int) -> None:
        """The teacher gives a task, or notes what only staff may hold."""
        machine = self.world.machines[self.names[3]]
        if self.shut(machine) is not None:
            return
        karen, pupil = self.world.actors["Karen Winther"], self.world.actors[PUPILS[who]]
        if f"pupil:{pupil.person}" not in self.world.here.scope(machine.caller):
            return
        at = machine.desk.clock.now().isoformat()
        if what == "task":
            fields: dict[str, Value] = {"task": "t", "pupil": pupil.person, "message": str(value)}
            fields |= {"given_by": karen.person, "given_at": at, "taken_back": False}
            row = f"t:{pupil.person}"
            self.do(machine, karen, lambda act: act.create("given_task", fields, row=row))
        else:
            seen: dict[str, Value] = {"pupil": pupil.person, "words": str(value), "seen_by": karen.person, "at": at}
            self.do(machine, karen, lambda act: act.create("observation", seen))

    @rule(value=st.integers(0, 9))
    def forge(self, value: int) -> None:
        """On a machine of 2.X somebody writes as a pupil of 5.Y, with a bucket of the machine's own choosing."""
        machine = self.world.machines["of 2x"]
        if not self.may_forge:
            return
        ida, ea = self.world.actors["Ida Holm"], self.world.actors["Ea Blå"]
        fields: dict[str, Value] = {"person": ida.person, "name": "size", "value": str(value)}
        clock = machine.desk.clock
        op = Op(clock.new_id(), machine.name, ida.person, f"pupil:{ea.person}", "preference", f"{ida.person}:size",
                fields, clock.hybrid.stamp(), clock.now().isoformat())  # fmt: skip
        with machine.store.transaction() as session:
            record(session, op)
        self.forbidden.add(op.id)
        self.seen.pop(machine.name, None)

    @rule(value=st.integers(0, 9))
    def claim(self, value: int) -> None:
        """A machine says of a pupil's own act that all of the school may hold it."""
        machine, ea = self.world.machines["all"], self.world.actors["Ea Blå"]
        clock, row = machine.desk.clock, f"{ea.person}:claim"
        fields: dict[str, Value] = {"person": ea.person, "name": "claim", "value": str(value)}
        op = Op(clock.new_id(), machine.name, ea.person, f"school:{ea.school}", "preference", row,
                fields, clock.hybrid.stamp(), clock.now().isoformat())  # fmt: skip
        with machine.store.transaction() as session:
            record(session, op)
        self.seen.pop(machine.name, None)
        self.written[op.id], self.true_ms[op.id] = machine.name, self.world.time.ms

    @rule(who=st.sampled_from(PUPILS), value=st.integers(0, 9))
    def act_at_school(self, who: str, value: int) -> None:
        """Something is done at the school itself: it is there at once."""
        actor = self.world.actors[who]
        at_school = Machine(SCHOOL, self.world.desk, self.world.machines["all"].caller, self.world.store, _NONE)
        self.off[SCHOOL] = 0
        self.set_choice(at_school, actor, value)

    @rule(who=st.sampled_from(PUPILS), to=st.sampled_from(["2.X", "5.Y"]))
    def move(self, who: str, to: str) -> None:
        """A pupil goes to another class: machines must let go of the pupil, and others take up."""
        self.world.move(who, to)
        self.seen.pop(SCHOOL, None)
        if (who, to) == ("Ida Holm", "2.X"):  # from now on she may be there, and what she did before counts
            self.may_forge = False
            self.forbidden.clear()

    @rule(let_in=st.booleans())
    def turn_out(self, let_in: bool) -> None:
        """The teacher's grant on the machine is taken, or given again."""
        machine = self.world.machines["of 2x"]
        if let_in:
            self.world.let_in(machine, "Karen Winther")
        elif self.world.is_let_in(machine, "Karen Winther"):
            self.world.turn_out(machine, "Karen Winther")

    @rule(seconds=st.sampled_from([1, 30, 700, 4000]))
    def time_passes(self, seconds: int) -> None:
        self.world.time.pass_by(seconds)

    @rule(which=st.integers(0, 3), fates=FATES, crash=CRASHES, meanwhile=st.none() | st.integers(0, 9))
    def sync(self, which: int, fates: list[str], crash: tuple[int, bool] | None, meanwhile: int | None = None) -> None:
        """A machine syncs; the line may break, the program may end before or after any transaction, and somebody may
        go on working meanwhile."""
        machine = self.world.machines[self.names[which]]
        line = self.lines[machine.name]
        line.plan = list(fates)
        if meanwhile is not None and which < 3:
            line.meanwhile = lambda: self.choose(which, 0, meanwhile)
        left = [crash[0]] if crash is not None else []

        def commit(work: Callable[[], T], /) -> T:
            if left and left[0] == 0 and crash is not None and not crash[1]:
                raise Crash
            done = work()
            if left:
                if left[0] == 0:
                    raise Crash
                left[0] -= 1
            return done

        self.forget(machine)
        try:
            machine.sync(commit if crash is not None else at_once)
        except Crash:
            pass
        except LearnKitError as problem:
            assert problem.code in ("school.out_of_reach", "grant.revoked"), problem
            if problem.code == "grant.revoked":
                self.forget(machine)
                self.holds_only_what_waits(machine)
        else:
            self.forget(machine)
            self.holds_nothing_else(machine)
        finally:
            line.plan, line.meanwhile = [], None

    @rule(which=st.integers(0, 3))
    def sync_well(self, which: int) -> None:
        self.sync(which, [], None)

    # What must hold, always

    @invariant()
    def nothing_is_lost(self) -> None:
        at_school = self.ops(SCHOOL)
        here = {name: self.ops(name) for name in self.names}
        for machine in here.values():
            self.acknowledged |= {op for op, row in machine.items() if row.school_seq is not None}
        assert self.acknowledged <= at_school.keys(), "an acknowledged act is not at the school"
        for op, name in self.written.items():
            assert op in at_school or op in here.get(name, {}), "an act is nowhere"

    @invariant()
    def the_school_counts_without_gaps_and_each_act_once(self) -> None:
        numbers = sorted(row.school_seq or 0 for row in self.ops(SCHOOL).values())
        assert numbers == list(range(1, len(numbers) + 1)), "a gap in the school's numbers"
        with self.world.store.reading() as session:
            told = session.execute(select(OpRow.device, OpRow.device_seq, OpRow.row, OpRow.at)).all()
        ours = [row for row in told if row.device in ("all", "of 2x", "of 5y")]
        assert len({(row.device, row.row, row.at, row.device_seq) for row in ours}) == len(ours), "an act counts twice"

    @invariant()
    def the_school_takes_no_forgery(self) -> None:
        assert not self.forbidden & self.ops(SCHOOL).keys(), "a forgery was taken"

    @invariant()
    def the_school_says_itself_who_may_hold_an_act(self) -> None:
        told = [row for row in self.ops(SCHOOL).values() if row.table_name == "preference"]
        assert all(row.bucket == f"pupil:{row.row.partition(':')[0]}" for row in told), "a claim was believed"

    @invariant()
    def own_waiting_work_is_on_top(self) -> None:
        for name in self.names:
            store = self.world.machines[name].store
            if all(row.school_seq is not None for row in self.ops(name).values()):
                continue
            declined = refused(store)
            last: dict[tuple[str, str, str], tuple[int, str, Value]] = {}
            for op, row in self.ops(name).items():
                if row.school_seq is None and op not in declined and row.table_name != "version":
                    for field, value in fields_from(row.fields).items():
                        key = (row.table_name, row.row, field)
                        last[key] = max(last.get(key, (-1, "", None)), (row.stamp, op, value))
            shown = tables(store, {(table, row) for table, row, _ in last})
            for (table, row, field), (_, _, value) in last.items():
                assert shown[table, row][field] == value, "own waiting work is hidden"

    @invariant()
    def a_later_true_edit_stands_before_an_earlier_one_by_a_fast_clock(self) -> None:
        by_row: dict[str, list[str]] = {}
        for op, row in self.ops(SCHOOL).items():
            if row.table_name == "preference" and op in self.true_ms:
                by_row.setdefault(row.row, []).append(op)
        told = self.ops(SCHOOL)
        for edits in by_row.values():
            winner = max(edits, key=lambda op: (told[op].stamp, op))
            if self.off[self.written[winner]] <= 0:
                continue
            for other in edits:
                on_time = self.off[self.written[other]] >= 0
                later = self.true_ms[other] - self.true_ms[winner]
                assert not (on_time and later > TEN_MINUTES_MS), "an earlier edit by a fast clock won"

    def forget(self, machine: Machine) -> None:
        self.seen.pop(machine.name, None)
        self.seen.pop(SCHOOL, None)

    def holds_nothing_else(self, machine: Machine) -> None:
        """After a sync that went through: nothing outside the scope, but for what the school refused."""
        scope = set(self.world.here.scope(machine.caller))
        here, declined = self.ops(machine.name), refused(machine.store)
        assert set(declined.values()) <= {"rights.denied"}, "an honest act was refused"
        kept = {row.bucket for op, row in here.items() if row.school_seq is None}
        assert {row.bucket for row in here.values()} <= scope | kept, "something is held that may not be"
        assert all(op in declined for op, row in here.items() if row.school_seq is None), "something waits still"
        self.no_row_is_left_over(machine)

    def holds_only_what_waits(self, machine: Machine) -> None:
        here = self.ops(machine.name)
        kept = {row.bucket for row in here.values() if row.school_seq is None}
        assert {row.bucket for row in here.values()} <= kept, "what was taken back is still held"
        self.no_row_is_left_over(machine)

    def no_row_is_left_over(self, machine: Machine) -> None:
        here = self.ops(machine.name)
        told = {(row.table_name, row.row) for row in here.values()}
        assert set(tables(machine.store)) <= told, "a row is left of what was erased"
        assert marks(machine.store) <= told, "a mark is left of what was erased"
        assert set(heads(machine.store)) <= here.keys(), "a head is left of what was erased"

    def teardown(self) -> None:
        if not hasattr(self, "world"):
            return
        try:
            self.all_is_well_in_the_end()
        finally:
            self.clear_away()

    def clear_away(self) -> None:
        self.world.close()
        shutil.rmtree(self.folder, ignore_errors=True)

    def all_is_well_in_the_end(self) -> None:
        self.world.let_in(self.world.machines["of 2x"], "Karen Winther")
        for _ in range(2):
            for which in range(len(self.names)):
                self.sync_well(which)
        self.nothing_is_lost()
        self.the_school_counts_without_gaps_and_each_act_once()
        self.a_later_true_edit_stands_before_an_earlier_one_by_a_fast_clock()
        at_school, school_tables, school_heads = (
            ops(self.world.store),
            tables(self.world.store),
            heads(self.world.store),
        )
        for name in self.names:
            machine = self.world.machines[name]
            scope = set(self.world.here.scope(machine.caller))
            unsent = {row.bucket for row in ops(machine.store).values() if row.school_seq is None}
            may = {op: row for op, row in at_school.items() if row.bucket in scope - unsent}
            has = {op: row for op, row in ops(machine.store).items() if row.bucket in scope - unsent}
            assert has == may, "a machine does not have what the school has"
            told = {(row.table_name, row.row) for row in may.values()}
            spoilt = {(row.table_name, row.row) for row in ops(machine.store).values() if row.bucket in unsent}
            shown = tables(machine.store)
            for key in told - spoilt:
                assert shown[key] == school_tables[key], "a machine shows something else than the school"
            mine = {version: head for version, head in heads(machine.store).items() if version in has}
            assert mine == {version: school_heads[version] for version in school_heads.keys() & has.keys()}
            assert not parked(machine.store)
        self.another_order_gives_the_same()

    def another_order_gives_the_same(self) -> None:
        """All the school knows, told to an empty store in another order, some one by one and some in heaps."""
        store = empty_store(self.folder / "again")
        try:
            with self.world.store.reading() as session:
                everything = [op_of(row) for row in session.scalars(select(OpRow))]
            random.Random(len(everything)).shuffle(everything)
            half = len(everything) // 2
            with store.transaction() as session:
                apply_all(session, everything[:half])
                for op in everything[half:]:
                    record(session, op)
                apply_all(session, everything[half:])
            assert tables(store) == tables(self.world.store), "the order of the acts changes what they come to"
            assert heads(store) == heads(self.world.store)
        finally:
            store.close()


class _Nobody:
    sent = received = 0


_NONE: School = _Nobody()  # type: ignore[assignment]


def _go_on(act: Act, document: str, shown: list[tuple[int, str, str]], place: int, word: int) -> str:
    if not shown:
        fields: dict[str, Value] = {"owner": act.actor.person, "title": "Min", "begun": act.now}
        act.create("document", fields, row=document)
        text = " ".join(SENTENCES)
        first = first_version(document, text, id=act.clock.new_id(), stamp=act.clock.hybrid.stamp())
        act.create("version", version_fields(first, text, act.actor.person, act.now), first.id, first.stamp)
        return document
    _, parent, before = shown[-1]
    sentences = before.split(" ")
    sentences[(place * 3) % len(sentences)] += str(word)
    text = " ".join(sentences)
    row = act.session.get_one(VersionRow, parent)
    upon = from_value(parent, document, json.loads(row.content))
    version = version_after(upon, before, text, since_whole=0, id=act.clock.new_id(), stamp=act.clock.hybrid.stamp())
    act.create("version", version_fields(version, text, act.actor.person, act.now), version.id, version.stamp)
    return document
