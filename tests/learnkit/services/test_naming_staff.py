from __future__ import annotations

from learnkit.services.desk import Desk
from learnkit.services.naming_staff import staff_names
from learnkit.services.starting_a_school import NewSchool
from tests.builders import actor, person


def test_a_pupil_is_told_what_the_grown_ups_are_called_and_no_classmate(desk: Desk, school: NewSchool) -> None:
    ida, karen = actor(school, "Ida Holm"), person(school, "Karen Winther")

    told = staff_names(desk, ida, [karen.id, person(school, "Ømer Åsen").id, "nobody"])

    assert told == {karen.id: "Karen Winther"}


def test_asked_for_nobody_it_names_nobody(desk: Desk, school: NewSchool) -> None:
    assert staff_names(desk, actor(school, "Ida Holm"), []) == {}
