"""A task goes to those it was given to, says how far they have come, and can be taken back."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from content.text import Block, Section, Text
from learnkit.domain.tasks import TaskKind, TaskState
from learnkit.errors import LearnKitError
from learnkit.services.adding_a_text import add_text
from learnkit.services.assigning import assign, take_back_task, tasks_given
from learnkit.services.desk import Desk
from learnkit.services.handing_in import begin_answer, hand_back, hand_in, take_back_hand_in
from learnkit.services.pupil_home import pupil_home
from learnkit.services.reading import keep_place, record_sitting
from learnkit.services.saving_a_version import save
from learnkit.services.starting_a_school import NewSchool
from learnkit.services.tasks import PupilTask, tasks_of
from tests.builders import actor
from tests.learnkit.services.texts import small_text

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def today(desk: Desk) -> None:
    desk.clock.moment = NOW


def mine(desk: Desk, school: NewSchool, name: str) -> tuple[PupilTask, ...]:
    pupil = actor(school, name)
    return tasks_of(desk, pupil, pupil.person)


def refusal(desk: Desk, school: NewSchool, **said: object) -> str:
    with pytest.raises(LearnKitError) as refused:
        assign(desk, actor(school, "Karen Winther"), school.classes["2.X"], **said)  # type: ignore[arg-type]
    return refused.value.code


def test_a_text_given_to_a_class_is_each_pupils_task_and_no_one_elses(desk: Desk, school: NewSchool) -> None:
    karen, text = actor(school, "Karen Winther"), small_text(desk)

    said = {"text": text, "until": date(2026, 11, 27), "message": " Find det spor. "}

    given = assign(desk, karen, school.classes["2.X"], **said)  # type: ignore[arg-type]

    assert len(given.pupils) == 3
    for name in ("Ea Blå", "Bo Ål", "Ea Kok"):
        (task,) = mine(desk, school, name)
        assert (task.id, task.kind, task.text, task.title) == (given.task, TaskKind.TEXT, text, "Ræven")
        assert (task.until, task.message) == (date(2026, 11, 27), "Find det spor.")
        assert (task.given_by, task.given_at, task.state) == (karen.person, NOW, TaskState.OPEN)
    assert mine(desk, school, "Ida Holm") == ()


def test_some_of_a_class_may_be_chosen_but_nobody_from_another(desk: Desk, school: NewSchool) -> None:
    karen, bo, ida = (actor(school, name) for name in ("Karen Winther", "Bo Ål", "Ida Holm"))

    given = assign(desk, karen, school.classes["2.X"], frame="letter", pupils=[bo.person], title=" Til  mormor ")

    assert given.pupils == (bo.person,)
    assert [(t.frame, t.kind, t.title) for t in mine(desk, school, "Bo Ål")] == [
        ("letter", TaskKind.WRITING, "Til mormor")
    ]
    assert mine(desk, school, "Ea Blå") == ()
    assert refusal(desk, school, frame="letter", pupils=[bo.person, ida.person]) == "rights.denied"
    assert refusal(desk, school, frame="letter", pupils=[]) == "task.nobody"


def test_what_cannot_be_given_is_refused_and_nothing_is_given(desk: Desk, school: NewSchool) -> None:
    text = small_text(desk)

    assert refusal(desk, school) == "task.what"
    assert refusal(desk, school, text=text, frame="letter") == "task.what"
    assert refusal(desk, school, frame="sonnet") == "task.no_such_frame"
    assert refusal(desk, school, text="no-such-text") == "rights.denied"
    assert refusal(desk, school, text=text, until=date(2026, 11, 23)) == "task.day_is_over"
    assert refusal(desk, school, text=text, message="x" * 2001) == "task.too_long"
    assert refusal(desk, school, frame="free", title="x" * 101) == "task.too_long"
    assert mine(desk, school, "Ea Blå") == ()


def test_what_a_pupil_brought_in_alone_is_given_to_nobody(desk: Desk, school: NewSchool) -> None:
    own = Text("Min egen", "", "da", (Section("", (Block("paragraph", "Den er kort."),)),), "txt")
    text = add_text(desk, actor(school, "Ea Blå"), own, {}).id

    assert refusal(desk, school, text=text) == "rights.denied"


def test_a_class_shows_the_tasks_given_in_it_also_where_a_pupil_is_in_two(desk: Desk, school: NewSchool) -> None:
    ea, karen, bent = (actor(school, name) for name in ("Ea Blå", "Karen Winther", "Bent Juhl"))
    other = school.classes["5.Y"]
    with desk.act(desk.owner()) as act:
        act.create("pupil_in_class", {"person": ea.person, "school_class": other, "since": "2026-08-01", "until": ""})
    task = assign(desk, bent, other, frame="free", pupils=[ea.person]).task

    assert tasks_given(desk, karen, school.classes["2.X"]) == ()
    assert [t.id for t in tasks_given(desk, bent, other)] == [task]
    assert [t.id for t in mine(desk, school, "Ea Blå")] == [task]


def test_a_text_is_open_then_begun_then_done(desk: Desk, school: NewSchool) -> None:
    karen, ea, bo = (actor(school, name) for name in ("Karen Winther", "Ea Blå", "Bo Ål"))
    text = small_text(desk)
    yesterday = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
    record_sitting(desk, ea, text, yesterday, yesterday + timedelta(minutes=5))
    assign(desk, karen, school.classes["2.X"], text=text)

    states = [mine(desk, school, "Ea Blå")[0].state]
    record_sitting(desk, ea, text, NOW, NOW + timedelta(minutes=5))
    states.append(mine(desk, school, "Ea Blå")[0].state)
    keep_place(desk, ea, text, 0, 0, 1.0)
    states.append(mine(desk, school, "Ea Blå")[0].state)
    keep_place(desk, bo, text, 0, 0, 0.2)

    assert states == [TaskState.OPEN, TaskState.BEGUN, TaskState.DONE]
    (followed,) = tasks_given(desk, karen, school.classes["2.X"])
    assert {t.pupil: t.state for t in followed.pupils} == {
        ea.person: TaskState.DONE,
        bo.person: TaskState.BEGUN,
        actor(school, "Ea Kok").person: TaskState.OPEN,
    }
    assert followed.done == 1


def test_a_writing_task_follows_the_pupils_own_text_for_it(desk: Desk, school: NewSchool) -> None:
    karen, ea = actor(school, "Karen Winther"), actor(school, "Ea Blå")
    task = assign(desk, karen, school.classes["2.X"], frame="letter", title="Til mormor").task

    def state() -> tuple[TaskState, str | None]:
        (found,) = mine(desk, school, "Ea Blå")
        return found.state, found.document

    assert state() == (TaskState.OPEN, None)
    document = begin_answer(desk, ea, task)
    assert begin_answer(desk, ea, task) == document
    assert state() == (TaskState.BEGUN, document)
    save(desk, ea, document, "Kære mormor.")
    hand_in(desk, ea, document)
    assert state() == (TaskState.HANDED_IN, document)
    take_back_hand_in(desk, ea, document)
    assert state() == (TaskState.BEGUN, document)
    hand_in(desk, ea, document)
    hand_back(desk, karen, document)
    assert state() == (TaskState.HANDED_BACK, document)


def test_a_task_taken_back_is_gone_from_the_pupils_and_what_they_wrote_is_not(desk: Desk, school: NewSchool) -> None:
    karen, ea = actor(school, "Karen Winther"), actor(school, "Ea Blå")
    task = assign(desk, karen, school.classes["2.X"], frame="letter").task
    document = begin_answer(desk, ea, task)
    save(desk, ea, document, "Kære mormor.")

    taken = take_back_task(desk, karen, task)

    assert len(taken.pupils) == 3
    assert mine(desk, school, "Ea Blå") == ()
    assert tasks_given(desk, karen, school.classes["2.X"]) == ()
    assert [tile.id for tile in pupil_home(desk, ea).documents] == [document]
    assert hand_in(desk, ea, document).state == "handed_in"
    assert take_back_task(desk, karen, task) == taken
    with pytest.raises(LearnKitError):
        begin_answer(desk, ea, task)


def test_only_who_gives_tasks_in_the_class_takes_them_back(desk: Desk, school: NewSchool) -> None:
    task = assign(desk, actor(school, "Karen Winther"), school.classes["2.X"], frame="free").task

    for name in ("Bent Juhl", "Lone Rask", "Ea Blå", "Ib Tek", "Lise Lund"):
        with pytest.raises(LearnKitError) as refused:
            take_back_task(desk, actor(school, name), task)
        assert refused.value.code == "rights.denied"
    assert len(mine(desk, school, "Ea Blå")) == 1
    with pytest.raises(LearnKitError):
        take_back_task(desk, actor(school, "Karen Winther"), "no-such-task")


def test_the_home_shows_what_is_not_done_first_by_its_last_day(desk: Desk, school: NewSchool) -> None:
    karen, ea = actor(school, "Karen Winther"), actor(school, "Ea Blå")
    done, open_ended, late, soon = (
        assign(desk, karen, school.classes["2.X"], frame="free", until=until).task
        for until in (date(2026, 11, 24), None, date(2026, 12, 4), date(2026, 11, 25))
    )
    document = begin_answer(desk, ea, done)
    save(desk, ea, document, "Færdig.")
    hand_in(desk, ea, document)

    assert [task.id for task in pupil_home(desk, ea).tasks] == [soon, late, open_ended, done]


def test_a_task_is_overdue_the_day_after_its_last_unless_it_is_done(desk: Desk, school: NewSchool) -> None:
    karen, ea = actor(school, "Karen Winther"), actor(school, "Ea Blå")
    text = small_text(desk)
    assign(desk, karen, school.classes["2.X"], text=text, until=date(2026, 11, 25))

    (task,) = mine(desk, school, "Ea Blå")
    keep_place(desk, ea, text, 0, 0, 1.0)
    (read,) = mine(desk, school, "Ea Blå")

    assert [task.is_overdue(date(2026, 11, day)) for day in (24, 25, 26)] == [False, False, True]
    assert not read.is_overdue(date(2026, 11, 26))
