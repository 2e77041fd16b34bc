"""A comment stays with its words, whatever is written around them and wherever."""

from __future__ import annotations

import pytest

from learnkit.domain.people import Actor
from learnkit.errors import LearnKitError
from learnkit.services.commenting import Comment, comment, comments_on, take_back_comment
from learnkit.services.desk import Desk
from learnkit.services.saving_a_version import save
from learnkit.services.starting_a_school import NewSchool
from learnkit.services.writing import begin, show
from tests.builders import actor

TEXT = "Min mormor bor på en husbåd. Om morgenen kommer der ænder 🦆 forbi."


@pytest.fixture
def ea(school: NewSchool) -> Actor:
    return actor(school, "Ea Blå")


@pytest.fixture
def karen(school: NewSchool) -> Actor:
    return actor(school, "Karen Winther")


@pytest.fixture
def document(desk: Desk, ea: Actor) -> str:
    made = begin(desk, ea, "Husbåden")
    save(desk, ea, made, TEXT)
    return made


def on(desk: Desk, actor_: Actor, document: str, words: str, said: str = "Hvordan?") -> str:
    """A comment on those words of the shown text; its id."""
    start = show(desk, actor_, document).text.index(words)
    return comment(desk, actor_, document, start, start + len(words), said).comment


def marked(desk: Desk, who: Actor, document: str) -> list[str]:
    text = show(desk, who, document).text
    return [text[c.start : c.end] for c in comments_on(desk, who, document)]


def code(call: object) -> str:
    assert callable(call)
    with pytest.raises(LearnKitError) as refused:
        call()
    return refused.value.code


def test_a_comment_says_who_when_and_where_to_teacher_and_pupil_alike(
    desk: Desk, ea: Actor, karen: Actor, document: str
) -> None:
    made = on(desk, karen, document, "ænder 🦆")

    (seen,) = comments_on(desk, ea, document)

    assert (seen.id, seen.words, seen.by, seen.written_by) == (made, "Hvordan?", "Karen Winther", karen.person)
    assert (seen.start, seen.end, seen.placed) == (TEXT.index("ænder"), TEXT.index(" forbi"), True)
    assert comments_on(desk, karen, document) == (seen,)


def test_a_comment_moves_with_its_words(desk: Desk, ea: Actor, karen: Actor, document: str) -> None:
    on(desk, karen, document, "husbåd")

    save(desk, ea, document, "Nu fortæller jeg. " + TEXT)
    save(desk, ea, document, "Nu fortæller jeg. " + TEXT.replace("på en", "på en rød og gammel"))

    assert marked(desk, ea, document) == ["husbåd"]


def test_a_comment_on_what_was_written_on_another_machine_comes_along(
    desk: Desk, ea: Actor, karen: Actor, document: str
) -> None:
    base = show(desk, ea, document).version
    save(desk, ea, document, TEXT.replace("husbåd", "gammel husbåd"), base=base)
    on(desk, karen, document, "gammel husbåd")

    save(desk, ea, document, TEXT.replace("husbåd", "lille husbåd"), base=base)

    shown = show(desk, ea, document)
    assert (shown.heads, "lille husbåd" in shown.text) == (2, True)
    assert marked(desk, ea, document) == ["husbåd"]


def test_the_version_the_teacher_sees_may_be_older_than_the_shown_one(
    desk: Desk, ea: Actor, karen: Actor, document: str
) -> None:
    seen = show(desk, karen, document)
    save(desk, ea, document, "Hør her. " + TEXT)
    start = seen.text.index("husbåd")

    made = comment(desk, karen, document, start, start + 6, "Hvordan?", version=seen.version)

    assert made.version == seen.version
    assert marked(desk, ea, document) == ["husbåd"]


def test_a_comment_whose_words_were_deleted_is_still_there(desk: Desk, ea: Actor, karen: Actor, document: str) -> None:
    on(desk, karen, document, "Om morgenen kommer der ænder 🦆 forbi.")

    save(desk, ea, document, "Min mormor bor på en husbåd. ")

    (seen,) = comments_on(desk, ea, document)
    assert (seen.words, seen.start == seen.end, seen.placed) == ("Hvordan?", True, True)


def test_comments_stand_in_the_order_of_the_text(desk: Desk, ea: Actor, karen: Actor, document: str) -> None:
    for words in ("forbi", "mormor", "husbåd"):
        on(desk, karen, document, words)

    assert marked(desk, ea, document) == ["mormor", "husbåd", "forbi"]


def test_a_comment_is_taken_back_by_whoever_wrote_it_alone(
    desk: Desk, school: NewSchool, ea: Actor, karen: Actor, document: str
) -> None:
    made = on(desk, karen, document, "husbåd")
    with desk.act(desk.owner()) as act:  # Bent may comment in the class too
        bond = {"person": actor(school, "Bent Juhl").person, "school_class": school.classes["2.X"]}
        act.create("staff_in_class", {**bond, "since": "2020-01-01", "until": ""})

    for name in ("Ea Blå", "Bent Juhl", "Lone Rask"):
        asking = actor(school, name)
        assert code(lambda: take_back_comment(desk, asking, made)) == "rights.denied"  # noqa: B023
    assert len(comments_on(desk, ea, document)) == 1
    take_back_comment(desk, karen, made)
    take_back_comment(desk, karen, made)

    assert comments_on(desk, ea, document) == ()
    assert code(lambda: take_back_comment(desk, karen, "no-such-comment")) == "rights.denied"


def test_a_place_outside_the_text_and_a_comment_without_words_are_refused(
    desk: Desk, ea: Actor, karen: Actor, document: str
) -> None:
    for start, end in ((-1, 3), (5, 5), (6, 5), (0, len(TEXT) + 1)):
        assert code(lambda: comment(desk, karen, document, start, end, "Hvad?")) == "comment.no_such_place"  # noqa: B023
    assert code(lambda: comment(desk, karen, document, 0, 3, " \n")) == "comment.empty"
    assert code(lambda: comment(desk, karen, document, 0, 3, "x" * 5001)) == "comment.too_long"
    assert code(lambda: comment(desk, karen, begin(desk, ea), 0, 1, "Hvad?")) == "document.empty"
    assert code(lambda: comment(desk, karen, document, 0, 1, "Hvad?", version="x")) == "document.unknown_version"
    assert comments_on(desk, ea, document) == ()


def test_a_comment_whose_version_has_not_come_is_told_without_a_place(
    desk: Desk, ea: Actor, karen: Actor, document: str
) -> None:
    fields = {"pupil": ea.person, "document": document, "version": "not-here", "words": "Se her."}
    with desk.act(karen) as act:
        act.create("comment", {**fields, "begins": 3, "ends": 6, "written_by": "gone", "at": act.now})

    (seen,) = comments_on(desk, ea, document)

    assert isinstance(seen, Comment)
    assert (seen.words, seen.by, seen.placed, seen.start, seen.end) == ("Se her.", "", False, 0, 0)
