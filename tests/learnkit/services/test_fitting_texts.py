"""The texts a teacher is offered for a pupil suit the pupil, and what the pupil knows already comes last."""

from __future__ import annotations

import pytest

from content.text import Block, Section, Text
from learnkit.errors import LearnKitError
from learnkit.services.adding_a_text import add_text
from learnkit.services.assigning import assign
from learnkit.services.desk import Desk
from learnkit.services.fitting_texts import fitting_texts
from learnkit.services.reading import keep_place
from learnkit.services.starting_a_school import NewSchool
from tests.builders import actor

EASY = "Bo er sød. Han har en kat. "
HARD = "Undersøgelserne dokumenterer virksomhedernes omfattende miljøpåvirkninger gennem adskillige årtier. "


def put(desk: Desk, school: NewSchool, title: str, sentence: str, language: str = "da") -> str:
    text = Text(title, "", language, (Section("", (Block("paragraph", sentence * 12),)),), "txt")
    return add_text(desk, actor(school, "Karen Winther"), text, {}).id


def offered(desk: Desk, school: NewSchool, *pupils: str) -> list[str]:
    chosen = [actor(school, name).person for name in pupils] or None
    return [t.title for t in fitting_texts(desk, actor(school, "Karen Winther"), school.classes["2.X"], chosen)]


def test_an_easy_danish_text_comes_first_for_a_young_class(desk: Desk, school: NewSchool) -> None:
    put(desk, school, "Svær", HARD)
    put(desk, school, "Easy", EASY, "en")
    put(desk, school, "Let", EASY)

    assert offered(desk, school) == ["Let", "Svær", "Easy"]


def test_what_a_pupil_has_opened_or_been_given_comes_last(desk: Desk, school: NewSchool) -> None:
    read, given_before = put(desk, school, "Læst", EASY), put(desk, school, "Givet", EASY)
    put(desk, school, "Ny", EASY)
    karen, bo = actor(school, "Karen Winther"), actor(school, "Bo Ål")
    keep_place(desk, bo, read, 0, 0, 0.5)
    assign(desk, karen, school.classes["2.X"], text=given_before, pupils=[bo.person])

    assert offered(desk, school, "Bo Ål") == ["Ny", "Givet", "Læst"]
    assert offered(desk, school, "Ea Kok") == ["Givet", "Læst", "Ny"]


def test_a_pupil_who_reads_harder_texts_is_offered_harder_ones(desk: Desk, school: NewSchool) -> None:
    opened = put(desk, school, "Svær før", HARD)
    put(desk, school, "Let", EASY)
    put(desk, school, "Svær", HARD)
    keep_place(desk, actor(school, "Ea Blå"), opened, 0, 0, 0.2)

    assert offered(desk, school, "Ea Blå")[0] == "Svær"
    assert offered(desk, school, "Bo Ål")[0] == "Let"


def test_a_text_of_ones_own_is_not_offered(desk: Desk, school: NewSchool) -> None:
    own = Text("Min egen", "", "da", (Section("", (Block("paragraph", EASY),)),), "txt")
    add_text(desk, actor(school, "Bo Ål"), own, {})
    put(desk, school, "Fælles", EASY)

    assert offered(desk, school) == ["Fælles"]


@pytest.mark.parametrize("name", ["Bent Juhl", "Lise Lund", "Lone Rask", "Ib Tek", "Ea Blå"])
def test_no_one_but_the_classs_own_staff_is_offered_anything(desk: Desk, school: NewSchool, name: str) -> None:
    with pytest.raises(LearnKitError) as refused:
        fitting_texts(desk, actor(school, name), school.classes["2.X"])

    assert refused.value.code == "rights.denied"


def test_a_pupil_of_another_class_tells_nothing(desk: Desk, school: NewSchool) -> None:
    with pytest.raises(LearnKitError) as refused:
        offered(desk, school, "Ida Holm")

    assert refused.value.code == "rights.denied"
