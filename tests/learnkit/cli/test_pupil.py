"""`pupil add`, `pupil new-secret` and `pupil unlock`: what a teacher does on the spot."""

from __future__ import annotations

from pathlib import Path

import pytest

from learnkit.app import App
from learnkit.cli.school import sign_in_row
from learnkit.services.class_board import board, class_tiles
from tests.builders import KAREN, start_small_school
from tests.learnkit.cli.test_main import Line

People = dict[str, dict[str, str]]


@pytest.fixture
def line(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Line:
    return Line(tmp_path / "home", capsys, monkeypatch)


@pytest.fixture
def people(line: Line) -> People:
    """Everyone of the small school by name, with what lets them in."""
    with App(line.home) as app:
        rows = [sign_in_row(person) for person in start_small_school(app.desk).people]
    return {str(row["name"]): {name: said or "" for name, said in row.items()} for row in rows}


def test_a_protected_pupil_is_added_as_one_and_a_shut_door_is_opened(line: Line, people: People) -> None:
    new = line.data("pupil", "add", "--as", "karen", "--class", "2.X", "--name", "Ib Bro", "--protected", secret=KAREN)
    for _ in range(6):
        line.refused("pupil", "home", "--as", new["id"], secret="wrong")

    shut = line.refused("pupil", "home", "--as", new["id"], secret=new["secret"])
    line.data("pupil", "unlock", "--as", "karen", "--pupil", new["id"], secret=KAREN)

    assert shut == "sign_in.wait"
    assert line.data("pupil", "home", "--as", new["id"], secret=new["secret"])["documents"] == []
    with App(line.home) as app:
        names = [tile.whole_name for tile in board(app.desk, class_tiles(app.desk)[0].id)]
    assert names == ["Ea Blå", "Ea Kok"]


def test_a_kind_of_secret_that_is_said_is_the_one_given(line: Line, people: People) -> None:
    words = ("pupil", "new-secret", "--as", "karen", "--pupil", people["Ea Blå"]["id"])

    given = [line.data(*words, "--kind", kind, secret=KAREN)["secret"] for kind in ("pictures", "pin")]

    assert [len(secret.split("-")) for secret in given] == [3, 1]


def test_a_pupil_is_added_to_the_class_that_is_named_or_to_none(line: Line, people: People) -> None:
    words = ("pupil", "add", "--as", "karen", "--name", "Ib Bro", "--class")

    assert line.refused(*words, "5.Y", secret=KAREN) == "rights.denied"
    assert len(line.data("person", "list", "--as", "karen", secret=KAREN)["people"]) == 3
