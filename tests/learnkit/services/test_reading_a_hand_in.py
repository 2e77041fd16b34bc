"""A hand-in is read as it was handed in, by those who may comment on it, with facts that hold."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from learnkit.domain.people import Actor, Role
from learnkit.domain.tasks import HandInState
from learnkit.errors import LearnKitError
from learnkit.services.commenting import comment, comments_on
from learnkit.services.desk import Desk
from learnkit.services.handing_in import hand_back, hand_in, take_back_hand_in
from learnkit.services.reading_a_hand_in import open_hand_in, seconds_writing, waiting_hand_ins
from learnkit.services.saving_a_version import save
from learnkit.services.starting_a_school import NewSchool
from learnkit.services.writing import begin
from tests.builders import actor

TEXT = "Odderen svømmer. Den fanger en lille ørred."


@pytest.fixture
def ea(school: NewSchool) -> Actor:
    return actor(school, "Ea Blå")


@pytest.fixture
def karen(school: NewSchool) -> Actor:
    return actor(school, "Karen Winther")


@pytest.fixture
def document(desk: Desk, ea: Actor) -> str:
    made = begin(desk, ea, "Odderen")
    save(desk, ea, made, TEXT)
    return made


def test_the_text_is_the_one_handed_in_although_its_writer_went_on(
    desk: Desk, ea: Actor, karen: Actor, document: str
) -> None:
    version = hand_in(desk, ea, document).version
    before = open_hand_in(desk, karen, document)
    save(desk, ea, document, f"{TEXT} Så sover den.")

    after = open_hand_in(desk, karen, document)

    assert (before.text, before.written_on) == (TEXT, False)
    assert (after.text, after.version, after.written_on) == (TEXT, version, True)
    assert (after.words, after.lix) == (7, 32.1)


def test_a_second_hand_in_is_the_second_edition_and_is_read_anew(
    desk: Desk, ea: Actor, karen: Actor, document: str
) -> None:
    hand_in(desk, ea, document)
    first = open_hand_in(desk, karen, document)
    save(desk, ea, document, f"{TEXT} Så sover den.")
    hand_in(desk, ea, document)

    second = open_hand_in(desk, karen, document)

    assert (first.edition, second.edition) == (1, 2)
    assert second.text.endswith("Så sover den.")


def test_what_waits_is_told_with_the_longest_waiting_first_and_goes_when_it_is_given_back(
    desk: Desk, school: NewSchool, karen: Actor, document: str, ea: Actor
) -> None:
    kok = actor(school, "Ea Kok")
    other = begin(desk, kok, "")
    save(desk, kok, other, "Min hund hedder Vims.")
    hand_in(desk, ea, document)
    hand_in(desk, kok, other)

    both = waiting_hand_ins(desk, karen)
    hand_back(desk, karen, document)
    left = waiting_hand_ins(desk, karen)

    assert [(w.title, w.name) for w in both] == [("Odderen", "Ea Blå"), ("Min hund hedder Vims.", "Ea Kok")]
    assert [w.document for w in left] == [other]
    assert open_hand_in(desk, karen, document).state is HandInState.HANDED_BACK


def test_a_text_that_is_not_handed_in_is_not_opened(desk: Desk, ea: Actor, karen: Actor, document: str) -> None:
    with pytest.raises(LearnKitError) as never:
        open_hand_in(desk, karen, document)
    hand_in(desk, ea, document)
    take_back_hand_in(desk, ea, document)

    with pytest.raises(LearnKitError) as taken_back:
        open_hand_in(desk, karen, document)

    assert never.value.code == taken_back.value.code == "hand_in.none"


def test_a_hand_in_is_told_to_its_own_teacher_alone(desk: Desk, school: NewSchool, ea: Actor, document: str) -> None:
    hand_in(desk, ea, document)

    for one in school.people:
        asking = Actor(one.id, Role(one.role), school.id)
        may = one.name == "Karen Winther"
        assert bool(waiting_hand_ins(desk, asking)) == may, one.name
        if not may:
            with pytest.raises(LearnKitError) as refused:
                open_hand_in(desk, asking, document)
            assert refused.value.code == "rights.denied"


def test_a_comment_on_later_words_stands_at_its_place_in_the_text_handed_in(
    desk: Desk, ea: Actor, karen: Actor, document: str
) -> None:
    handed = hand_in(desk, ea, document).version
    save(desk, ea, document, f"Hør her. {TEXT}")
    place = f"Hør her. {TEXT}".index("Den fanger")
    comment(desk, karen, document, place, place + 10, "Hvordan?")

    (there,) = comments_on(desk, karen, document, version=handed)
    (shown,) = comments_on(desk, karen, document)

    assert TEXT[there.start : there.end] == "Den fanger"
    assert shown.start == place


def test_a_comment_in_a_version_that_is_not_here_has_no_place(
    desk: Desk, ea: Actor, karen: Actor, document: str
) -> None:
    hand_in(desk, ea, document)
    comment(desk, karen, document, 0, 7, "Godt set.")

    (there,) = comments_on(desk, karen, document, version="nowhere")

    assert not there.placed


def test_time_spent_is_the_time_between_saves_without_the_long_pauses() -> None:
    begun = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)

    spent = seconds_writing([begun + timedelta(minutes=at) for at in (6, 0, 2, 40)])

    assert spent == 6 * 60
    assert seconds_writing([begun, begun + timedelta(minutes=5)]) == 300
    assert seconds_writing([begun, begun + timedelta(minutes=5, seconds=1)]) == 0
    assert seconds_writing([]) == 0
