"""Which devices a school lets in."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from learnkit.clock import Clock
from learnkit.errors import LearnKitError
from learnkit.services.desk import Desk
from learnkit.services.enrolling import (
    approve,
    devices,
    join,
    known_device,
    make_token,
    must_be_approved,
    note_seen,
    revoke,
    standing,
    within,
)
from learnkit.services.starting_a_school import NewSchool
from learnkit.sync.joining import Address, Join, Joined, Token
from tests.builders import actor

HERE = Address("https://10.0.0.5:8443", "ab" * 32)


def token(desk: Desk, count: int = 2, network: str = "", classes: tuple[str, ...] = ()) -> str:
    """A token's secret, as a device reads it out of the token."""
    made = make_token(desk, desk.owner(), HERE, count=count, network=network, classes=classes)
    return Token.from_text(made.text).secret


def let_in(desk: Desk, secret: str, device: str = "d1", came_from: str = "10.0.0.9") -> Joined:
    return join(desk, Join(secret, device, f"key of {device}", "0.1.0", 9000), came_from)


def code_of(desk: Desk, secret: str, device: str = "d1", came_from: str = "10.0.0.9") -> str:
    with pytest.raises(LearnKitError) as refused:
        let_in(desk, secret, device, came_from)
    return refused.value.code


def test_a_token_carries_the_address_and_the_fingerprint(desk: Desk, school: NewSchool) -> None:
    made = make_token(desk, desk.owner(), HERE, count=3)

    assert Token.from_text(f"  {made.text}\n").address == HERE
    assert made.text.replace("-", "").replace("_", "").isalnum()


@pytest.mark.parametrize("word", ["", "abc", "WyJ4Il0", "WzEsMiwzXQ", "e30", "æøå", "WyJodHRwczovL3giLCJhYiIsInMiXQ"])
def test_what_is_no_token_is_said_to_be_none(word: str) -> None:
    with pytest.raises(LearnKitError, match=r"enrolment\.token_unreadable"):
        Token.from_text(word)


def test_what_is_kept_of_a_token_and_of_a_device_opens_nothing(desk: Desk, school: NewSchool) -> None:
    secret = token(desk)
    let_in(desk, secret)

    with desk.stores.main.reading() as session:
        connection = session.connection()
        kept = str(connection.exec_driver_sql("SELECT * FROM enrolment_token").all())
        kept += str(connection.exec_driver_sql("SELECT * FROM enrolled_device").all())

    assert secret not in kept
    assert "key of d1" not in kept


def test_as_many_devices_come_in_as_the_token_says_and_no_more(desk: Desk, school: NewSchool) -> None:
    secret = token(desk, count=2)

    states = [let_in(desk, secret, one).state for one in ("d1", "d2")]

    assert states == ["approved", "approved"]
    assert code_of(desk, secret, "d3") == "enrolment.token_used"
    assert [device.id for device in devices(desk, desk.owner())] == ["d1", "d2"]


def test_a_device_that_asks_again_takes_no_second_place(desk: Desk, school: NewSchool) -> None:
    secret = token(desk, count=2)

    let_in(desk, secret, "d1")
    let_in(desk, secret, "d1")

    assert let_in(desk, secret, "d2").state == "approved"


def test_nobody_takes_another_devices_place(desk: Desk, school: NewSchool) -> None:
    secret = token(desk)
    let_in(desk, secret, "d1")

    with pytest.raises(LearnKitError, match=r"enrolment\.device_taken"):
        join(desk, Join(secret, "d1", "another key"), "10.0.0.9")


def test_from_another_network_a_device_waits_and_is_told_nothing_of_the_school(desk: Desk, school: NewSchool) -> None:
    secret = token(desk, network="10.0.0.0/24")

    inside, outside = let_in(desk, secret, "d1", "10.0.0.77"), let_in(desk, secret, "d2", "10.0.1.77")

    assert (inside.state, outside.state, outside.school) == ("approved", "waiting", None)
    assert inside.school is not None
    assert inside.school.id == school.id
    assert inside.school.doors == desk.stores.doors.hex()


def test_a_waiting_device_comes_in_when_it_is_approved_and_out_when_it_is_revoked(
    desk: Desk, school: NewSchool
) -> None:
    let_in(desk, token(desk, network="10.9.0.0/16"), "d1")
    codes = []

    for change in (None, approve, revoke):
        if change is not None:
            change(desk, desk.owner(), "d1")
        try:
            must_be_approved(known_device(desk, "key of d1"))
            codes.append("in")
        except LearnKitError as problem:
            codes.append(problem.code)

    assert codes == ["device.waiting", "in", "device.revoked"]
    assert standing(desk, known_device(desk, "key of d1")).school is None


def test_a_revoked_device_comes_back_by_a_new_token_alone(desk: Desk, school: NewSchool) -> None:
    first = token(desk, count=1)
    let_in(desk, first, "d1")
    revoke(desk, desk.owner(), "d1")

    again = code_of(desk, first, "d1")

    assert again == "enrolment.token_used"
    assert let_in(desk, token(desk), "d1").state == "approved"


