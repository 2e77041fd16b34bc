"""One sentence travels: written on a pupil's laptop, read by her teacher, counted for the leader, over the network.

Two shared laptops, a teacher's own and a server; each step is a command in a process of its own.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from tests.scenarios.day_at_school import Machine, Server

SENTENCE = "Min mormor bor på en husbåd. 🐟"
MORE = " Om morgenen kommer der ænder forbi."
AT = ("--now", "2026-10-14T09:00:00")
LATE = ("--now", "2026-10-28T18:00:00")
PERIOD = ("--from", "2026-10-01", "--to", "2026-10-28")
KAREN, LONE = "blå-hest-17-vinter", "grøn-ugle-99-efterår"
PLAN = {
    "school": {"name": "Højvangskolen"},
    "classes": [
        {
            "name": "4.A",
            "level": 4,
            "pupils": [{"name": f"{name} Holm"} for name in ("Alma", "Bo", "Åse", "Ida", "Ejl")],
        },
        {
            "name": "4.B",
            "level": 4,
            "pupils": [{"name": f"{name} Lund"} for name in ("Ea", "Per", "Liv", "Tue", "Kaj")],
        },
    ],
    "staff": [
        {"name": "Karen Winther", "user": "karen", "role": "teacher", "password": KAREN, "classes": ["4.A"]},
        {"name": "Lone Rask", "user": "lone", "role": "leader", "password": LONE, "classes": []},
    ],
}


@dataclass
class Day:
    """What the day left behind, step by step."""

    school: Machine
    one: Machine
    two: Machine
    own: Machine
    alma: dict[str, Any]
    ea: dict[str, Any]
    seen: dict[str, Any] = field(default_factory=dict)


@pytest.fixture(scope="module")
def day(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Day]:
    folder = tmp_path_factory.mktemp("school")
    plan = folder / "plan.json"
    plan.write_text(json.dumps(PLAN), encoding="utf8")
    school, one, two, own = (Machine(folder / name) for name in ("school", "one", "two", "own"))
    made = school("--now", "2026-08-12T08:00:00", "school", "create", "--file", str(plan))
    people = {person["name"]: person for person in made["sign_ins"]}
    server = Server(school)
    try:
        token = school("server", "token", "--count", "3")["token"]
        for device in (one, two, own):
            device("device", "enrol", server.url, token)
            device("sync", "once")
        lived = Day(school, one, two, own, people["Alma Holm"], people["Ea Lund"])
        _live(lived, folder)
        yield lived
    finally:
        server.stop()


def _live(day: Day, folder: Path) -> None:
    alma, pin, seen = day.alma["id"], str(day.alma["secret"]), day.seen
    day.own("sync", "once", "--as", "karen", secret=KAREN)
    given = (*AT, "assign", "--as", "karen", "--class", "4.A", "--write", "story", "--message", "Skriv om din mormor.")
    seen["given"] = day.own(*given, secret=KAREN)
    day.own("sync", "once", "--as", "karen", secret=KAREN)
    for device in (day.one, day.two):
        device("sync", "once")
    seen["tasks"] = day.one(*AT, "pupil", "home", "--as", alma, secret=pin)["tasks"]
    seen["tasks_of_ea"] = day.two(*AT, "pupil", "home", "--as", day.ea["id"], secret=str(day.ea["secret"]))["tasks"]

    typed = folder / "typed.txt"
    typed.write_text(SENTENCE, encoding="utf8")
    type_it = (*AT, "write", "type", "--as", alma, "--doc", "new", "--title", "Husbåden", "--text-file", str(typed))
    seen["doc"] = doc = day.one(*type_it, secret=pin)["doc"]
    text = day.one(*AT, "text", "list", "--as", alma, secret=pin)["texts"][0]["id"]
    sat = ("--text", text, "--from", "2026-10-14T08:00:00", "--to", "2026-10-14T08:07:00")
    day.one(*AT, "read", "sit", "--as", alma, *sat, secret=pin)
    day.one(*AT, "document", "hand-in", "--doc", doc, "--task", seen["given"]["task"], "--as", alma, secret=pin)
    seen["busy"] = day.one("sync", "once")
    seen["idle"] = day.one("sync", "once")

    day.own("sync", "once", "--as", "karen", secret=KAREN)
    seen["overview"] = day.own(*LATE, "class", "show", "--as", "karen", "--class", "4.A", *PERIOD, secret=KAREN)
    seen["read"] = day.own("document", "show", "--doc", doc, "--as", "karen", secret=KAREN)
    where = SENTENCE.index("husbåd")
    place = ("--start", str(where), "--end", str(where + len("husbåd")), "--text", "Hvordan ser den ud?")
    day.own(*AT, "comment", "add", "--as", "karen", "--doc", doc, *place, secret=KAREN)
    goal = day.own(*LATE, "competence", "show", "--as", "karen", "--class", "4.A", secret=KAREN)["goals"][0]["id"]
    about = ("--as", "karen", "--pupil", alma, "--goal", goal)
    day.own(*AT, "observe", *about, "--text", "Delte selv ordet i stavelser", secret=KAREN)
    day.own(*AT, "competence", "judge", *about, "--level", "2", "--note", "set i dag", secret=KAREN)
    seen["goal"] = goal
    day.own(*AT, "document", "hand-back", "--doc", doc, "--as", "karen", secret=KAREN)
    day.own("sync", "once", "--as", "karen", secret=KAREN)

    day.two("sync", "once")
    typed.write_text("Nu. " + SENTENCE + MORE, encoding="utf8")
    day.two(*AT, "write", "revise", "--as", alma, "--doc", doc, "--text-file", str(typed), secret=pin)
    seen["on_two"] = day.two("document", "show", "--doc", doc, "--as", alma, secret=pin)


def test_a_task_reaches_the_class_it_was_given_to_and_nobody_else(day: Day) -> None:
    assert day.seen["given"]["pupils"] == 5
    assert [(task["id"], task["kind"]) for task in day.seen["tasks"]] == [(day.seen["given"]["task"], "writing")]
    assert day.seen["tasks_of_ea"] == []


def test_all_of_it_goes_to_the_school_and_nothing_twice(day: Day) -> None:
    assert day.seen["busy"]["pushed"] > 0
    assert (day.seen["busy"]["pending"], day.seen["busy"]["refused"]) == (0, 0)
    assert day.seen["idle"]["pushed"] == 0
    assert day.seen["idle"]["bytes_up"] < day.seen["busy"]["bytes_up"]


def test_her_teacher_reads_the_sentence_to_the_letter(day: Day) -> None:
    assert day.seen["read"]["text"] == SENTENCE


def test_her_teacher_sees_her_minutes_her_words_and_that_she_waits(day: Day) -> None:
    alma = next(row for row in day.seen["overview"]["pupils"] if row["id"] == day.alma["id"])

    assert (alma["minutes_read"], alma["words_written"]) == (7, 6)
    assert [row["doc"] for row in day.seen["overview"]["waiting"]] == [day.seen["doc"]]


def test_the_remark_stands_at_its_word_on_the_other_laptop_also_when_the_word_has_moved(day: Day) -> None:
    shown = day.seen["on_two"]
    (remark,) = shown["comments"]

    assert remark["text"] == "Hvordan ser den ud?"
    assert shown["text"][remark["start"] : remark["end"]] == "husbåd"
    assert shown["text"] == "Nu. " + SENTENCE + MORE


def test_the_judgement_stands_at_the_school_and_never_on_the_pupils_laptop(day: Day) -> None:
    table = day.own(*LATE, "competence", "show", "--as", "karen", "--class", "4.A", secret=KAREN)
    cells = next(row["cells"] for row in table["rows"] if row["pupil"] == day.alma["id"])
    cell = next(cell for cell in cells if cell["goal"] == day.seen["goal"])

    assert (cell["judged"], cell["evidence"] >= 1) == (2, True)
    asked = ("competence", "evidence", "--pupil", day.alma["id"], "--goal", day.seen["goal"], "--as", day.alma["id"])
    assert day.one.refusal(*asked, secret=str(day.alma["secret"])) == "rights.denied"


def test_another_pupil_on_the_same_laptop_does_not_see_the_text(day: Day) -> None:
    asked = ("document", "show", "--doc", day.seen["doc"], "--as", day.ea["id"])

    assert day.one.refusal(*asked, secret=str(day.ea["secret"])) == "rights.denied"


def test_her_minutes_and_words_are_a_cell_in_the_leaders_report(day: Day, tmp_path: Path) -> None:
    wanted = (*LATE, "report", "usage", "--as", "lone", *PERIOD)

    report = day.school(*wanted, "--format", "json", "--out", str(tmp_path / "r.json"), secret=LONE)
    day.school(*wanted, "--format", "csv", "--out", str(tmp_path / "r.csv"), secret=LONE)
    day.school(*wanted, "--format", "pdf", "--out", str(tmp_path / "r.pdf"), secret=LONE)

    row = next(row for row in report["rows"] if row["class"] == "4.A")
    assert (row["pupils"], row["active"], row["minutes_read"], row["words_written"]) == (5, 1, 7, 6)
    lines = (tmp_path / "r.csv").read_text(encoding="utf-8-sig").splitlines()
    cells = next(line for line in csv.reader(lines, delimiter=";") if "4.A" in line)
    assert {"7", "6", "5"} <= set(cells)
    assert (tmp_path / "r.pdf").read_bytes().startswith(b"%PDF")
