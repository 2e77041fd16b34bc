"""What a shared machine shows before anyone is in."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from learnkit.clock import Clock, HybridClock
from learnkit.errors import LearnKitError
from learnkit.services.class_board import board, class_tiles, pupils_of
from learnkit.services.signing_in import sign_in
from tests.builders import actor, open_desk, person, start_small_school


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
