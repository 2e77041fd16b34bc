"""Whoever comes in has a name one can see and, as far as there are pictures, a picture nobody else in class has."""

from __future__ import annotations

import pytest

from learnkit.db.people import PersonRow
from learnkit.domain.people import AVATARS
from learnkit.domain.school_plan import ClassPlan, PupilPlan, SchoolPlan
from learnkit.errors import LearnKitError
from learnkit.services.adding_people import add_pupil
from learnkit.services.class_board import board
from learnkit.services.desk import Desk
from learnkit.services.starting_a_school import NewSchool
from tests.builders import start_small_school


def test_as_long_as_there_are_pictures_no_two_in_a_class_have_the_same(desk: Desk) -> None:
    pupils = tuple(PupilPlan(f"Elev {number}") for number in range(len(AVATARS)))
    school = start_small_school(desk, SchoolPlan("S", (ClassPlan("4.A", 4, pupils),), ()))
    here = school.classes["4.A"]

    full = [tile.avatar for tile in board(desk, here)]
    one_more = add_pupil(desk, desk.owner(), here, "En Til")

    assert sorted(full) == sorted(AVATARS)
    with desk.read() as session:
        assert session.get_one(PersonRow, one_more.id).avatar in AVATARS


@pytest.mark.parametrize("name", ["", "  ", "\u200b", "\u00ad\u2060"])
def test_a_name_nobody_can_see_is_none(desk: Desk, school: NewSchool, name: str) -> None:
    here = school.classes["2.X"]
    before = board(desk, here)

    with pytest.raises(LearnKitError) as refused:
        add_pupil(desk, desk.owner(), here, name)

    assert refused.value.code == "person.no_name"
    assert board(desk, here) == before
