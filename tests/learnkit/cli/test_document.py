"""`document list` and `document show`: one's own texts, also one that grew apart."""

from __future__ import annotations

from pathlib import Path

import pytest

from learnkit.app import App
from learnkit.cli.school import sign_in_row
from learnkit.clock import Clock
from learnkit.domain.people import Actor, Role
from learnkit.services.saving_a_version import save
from learnkit.services.writing import begin
from tests.builders import open_desk, start_small_school
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


def test_ones_own_texts_are_listed(line: Line, people: People, tmp_path: Path) -> None:
    ea = people["Ea Blå"]
    desk = open_desk(line.home, Clock())
    doc = begin(desk, Actor(ea["id"], Role.PUPIL, desk.school), "Æble")
    desk.stores.close()
    (tmp_path / "mac.txt").write_bytes(b"Et.\rTo.\r\nTre.")
    told = ("--as", ea["id"])
    line.data("write", "revise", *told, "--doc", doc, "--text-file", str(tmp_path / "mac.txt"), secret=ea["secret"])

    (row,) = line.data("document", "list", *told, secret=ea["secret"])["documents"]

    assert (row["doc"], row["title"], row["words"]) == (doc, "Æble", 3)
    shown = line.data("document", "show", *told, "--doc", doc, secret=ea["secret"])
    assert shown["text"] == "Et.\nTo.\nTre."
    assert line.refused("document", "list") == "usage"


def test_a_text_that_grew_apart_is_shown_with_what_else_there_is(line: Line, people: People) -> None:
    ea = people["Ea Blå"]
    desk = open_desk(line.home, Clock())
    writer = Actor(ea["id"], Role.PUPIL, desk.school)
    doc = begin(desk, writer)
    base = save(desk, writer, doc, "Odderen.").version
    for animal in ("Ræven løber.", "Ulven sover."):
        save(desk, writer, doc, animal, base=base)
    desk.stores.close()

    shown = line.data("document", "show", "--as", ea["id"], "--doc", doc, secret=ea["secret"])

    assert (shown["heads"], shown["text"]) == (2, "Ulven sover.")
    assert [other["text"] for other in shown["others"]] == ["Ræven løber."]
