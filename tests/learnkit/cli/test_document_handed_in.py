"""A text's way by command: handed in, shown with its comments, commented on, given back, seen on the class page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pytest

from learnkit.app import App
from learnkit.cli.main import main
from learnkit.clock import Clock
from learnkit.domain.calendar import school_time
from learnkit.services.saving_a_version import save
from learnkit.services.writing import begin
from tests.builders import KAREN, actor, person, start_small_school
from tests.learnkit.cli.test_main import Line

NOW = ("--now", "2026-10-12T09:00:00")
LATER = ("--now", "2026-10-28T18:00:00")
TEXT = "Min mormor bor på en husbåd. Om morgenen kommer der ænder 🦆 forbi."


PAGE = ("class", "show", "--class", "2.X")
REMARK = ("comment", "add", "--doc", "DOC", "--text", "x")


@dataclass
class Seat:
    """A pupil at the command line, with a text of one's own."""

    line: Line
    id: str
    pin: str
    document: str

    def asks(self, *words: str) -> dict[str, object]:
        answer: dict[str, object] = self.line.data(*NOW, "--as", self.id, *words, secret=self.pin)
        return answer


@pytest.fixture
def ea(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Seat:
    line = Line(tmp_path / "home", capsys, monkeypatch)
    with App(line.home, Clock(moment=school_time(datetime(2026, 10, 12, 8)))) as app:
        school = start_small_school(app.desk)
        pupil = actor(school, "Ea Blå")
        document = begin(app.desk, pupil, "Husbåden")
        save(app.desk, pupil, document, TEXT)
        return Seat(line, pupil.person, person(school, "Ea Blå").secret or "", document)


def test_a_text_goes_from_pupil_to_teacher_and_back_with_a_comment_on_its_word(ea: Seat) -> None:
    line, doc = ea.line, ("--doc", ea.document)
    karen = ("--as", "karen")

    handed = ea.asks("document", "hand-in", *doc)
    seen = line.data(*LATER, *karen, "document", "show", *doc, secret=KAREN)
    at = TEXT.index("ænder")
    said = ("--start", str(at), "--end", str(at + 7), "--text", "Hvor mange?")
    made = line.data(*NOW, *karen, "comment", "add", *doc, *said, secret=KAREN)
    back = line.data(*NOW, *karen, "document", "hand-back", *doc, secret=KAREN)
    shown = ea.asks("document", "show", *doc)

    assert handed == {"doc": ea.document, "version": seen["version"], "state": "handed_in"}
    assert (seen["state"], seen["comments"]) == ("handed_in", [])
    assert made["version"] == seen["version"]
    assert back == {**handed, "state": "handed_back"}
    assert shown["state"] == "handed_back"
    assert shown["comments"] == [
        {
            "id": made["comment"], "start": at, "end": at + 7, "text": "Hvor mange?", "by": "Karen Winther",
            "at": "2026-10-12T07:00:00+00:00",
        }
    ]  # fmt: skip


def test_a_hand_in_and_a_comment_are_taken_back(ea: Seat) -> None:
    line, doc, karen = ea.line, ("--doc", ea.document), ("--as", "karen")
    ea.asks("document", "hand-in", *doc)
    said = ("--start", "0", "--end", "3", "--text", "Hvem?")
    made = line.data(*karen, "comment", "add", *doc, *said, secret=KAREN)

    own = ea.asks("document", "take-back", *doc)
    undone = line.data(*karen, "comment", "undo", made["comment"], secret=KAREN)

    assert own == {"doc": ea.document, "version": "", "state": "own"}
    assert undone == {"comment": made["comment"]}
    assert ea.asks("document", "show", *doc)["comments"] == []


def test_the_class_page_tells_minutes_words_and_who_waits(ea: Seat) -> None:
    line, doc = ea.line, ("--doc", ea.document)
    ea.asks("document", "hand-in", *doc)
    period = ("--class", "2.X", "--from", "2026-10-01", "--to", "2026-10-28")

    page = line.data(*LATER, "--as", "karen", "class", "show", *period, secret=KAREN)

    rows = {row["name"]: row for row in page["pupils"]}
    assert list(rows) == ["Bo Ål", "Ea Blå", "Ea Kok"]
    assert rows["Ea Blå"] == {
        "id": ea.id, "name": "Ea Blå", "minutes_read": 0, "words_written": 12,
        "last_seen": "2026-10-12T08:00:00+02:00",
    }  # fmt: skip
    assert rows["Bo Ål"]["last_seen"] is None
    assert page["waiting"] == [
        {"doc": ea.document, "pupil": ea.id, "title": "Husbåden", "since": "2026-10-12T09:00:00+02:00"}
    ]
    assert [(row["id"], row["reason"]) for row in page["needs_a_word"]] == [(ea.id, "hand_in_waits")]


@pytest.mark.parametrize(
    ("who", "words", "code"),
    [
        ("bent", ("document", "show", "--doc", "DOC"), "rights.denied"),
        ("bent", ("document", "hand-back", "--doc", "DOC"), "rights.denied"),
        ("bent", (*REMARK, "--start", "0", "--end", "1"), "rights.denied"),
        ("bent", (*PAGE, "--from", "2026-10-01", "--to", "2026-10-28"), "rights.denied"),
        ("lone", (*PAGE, "--from", "2026-10-01", "--to", "2026-10-28"), "rights.denied"),
        ("karen", (*PAGE, "--from", "2026-10-28", "--to", "2026-10-01"), "class.no_such_period"),
        ("karen", (*PAGE, "--from", "2026-10-28", "--to", "then"), "usage"),
        ("karen", ("document", "hand-back", "--doc", "DOC"), "hand_in.none"),
        ("karen", ("document", "hand-in", "--doc", "DOC"), "rights.denied"),
        ("karen", (*REMARK, "--start", "0", "--end", "999"), "comment.no_such_place"),
    ],
)  # fmt: skip
def test_who_may_not_and_what_cannot_be_are_told_by_code(ea: Seat, who: str, words: tuple[str, ...], code: str) -> None:
    said = tuple(ea.document if word == "DOC" else word for word in words)

    assert ea.line.refused(*LATER, "--as", who, *said, secret=KAREN) == code


def test_people_are_told_in_words_what_to_do(
    ea: Seat, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LEARNKIT_SECRET", KAREN)
    told = []
    for language in ("da", "en"):
        capsys.readouterr()
        words = ["--home", str(ea.line.home), "--as", "karen", "--ui-lang", language, "document", "hand-back"]
        assert main([*words, "--doc", ea.document]) == 1
        told.append(capsys.readouterr().out.split(" [")[0])

    assert told == [
        "Teksten er ikke afleveret, eller den er givet tilbage.",
        "The text is not handed in, or it has been given back.",
    ]
