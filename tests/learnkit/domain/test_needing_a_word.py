"""Who needs a word first: facts beside the pupil's own weeks and the class's."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from learnkit.domain.needing_a_word import AT_MOST, Lately, Overdue, Reason, WaitingText, who_needs_a_word

TODAY = date(2026, 11, 24)
HOURS = 3600


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def usual(pupil: str) -> Lately:
    """A pupil who reads an hour and a half and writes 120 words a fortnight, now as before."""
    return Lately(pupil, ago(100), ago(1), 5400, 3 * 5400, 120, 360)


CLASS = [usual(name) for name in ("alma", "bo", "clara", "dagny", "emil", "freja", "gorm", "hamza")]


def told(*pupils: Lately) -> list[tuple[str, Reason]]:
    return [(n.pupil, n.reason) for n in who_needs_a_word([*pupils, *CLASS], TODAY)]


def test_nobody_is_named_where_everybody_goes_on_as_usual() -> None:
    assert told() == []


def test_a_pupil_not_seen_for_a_week_is_named_with_the_days() -> None:
    quiet = replace(usual("viggo"), seen=ago(9))

    (named,) = who_needs_a_word([quiet, *CLASS], TODAY)

    assert (named.pupil, named.reason, named.facts) == ("viggo", Reason.NOT_SEEN, {"days": 9, "seen": True})
    assert told(replace(usual("viggo"), seen=ago(6))) == []


def test_one_who_was_never_seen_is_counted_from_the_day_of_coming_into_the_class() -> None:
    new = replace(usual("ny"), seen=None, came=ago(3), seconds=0, seconds_before=0, words=0, words_before=0)

    (named,) = who_needs_a_word([replace(new, came=ago(12)), *CLASS], TODAY)

    assert told(new) == []
    assert (named.reason, named.facts) == (Reason.NOT_SEEN, {"days": 12, "seen": False})


def test_in_a_holiday_nobody_is_named_for_being_away_or_doing_less() -> None:
    away = [replace(p, seen=ago(10), seconds=0, words=0) for p in CLASS]

    assert who_needs_a_word(away, TODAY) == ()


def test_a_task_whose_day_is_over_names_those_behind_with_it_the_most_tasks_first() -> None:
    one = Overdue("t1", "Ræven", "text", "", ago(2))
    two = Overdue("t2", "", "writing", "letter", ago(1))

    needs = who_needs_a_word(
        [replace(usual("noor"), overdue=(two,)), replace(usual("elias"), overdue=(two, one)), *CLASS], TODAY
    )

    assert [(n.pupil, n.facts) for n in needs] == [
        ("elias", {"days": 2, "tasks": 2, "title": "Ræven", "kind": "text", "frame": ""}),
        ("noor", {"days": 1, "tasks": 1, "title": "", "kind": "writing", "frame": "letter"}),
    ]


def test_a_task_most_of_the_class_has_not_done_says_nothing_of_one_pupil() -> None:
    task = Overdue("t1", "Ræven", "text", "", ago(2))

    assert who_needs_a_word([replace(p, overdue=(task,)) for p in CLASS], TODAY) == ()


def test_a_text_that_has_waited_five_days_is_told_with_its_name() -> None:
    waiting = WaitingText("d", "Min anmeldelse", ago(5)), WaitingText("e", "Ny", ago(1))

    (named,) = who_needs_a_word([replace(usual("alma"), waiting=waiting), *CLASS[1:]], TODAY)

    assert named.reason is Reason.HAND_IN_WAITS
    assert named.facts == {"days": 5, "title": "Min anmeldelse", "document": "d"}
    assert told(replace(usual("ida"), waiting=waiting[1:])) == []


def test_reading_or_writing_much_less_than_before_is_told_beside_what_was_usual() -> None:
    reads = replace(usual("storm"), seconds=18 * 60)
    writes = replace(usual("noor"), words=41)

    needs = who_needs_a_word([writes, reads, *CLASS], TODAY)

    assert [(n.pupil, n.reason, n.facts) for n in needs] == [
        ("storm", Reason.READS_LESS, {"minutes": 18, "usual": 90}),
        ("noor", Reason.WRITES_LESS, {"words": 41, "usual": 120}),
    ]


def test_less_of_what_was_little_says_nothing() -> None:
    little = replace(usual("storm"), seconds=0, seconds_before=3 * HOURS - 60, words=0, words_before=297)

    assert told(little) == []


def test_a_pupil_is_named_once_and_those_not_seen_come_first_the_longest_away_foremost() -> None:
    task = Overdue("t1", "Ræven", "text", "", ago(30))
    away = [replace(usual("x"), seen=ago(8), overdue=(task,)), replace(usual("y"), seen=ago(20))]

    assert told(*away, replace(usual("z"), overdue=(task,))) == [
        ("y", Reason.NOT_SEEN),
        ("x", Reason.NOT_SEEN),
        ("z", Reason.TASK_OVERDUE),
    ]


@given(st.lists(st.integers(0, 40), max_size=30))
def test_few_are_named_and_always_the_same_in_whatever_order_the_class_comes(days: list[int]) -> None:
    pupils = [replace(usual(f"p{n}"), seen=ago(away)) for n, away in enumerate(days)]

    needs = who_needs_a_word(pupils, TODAY)

    assert len(needs) <= AT_MOST
    assert needs == who_needs_a_word(pupils[::-1], TODAY)
