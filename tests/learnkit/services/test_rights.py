"""No service tells X what only Y may see: random schools, every service that reads, every person in it."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from content.text import Block, Section, Text
from learnkit.clock import Clock
from learnkit.domain.people import Actor, Role
from learnkit.domain.school_plan import ClassPlan, PupilPlan, SchoolPlan, StaffPlan
from learnkit.errors import LearnKitError
from learnkit.services import assigning, choosing_a_text, class_board, commenting, handing_in, reading, writing
from learnkit.services import judging_competence as judging
from learnkit.services.adding_a_text import add_text
from learnkit.services.adding_people import add_pupil
from learnkit.services.class_overview import class_overview
from learnkit.services.competence_table import competence_table
from learnkit.services.desk import Desk
from learnkit.services.evidence import evidence_of
from learnkit.services.giving_a_new_secret import give_new_secret, unlock
from learnkit.services.observing import observe, take_back_observation
from learnkit.services.pupil_home import pupil_home
from learnkit.services.reading_a_hand_in import open_hand_in, waiting_hand_ins
from learnkit.services.saving_a_version import save
from learnkit.services.starting_a_school import put_school
from learnkit.services.tasks import tasks_of
from tests.builders import KAREN, QUICK, actor, open_desk, small_plan, start_small_school

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
TODAY = date(2026, 11, 24)
GOAL = "DA.L.3@2"
PUPILS = {"Ea Blå": "2.X", "Bo Ål": "2.X", "Ida Holm": "5.Y", "Ømer Åsen": "5.Y"}

staff_members = st.builds(
    StaffPlan,
    name=st.just(""),
    user=st.just(""),
    role=st.sampled_from([Role.TEACHER, Role.PEDAGOGUE, Role.COUNSELLOR, Role.LEADER, Role.IT]),
    password=st.just(KAREN),
    classes=st.lists(st.sampled_from(["2.X", "5.Y"]), unique=True, max_size=2).map(tuple),
    until=st.one_of(st.none(), st.integers(-2, 2).map(lambda n: TODAY + timedelta(days=n))),
    follows=st.lists(st.sampled_from(sorted(PUPILS)), unique=True, max_size=2).map(tuple),
)
schools = st.lists(staff_members, min_size=1, max_size=4).map(
    lambda members: SchoolPlan(
        "Strandskolen",
        tuple(
            ClassPlan(name, level, tuple(PupilPlan(pupil) for pupil, where in PUPILS.items() if where == name))
            for name, level in (("2.X", 2), ("5.Y", 5))
        ),
        tuple(
            StaffPlan(f"Voksen {n}", f"v{n}", m.role, m.password, m.classes, m.until, m.follows)
            for n, m in enumerate(members)
        ),
    )
)


def sees(plan: SchoolPlan, name: str, pupil: str) -> bool:
    """Said plainly: whose writings and reading a person of the plan may see today."""
    if name == pupil:
        return True
    member = next((m for m in plan.staff if m.name == name), None)
    if member is None or member.role in (Role.LEADER, Role.IT):
        return False
    in_class = PUPILS[pupil] in member.classes and (member.until is None or member.until >= TODAY)
    return in_class or (member.role is Role.COUNSELLOR and pupil in member.follows)


def answers(call: Callable[[], object]) -> bool:
    """Whether a call tells something; a refusal must be rights.denied."""
    try:
        call()
    except LearnKitError as refused:
        assert refused.code == "rights.denied"
        return False
    return True


@settings(max_examples=12, deadline=None)
@given(schools)
def test_no_service_tells_anyone_what_only_another_may_see(plan: SchoolPlan) -> None:
    with tempfile.TemporaryDirectory() as folder:
        desk = open_desk(Path(folder) / "home", Clock(moment=NOW, seed=1))
        school = start_small_school(desk, plan)
        people = [*PUPILS, *(member.name for member in plan.staff)]
        for pupil in PUPILS:
            author = actor(school, pupil)
            document = writing.begin(desk, author, pupil)
            version = save(desk, author, document, f"Jeg er {pupil}.").version
            for name in people:
                asking, expected = actor(school, name), sees(plan, name, pupil)
                assert answers(lambda: writing.documents(desk, asking, author.person)) == expected  # noqa: B023
                assert answers(lambda: writing.show(desk, asking, document)) == expected  # noqa: B023
                assert answers(lambda: writing.history(desk, asking, document)) == expected  # noqa: B023
                assert answers(lambda: writing.text_of(desk, asking, document, version)) == expected  # noqa: B023
                assert answers(lambda: save(desk, asking, document, "Andet.")) == (name == pupil)  # noqa: B023
                assert answers(lambda: writing.rename(desk, asking, document, "X")) == (name == pupil)  # noqa: B023
        desk.stores.close()


def teaches(plan: SchoolPlan, name: str, pupil: str, *roles: Role) -> bool:
    """Said plainly: whether a person of the plan is one of these in the pupil's class today."""
    member = next((m for m in plan.staff if m.name == name), None)
    if member is None or member.role not in roles or PUPILS[pupil] not in member.classes:
        return False
    return member.until is None or member.until >= TODAY


