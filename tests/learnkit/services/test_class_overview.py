"""The class page tells what each pupil did in the period, what waits, and who needs a word."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from learnkit.domain.calendar import Period
from learnkit.domain.needing_a_word import Reason
from learnkit.domain.people import Actor
from learnkit.domain.roles import Permission
from learnkit.domain.tasks import TaskState
from learnkit.errors import LearnKitError
from learnkit.services.assigning import assign
from learnkit.services.class_overview import Overview, Week, class_overview
from learnkit.services.class_roll import class_named, on_the_roll
from learnkit.services.desk import Desk
from learnkit.services.handing_in import hand_back, hand_in
from learnkit.services.reading import record_sitting
from learnkit.services.saving_a_version import save
from learnkit.services.starting_a_school import NewSchool
from learnkit.services.writing import begin
from tests.builders import actor
from tests.learnkit.services.texts import small_text

MONDAY = date(2026, 11, 16)
SUNDAY = date(2026, 11, 22)
TODAY = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def long_ago(desk: Desk) -> None:
    """The school begins in August."""
    desk.clock.moment = datetime(2026, 8, 12, 8, tzinfo=UTC)


@pytest.fixture
def text(desk: Desk, school: NewSchool) -> str:
    return small_text(desk)


def on(desk: Desk, month: int, day: int, hour: int = 9) -> None:
    desk.clock.moment = datetime(2026, month, day, hour, tzinfo=UTC)


def read(desk: Desk, pupil: Actor, text: str, day: date, minutes: int) -> None:
    begins = datetime.combine(day, datetime.min.time()) + timedelta(hours=8)
    record_sitting(desk, pupil, text, begins, begins + timedelta(minutes=minutes))


def write(desk: Desk, pupil: Actor, text: str, title: str = "") -> str:
    document = begin(desk, pupil, title)
    save(desk, pupil, document, text)
    return document


def seen(desk: Desk, school: NewSchool, first: date = MONDAY, last: date = SUNDAY) -> Overview:
    return class_overview(desk, actor(school, "Karen Winther"), school.classes["2.X"], first, last)


def test_each_pupil_of_the_class_has_a_line_the_protected_too_in_the_order_of_names(
    desk: Desk, school: NewSchool, text: str
) -> None:
    ea, bo = actor(school, "Ea Blå"), actor(school, "Bo Ål")
    on(desk, 11, 17)
    read(desk, ea, text, date(2026, 11, 17), 12)
    write(desk, bo, "et to tre fire")
    desk.clock.moment = TODAY

    overview = seen(desk, school)

    told = [(p.name, p.protected, p.minutes_read, p.words_written, p.last_seen) for p in overview.pupils]
    assert told == [
        ("Bo Ål", True, 0, 4, datetime(2026, 11, 17, 9, tzinfo=UTC)),
        ("Ea Blå", False, 12, 0, datetime(2026, 11, 17, 7, tzinfo=UTC)),
        ("Ea Kok", False, 0, 0, None),
    ]


def test_what_was_done_outside_the_period_is_not_counted_and_still_seen(
    desk: Desk, school: NewSchool, text: str
) -> None:
    ea = actor(school, "Ea Blå")
    for day in (MONDAY - timedelta(days=1), MONDAY, SUNDAY, SUNDAY + timedelta(days=1)):
        read(desk, ea, text, day, 10)
    desk.clock.moment = TODAY

    overview = seen(desk, school)

    (line,) = (p for p in overview.pupils if p.id == ea.person)
    assert (line.minutes_read, line.last_seen) == (20, datetime(2026, 11, 23, 7, tzinfo=UTC))
    assert (overview.minutes_read, overview.minutes_before) == (20, 10)
    assert overview.days == tuple((MONDAY + timedelta(days=n), 10 if n in (0, 6) else 0) for n in range(7))
    assert [w for w in line.weeks if w.minutes_read] == [
        Week(MONDAY - timedelta(days=7), 10, 0), Week(MONDAY, 20, 0)
    ]  # fmt: skip
    assert [len(line.weeks), line.weeks[-1].begins] == [8, MONDAY]


def test_the_minutes_of_the_class_are_its_seconds_added_up_first(desk: Desk, school: NewSchool, text: str) -> None:
    begins = datetime(2026, 11, 17, 8, 0)
    for name in ("Ea Blå", "Bo Ål", "Ea Kok"):
        record_sitting(desk, actor(school, name), text, begins, begins + timedelta(seconds=40))
    desk.clock.moment = TODAY

    overview = seen(desk, school)

    assert [p.minutes_read for p in overview.pupils] == [0, 0, 0]
    assert (overview.minutes_read, dict(overview.days)[date(2026, 11, 17)]) == (2, 2)


def test_a_long_period_is_not_told_day_by_day_and_one_that_ends_before_it_begins_is_refused(
    desk: Desk, school: NewSchool
) -> None:
    assert seen(desk, school, date(2026, 8, 1), date(2026, 8, 31)).days[-1][0] == date(2026, 8, 31)
    assert seen(desk, school, date(2026, 8, 1), date(2026, 9, 1)).days == ()
    with pytest.raises(LearnKitError) as refused:
        seen(desk, school, SUNDAY, MONDAY)
    assert refused.value.code == "class.no_such_period"


def test_what_is_handed_in_waits_the_longest_first_until_it_is_given_back(desk: Desk, school: NewSchool) -> None:
    karen, ea, bo = (actor(school, name) for name in ("Karen Winther", "Ea Blå", "Bo Ål"))
    on(desk, 11, 20)
    mine, other = write(desk, ea, "Min mormor bor her.\nJa."), write(desk, bo, "Svømning.", "Svømning")
    task = assign(desk, karen, school.classes["2.X"], frame="letter").task
    hand_in(desk, bo, other, task)
    on(desk, 11, 21)
    hand_in(desk, ea, mine)
    write(desk, ea, "Ikke afleveret.")
    desk.clock.moment = TODAY

    before = seen(desk, school).waiting
    hand_back(desk, karen, other)

    assert [(w.document, w.title, w.pupil, w.task) for w in before] == [
        (other, "Svømning", bo.person, task),
        (mine, "Min mormor bor her.", ea.person, ""),
    ]
    assert before[0].since == datetime(2026, 11, 20, 9, tzinfo=UTC)
    assert [w.document for w in seen(desk, school).waiting] == [mine]


def test_a_pupils_tasks_are_those_given_in_the_period_or_ending_in_it(desk: Desk, school: NewSchool) -> None:
    karen, ea = actor(school, "Karen Winther"), actor(school, "Ea Blå")

    def give(until: date | None) -> str:
        return assign(desk, karen, school.classes["2.X"], frame="free", until=until).task

    on(desk, 11, 2)
    ends_in_it, long_over = give(date(2026, 11, 18)), give(date(2026, 11, 9))
    on(desk, 11, 17)
    given_in_it = give(None)
    desk.clock.moment = TODAY
    later = give(None)

    tasks = {task.id: task.state for p in seen(desk, school).pupils if p.id == ea.person for task in p.tasks}

    assert tasks == {ends_in_it: TaskState.OPEN, given_in_it: TaskState.OPEN}
    assert long_over not in tasks
    assert later not in tasks


def test_who_needs_a_word_is_told_from_what_really_happened(desk: Desk, school: NewSchool, text: str) -> None:
    karen, ea, bo, kok = (actor(school, name) for name in ("Karen Winther", "Ea Blå", "Bo Ål", "Ea Kok"))
    on(desk, 11, 10)
    for week in range(3, 9):
        for pupil in (ea, bo, kok):
            read(desk, pupil, text, TODAY.date() - timedelta(weeks=week), 60)
    read(desk, ea, text, date(2026, 11, 23), 100)
    read(desk, bo, text, date(2026, 11, 23), 100)
    mine = write(desk, bo, "Svømning.", "Svømning")
    on(desk, 11, 15)
    hand_in(desk, bo, mine)
    assign(desk, karen, school.classes["2.X"], frame="letter", pupils=[ea.person], until=date(2026, 11, 20))
    desk.clock.moment = TODAY

    needs = seen(desk, school).needs_a_word

    assert [(n.pupil, n.reason) for n in needs] == [
        (kok.person, Reason.NOT_SEEN),
        (ea.person, Reason.TASK_OVERDUE),
        (bo.person, Reason.HAND_IN_WAITS),
    ]
    assert needs[0].facts == {"days": 21, "seen": True}
    assert needs[1].facts == {"days": 4, "tasks": 1, "title": "", "kind": "writing", "frame": "letter"}
    assert needs[2].facts == {"days": 9, "title": "Svømning", "document": mine}


def test_a_task_that_ended_a_month_ago_is_not_brought_up_again(desk: Desk, school: NewSchool) -> None:
    karen, ea = actor(school, "Karen Winther"), actor(school, "Ea Blå")

    def named(until: date) -> bool:
        desk.clock.moment = datetime(2026, 10, 1, 9, tzinfo=UTC)
        assign(desk, karen, school.classes["2.X"], frame="free", pupils=[ea.person], until=until)
        desk.clock.moment = TODAY
        return bool(seen(desk, school, date(2026, 8, 1), TODAY.date()).needs_a_word)

    assert not named(TODAY.date() - timedelta(days=29))
    assert named(TODAY.date() - timedelta(days=28))


def test_less_reading_and_writing_is_measured_against_the_six_weeks_before(
    desk: Desk, school: NewSchool, text: str
) -> None:
    ea, bo, kok = (actor(school, name) for name in ("Ea Blå", "Bo Ål", "Ea Kok"))
    recent = Period(TODAY.date() - timedelta(days=13), TODAY.date())
    for pupil in (ea, bo, kok):
        for day in (recent.first - timedelta(days=42), recent.first - timedelta(days=1)):
            read(desk, pupil, text, day, 150)
        desk.clock.moment = datetime.combine(recent.first - timedelta(days=1), datetime.min.time(), UTC)
        write(desk, pupil, "ord " * 300)
    for pupil, minutes, words in ((ea, 49, 90), (bo, 100, 40), (kok, 100, 100)):
        read(desk, pupil, text, recent.first, minutes)
        read(desk, pupil, text, recent.first - timedelta(days=43), 200)
        desk.clock.moment = TODAY
        write(desk, pupil, "ord " * words)

    needs = seen(desk, school).needs_a_word

    assert [(n.pupil, n.reason, n.facts) for n in needs] == [
        (ea.person, Reason.READS_LESS, {"minutes": 49, "usual": 100}),
        (bo.person, Reason.WRITES_LESS, {"words": 40, "usual": 100}),
    ]


def test_only_who_may_see_both_reading_and_writing_sees_the_class(desk: Desk, school: NewSchool) -> None:
    for name, may in (
        ("Karen Winther", True), ("Bent Juhl", False), ("Lise Lund", False), ("Lone Rask", False),
        ("Ib Tek", False), ("Ea Blå", False),
    ):  # fmt: skip
        asking = actor(school, name)
        try:
            class_overview(desk, asking, school.classes["2.X"], MONDAY, SUNDAY)
        except LearnKitError as refused:
            assert (refused.code, may) == ("rights.denied", False)
        else:
            assert may


def test_a_class_is_found_by_name_or_id_by_its_own_staff_alone(desk: Desk, school: NewSchool) -> None:
    karen, here = actor(school, "Karen Winther"), school.classes["2.X"]

    assert class_named(desk, karen, Permission.SEE_READING, "2.X") == here
    assert class_named(desk, karen, Permission.SEE_READING, here) == here
    for who, said in ((karen, "5.Y"), (karen, "9.Z"), (actor(school, "Lone Rask"), "2.X")):
        with pytest.raises(LearnKitError) as refused:
            class_named(desk, who, Permission.SEE_READING, said)
        assert refused.value.code == "rights.denied"


def test_of_two_classes_of_one_name_the_newest_is_meant(desk: Desk, school: NewSchool) -> None:
    karen = actor(school, "Karen Winther")
    made = {}
    for year in (2025, 2027, 2024):
        with desk.act(desk.owner()) as act:
            made[year] = act.create("school_class", {"school": school.id, "name": "2.X", "level": 2, "year": year})
            bond = {"person": karen.person, "school_class": made[year], "since": "2020-01-01", "until": ""}
            act.create("staff_in_class", {**bond})

    assert class_named(desk, karen, Permission.SEE_READING, "2.X") == made[2027]


def test_who_has_left_the_class_or_the_school_is_not_on_its_roll(desk: Desk, school: NewSchool) -> None:
    here = school.classes["2.X"]
    names = ("Bo Ål", "Ea Blå", "Ea Kok")
    bo, ea, kok = (actor(school, name).person for name in names)
    with desk.act(desk.owner()) as act:
        bond = act.session.connection().exec_driver_sql(
            "SELECT id FROM pupil_in_class WHERE person = ?", (ea,)
        ).scalar_one()  # fmt: skip
        act.set("pupil_in_class", bond, until="2026-11-20")
        act.set("person", kok, left=True)

    with desk.read() as session:
        rolls = [on_the_roll(session, here, date(2026, 11, day)) for day in (20, 21)]

    assert rolls == [(bo, ea), (bo,)]
