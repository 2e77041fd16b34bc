"""A plan is taken whole or refused with the part that is wrong."""

from __future__ import annotations

from typing import Any

import pytest

from learnkit.domain.people import Role
from learnkit.domain.school_plan import plan_from
from learnkit.errors import LearnKitError


def good() -> dict[str, Any]:
    return {
        "school": {"name": " Strand  skolen "},
        "classes": [{"name": "2.X", "level": 2, "pupils": [{"name": "Ea Blå", "protected": True}]}],
        "staff": [{"name": "Karen", "user": "karen", "role": "teacher", "password": "langt nok", "classes": ["2.X"]}],
    }


def test_a_good_plan_is_read_whole() -> None:
    plan = plan_from(good())

    assert plan.name == "Strand skolen"
    assert (plan.classes[0].level, plan.classes[0].pupils[0].protected) == (2, True)
    assert (plan.staff[0].role, plan.staff[0].classes) == (Role.TEACHER, ("2.X",))


@pytest.mark.parametrize(
    ("part", "spoil"),
    [
        ("plan", lambda p: []),
        ("school", lambda p: p | {"school": None}),
        ("name", lambda p: p | {"school": {"name": "  "}}),
        ("classes", lambda p: p | {"classes": p["classes"] * 2}),
        ("classes.level", lambda p: p | {"classes": [{"name": "2.X", "level": "2"}]}),
        ("classes.level", lambda p: p | {"classes": [{"name": "2.X", "level": 11}]}),
        (
            "pupils.protected",
            lambda p: p | {"classes": [{"name": "2.X", "level": 1, "pupils": [{"name": "A", "protected": 1}]}]},
        ),
        ("staff.role", lambda p: p | {"staff": [p["staff"][0] | {"role": "owner"}]}),
        ("staff.role", lambda p: p | {"staff": [p["staff"][0] | {"role": "pupil"}]}),
        ("staff.classes", lambda p: p | {"staff": [p["staff"][0] | {"classes": ["9.Z"]}]}),
        ("staff.password", lambda p: p | {"staff": [p["staff"][0] | {"password": "kort"}]}),
        ("staff.until", lambda p: p | {"staff": [p["staff"][0] | {"until": "i morgen"}]}),
        ("staff.user", lambda p: p | {"staff": [p["staff"][0], p["staff"][0] | {"user": "KAREN"}]}),
    ],
)
def test_a_bad_plan_is_refused_by_the_part_that_is_wrong(part: str, spoil: Any) -> None:
    with pytest.raises(LearnKitError) as refused:
        plan_from(spoil(good()))

    assert (refused.value.code, refused.value.facts["part"]) == ("plan.bad", part)