@settings(max_examples=10, deadline=None)
@given(schools)
def test_only_a_pupils_own_staff_give_tasks_comment_observe_and_judge(plan: SchoolPlan) -> None:
    with tempfile.TemporaryDirectory() as folder:
        desk = open_desk(Path(folder) / "home", Clock(moment=NOW, seed=1))
        school = start_small_school(desk, plan)
        grown_ups = (Role.TEACHER, Role.PEDAGOGUE, Role.COUNSELLOR)
        for pupil in PUPILS:
            author, here = actor(school, pupil), school.classes[PUPILS[pupil]]
            document = writing.begin(desk, author, pupil)
            save(desk, author, document, f"Jeg er {pupil}.")
            for name in (*PUPILS, *(member.name for member in plan.staff)):
                who, mine = actor(school, name), name == pupil
                own, seen = teaches(plan, name, pupil, *grown_ups), sees(plan, name, pupil)
                may_give = teaches(plan, name, pupil, Role.TEACHER, Role.PEDAGOGUE)
                calls: dict[Callable[[], object], bool] = {
                    partial(tasks_of, desk, who, author.person): seen,
                    partial(handing_in.state_of, desk, who, document): seen,
                    partial(commenting.comments_on, desk, who, document): seen,
                    partial(handing_in.hand_in, desk, who, document): mine,
                    partial(commenting.comment, desk, who, document, 0, 3, "Hvem?"): seen and not mine,
                    partial(open_hand_in, desk, who, document): seen and not mine,
                    partial(assigning.assign, desk, who, here, frame="free", pupils=[author.person]): may_give,
                    partial(assigning.tasks_given, desk, who, here): own,
                    partial(class_overview, desk, who, here, TODAY, TODAY): own,
                    partial(competence_table, desk, who, here): own,
                    partial(observe, desk, who, author.person, "Så det.", GOAL): seen and not mine,
                    partial(evidence_of, desk, who, author.person, GOAL): seen and not mine,
                    partial(judging.judgements_of, desk, who, author.person, GOAL): seen and not mine,
                    partial(judging.judge, desk, who, author.person, GOAL, 1): teaches(plan, name, pupil, Role.TEACHER),
                }
                told = {call: answers(call) for call in calls}
                assert [call for call, may in calls.items() if told[call] != may] == []
                if name not in PUPILS:
                    waits = document in {waiting.document for waiting in waiting_hand_ins(desk, who)}
                    assert waits == seen
        desk.stores.close()


