"""A hand-in names the version it was, the text stays writable, and each step is told as it is."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import func, select

from learnkit.db.task import HandInRow
from learnkit.domain.people import Actor
from learnkit.domain.tasks import HandInState
from learnkit.errors import LearnKitError
from learnkit.services import handing_in
from learnkit.services.assigning import assign, take_back_task
from learnkit.services.desk import Desk
from learnkit.services.hand_ins import hand_ins
from learnkit.services.saving_a_version import save
from learnkit.services.starting_a_school import NewSchool
from learnkit.services.writing import begin, show
from tests.builders import actor


@pytest.fixture
def ea(school: NewSchool) -> Actor:
    return actor(school, "Ea Blå")


@pytest.fixture
def karen(school: NewSchool) -> Actor:
    return actor(school, "Karen Winther")


@pytest.fixture
def document(desk: Desk, ea: Actor) -> str:
    made = begin(desk, ea, "Husbåden")
    save(desk, ea, made, "Min mormor bor på en husbåd.")
    return made


def count(desk: Desk) -> int:
    with desk.read() as session:
        return session.scalar(select(func.count()).select_from(HandInRow)) or 0


def test_a_hand_in_names_the_shown_version_and_writing_goes_on(desk: Desk, ea: Actor, document: str) -> None:
    shown = show(desk, ea, document)

    handed = handing_in.hand_in(desk, ea, document)
    later = save(desk, ea, document, "Min mormor bor på en rød husbåd.")

    assert (handed.version, handed.state) == (shown.version, HandInState.HANDED_IN)
    assert later.version != handed.version
    assert handing_in.state_of(desk, ea, document) == handed


def test_handing_in_more_is_a_new_hand_in_and_twice_the_same_is_one(desk: Desk, ea: Actor, document: str) -> None:
    handing_in.hand_in(desk, ea, document)
    handing_in.hand_in(desk, ea, document)
    once = count(desk)
    newer = save(desk, ea, document, "Mere.").version

    again = handing_in.hand_in(desk, ea, document)

    assert (once, count(desk)) == (1, 2)
    assert again.version == newer
    with desk.read() as session:
        (waiting,) = hand_ins(session, [ea.person])
    assert waiting.version == newer, "only the latest waits"


def test_of_two_hand_ins_dated_alike_or_back_the_one_made_last_counts(desk: Desk, ea: Actor, document: str) -> None:
    at = datetime(2026, 11, 24, 9, tzinfo=UTC)
    for moment in [*[at] * 6, at - timedelta(days=3)]:
        desk.clock.moment = moment
        version = save(desk, ea, document, f"Version {desk.clock.new_id()}.").version
        handing_in.hand_in(desk, ea, document)

        assert handing_in.state_of(desk, ea, document).version == version


def test_an_empty_text_is_not_handed_in(desk: Desk, ea: Actor) -> None:
    document = begin(desk, ea)

    for text in (None, " \n"):
        if text is not None:
            save(desk, ea, document, text)
        with pytest.raises(LearnKitError) as refused:
            handing_in.hand_in(desk, ea, document)
        assert refused.value.code == "document.empty"


def test_a_hand_in_is_taken_back_until_the_teacher_has_given_it_back(
    desk: Desk, ea: Actor, karen: Actor, document: str
) -> None:
    first = handing_in.hand_in(desk, ea, document)
    save(desk, ea, document, "Mere.")
    handing_in.hand_in(desk, ea, document)

    taken = handing_in.take_back_hand_in(desk, ea, document)
    own = handing_in.take_back_hand_in(desk, ea, document)

    assert taken == first, "the one before counts again"
    assert (own.state, own.version) == (HandInState.OWN, "")
    with pytest.raises(LearnKitError) as refused:
        handing_in.take_back_hand_in(desk, ea, document)
    assert refused.value.code == "hand_in.none"
    handing_in.hand_in(desk, ea, document)
    handing_in.hand_back(desk, karen, document)
    with pytest.raises(LearnKitError) as refused:
        handing_in.take_back_hand_in(desk, ea, document)
    assert refused.value.code == "hand_in.none"


def test_a_text_given_back_can_be_handed_in_again(desk: Desk, ea: Actor, karen: Actor, document: str) -> None:
    handing_in.hand_in(desk, ea, document)
    back = handing_in.hand_back(desk, karen, document)
    with pytest.raises(LearnKitError) as refused:
        handing_in.hand_back(desk, karen, document)

    again = handing_in.hand_in(desk, ea, document)

    assert back.state is HandInState.HANDED_BACK
    assert refused.value.code == "hand_in.none"
    assert again.state is HandInState.HANDED_IN
    with desk.read() as session:
        (waiting,) = hand_ins(session, [ea.person])
    assert (waiting.handed_back, waiting.handed_back_by) == (None, "")


def test_who_gave_it_back_and_when_is_told(desk: Desk, ea: Actor, karen: Actor, document: str) -> None:
    handing_in.hand_in(desk, ea, document)
    handing_in.hand_back(desk, karen, document)

    with desk.read() as session:
        (found,) = hand_ins(session, [ea.person])

    assert found.handed_back_by == karen.person
    assert found.handed_back is not None
    assert found.handed_back >= found.at


def test_of_two_who_gave_it_back_on_two_machines_the_first_did(
    desk: Desk, ea: Actor, karen: Actor, document: str
) -> None:
    handing_in.hand_in(desk, ea, document)
    with desk.read() as session:
        (handed,) = hand_ins(session, [ea.person])
    for by, day in (("later", "2026-11-26"), ("first", "2026-11-25"), ("last", "2026-11-27")):
        with desk.act(karen) as act:
            fields = {"pupil": ea.person, "hand_in": handed.id, "given_by": by}
            act.create("hand_back", {**fields, "at": f"{day}T09:00:00.000+00:00"})

    with desk.read() as session:
        (found,) = hand_ins(session, [ea.person])

    assert (found.handed_back_by, str(found.handed_back)) == ("first", "2026-11-25 09:00:00+00:00")


def test_what_waits_is_handed_in_anew_when_it_comes_to_answer_a_task(
    desk: Desk, school: NewSchool, ea: Actor, karen: Actor, document: str
) -> None:
    task = assign(desk, karen, school.classes["2.X"], frame="letter").task
    handing_in.hand_in(desk, ea, document)

    handing_in.hand_in(desk, ea, document, task)

    with desk.read() as session:
        assert [h.task for h in hand_ins(session, [ea.person])] == [task]


def test_a_hand_in_answers_the_task_that_is_said_or_the_one_the_text_was_begun_for(
    desk: Desk, school: NewSchool, ea: Actor, karen: Actor, document: str
) -> None:
    task, other = (assign(desk, karen, school.classes["2.X"], frame="letter").task for _ in range(2))
    answer = handing_in.begin_answer(desk, ea, other)
    save(desk, ea, answer, "Kære mormor.")

    handing_in.hand_in(desk, ea, document, task)
    handing_in.hand_in(desk, ea, answer)

    with desk.read() as session:
        assert {h.document: h.task for h in hand_ins(session, [ea.person])} == {document: task, answer: other}


def test_a_task_the_pupil_does_not_have_is_answered_by_nothing(
    desk: Desk, school: NewSchool, ea: Actor, karen: Actor, document: str
) -> None:
    others = assign(desk, karen, school.classes["2.X"], frame="letter", pupils=[actor(school, "Bo Ål").person]).task
    taken = assign(desk, karen, school.classes["2.X"], frame="letter").task
    take_back_task(desk, karen, taken)

    for task in (others, taken, "no-such-task", ""):
        with pytest.raises(LearnKitError) as refused:
            handing_in.hand_in(desk, ea, document, task)
        assert refused.value.code == "rights.denied"
    assert count(desk) == 0


def test_only_the_writer_hands_in_and_only_the_teacher_gives_back(
    desk: Desk, school: NewSchool, ea: Actor, document: str
) -> None:
    for name in ("Bo Ål", "Karen Winther", "Lone Rask"):
        with pytest.raises(LearnKitError) as refused:
            handing_in.hand_in(desk, actor(school, name), document)
        assert refused.value.code == "rights.denied"
    handing_in.hand_in(desk, ea, document)
    for name in ("Ea Blå", "Bent Juhl", "Lone Rask", "Ib Tek"):
        with pytest.raises(LearnKitError) as refused:
            handing_in.hand_back(desk, actor(school, name), document)
        assert refused.value.code == "rights.denied"
