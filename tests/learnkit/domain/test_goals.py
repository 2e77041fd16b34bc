"""A framework is read as it is written, and a file that is none is refused by the part that is wrong."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learnkit.domain.goals import EvidenceKind, Framework, Status, framework_from
from learnkit.errors import LearnKitError

TOLD: dict[str, Any] = {
    "form": 1,
    "id": "x.natur",
    "version": "2027",
    "title": "Plan for natur",
    "subject": "Natur",
    "language": "da",
    "status": "official",
    "valid_from": "2027-08-01",
    "valid_to": None,
    "source": {"number": "BEK 1"},
    "items": [
        {"id": "N", "type": "area", "name": "Natur"},
        {
            "id": "N.1", "type": "content", "parent": "N", "name": "Vand", "in_short": "Undersøger vand.",
            "judged": True, "steps": [6, 3], "evidence": ["sitting", "hand_in"], "verified": True,
        },
        {"id": "N.2", "type": "content", "parent": "N", "name": "Ild", "judged": True},
        {"id": "N.2.a", "type": "attention_point", "parent": "N.2", "name": "Bål", "judged": False},
    ],
}  # fmt: skip


@pytest.fixture
def framework() -> Framework:
    return framework_from(copy.deepcopy(TOLD), "natur.json")


def test_a_goal_is_an_item_at_a_step_and_keeps_its_code(framework: Framework) -> None:
    assert [(g.id, g.code, g.name, g.area, g.step, g.verified) for g in framework.goals] == [
        ("N.1@3", "N.1", "Vand", "Natur", 3, True),
        ("N.1@6", "N.1", "Vand", "Natur", 6, True),
        ("N.2", "N.2", "Ild", "Natur", None, False),
    ]
    assert framework.goals[0].evidence == {EvidenceKind.SITTING, EvidenceKind.HAND_IN}
    assert (framework.status, framework.version, framework.source) == (Status.OFFICIAL, "2027", {"number": "BEK 1"})
    assert framework.valid_from is not None
    assert (framework.valid_from.isoformat(), framework.valid_to) == ("2027-08-01", None)


@pytest.mark.parametrize(
    ("level", "goals"),
    [(0, "N.1@3 N.2"), (3, "N.1@3 N.2"), (4, "N.1@6 N.2"), (6, "N.1@6 N.2"), (9, "N.1@6 N.2")],
)
def test_a_class_works_towards_the_next_step_and_after_the_last_towards_the_last(
    framework: Framework, level: int, goals: str
) -> None:
    assert " ".join(goal.id for goal in framework.goals_for(level)) == goals


def test_a_goal_is_found_by_its_id_alone(framework: Framework) -> None:
    found = framework.goal("N.1@6")

    assert found is not None
    assert (found.code, found.step) == ("N.1", 6)
    assert framework.goal("N.1") is None
    assert framework.goal("N") is None


@pytest.mark.parametrize(
    ("part", "change"),
    [
        ("form", lambda told: told.update(form=2)),
        ("items", lambda told: told.update(items=[])),
        ("items", lambda told: told["items"].append("N.3")),
        ("items", lambda told: told["items"].append(dict(told["items"][0]))),
        ("N.2.a", lambda told: told["items"].__delitem__(2)),
        ("N.1", lambda told: told["items"][1].update(evidence=["exam"])),
        ("N.1", lambda told: told["items"][1].update(steps=["third"])),
        ("N.1", lambda told: told["items"][1].pop("name")),
        ("title", lambda told: told.update(title=" ")),
        ("version", lambda told: told.pop("version")),
    ],
)
def test_a_file_that_is_none_is_refused_by_the_part_that_is_wrong(part: str, change: Any) -> None:
    told = copy.deepcopy(TOLD)
    change(told)

    with pytest.raises(LearnKitError) as refused:
        framework_from(told, "natur.json")

    assert (refused.value.code, refused.value.facts) == ("goals.damaged", {"file": "natur.json", "part": part})


@given(st.recursive(st.none() | st.integers() | st.text(), lambda inner: st.lists(inner) | st.dictionaries(
    st.sampled_from(["form", "items", "id", "source"]), inner), max_leaves=8))  # fmt: skip
def test_nothing_else_than_a_framework_gets_through(told: object) -> None:
    with pytest.raises(LearnKitError):
        framework_from(told, "x.json")