def test_what_may_be_undone_is_undone_by_those_alone_who_did_it(desk: Desk) -> None:
    school = start_small_school(desk)
    ea, karen = actor(school, "Ea Blå"), actor(school, "Karen Winther")
    document = writing.begin(desk, ea, "Æble")
    save(desk, ea, document, "Et æble.")
    handing_in.hand_in(desk, ea, document)
    task = assigning.assign(desk, karen, school.classes["2.X"], frame="free").task
    remark = commenting.comment(desk, karen, document, 0, 2, "Hvilket?").comment
    seen = observe(desk, karen, ea.person, "Så det.")
    judging.judge(desk, karen, ea.person, GOAL, 1)

    undoing: list[tuple[str, Callable[[Actor], object]]] = [
        ("Ea Blå", lambda who: handing_in.begin_answer(desk, who, task)),
        ("Karen Winther", lambda who: commenting.take_back_comment(desk, who, remark)),
        ("Karen Winther", lambda who: take_back_observation(desk, who, seen)),
        ("Karen Winther", lambda who: judging.take_back_judgement(desk, who, ea.person, GOAL)),
        ("Ea Blå", lambda who: handing_in.take_back_hand_in(desk, who, document)),
        ("Karen Winther", lambda who: assigning.take_back_task(desk, who, task)),
    ]
    for name, undo in undoing:
        for other in ("Ida Holm", "Bent Juhl", "Lise Lund", "Lone Rask", "Ib Tek", "Karen Winther", "Ea Blå"):
            if other != name:
                assert not answers(partial(undo, actor(school, other))), other
        assert answers(partial(undo, actor(school, name)))


def small_text(title: str) -> Text:
    return Text(title, "", "da", (Section("", (Block("paragraph", f"{title} er kort."),)),), "txt")


def test_a_text_a_pupil_brought_in_is_seen_by_no_one_else(desk: Desk) -> None:
    school = start_small_school(desk)
    ea = actor(school, "Ea Blå")

    own = add_text(desk, ea, small_text("Min egen"), {})
    shared = add_text(desk, actor(school, "Karen Winther"), small_text("Fælles"), {})

    for person in school.people:
        asking = Actor(person.id, Role(person.role), school.id)
        seen = {tile.id for tile in choosing_a_text.texts(desk, asking)}
        assert seen == ({own.id, shared.id} if person.name == "Ea Blå" else {shared.id})
        assert answers(lambda: choosing_a_text.open_text(desk, asking, own.id)) == (person.name == "Ea Blå")  # noqa: B023
    assert not list((desk.home.books).glob(f"{own.id}*")), "a pupil's own text lies among the shared books"


def test_only_the_own_classes_staff_and_it_give_a_new_secret(desk: Desk) -> None:
    school = start_small_school(desk)
    ea = actor(school, "Ea Blå").person

    for person in school.people:
        asking = Actor(person.id, Role(person.role), school.id)
        may = person.name in ("Karen Winther", "Ib Tek")
        assert answers(lambda: give_new_secret(desk, asking, ea)) == may  # noqa: B023
        assert answers(lambda: unlock(desk, asking, ea)) == may  # noqa: B023
        assert answers(lambda: add_pupil(desk, asking, school.classes["2.X"], "Ny Elev")) == may  # noqa: B023


def test_who_has_the_whole_school_has_nothing_in_another_school_of_the_same_machine(desk: Desk) -> None:
    here = start_small_school(desk)
    with desk.act(desk.owner()) as act:
        doors = {"2.X": "pictures", "5.Y": "pin"}
        plan = replace(small_plan(), name="Naboskolen", staff=())
        there = put_school(desk, act, plan, doors, QUICK)
    pupil = actor(there, "Ea Blå")
    document = writing.begin(desk, pupil, "Æble")

    for name in ("Ib Tek", "Lone Rask", "Karen Winther"):
        asking = actor(here, name)
        assert not answers(lambda: give_new_secret(desk, asking, pupil.person))  # noqa: B023
        assert not answers(lambda: unlock(desk, asking, pupil.person))  # noqa: B023
        assert not answers(lambda: writing.show(desk, asking, document))  # noqa: B023
        assert not answers(lambda: class_board.pupils_of(desk, asking, there.classes["2.X"]))  # noqa: B023
        assert not answers(lambda: add_pupil(desk, asking, there.classes["2.X"], "Ny Elev"))  # noqa: B023
        assert {tile.school for tile in class_board.classes_of(desk, asking)} <= {"Strandskolen"}


