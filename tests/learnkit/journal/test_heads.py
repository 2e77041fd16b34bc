"""Heads kept at each save are the heads the whole chain has."""

from __future__ import annotations

import json
import random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, select, update

from learnkit.db.journal import ParkedRow
from learnkit.db.people import PersonRow
from learnkit.db.writing import HeadRow, VersionRow
from learnkit.domain.people import Actor, Role
from learnkit.journal.heads import chain_of, rebuild
from learnkit.journal.op import Op, Value
from learnkit.journal.record import record
from learnkit.services.desk import Desk
from learnkit.services.saving_a_version import save
from learnkit.services.starting_a_school import NewSchool
from learnkit.services.writing import begin
from tests.builders import actor, start_small_school


def heads(desk: Desk, document: str) -> dict[str, str]:
    with desk.read() as session:
        return {h.version: h.text for h in session.scalars(select(HeadRow).where(HeadRow.document == document))}


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(0, 2**32))
def test_versions_may_come_in_any_order_and_twice(desk: Desk, seed: int) -> None:
    chance = random.Random(seed)
    if desk.stores.main.fact("school") is None:
        start_small_school(desk)
    with desk.read() as session:
        ea = session.scalars(select(PersonRow).where(PersonRow.name == "Ea Blå")).one()
    pupil = Actor(ea.id, Role.PUPIL, ea.school)
    document = begin(desk, pupil, "Æble")
    kept: list[str] = []
    for n in range(8):
        base = chance.choice([*kept, None]) if kept else None
        kept.append(save(desk, pupil, document, f"Linje {chance.randrange(5)}.\nNummer {n} 🐈.\n", base=base).version)
    grown = heads(desk, document)
    with desk.read() as session:
        rows = session.scalars(select(VersionRow).where(VersionRow.document == document)).all()
        ops: list[tuple[str, dict[str, Value]]] = [
            (row.id, {"document": document, "content": row.content, "actor": row.actor, "at": row.at}) for row in rows
        ]

    with desk.stores.main.transaction() as session:
        session.execute(delete(VersionRow).where(VersionRow.document == document))
        session.execute(delete(HeadRow).where(HeadRow.document == document))
    arrivals = [*ops, *ops[:2]]
    chance.shuffle(arrivals)
    for n, (row, fields) in enumerate(arrivals):
        with desk.stores.main.transaction() as session:
            op = Op(
                desk.clock.new_id(),
                "other",
                pupil.person,
                "b",
                "version",
                row,
                fields,
                n + 1,
                "2026-11-24T08:00:00+00:00",
            )
            record(session, op)

    assert heads(desk, document) == grown
    with desk.read() as session:
        chain = chain_of(session, document)
    assert {version.id for version in chain.heads()} == set(grown)


def test_a_version_whose_parent_has_not_come_is_parked_in_sight(desk: Desk, school: NewSchool) -> None:
    pupil = actor(school, "Ea Blå")
    document = begin(desk, pupil)
    first = save(desk, pupil, document, "Et.")
    second = save(desk, pupil, document, "Et. To.")
    with desk.stores.main.transaction() as session:
        session.execute(delete(VersionRow).where(VersionRow.id == first.version))

        rebuild(session, document)

        assert session.get_one(ParkedRow, second.version).reason == "document.parent_missing"


def test_a_damaged_version_is_parked_and_the_newest_readable_one_is_shown(desk: Desk, school: NewSchool) -> None:
    pupil = actor(school, "Ea Blå")
    document = begin(desk, pupil)
    save(desk, pupil, document, "Et.")
    second = save(desk, pupil, document, "Et. To.")
    with desk.stores.main.transaction() as session:
        content = json.loads(session.get_one(VersionRow, second.version).content)
        content["sha256"] = "0" * 64
        session.execute(update(VersionRow).where(VersionRow.id == second.version).values(content=json.dumps(content)))

        rebuild(session, document)

        assert session.get_one(ParkedRow, second.version).reason == "document.damaged"
        heads_now = session.scalars(select(HeadRow).where(HeadRow.document == document)).all()
        assert [head.text for head in heads_now] == ["Et."], "the newest that can be read stands in"
