"""What the status page stands on: five facts, and what needs a hand first."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from learnkit.clock import Clock
from learnkit.errors import LearnKitError
from learnkit.services import server_state as looked_at
from learnkit.services.backing_up import back_up
from learnkit.services.desk import Desk
from learnkit.services.enrolling import join, known_device, make_token, note_seen, revoke
from learnkit.services.server_state import ServerState, server_state
from learnkit.services.starting_a_school import NewSchool
from learnkit.sync.joining import Address, Join, Token
from tests.builders import actor

HERE = Address("https://10.0.0.5:8443", "ab" * 32)
TODAY = datetime(2026, 10, 20, 8, tzinfo=UTC)


def on_day(desk: Desk, days_ago: int) -> Desk:
    return replace(desk, clock=Clock(moment=TODAY - timedelta(days=days_ago)))


def put(desk: Desk, name: str, *, days_ago: int = 0, waiting: int = 0, free_mb: int = 9000, network: str = "") -> None:
    """A device that was here last so many days ago, and what it said then."""
    then = on_day(desk, days_ago)
    token = Token.from_text(make_token(then, then.owner(), HERE, count=1, network=network).text)
    join(then, Join(token.secret, name, f"key {name}", "0.1.0", free_mb), "10.0.0.9")
    note_seen(then, known_device(then, f"key {name}"), waiting=waiting, free_mb=free_mb)


def state(desk: Desk) -> ServerState:
    today = on_day(desk, 0)
    return server_state(today, today.owner())


def codes(desk: Desk) -> list[str]:
    return [hand.code for hand in state(desk).hands]


def test_a_server_with_no_device_yet_needs_no_hand(desk: Desk, school: NewSchool) -> None:
    now = state(desk)

    assert (now.school, now.hands, now.devices, now.waiting) == ("Strandskolen", (), (), 0)
    assert now.disk_gb >= now.disk_free_gb > 0


def test_what_needs_a_hand_first_stands_first(desk: Desk, school: NewSchool, monkeypatch: pytest.MonkeyPatch) -> None:
    put(desk, "well")
    put(desk, "far", days_ago=12, waiting=31)
    put(desk, "stranger", network="10.9.0.0/16")
    put(desk, "full", free_mb=120)
    monkeypatch.setattr(looked_at, "LEAST_FREE_GB", 10**6)

    now = state(desk)

    assert [hand.code for hand in now.hands] == [
        "backup.none", "disk.low", "device.wants_in", "device.unseen", "device.disk_low",
    ]  # fmt: skip
    assert now.hands[3].facts == {"devices": 1, "days": 12, "acts": 31}
    assert [device.id for device in now.devices] == ["stranger", "far", "full", "well"]


def test_a_machine_that_is_long_away_with_nothing_waiting_needs_nobody(desk: Desk, school: NewSchool) -> None:
    put(desk, "idle", days_ago=30)
    put(desk, "lately", days_ago=6, waiting=9)

    assert codes(desk) == ["backup.none"]
    assert (state(desk).waiting, state(desk).waiting_on) == (9, 1)


def test_a_machine_that_was_shut_out_counts_no_more(desk: Desk, school: NewSchool) -> None:
    put(desk, "lost", days_ago=30, waiting=9)
    revoke(desk, desk.owner(), "lost")

    assert (state(desk).devices, state(desk).waiting, codes(desk)) == ((), 0, [])


def test_a_copy_is_due_every_other_day(desk: Desk, school: NewSchool, tmp_path: Path) -> None:
    put(desk, "well")
    found = []
    for days_ago in (3, 2, 0):
        then = on_day(desk, days_ago)
        back_up(then, then.owner(), tmp_path / f"{days_ago}.lk")
        found.append(codes(desk))

    assert found == [["backup.old"], [], []]


def test_only_who_looks_after_the_machines_sees_it(desk: Desk, school: NewSchool) -> None:
    for name in ("Karen Winther", "Lone Rask", "Ea Blå"):
        with pytest.raises(LearnKitError, match=r"rights\.denied"):
            server_state(desk, actor(school, name))

    assert server_state(desk, actor(school, "Ib Tek")).school == "Strandskolen"
