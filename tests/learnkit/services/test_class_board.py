"""What a shared machine shows before anyone is in."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import select

from learnkit.clock import Clock, HybridClock
from learnkit.db.people import PupilInClassRow
from learnkit.domain.school_plan import ClassPlan, PupilPlan, SchoolPlan
from learnkit.errors import LearnKitError
from learnkit.services.class_board import board, class_tiles, pupils_of
from learnkit.services.desk import Desk
from learnkit.services.signing_in import sign_in
from learnkit.services.starting_a_school import put_school
from tests.builders import QUICK, actor, open_desk, person, small_plan, start_small_school


def test_a_new_years_classes_take_the_place_of_the_last_years(tmp_path: Path) -> None:
    clock = Clock(moment=datetime(2026, 11, 24, 9, 0, tzinfo=UTC), seed=1)
    desk = open_desk(tmp_path / "home", clock)
    school = start_small_school(desk)
    shown = []

    for moment in (datetime(2026, 11, 24, tzinfo=UTC), datetime(2027, 8, 1, 9, 0, tzinfo=UTC)):
        clock.moment = moment
        shown.append([tile.name for tile in class_tiles(desk)])
    with desk.act(desk.owner()) as act:
        act.create("school_class", {"school": school.id, "name": "3.X", "level": 3, "year": 2027})
    shown.append([tile.name for tile in class_tiles(desk)])
    clock.moment = datetime(2027, 7, 31, 9, 0, tzinfo=UTC)
    shown.append([tile.name for tile in class_tiles(desk)])

    assert shown == [["2.X", "5.Y"], ["2.X", "5.Y"], ["3.X"], ["2.X", "5.Y"]]
    desk.stores.close()


def test_each_school_of_a_machine_shows_its_own_latest_classes(tmp_path: Path) -> None:
    clock = Clock(moment=datetime(2026, 11, 24, 9, 0, tzinfo=UTC), seed=1)
    desk = open_desk(tmp_path / "home", clock)
    start_small_school(desk)
    clock.moment = datetime(2027, 8, 20, 9, 0, tzinfo=UTC)
    with desk.act(desk.owner()) as act:
        put_school(desk, act, replace(small_plan(), name="Åskolen", staff=()), {"2.X": "pin", "5.Y": "pin"}, QUICK)

    shown = [(tile.school, tile.name) for tile in class_tiles(desk)]

    assert shown == [("Strandskolen", "2.X"), ("Strandskolen", "5.Y"), ("Åskolen", "2.X"), ("Åskolen", "5.Y")]
    desk.stores.close()


def test_whoever_has_gone_to_another_class_is_on_the_old_board_no_more(tmp_path: Path) -> None:
    clock = Clock(moment=datetime(2026, 11, 24, 9, 0, tzinfo=UTC), seed=1)
    desk = open_desk(tmp_path / "home", clock)
    school = start_small_school(desk)
    here, ea = school.classes["2.X"], person(school, "Ea Blå").id
    with desk.act(desk.owner()) as act:
        row = act.session.scalars(select(PupilInClassRow.id).where(PupilInClassRow.person == ea)).one()
        act.set("pupil_in_class", row, until="2026-11-24")

    last_day = [tile.whole_name for tile in board(desk, here)]
    clock.moment = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)

    assert last_day == ["Ea Blå", "Ea Kok"]
    assert [tile.whole_name for tile in board(desk, here)] == ["Ea Kok"]
    desk.stores.close()


def test_classes_stand_by_level_and_a_board_in_danish_order_with_names_as_short_as_tell_apart(desk: Desk) -> None:
    names = ("Øjvind Bo", "Aase Bo", "Ærla Bo", "Zenia Bo", "Zenia Kok", "Bo Bo")
    pupils = tuple(PupilPlan(name) for name in names)
    plan = SchoolPlan("S", (ClassPlan("10.Å", 10, ()), ClassPlan("2.A", 2, pupils)), ())
    school = start_small_school(desk, plan)

    shown = [tile.name for tile in board(desk, school.classes["2.A"])]

    assert [tile.name for tile in class_tiles(desk)] == ["2.A", "10.Å"]
    assert shown == ["Bo", "Zenia B.", "Zenia K.", "Ærla", "Øjvind", "Aase"]


def test_whoever_has_left_is_on_no_board(tmp_path: Path) -> None:
    desk = open_desk(tmp_path / "home")
    school = start_small_school(desk)
    here = school.classes["2.X"]

    with desk.act(desk.owner()) as act:
        act.set("person", person(school, "Ea Kok").id, left=True)

    assert [tile.whole_name for tile in board(desk, here)] == ["Ea Blå"]
    desk.stores.close()


def test_the_teacher_is_told_which_doors_are_shut_and_only_while_they_are(tmp_path: Path) -> None:
    now = [1_800_000_000_000]
    desk = open_desk(tmp_path / "home", Clock(seed=1, hybrid=HybridClock(wall=lambda: now[0])))
    school = start_small_school(desk)
    here, karen, ea = school.classes["2.X"], actor(school, "Karen Winther"), person(school, "Ea Blå")
    told = []

    for tries in (4, 1):
        for _ in range(tries):
            with pytest.raises(LearnKitError):
                sign_in(desk, ea.id, "no")
        told.append([tile.whole_name for tile in pupils_of(desk, karen, here) if tile.shut])
    now[0] += 3_600_000
    told.append([tile.whole_name for tile in pupils_of(desk, karen, here) if tile.shut])

    assert told == [[], ["Ea Blå"], []]
    desk.stores.close()
