"""A text that grew apart is one again, and nothing of it is lost."""

from __future__ import annotations

import pytest

from learnkit.errors import LearnKitError
from learnkit.services.desk import Desk
from learnkit.services.keeping_one_text import keep_both, keep_one
from learnkit.services.saving_a_version import save
from learnkit.services.starting_a_school import NewSchool
from learnkit.services.writing import begin, documents, history, show, text_of
from tests.builders import actor


@pytest.fixture
def apart(desk: Desk, school: NewSchool) -> str:
    """A document with two heads."""
    ea = actor(school, "Ea Blå")
    document = begin(desk, ea, "Dyr")
    base = save(desk, ea, document, "Odderen.").version
    save(desk, ea, document, "Ræven løber.", base=base)
    save(desk, ea, document, "Ulven sover.", base=base)
    assert show(desk, ea, document).heads == 2
    return document


def test_going_on_with_one_head_leaves_one_and_the_other_in_the_history(
    desk: Desk, school: NewSchool, apart: str
) -> None:
    ea = actor(school, "Ea Blå")
    other = show(desk, ea, apart).others[0]
    shown = show(desk, ea, apart)

    saved = keep_one(desk, ea, apart, other.version)

    after = show(desk, ea, apart)
    assert (after.text, after.heads, after.version) == (other.text, 1, saved.version)
    assert text_of(desk, ea, apart, shown.version) == shown.text


def test_keeping_both_makes_a_text_of_its_own_of_the_other(desk: Desk, school: NewSchool, apart: str) -> None:
    ea = actor(school, "Ea Blå")
    shown = show(desk, ea, apart)

    (made,) = keep_both(desk, ea, apart, "Dyr, et andet sted")

    assert (show(desk, ea, apart).text, show(desk, ea, apart).heads) == (shown.text, 1)
    assert show(desk, ea, made).text == shown.others[0].text
    assert {tile.title for tile in documents(desk, ea, ea.person)} == {"Dyr", "Dyr, et andet sted"}


def test_keeping_both_of_a_text_that_did_not_grow_apart_does_nothing(desk: Desk, school: NewSchool) -> None:
    ea = actor(school, "Ea Blå")
    document = begin(desk, ea)
    save(desk, ea, document, "Odderen.")

    assert keep_both(desk, ea, document, "To") == ()
    assert len(history(desk, ea, document)) == 1


def test_what_was_begun_twice_from_nothing_stays_both(desk: Desk, school: NewSchool) -> None:
    ea = actor(school, "Ea Blå")
    document = begin(desk, ea)

    save(desk, ea, document, "Ræven løber.", base="")
    save(desk, ea, document, "Ulven sover.", base="")

    shown = show(desk, ea, document)
    assert {shown.text, *(other.text for other in shown.others)} == {"Ræven løber.", "Ulven sover."}


def test_nobody_else_chooses(desk: Desk, school: NewSchool, apart: str) -> None:
    other = show(desk, actor(school, "Ea Blå"), apart).others[0].version

    for who in (actor(school, "Bo Ål"), actor(school, "Karen Winther")):
        for choose in (lambda: keep_one(desk, who, apart, other), lambda: keep_both(desk, who, apart, "x")):  # noqa: B023
            with pytest.raises(LearnKitError) as refused:
                choose()
            assert refused.value.code == "rights.denied"
    assert show(desk, actor(school, "Ea Blå"), apart).heads == 2


def test_of_a_text_that_grew_apart_what_was_written_last_is_shown_and_listed(desk: Desk, school: NewSchool) -> None:
    ea = actor(school, "Ea Blå")
    document = begin(desk, ea)
    base = save(desk, ea, document, "Odderen.").version

    for animal in ("Ræven løber.", "Ulven sover.", "Bjørnen går i hi."):
        save(desk, ea, document, animal, base=base)

    shown = show(desk, ea, document)
    assert (shown.heads, shown.text) == (3, "Bjørnen går i hi.")
    assert documents(desk, ea, ea.person)[0].title == "Bjørnen går i hi."


def test_a_version_of_another_text_is_not_gone_on_with(desk: Desk, school: NewSchool, apart: str) -> None:
    with pytest.raises(LearnKitError) as refused:
        keep_one(desk, actor(school, "Ea Blå"), apart, "not-there")

    assert refused.value.code == "document.unknown_version"
