"""Pupils by goals: every cell opens to what it builds on, and the teacher's judgement stands."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from content.text import Block, Section, Text
from learnkit.domain.competence import Level
from learnkit.domain.goals import EvidenceKind
from learnkit.domain.people import Actor
from learnkit.errors import LearnKitError
from learnkit.services.adding_a_text import add_text
from learnkit.services.competence_table import Cell, competence_table
from learnkit.services.desk import Desk
from learnkit.services.evidence import evidence_of
from learnkit.services.goal_frameworks import framework, frameworks, goal_named
from learnkit.services.handing_in import hand_in
from learnkit.services.judging_competence import judge, judgements_of, take_back_judgement
from learnkit.services.observing import observe, take_back_observation
from learnkit.services.reading import record_sitting
from learnkit.services.saving_a_version import save
from learnkit.services.starting_a_school import NewSchool
from learnkit.services.writing import begin
from tests.builders import actor

READ, WRITE, NEITHER = "DA.L.3@2", "DA.F.3@2", "DA.K@2"
NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
TODAY = NOW.date()
HARD = "Undersøgelsesresultaterne sammenlignes efterhånden systematisk mellem forskningsgrupperne i hovedstadsområdet."
EASY = "En ko. Et hus. Vi er her. Du er der."


@pytest.fixture(autouse=True)
def today(desk: Desk) -> None:
    desk.clock.moment = NOW


@pytest.fixture
def ea(school: NewSchool) -> Actor:
    return actor(school, "Ea Blå")


@pytest.fixture
def karen(school: NewSchool) -> Actor:
    return actor(school, "Karen Winther")


def cell(desk: Desk, school: NewSchool, pupil: Actor, goal: str) -> Cell:
    table = competence_table(desk, actor(school, "Karen Winther"), school.classes["2.X"])
    (row,) = (row for row in table.rows if row.pupil == pupil.person)
    (found,) = (c for c in row.cells if c.goal == goal)
    return found


def read(desk: Desk, pupil: Actor, title: str, words: str, minutes: int, day: date = TODAY) -> str:
    text = Text(title, "", "da", (Section("", (Block("paragraph", words),)),), "txt")
    added = add_text(desk, desk.owner(), text, {}).id
    begins = datetime.combine(day, datetime.min.time()) + timedelta(hours=8)
    record_sitting(desk, pupil, added, begins, begins + timedelta(minutes=minutes))
    return added


def write(desk: Desk, pupil: Actor, title: str) -> str:
    document = begin(desk, pupil, title)
    save(desk, pupil, document, f"{title} er min.")
    hand_in(desk, pupil, document)
    return document


def code(call: object) -> str:
    assert callable(call)
    with pytest.raises(LearnKitError) as refused:
        call()
    return refused.value.code


def test_a_new_school_has_the_goals_of_its_class_step_and_nothing_in_them(desk: Desk, school: NewSchool) -> None:
    table = competence_table(desk, actor(school, "Karen Winther"), school.classes["2.X"])
    older = competence_table(desk, actor(school, "Bent Juhl"), school.classes["5.Y"])

    assert (table.framework.id, table.framework.version) == ("dk.fm.dansk.2023", "BEK 699/2023")
    assert len(table.goals) >= 4
    assert ({g.step for g in table.goals}, {g.step for g in older.goals}) == ({2}, {6})
    assert [row.name for row in table.rows] == ["Bo Ål", "Ea Blå", "Ea Kok"]
    assert {(c.judged, c.proposed, c.evidence) for row in table.rows for c in row.cells} == {(None, None, 0)}
    assert [c.goal for c in table.rows[0].cells] == [g.id for g in table.goals]


def test_what_was_read_handed_in_and_seen_counts_for_the_goals_it_belongs_to(
    desk: Desk, school: NewSchool, ea: Actor, karen: Actor
) -> None:
    text = read(desk, ea, "Ræven", EASY, 3)
    begins = NOW - timedelta(days=1)
    record_sitting(desk, ea, text, begins, begins + timedelta(minutes=4))
    read(desk, ea, "Kort", EASY, 4)
    document = write(desk, ea, "Husbåden")
    seen = observe(desk, karen, ea.person, " Deler selv lange ord. ", READ)

    behind = {goal: evidence_of(desk, karen, ea.person, goal).pieces for goal in (READ, WRITE, NEITHER)}

    assert [(p.kind, p.id, p.what, p.minutes, p.by) for p in behind[READ]] == [
        (EvidenceKind.OBSERVATION, seen, "Deler selv lange ord.", None, "Karen Winther"),
        (EvidenceKind.SITTING, text, "Ræven", 7, ""),
    ]
    assert [(p.kind, p.id, p.what) for p in behind[WRITE]] == [(EvidenceKind.HAND_IN, document, "Husbåden")]
    assert behind[NEITHER] == ()
    for goal, pieces in behind.items():
        assert cell(desk, school, ea, goal).evidence == len(pieces)


def test_last_school_years_evidence_is_not_counted(desk: Desk, school: NewSchool, ea: Actor, karen: Actor) -> None:
    desk.clock.moment = datetime(2026, 7, 31, 21, 59, tzinfo=UTC)
    with desk.act(desk.owner()) as act:  # the small school began in November
        for table in ("pupil_in_class", "staff_in_class"):
            for (bond,) in act.session.connection().exec_driver_sql(f"SELECT id FROM {table}").all():
                act.set(table, bond, since="2026-01-01")
    observe(desk, karen, ea.person, "Før sommeren", READ)
    write(desk, ea, "Gammel")
    read(desk, ea, "Ræven", EASY, 10, date(2026, 7, 31))
    before = [cell(desk, school, ea, goal).evidence for goal in (READ, WRITE)]
    desk.clock.moment = datetime(2026, 7, 31, 22, 0, tzinfo=UTC)
    observe(desk, karen, ea.person, "Efter sommeren", READ)

    after = [cell(desk, school, ea, goal).evidence for goal in (READ, WRITE)]

    assert (before, after) == ([2, 1], [1, 0])


def test_three_hard_texts_propose_with_support_and_three_easy_ones_under_way(
    desk: Desk, school: NewSchool, ea: Actor
) -> None:
    other = actor(school, "Ida Holm")
    for n in range(3):
        read(desk, ea, f"Let {n}", EASY, 10)
        assert cell(desk, school, ea, READ).proposed == (Level.UNDER_WAY if n == 2 else None)
    bent = actor(school, "Bent Juhl")
    goal = "DA.L.3@6"
    for n in range(3):
        read(desk, other, f"Nem {n}", EASY, 10)
    easy = evidence_of(desk, bent, other.person, goal).proposal
    for n in range(4):
        read(desk, other, f"Svær {n}", HARD, 10)
    hard = evidence_of(desk, bent, other.person, goal).proposal

    found = competence_table(desk, bent, school.classes["5.Y"])
    told = [c.proposed for row in found.rows if row.pupil == other.person for c in row.cells if c.goal == goal]
    assert hard is not None
    assert told == [hard.level]
    assert easy is not None
    assert (easy.level, easy.builds_on) == (Level.UNDER_WAY, {EvidenceKind.SITTING: 3})
    assert hard is not None
    assert (hard.level, hard.builds_on) == (Level.WITH_SUPPORT, {EvidenceKind.SITTING: 7})


def test_the_latest_judgement_stands_with_who_when_and_why_and_the_earlier_stay(
    desk: Desk, school: NewSchool, ea: Actor, karen: Actor
) -> None:
    judge(desk, karen, ea.person, READ, 1, "begynder")
    desk.clock.moment = NOW + timedelta(days=3)
    judge(desk, karen, ea.person, READ, 0)
    desk.clock.moment = NOW + timedelta(days=9)
    made = judge(desk, karen, ea.person, READ, 3, " læste højt i dag ")

    told = judgements_of(desk, karen, ea.person, READ)

    assert cell(desk, school, ea, READ).judged is Level.ALONE
    assert cell(desk, school, ea, WRITE).judged is None
    assert [(j.level, j.note, j.by) for j in told] == [
        (Level.ALONE, "læste højt i dag", "Karen Winther"),
        (Level.NOT_SEEN, "", "Karen Winther"),
        (Level.UNDER_WAY, "begynder", "Karen Winther"),
    ]
    assert (told[0].id, told[0].at, told[0].framework_version) == (made, NOW + timedelta(days=9), "BEK 699/2023")
    take_back_judgement(desk, karen, ea.person, READ)
    assert cell(desk, school, ea, READ).judged is Level.NOT_SEEN
    take_back_judgement(desk, karen, ea.person, READ)
    take_back_judgement(desk, karen, ea.person, READ)
    assert cell(desk, school, ea, READ).judged is None
    assert code(lambda: take_back_judgement(desk, karen, ea.person, READ)) == "judgement.none"


def test_of_judgements_dated_alike_or_back_the_one_made_last_stands(
    desk: Desk, school: NewSchool, ea: Actor, karen: Actor
) -> None:
    for level, days in ((1, 0), (3, 0), (0, 0), (2, -1), (1, 0), (3, -2)):
        desk.clock.moment = NOW + timedelta(days=9 + days)
        judge(desk, karen, ea.person, READ, level)
        assert cell(desk, school, ea, READ).judged == level
    take_back_judgement(desk, karen, ea.person, READ)
    assert cell(desk, school, ea, READ).judged == 1
    judge(desk, karen, ea.person, READ, 2)
    assert [j.level for j in judgements_of(desk, karen, ea.person, READ)] == [2, None, 3, 1, 2, 0, 3, 1]


def test_a_judgement_is_not_changed_by_evidence_and_the_proposal_is_told_beside_it(
    desk: Desk, school: NewSchool, ea: Actor, karen: Actor
) -> None:
    judge(desk, karen, ea.person, READ, 3)
    for n in range(3):
        read(desk, ea, f"Let {n}", EASY, 10)

    assert cell(desk, school, ea, READ) == Cell(READ, Level.ALONE, Level.UNDER_WAY, 3)


def test_an_observation_is_taken_back_by_whoever_made_it(
    desk: Desk, school: NewSchool, ea: Actor, karen: Actor
) -> None:
    seen = observe(desk, karen, ea.person, "Deler ord.", READ)
    observe(desk, karen, ea.person, "Smilede.")

    for name in ("Bent Juhl", "Lone Rask", "Ea Blå"):
        asking = actor(school, name)
        assert code(lambda: take_back_observation(desk, asking, seen)) == "rights.denied"  # noqa: B023
    assert cell(desk, school, ea, READ).evidence == 1
    take_back_observation(desk, karen, seen)
    take_back_observation(desk, karen, seen)

    assert cell(desk, school, ea, READ).evidence == 0
    assert code(lambda: take_back_observation(desk, karen, "no-such")) == "rights.denied"


def test_what_cannot_be_noted_or_judged_is_refused(desk: Desk, ea: Actor, karen: Actor) -> None:
    assert code(lambda: observe(desk, karen, ea.person, " ")) == "observation.empty"
    assert code(lambda: observe(desk, karen, ea.person, "x" * 2001)) == "observation.too_long"
    assert code(lambda: observe(desk, karen, ea.person, "x", "DA.L")) == "goals.no_such_goal"
    assert code(lambda: judge(desk, karen, ea.person, READ, 4)) == "judgement.no_such_level"
    assert code(lambda: judge(desk, karen, ea.person, READ, -1)) == "judgement.no_such_level"
    assert code(lambda: judge(desk, karen, ea.person, "DA.L.3", 1)) == "goals.no_such_goal"
    assert code(lambda: judge(desk, karen, ea.person, READ, 1, "x" * 2001)) == "judgement.too_long"
    assert code(lambda: evidence_of(desk, karen, ea.person, "DA.L")) == "goals.no_such_goal"
    assert judgements_of(desk, karen, ea.person, READ) == ()


def test_the_frameworks_that_ship_claim_no_official_words_that_were_not_checked() -> None:
    assert frameworks()
    for one in frameworks():
        assert one.status == "unverified"
        assert not [item.id for item in one.items if item.verified]
        assert [goal.in_short for goal in one.goals if not goal.in_short] == []
        for level in range(11):
            assert len(one.goals_for(level)) >= 4
    assert framework() is frameworks()[0]
    assert goal_named(READ)[1].name == "Afkodning"
    assert code(lambda: framework("no-such")) == "goals.no_such_framework"
