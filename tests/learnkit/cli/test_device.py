"""`device show` and `device set`."""

from __future__ import annotations

from pathlib import Path

import pytest

from learnkit.app import App
from learnkit.services.class_board import class_tiles
from tests.builders import KAREN, person, start_small_school
from tests.learnkit.cli.test_main import Line


@pytest.fixture
def line(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Line:
    return Line(tmp_path / "home", capsys, monkeypatch)


@pytest.fixture
def pupils(line: Line) -> dict[str, str]:
    """The ids of the small school's pupils, and of its classes, by name."""
    with App(line.home) as app:
        school = start_small_school(app.desk)
        names = ("Ea Blå", "Ida Holm")
        return {tile.name: tile.id for tile in class_tiles(app.desk)} | {n: person(school, n).id for n in names}


def test_a_new_machine_is_shared_by_all_classes(line: Line) -> None:
    shown = line.data("device", "show")

    assert {name: shown[name] for name in shown if name != "device"} == {
        "kind": "cart", "pupil": None, "classes": [], "idle_minutes": 10,
    }  # fmt: skip
    assert line.data("device", "show")["device"] == shown["device"] != ""


def test_a_teacher_makes_it_a_pupils_own_and_shares_it_again(line: Line, pupils: dict[str, str]) -> None:
    as_karen = ("--as", "karen")

    own = line.data("device", "set", "--kind", "personal", "--pupil", pupils["Ea Blå"], *as_karen, secret=KAREN)
    shared = line.data("device", "set", "--kind", "cart", "--class", "2.X", "--idle", "4", *as_karen, secret=KAREN)

    assert (own["kind"], own["pupil"]) == ("personal", pupils["Ea Blå"])
    assert shared == {**own, "kind": "cart", "pupil": None, "classes": [pupils["2.X"]], "idle_minutes": 4}
    assert line.data("device", "show") == shared


def test_idle_minutes_stay_as_they_are_where_none_are_said(line: Line, pupils: dict[str, str]) -> None:
    line.data("device", "set", "--kind", "cart", "--idle", "25")

    assert line.data("device", "set", "--kind", "kiosk")["idle_minutes"] == 25


def test_a_teacher_of_another_class_is_refused(line: Line, pupils: dict[str, str]) -> None:
    words = ("device", "set", "--kind", "personal", "--pupil", pupils["Ida Holm"], "--as", "karen")

    assert line.refused(*words, secret=KAREN) == "rights.denied"
    assert line.refused(*words, secret="wrong") == "sign_in.wrong_secret"
    assert line.data("device", "show")["kind"] == "cart"


def test_a_class_is_named_by_name_or_id_and_an_unknown_one_is_refused(line: Line, pupils: dict[str, str]) -> None:
    both = ("--class", "5.Y", "--class", pupils["2.X"])

    assert line.data("device", "set", "--kind", "cart", *both)["classes"] == [pupils["5.Y"], pupils["2.X"]]
    assert line.refused("device", "set", "--kind", "cart", "--class", "9.Z") == "device.unknown_class"


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["--kind", "laptop"],
        ["--kind", "personal"],
        ["--kind", "cart", "--pupil", "x"],
        ["--kind", "kiosk", "--class", "2.X"],
        ["--kind", "cart", "--idle", "0"],
        ["--kind", "cart", "--idle", "61"],
        ["--kind", "cart", "--idle", "soon"],
    ],
)
def test_wrong_use_is_told_as_such(line: Line, words: list[str]) -> None:
    assert line.refused("device", "set", *words) == "usage"