def test_a_token_ends_after_a_fortnight(desk: Desk, school: NewSchool) -> None:
    began = datetime(2026, 9, 1, 12, tzinfo=UTC)
    then, late = (replace(desk, clock=Clock(moment=began + timedelta(days=days))) for days in (0, 15))
    secret = token(then)

    assert code_of(late, secret) == "enrolment.token_expired"
    assert let_in(replace(desk, clock=Clock(moment=began + timedelta(days=13))), secret).state == "approved"


def test_wrong_tries_are_slowed_by_where_they_come_from(desk: Desk, school: NewSchool) -> None:
    right = token(desk)

    codes = [code_of(desk, f"guess {n}", came_from="10.0.0.66") for n in range(5)]

    assert codes[0] == "enrolment.token_unknown"
    assert codes[-1] == "enrolment.wait"
    assert code_of(desk, right, came_from="10.0.0.66") == "enrolment.wait"
    assert let_in(desk, right, came_from="10.0.0.67").state == "approved"


def test_a_device_is_known_by_its_key(desk: Desk, school: NewSchool) -> None:
    let_in(desk, token(desk, classes=("5.Y",)), "d1")

    device = known_device(desk, "key of d1")

    assert (device.id, device.classes) == ("d1", (school.classes["5.Y"],))
    for key in ("", "key of d2", "d1"):
        with pytest.raises(LearnKitError, match=r"device\.unknown"):
            known_device(desk, key)


def test_what_a_device_says_of_itself_is_noted(desk: Desk, school: NewSchool) -> None:
    let_in(desk, token(desk), "d1")

    note_seen(desk, known_device(desk, "key of d1"), waiting=4, free_mb=77)

    seen = known_device(desk, "key of d1")
    assert (seen.waiting, seen.free_mb, seen.version) == (4, 77, "0.1.0")


def test_being_here_is_written_down_once_a_minute(desk: Desk, school: NewSchool) -> None:
    began = datetime(2026, 9, 1, 12, tzinfo=UTC)
    desks = [replace(desk, clock=Clock(moment=began + timedelta(seconds=s))) for s in (0, 30, 90)]
    let_in(desks[0], token(desks[0]), "d1")
    seen = []

    for at in desks:
        note_seen(at, known_device(at, "key of d1"))
        seen.append(known_device(at, "key of d1").last_seen[14:19])

    assert seen == ["00:00", "00:00", "01:30"]


@pytest.mark.parametrize("name", ["Karen Winther", "Lone Rask", "Ea Blå"])
def test_only_it_and_the_machines_owner_make_tokens_and_see_devices(desk: Desk, school: NewSchool, name: str) -> None:
    person = actor(school, name)

    for act in (
        lambda: make_token(desk, person, HERE, count=1),
        lambda: devices(desk, person),
        lambda: approve(desk, person, "d1"),
        lambda: revoke(desk, person, "d1"),
    ):
        with pytest.raises(LearnKitError, match=r"rights\.denied"):
            act()
    assert make_token(desk, actor(school, "Ib Tek"), HERE, count=1).text


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"count": 0}, "enrolment.bad_count"),
        ({"count": 10_001}, "enrolment.bad_count"),
        ({"count": 1, "network": "10.0.0.0/99"}, "enrolment.bad_network"),
        ({"count": 1, "classes": ("9.Z",)}, "class.unknown"),
    ],
)
def test_a_token_that_makes_no_sense_is_refused(
    desk: Desk, school: NewSchool, wrong: dict[str, object], code: str
) -> None:
    with pytest.raises(LearnKitError) as refused:
        make_token(desk, desk.owner(), HERE, **wrong)  # type: ignore[arg-type]

    assert refused.value.code == code


def test_an_id_that_is_nobodys_or_several_devices_is_refused(desk: Desk, school: NewSchool) -> None:
    secret = token(desk)
    let_in(desk, secret, "d1")
    let_in(desk, secret, "d2")

    for device in ("d", "", "x", "%"):
        with pytest.raises(LearnKitError, match=r"device\.unknown"):
            approve(desk, desk.owner(), device)


def test_a_device_of_a_school_kept_elsewhere_makes_no_tokens(desk: Desk) -> None:
    with pytest.raises(LearnKitError, match=r"school\.not_here"):
        make_token(desk, desk.owner(), HERE, count=1)


@pytest.mark.parametrize(
    ("address", "network", "inside"),
    [
        ("10.0.0.9", "10.0.0.0/24", True),
        ("10.0.1.9", "10.0.0.0/24", False),
        ("::ffff:10.0.0.9", "10.0.0.0/24", True),
        ("fd00::9", "fd00::/8", True),
        ("fd00::9", "10.0.0.0/24", False),
        ("", "10.0.0.0/24", False),
        ("", "", True),
    ],
)
def test_an_address_lies_in_a_network(address: str, network: str, inside: bool) -> None:
    assert within(address, network) is inside
