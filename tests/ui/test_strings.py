from __future__ import annotations

import datetime as dt
import re

import pytest

from learnkit.errors import LearnKitError
from learnkit.i18n import translator
from ui.strings import Words

DAY = dt.date(2026, 11, 24)
NOW = dt.datetime(2026, 11, 24, 10, 14)
NEVER = re.compile(r"\b(fejl|forkert|desværre|ups|jeg)\b|!", re.IGNORECASE)


@pytest.fixture
def da() -> Words:
    """Danish words."""
    return Words(translator("da"))


@pytest.fixture
def en() -> Words:
    """English words."""
    return Words(translator("en"))


def test_a_date_is_said_as_in_a_danish_school(da: Words, en: Words) -> None:
    assert da.date(DAY) == "tirsdag den 24. november"
    assert en.date(DAY) == "Tuesday 24 November"


def test_a_time_has_a_full_stop_in_danish(da: Words, en: Words) -> None:
    moment = dt.datetime(2026, 11, 24, 9, 5)

    assert (da.time(moment), en.time(moment)) == ("9.05", "9:05")


@pytest.mark.parametrize(
    ("x", "danish", "english"), [(4206, "4.206", "4,206"), (19.6, "19,6", "19.6"), (12.0, "12", "12")]
)
def test_numbers_follow_the_language(da: Words, en: Words, x: float, danish: str, english: str) -> None:
    assert (da.number(x), en.number(x)) == (danish, english)


@pytest.mark.parametrize(("n", "danish", "english"), [(1, "1 ord", "1 word"), (4206, "4.206 ord", "4,206 words")])
def test_so_long_is_a_text(da: Words, en: Words, n: int, danish: str, english: str) -> None:
    assert (da.length(n), en.length(n)) == (danish, english)


@pytest.mark.parametrize(
    ("moment", "said"),
    [
        (NOW - dt.timedelta(seconds=30), "lige nu"),
        (NOW - dt.timedelta(hours=2), "i dag"),
        (NOW - dt.timedelta(hours=11), "i går"),
        (NOW - dt.timedelta(days=4), "i fredags"),
        (NOW - dt.timedelta(days=7), "17. november"),
        (NOW - dt.timedelta(days=400), "20. oktober 2025"),
    ],
)
def test_how_long_ago(da: Words, moment: dt.datetime, said: str) -> None:
    assert da.ago(moment, NOW) == said


@pytest.mark.parametrize(("days", "said"), [(0, "i dag"), (1, "i morgen"), (2, "på torsdag"), (9, "3. december")])
def test_when_something_is_due(da: Words, days: int, said: str) -> None:
    assert da.due(DAY + dt.timedelta(days=days), DAY) == said


def test_a_problem_says_what_is_and_then_what_to_do(da: Words) -> None:
    assert da.problem(LearnKitError("sign_in.wrong_secret")) == "Det passede ikke. Prøv igen, eller spørg en voksen."


def test_a_code_without_a_row_is_said_by_its_room_and_a_strange_one_all_the_same(da: Words) -> None:
    assert da.problem(LearnKitError("store.quite_new")) == da.problem(LearnKitError("store.cannot_open"))
    assert da.problem(LearnKitError("nowhere.at_all")).startswith("Det kan ikke lade sig gøre nu")


def test_no_problem_is_put_into_words_we_never_use(da: Words) -> None:
    rooms = ("", "class.x", "content.x", "document.x", "keys.x", "rights.denied", "school.x", "speech.x", "store.x")

    assert not [room for room in rooms if NEVER.search(da.problem(LearnKitError(room)))]
