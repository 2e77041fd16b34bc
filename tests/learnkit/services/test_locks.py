"""No two locks are alike, and no two keys."""

from __future__ import annotations

from sqlalchemy import select

from learnkit.db.keys import unwrap_for_school
from learnkit.db.local import StaffKeyRow
from learnkit.services.desk import Desk
from learnkit.services.locks import opens, pupil_lock
from learnkit.services.starting_a_school import NewSchool


def test_the_same_pin_makes_two_locks_nobody_can_tell_are_the_same(desk: Desk) -> None:
    doors = desk.stores.keys.doors

    one, other = pupil_lock(doors, "pin", "4071"), pupil_lock(doors, "pin", "4071")

    assert one.salt != other.salt
    assert one.verifier != other.verifier
    assert [opens(lock, doors, "4071") for lock in (one, other)] == [True, True]


def test_every_member_of_staff_has_a_key_of_their_own(desk: Desk, school: NewSchool) -> None:
    with desk.read() as session:
        wrapped = session.scalars(select(StaffKeyRow.for_school)).all()

    keys = {unwrap_for_school(one, desk.stores.keys.school_private) for one in wrapped}

    assert len(keys) == len(wrapped) == 5
    assert bytes(32) not in keys
