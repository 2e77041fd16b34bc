"""What the status page says."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from learnkit.i18n import translator
from learnkit.server.status_words import ago, device_state, hand_words, headline, when
from learnkit.services.enrolling import Device
from learnkit.services.server_state import NeedsAHand, ServerState

TODAY = datetime(2026, 10, 20, 8, tzinfo=UTC)


def machine(state: str = "approved", *, days_ago: int = 0, waiting: int = 0) -> Device:
    at = (TODAY - timedelta(days=days_ago)).isoformat()
    return Device("d1", state, (), at, at, waiting, 9000, "0.1.0")


@pytest.mark.parametrize(
    ("count", "danish", "english"),
    [
        (0, "Alt kører", "Everything runs"),
        (1, "Alt kører, og én ting skal ses på", "Everything runs, and one thing needs a look"),
        (5, "Alt kører, og 5 ting skal ses på", "Everything runs, and 5 things need a look"),
    ],
)
def test_the_headline_says_the_state(count: int, danish: str, english: str) -> None:
    hands = (NeedsAHand("backup.none", {}),) * count
    state = ServerState("Strandskolen", "0.1.0", 0, 0, None, 9, 10, (), hands)

    assert [headline(state, translator(language)) for language in ("da", "en")] == [danish, english]


def test_every_hand_has_words_in_both_languages() -> None:
    facts = {"devices": 3, "days": 12, "acts": 31, "free_gb": 2}
    known = ["backup.none", "backup.old", "disk.low", "device.wants_in", "device.unseen", "device.disk_low"]

    said = {code: hand_words(NeedsAHand(code, dict(facts)), translator("da")) for code in known}
    english = [hand_words(NeedsAHand(code, dict(facts)), translator("en")) for code in known]

    assert said["device.unseen"] == (
        "3 maskiner har ikke været her i 12 dage",
        "Der venter 31 ting. Tænd dem på skolens net, så bliver de sendt. Intet er tabt.",
    )
    assert all(one not in said.values() and all(one) for one in english)


@pytest.mark.parametrize(
    ("minutes", "words"),
    [
        (0, "lige nu"), (1, "lige nu"), (2, "for 2 minutter siden"), (119, "for 119 minutter siden"),
        (120, "for 2 timer siden"), (47 * 60, "for 47 timer siden"), (12 * 1440, "for 12 dage siden"),
    ],
)  # fmt: skip
def test_how_long_ago_is_said_as_one_says_it(minutes: int, words: str) -> None:
    assert ago((TODAY - timedelta(minutes=minutes)).isoformat(), TODAY, translator("da")) == words


def test_times_are_the_schools() -> None:
    assert when(TODAY, translator("da")) == "20.10. kl. 10.00"


def test_how_a_machine_does_is_said_in_words() -> None:
    t = translator("da")
    known = [
        machine(), machine(waiting=2), machine(days_ago=12), machine("waiting"), machine("revoked", days_ago=12),
    ]  # fmt: skip

    said = [device_state(device, TODAY, t) for device in known]

    assert said == [
        ("I orden", True),
        ("Sender endnu", True),
        ("Tænd den på skolen", False),
        ("Vil lukkes ind", False),
        ("Lukket ude", True),
    ]
