"""A staff member's first time on a device, as the school sees it."""

from __future__ import annotations

import pytest

from learnkit.errors import LearnKitError
from learnkit.services.desk import Desk
from learnkit.services.enrolling import Device, approve, join, known_device, make_token, revoke
from learnkit.services.letting_staff_in import granted, let_staff_in
from learnkit.services.starting_a_school import NewSchool
from learnkit.sync.joining import Address, Join, StaffTry, Token
from tests.builders import KAREN, person


def device(desk: Desk, name: str) -> Device:
    made = make_token(desk, desk.owner(), Address("https://10.0.0.5", "ab" * 32), count=1)
    join(desk, Join(Token.from_text(made.text).secret, name, f"key {name}"), "10.0.0.9")
    return known_device(desk, f"key {name}")


def test_a_grant_is_one_persons_on_one_device(desk: Desk, school: NewSchool) -> None:
    one, two = device(desk, "one"), device(desk, "two")

    said = let_staff_in(desk, one, StaffTry("karen", KAREN))

    assert (said.person, said.role, said.name) == (person(school, "Karen Winther").id, "teacher", "Karen Winther")
    assert granted(desk, one, said.grant) == said.person
    for at, grant in ((two, said.grant), (one, "ab" * 32), (one, "")):
        with pytest.raises(LearnKitError, match=r"grant\.revoked"):
            granted(desk, at, grant)


def test_a_grant_ends_with_the_next_one_and_with_the_device(desk: Desk, school: NewSchool) -> None:
    one = device(desk, "one")
    first = let_staff_in(desk, one, StaffTry("karen", KAREN)).grant
    second = let_staff_in(desk, one, StaffTry("karen", KAREN)).grant
    held = granted(desk, one, second)

    revoke(desk, desk.owner(), "one")
    approve(desk, desk.owner(), "one")

    assert held == person(school, "Karen Winther").id
    for grant in (first, second):
        with pytest.raises(LearnKitError, match=r"grant\.revoked"):
            granted(desk, one, grant)


def test_a_pupil_is_no_staff_whatever_is_typed(desk: Desk, school: NewSchool) -> None:
    ea, one = person(school, "Ea Blå"), device(desk, "one")

    with pytest.raises(LearnKitError, match=r"sign_in\.wrong_secret"):
        let_staff_in(desk, one, StaffTry(ea.id, ea.secret or ""))
