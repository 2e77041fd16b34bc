"""Who starts a school, and that there is one."""

from __future__ import annotations

import pytest

from learnkit.db.keys import PasswordCost
from learnkit.db.people import DoorRow
from learnkit.domain.people import Actor, Role
from learnkit.errors import LearnKitError
from learnkit.services.desk import Desk
from learnkit.services.locks import Lock
from learnkit.services.starting_a_school import start_school
from tests.builders import QUICK, person, small_plan, start_small_school


@pytest.mark.parametrize("role", [role for role in Role if role not in (Role.OWNER, Role.IT)])
def test_a_school_is_started_by_the_machines_owner_or_it_alone(desk: Desk, role: Role) -> None:
    with pytest.raises(LearnKitError) as refused:
        start_school(desk, Actor("somebody", role, ""), small_plan(), cost=QUICK)

    assert refused.value.code == "rights.denied"
    assert desk.stores.main.fact("school") is None


def test_there_is_one_school_and_a_second_changes_nothing(desk: Desk) -> None:
    first = start_small_school(desk)

    with pytest.raises(LearnKitError) as refused:
        start_small_school(desk)

    assert refused.value.code == "school.already_here"
    assert desk.school == first.id


def test_a_password_costs_what_it_should_unless_said_otherwise(desk: Desk) -> None:
    school = start_school(desk, desk.owner(), small_plan())

    with desk.read() as session:
        lock = Lock.from_text(session.get_one(DoorRow, person(school, "Karen Winther").id).lock)

    assert lock.cost == PasswordCost()
