"""`competence show, evidence, judge, undo` and `observe`, in the contract's shapes."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from learnkit.app import App
from learnkit.clock import Clock
from learnkit.domain.calendar import school_time
from tests.builders import KAREN, person, start_small_school
from tests.learnkit.cli.test_main import Line

GOAL = "DA.L.3@2"
AS_KAREN = ("--now", "2026-10-12T09:00:00", "--as", "karen")


@pytest.fixture
def line(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Line:
    return Line(tmp_path / "home", capsys, monkeypatch)


@pytest.fixture
def ea(line: Line) -> tuple[str, ...]:
    """Names Ea and the goal on the command line."""
    with App(line.home, Clock(moment=school_time(datetime(2026, 8, 12, 8)))) as app:
        school = start_small_school(app.desk)
        return ("--pupil", person(school, "Ea Blå").id, "--goal", GOAL)


def table(line: Line) -> dict[str, Any]:
    found: dict[str, Any] = line.data(*AS_KAREN, "competence", "show", "--class", "2.X", secret=KAREN)
    return found


def cell(line: Line, pupil: str) -> dict[str, Any]:
    (row,) = (row for row in table(line)["rows"] if row["pupil"] == pupil)
    (found,) = (one for one in row["cells"] if one["goal"] == GOAL)
    return dict(found)


def test_a_new_school_shows_its_goals_and_empty_cells(line: Line, ea: tuple[str, ...]) -> None:
    shown = table(line)

    assert (shown["framework"], shown["version"], shown["status"]) == ("dk.fm.dansk.2023", "BEK 699/2023", "unverified")
    assert {"id": GOAL, "code": "DA.L.3", "name": "Afkodning"}.items() <= shown["goals"][2].items()
    assert [row["name"] for row in shown["rows"]] == ["Bo Ål", "Ea Blå", "Ea Kok"]
    assert cell(line, ea[1]) == {"goal": GOAL, "judged": None, "proposed": None, "evidence": 0}


def test_a_goal_is_observed_judged_opened_and_judged_no_more(line: Line, ea: tuple[str, ...]) -> None:
    said = ("--text", "Deler selv ord i stavelser")
    seen = line.data(*AS_KAREN, "observe", *ea, *said, secret=KAREN)["evidence"]
    judged = line.data(
        *AS_KAREN, "competence", "judge", *ea, "--level", "2", "--note", "set i dag", secret=KAREN
    )["judgement"]  # fmt: skip

    opened = line.data(*AS_KAREN, "competence", "evidence", *ea, secret=KAREN)

    assert cell(line, ea[1]) == {"goal": GOAL, "judged": 2, "proposed": None, "evidence": 1}
    assert opened["evidence"] == [
        {
            "kind": "observation", "when": "2026-10-12T09:00:00+02:00", "what": "Deler selv ord i stavelser",
            "id": seen, "minutes": None, "lix": None, "by": "Karen Winther",
        }
    ]  # fmt: skip
    assert (opened["proposal"], [(j["id"], j["level"], j["note"], j["by"]) for j in opened["judgements"]]) == (
        None,
        [(judged, 2, "set i dag", "Karen Winther")],
    )
    line.data(*AS_KAREN, "competence", "undo", *ea, secret=KAREN)
    line.data(*AS_KAREN, "observe", "undo", seen, secret=KAREN)
    assert cell(line, ea[1]) == {"goal": GOAL, "judged": None, "proposed": None, "evidence": 0}


def test_another_teacher_the_leader_and_wrong_use_are_refused(line: Line, ea: tuple[str, ...]) -> None:
    for who in ("bent", "lone", "ib"):
        for words in (
            ("competence", "show", "--class", "2.X"),
            ("competence", "evidence", *ea),
            ("competence", "judge", *ea, "--level", "0", "--note", "x"),
            ("competence", "undo", *ea),
            ("observe", *ea, "--text", "x"),
        ):
            assert line.refused("--now", "2026-10-12T09:00:00", "--as", who, *words, secret=KAREN) == "rights.denied"
    for words in (
        ("competence", "judge", *ea, "--level", "4"),
        ("competence", "judge", *ea),
        ("observe", "--text", "x"),
        ("observe", *ea),
        ("observe", "undo"),
        ("competence", "show"),
    ):
        assert line.refused(*AS_KAREN, *words, secret=KAREN) == "usage", words
    no_goal = ("competence", "judge", *ea[:3], "DA.L.3", "--level", "1")
    assert line.refused(*AS_KAREN, *no_goal, secret=KAREN) == "goals.no_such_goal"
    framework = ("competence", "show", "--class", "2.X", "--framework", "x")
    assert line.refused(*AS_KAREN, *framework, secret=KAREN) == "goals.no_such_framework"
