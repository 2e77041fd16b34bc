"""`assign`, `assign undo`, `assign list`, and the tasks of `pupil home`."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from learnkit.app import App
from learnkit.clock import Clock
from learnkit.domain.calendar import school_time
from tests.builders import KAREN, person, start_small_school
from tests.learnkit.cli.test_main import Line

NOW = ("--now", "2026-10-12T09:00:00")
KAREN_SAYS = (*NOW, "--as", "karen")


@pytest.fixture
def line(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Line:
    return Line(tmp_path / "home", capsys, monkeypatch)


@pytest.fixture
def pupils(line: Line) -> dict[str, tuple[str, str]]:
    """Ids and PINs of the small school's pupils, by name."""
    with App(line.home, Clock(moment=school_time(datetime(2026, 8, 12, 8)))) as app:
        school = start_small_school(app.desk)
        found = [person(school, name) for name in ("Ea Blå", "Bo Ål", "Ea Kok", "Ida Holm")]
        return {pupil.name: (pupil.id, pupil.secret or "") for pupil in found}


@pytest.fixture
def text(line: Line, pupils: dict[str, tuple[str, str]], tmp_path: Path) -> str:
    (tmp_path / "brevet.md").write_text("# Brevet i flasken\n\nEn dag lå der en flaske i vandet.", encoding="utf8")
    done = line.data(*KAREN_SAYS, "content", "import", str(tmp_path / "brevet.md"), secret=KAREN)
    return str(done["files"][0]["id"])


def test_a_text_given_to_a_class_stands_on_each_pupils_home(
    line: Line, pupils: dict[str, tuple[str, str]], text: str
) -> None:
    given = line.data(
        *KAREN_SAYS, "assign", "--class", "2.X", "--text", text, "--until", "2026-10-20", "--message", "Læs",
        secret=KAREN,
    )  # fmt: skip

    ea, pin = pupils["Ea Blå"]
    home = line.data(*NOW, "pupil", "home", "--as", ea, secret=pin)
    ida, other_pin = pupils["Ida Holm"]
    assert given["pupils"] == 3
    assert home["tasks"] == [
        {
            "id": given["task"], "kind": "text", "title": "Brevet i flasken", "until": "2026-10-20", "state": "open",
            "message": "Læs", "text": text, "frame": None, "doc": None,
        }
    ]  # fmt: skip
    assert line.data(*NOW, "pupil", "home", "--as", ida, secret=other_pin)["tasks"] == []


def test_a_writing_task_goes_to_the_pupils_that_are_named(line: Line, pupils: dict[str, tuple[str, str]]) -> None:
    chosen = [pupils[name][0] for name in ("Ea Blå", "Bo Ål")]

    given = line.data(
        *KAREN_SAYS, "assign", "--class", "2.X", "--pupil", *chosen, "--write", "letter", secret=KAREN
    )  # fmt: skip

    listed = line.data(*KAREN_SAYS, "assign", "list", "--class", "2.X", secret=KAREN)["tasks"]
    assert given["pupils"] == 2
    assert [(task["id"], task["kind"], task["title"], task["done"]) for task in listed] == [
        (given["task"], "writing", "letter", 0)
    ]
    assert {row["id"] for row in listed[0]["pupils"]} == set(chosen)
    assert {(row["state"], row["doc"]) for row in listed[0]["pupils"]} == {("open", None)}


def test_a_task_is_undone(line: Line, pupils: dict[str, tuple[str, str]], text: str) -> None:
    task = line.data(*KAREN_SAYS, "assign", "--class", "2.X", "--text", text, secret=KAREN)["task"]

    undone = line.data(*KAREN_SAYS, "assign", "undo", task, secret=KAREN)

    ea, pin = pupils["Ea Blå"]
    assert undone == {"task": task, "pupils": 3}
    assert line.data(*NOW, "pupil", "home", "--as", ea, secret=pin)["tasks"] == []


def test_wrong_use_and_another_teachers_class_are_told_apart(
    line: Line, pupils: dict[str, tuple[str, str]], text: str
) -> None:
    ea, pin = pupils["Ea Blå"]

    for words in (
        ("assign", "--class", "2.X"),
        ("assign", "--text", text),
        ("assign", "undo"),
        ("assign", "give", "x"),
        ("assign", "list"),
        ("assign", "--class", "2.X", "--text", text, "--write", "letter"),
        ("assign", "--class", "2.X", "--write", "sonnet"),
        ("assign", "--class", "2.X", "--text", text, "--until", "soon"),
    ):
        assert line.refused(*KAREN_SAYS, *words, secret=KAREN) == "usage", words
    assert line.refused("assign", "--class", "2.X", "--text", text) == "usage"
    bent = (*NOW, "--as", "bent", "assign", "--class", "2.X", "--text", text)
    assert line.refused(*bent, secret=KAREN) == "rights.denied"
    assert line.refused(*NOW, "--as", ea, "assign", "--class", "2.X", "--text", text, secret=pin) == "rights.denied"
