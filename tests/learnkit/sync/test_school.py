"""A day at a school: two machines, a teacher's own, one school, and everyone ends with what they should have."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from learnkit.domain.people import Actor
from learnkit.services.saving_a_version import save
from learnkit.services.writing import Shown, begin, show
from tests.learnkit.sync.world import Machine, World, ops, tables

FIRST = "Min mormor bor på en husbåd. Der kommer ænder forbi.\n\nVi kunne ikke læse det 🐟. Kortet viste vej."


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    made = World(tmp_path)
    yield made
    made.close()


def shown(machine: Machine, actor: Actor, document: str) -> Shown:
    return show(machine.desk, actor, document)


def test_a_text_written_on_one_machine_is_there_on_the_other_and_is_sent_once(world: World) -> None:
    one, two, ea = world.device("one"), world.device("two"), world.actors["Ea Blå"]
    world.sync(one, two)
    document = begin(one.desk, ea, "Husbåden")
    save(one.desk, ea, document, FIRST)

    busy, _ = world.sync(one, two)
    idle = one.sync()

    assert shown(two, ea, document) == shown(one, ea, document)
    assert (busy.pushed, busy.pending, busy.refused) == (2, 0, 0)
    assert (idle.pushed, idle.pulled) == (0, 0)
    assert idle.bytes_up < busy.bytes_up


def test_two_clean_changes_become_one_text_that_is_the_same_everywhere(world: World) -> None:
    one, two, ea = world.device("one"), world.device("two"), world.actors["Ea Blå"]
    world.sync(one, two)
    document = begin(one.desk, ea, "Husbåden")
    save(one.desk, ea, document, FIRST)
    world.sync(one, two)

    save(one.desk, ea, document, FIRST.replace("husbåd.", "husbåd med rød skorsten."))
    save(two.desk, ea, document, FIRST.replace("viste vej.", "viste vej, og der var mørkt."))
    world.sync(one, two, one, two)

    both = shown(one, ea, document)
    assert both == shown(two, ea, document)
    assert both.heads == 1
    assert "rød skorsten" in both.text and "og der var mørkt" in both.text
    assert ops(one.store).keys() <= ops(world.store).keys()


def test_changes_that_cannot_be_joined_both_stay_everywhere(world: World) -> None:
    one, two, ea = world.device("one"), world.device("two"), world.actors["Ea Blå"]
    world.sync(one, two)
    document = begin(one.desk, ea, "Husbåden")
    save(one.desk, ea, document, FIRST)
    world.sync(one, two)

    save(one.desk, ea, document, FIRST.replace("husbåd.", "FLASKE."))
    save(two.desk, ea, document, FIRST.replace("husbåd.", "KISTE."))
    world.sync(one, two, one, two)

    both = shown(one, ea, document)
    assert both == shown(two, ea, document)
    assert both.heads == 2
    assert {"FLASKE" in both.text, "FLASKE" in both.others[0].text} == {True, False}


def test_a_device_holds_its_classes_and_nothing_of_others(world: World) -> None:
    all_of_it, of_5y = world.device("all"), world.device("of 5y", "5.Y")
    ea = world.actors["Ea Blå"]
    all_of_it.sync()
    save(all_of_it.desk, ea, begin(all_of_it.desk, ea), "Hemmeligt.")

    world.sync(all_of_it, of_5y)

    here = tables(of_5y.store)
    assert {row["name"] for (table, _), row in here.items() if table == "person"} >= {"Ømer Åsen", "Ida Holm"}
    assert not any(ea.person in (row, *map(str, values.values())) for (_, row), values in here.items())
    assert not any(op.bucket == f"pupil:{ea.person}" for op in ops(of_5y.store).values())