def test_names_are_told_to_those_who_may_and_a_protected_name_to_the_own_staff_only(desk: Desk) -> None:
    school = start_small_school(desk)
    here = school.classes["2.X"]

    told = {}
    for name in ("Karen Winther", "Bent Juhl", "Lone Rask", "Ib Tek", "Ea Blå"):
        try:
            told[name] = [tile.whole_name for tile in class_board.pupils_of(desk, actor(school, name), here)]
        except LearnKitError as refused:
            told[name] = [refused.code]

    assert told == {
        "Karen Winther": ["Bo Ål", "Ea Blå", "Ea Kok"],
        "Bent Juhl": ["rights.denied"],
        "Lone Rask": ["Ea Blå", "Ea Kok"],
        "Ib Tek": ["Ea Blå", "Ea Kok"],
        "Ea Blå": ["rights.denied"],
    }
    assert [tile.whole_name for tile in class_board.board(desk, here)] == ["Ea Blå", "Ea Kok"]


def test_the_first_screen_is_a_pupils_own(desk: Desk) -> None:
    school = start_small_school(desk)

    assert answers(lambda: pupil_home(desk, actor(school, "Ea Blå")))
    assert not answers(lambda: pupil_home(desk, actor(school, "Karen Winther")))


def test_only_a_pupil_has_a_place_and_sittings(desk: Desk) -> None:
    school = start_small_school(desk)
    text = add_text(desk, desk.owner(), small_text("Fælles"), {}).id
    at = datetime(2026, 11, 24, 8, 0)

    for name, may in (("Ea Blå", True), ("Karen Winther", False), ("Lone Rask", False)):
        asking = actor(school, name)
        assert answers(lambda: reading.keep_place(desk, asking, text, 0, 0, 0.1)) == may  # noqa: B023
        assert answers(lambda: reading.record_sitting(desk, asking, text, at, at)) == may  # noqa: B023


def test_nobody_but_a_pupil_begins_a_text(desk: Desk) -> None:
    school = start_small_school(desk)

    for person in school.people:
        asking = Actor(person.id, Role(person.role), school.id)
        assert answers(lambda: writing.begin(desk, asking, "Æble")) == (person.role == Role.PUPIL)  # noqa: B023


def test_nobody_brings_in_a_text_for_a_school_without_leave(desk: Desk) -> None:
    school = start_small_school(desk)

    for person in school.people:
        asking = Actor(person.id, Role(person.role), school.id)
        added = add_text(desk, asking, small_text(person.name), {})
        seen = {tile.id for tile in choosing_a_text.texts(desk, actor(school, "Ida Holm"))}
        assert (added.id in seen) == (person.name == "Ida Holm" or person.role not in (Role.PUPIL, Role.LEADER))


def test_a_bond_that_has_ended_gives_nothing_the_day_after(tmp_path: Path) -> None:
    clock = Clock(moment=NOW, seed=1)
    desk = open_desk(tmp_path / "home", clock)
    plan = SchoolPlan(
        "Strandskolen",
        (ClassPlan("2.X", 2, (PupilPlan("Ea Blå"),)),),
        (StaffPlan("Vikar Holm", "vikar", Role.TEACHER, KAREN, ("2.X",), TODAY),),
    )
    school = start_small_school(desk, plan)
    ea, substitute = actor(school, "Ea Blå"), actor(school, "Vikar Holm")
    document = writing.begin(desk, ea, "Æble")

    assert answers(lambda: writing.show(desk, substitute, document))
    clock.moment = NOW + timedelta(days=1)
    assert not answers(lambda: writing.show(desk, substitute, document))
    desk.stores.close()


def test_a_document_that_is_not_there_is_refused_like_one_that_is_not_mine(desk: Desk) -> None:
    school = start_small_school(desk)

    with pytest.raises(LearnKitError) as refused:
        writing.show(desk, actor(school, "Ea Blå"), "no-such-document")

    assert refused.value.code == "rights.denied"
