"""The command line gives one object, the right exit code, and the words of the contract."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from learnkit.app import App
from learnkit.cli.main import NOUNS, main
from learnkit.clock import Clock
from learnkit.domain.people import Actor, Role
from learnkit.services.writing import begin
from tests.builders import KAREN, open_desk

PLAN = {
    "school": {"name": "Strandskolen"},
    "classes": [{"name": "2.X", "level": 2, "pupils": [{"name": "Ea Blå"}, {"name": "Bo Ål"}]}],
    "staff": [{"name": "Karen Winther", "user": "karen", "role": "teacher", "password": KAREN, "classes": ["2.X"]}],
}


class Line:
    """The command line on one home."""

    def __init__(self, home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
        self.home, self._capsys, self._patch = home, capsys, monkeypatch

    def ask(self, *words: str, secret: str | None = None) -> tuple[int, dict[str, Any]]:
        if secret is None:
            self._patch.delenv("LEARNKIT_SECRET", raising=False)
        else:
            self._patch.setenv("LEARNKIT_SECRET", secret)
        self._capsys.readouterr()
        code = main(["--home", str(self.home), "--json", *words])
        said = self._capsys.readouterr().out
        assert said.count("\n") == 1, "one object and nothing else"
        answer: dict[str, Any] = json.loads(said)
        assert (answer["schema"], answer["ok"]) == (1, code == 0)
        return code, answer

    def data(self, *words: str, secret: str | None = None) -> Any:
        code, answer = self.ask(*words, secret=secret)
        assert code == 0, answer["problems"]
        return answer["data"]

    def refused(self, *words: str, secret: str | None = None) -> str:
        code, answer = self.ask(*words, secret=secret)
        assert code in (1, 2)
        return str(answer["problems"][0]["code"])


@pytest.fixture
def line(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Line:
    return Line(tmp_path / "home", capsys, monkeypatch)


@pytest.fixture
def people(line: Line, tmp_path: Path) -> dict[str, dict[str, str]]:
    """The school of the plan, made by the command; everyone by name."""
    (tmp_path / "plan.json").write_text(json.dumps(PLAN), encoding="utf8")
    made = line.data("school", "create", "--file", str(tmp_path / "plan.json"))
    return {person["name"]: person for person in made["sign_ins"]}


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["nonsense"],
        ["text"],
        ["text", "show"],
        ["text", "list", "--wrong"],
        ["text", "list", "--seed", "x"],
        ["--now"],
    ],
)
def test_wrong_use_is_told_in_the_object_with_exit_2(line: Line, words: list[str]) -> None:
    code, answer = line.ask(*words)

    assert code == 2
    assert answer["problems"][0]["code"] == "usage"


def test_global_options_may_stand_anywhere(line: Line, capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["text", "--json", "list", f"--home={line.home}", "--ui-lang", "en"])

    assert code == 0
    assert json.loads(capsys.readouterr().out)["data"] == {"texts": []}


def test_every_noun_declares_its_words() -> None:
    assert all(module.startswith("learnkit.cli.") for module in NOUNS.values())


def test_a_school_is_made_once(line: Line, people: dict[str, dict[str, str]], tmp_path: Path) -> None:
    assert {p["role"] for p in people.values()} == {"pupil", "teacher"}
    assert len(people["Ea Blå"]["secret"]) == 4
    assert people["Karen Winther"]["secret"] is None
    assert line.refused("school", "create", "--file", str(tmp_path / "plan.json")) == "school.already_here"


def test_a_plan_that_is_no_json_or_not_there_is_told(line: Line, tmp_path: Path) -> None:
    (tmp_path / "bad.json").write_text("{")

    assert line.refused("school", "create", "--file", str(tmp_path / "bad.json")) == "plan.bad"
    assert line.refused("school", "create", "--file", str(tmp_path / "none.json")) == "plan.unreadable"


def test_a_pupil_comes_home_with_the_pin_only(line: Line, people: dict[str, dict[str, str]]) -> None:
    ea = people["Ea Blå"]

    home = line.data("pupil", "home", "--as", ea["id"], secret=ea["secret"])

    assert set(home) >= {"tasks", "go_on", "documents", "words"}
    assert line.refused("pupil", "home", "--as", ea["id"]) == "sign_in.wrong_secret"
    assert line.refused("pupil", "home") == "usage"


def test_a_text_is_revised_found_and_taken_back(line: Line, people: dict[str, dict[str, str]], tmp_path: Path) -> None:
    ea, bo = people["Ea Blå"], people["Bo Ål"]
    as_ea = {"secret": ea["secret"]}
    desk = open_desk(line.home, Clock())
    doc = begin(desk, Actor(ea["id"], Role.PUPIL, desk.school), "Æble")
    desk.stores.close()
    file = tmp_path / "text.txt"

    versions = []
    for text in ("Min kat 🐈.\r\nTo linjer.", "Min hund."):
        file.write_bytes(text.encode())
        versions.append(line.data("write", "revise", "--as", ea["id"], "--doc", doc, "--text-file", str(file), **as_ea))
    restored = line.data(
        "document", "restore", "--doc", doc, "--version", versions[0]["version"], "--as", ea["id"], **as_ea
    )
    shown = line.data("document", "show", "--doc", doc, "--as", ea["id"], **as_ea)

    assert shown["text"] == "Min kat 🐈.\nTo linjer."
    assert (shown["sha256"], shown["versions"], shown["heads"]) == (restored["sha256"], 3, 1)
    listed = line.data("document", "history", "--doc", doc, "--as", ea["id"], **as_ea)["versions"]
    assert [row["version"] for row in listed] == [shown["version"], versions[1]["version"], versions[0]["version"]]
    refused = line.refused("document", "show", "--doc", doc, "--as", bo["id"], secret=bo["secret"])
    assert refused == "rights.denied"


def test_texts_come_in_and_each_file_is_answered_for(line: Line, tmp_path: Path) -> None:
    good, bad = tmp_path / "god.md", tmp_path / "skidt.epub"
    good.write_text("# Ræven\n\nRæven gik en tur. Den så en ål.", encoding="utf8")
    bad.write_bytes(b"PK\x03\x04 broken")

    code, answer = line.ask("content", "import", str(bad), str(good))

    files = answer["data"]["files"]
    assert code == 1
    assert [(f["status"], f["title"]) for f in files] == [("refused", None), ("ok", "Ræven")]
    assert files[0]["code"].startswith("content.")
    assert all(set(f["worker"]) == {"exit", "peak_mb", "ms"} for f in files)
    shown = line.data("text", "show", files[1]["id"], "--form", "plain")
    assert "Den så en ål." in shown["text"]
    blocks = line.data("text", "show", files[1]["id"], "--form", "blocks")["blocks"]
    assert [shown["text"][b["start"] : b["end"]] for b in blocks] == [b["text"] for b in blocks]
    tokens = line.data("text", "show", files[1]["id"], "--form", "spoken")["tokens"]
    assert shown["text"][tokens[0]["start"] : tokens[0]["end"]].startswith("Ræven")


def test_a_teacher_adds_a_pupil_and_gives_a_new_pin(line: Line, people: dict[str, dict[str, str]]) -> None:
    new = line.data("pupil", "add", "--as", "karen", "--class", "2.X", "--name", "Ib Bro", secret=KAREN)
    secret = line.data("pupil", "new-secret", "--as", "karen", "--pupil", new["id"], "--kind", "pin", secret=KAREN)

    assert len(new["secret"].split("-")) == 3, "a second class signs in with pictures"
    assert line.data("pupil", "home", "--as", new["user"], secret=secret["secret"])["tasks"] == []
    names = {p["name"] for p in line.data("person", "list", "--as", "karen", secret=KAREN)["people"]}
    assert names == {"Ea Blå", "Bo Ål", "Ib Bro"}


def test_on_a_device_of_a_school_kept_elsewhere_nobody_is_the_owner(line: Line) -> None:
    with App(line.home) as app:
        app.stores.device.set_fact("school", "elsewhere")

    assert line.refused("text", "list") == "rights.denied"


def test_a_language_there_is_not_is_wrong_use(line: Line) -> None:
    assert line.refused("--ui-lang", "de", "text", "list") == "usage"


def test_a_command_that_is_broken_off_says_so(line: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken_off(asked: object, said: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("learnkit.cli.db._check", broken_off)

    assert line.refused("db", "check") == "interrupted"


def test_limits_that_are_said_hold(line: Line, tmp_path: Path) -> None:
    (tmp_path / "god.txt").write_text("Hej med dig.")

    answer = line.ask("content", "import", str(tmp_path / "god.txt"), "--limit-mb", "8")[1]

    assert answer["data"]["files"][0]["status"] == "refused"
    assert line.data("content", "import", str(tmp_path / "god.txt"))["files"][0]["words"] == 3


def test_whoever_may_bring_in_nothing_is_told_once_and_not_for_every_file(
    line: Line, people: dict[str, dict[str, str]], tmp_path: Path
) -> None:
    (tmp_path / "god.txt").write_text("Hej med dig.")
    ea = people["Ea Blå"]

    answer = line.ask("content", "import", str(tmp_path / "god.txt"), "--as", ea["id"], secret="wrong")[1]

    assert (answer["data"], answer["problems"][0]["code"]) == (None, "sign_in.wrong_secret")


def test_the_voices_are_listed(line: Line) -> None:
    voices = line.data("voice", "list")["voices"]

    assert {"da", "en"} <= {voice["language"].split("-")[0] for voice in voices}
    assert all(voice["id"] and voice["licence"] for voice in voices)


def test_the_secrets_are_told_even_where_the_shelf_could_not_be_filled(line: Line, tmp_path: Path) -> None:
    (tmp_path / "plan.json").write_text(json.dumps(PLAN), encoding="utf8")
    line.home.mkdir()
    (line.home / "books").touch()

    code, answer = line.ask("school", "create", "--file", str(tmp_path / "plan.json"))

    assert (code, answer["problems"][0]["code"]) == (1, "store.disk_full")
    assert len(answer["data"]["sign_ins"]) == 3


def test_a_lost_key_is_a_finding_of_the_doctor(line: Line, people: dict[str, dict[str, str]]) -> None:
    (line.home / "keys.json").unlink()

    (found,) = line.data("doctor")["findings"]

    assert (found["code"], found["ok"]) == ("keys.lost", False)
    assert "keys.json" in found["mend"]


def test_a_sitting_is_dated_by_its_own_times(line: Line, people: dict[str, dict[str, str]]) -> None:
    ea = people["Ea Blå"]
    text = line.data("text", "list", "--as", ea["id"], secret=ea["secret"])["texts"][0]["id"]
    times = ("--from", "2026-10-12T08:00:00", "--to", "2026-10-12T08:07:30")

    sat = line.data("read", "sit", "--as", ea["id"], "--text", text, *times, secret=ea["secret"])

    assert sat["minutes"] == 7
    assert (
        line.refused("read", "sit", "--as", ea["id"], "--text", "0" * 32, *times, secret=ea["secret"])
        == "rights.denied"
    )


def test_ten_wrong_pins_and_the_right_one_must_wait(line: Line, people: dict[str, dict[str, str]]) -> None:
    ea = people["Ea Blå"]
    wrong = "0000" if ea["secret"] != "0000" else "1111"

    codes = [line.refused("pupil", "home", "--as", ea["id"], secret=wrong) for _ in range(10)]

    assert (codes[0], codes[-1]) == ("sign_in.wrong_secret", "sign_in.wait")
    assert line.refused("pupil", "home", "--as", ea["id"], secret=ea["secret"]) == "sign_in.wait"


def test_people_get_words_in_their_language(line: Line, capsys: pytest.CaptureFixture[str]) -> None:
    told = []
    for language in ("da", "en"):
        main(["--home", str(line.home), "--ui-lang", language, "pupil", "home", "--as", "nobody"])
        told.append(capsys.readouterr().out)

    assert told[0] != told[1]
    assert "LEARNKIT_SECRET" in told[0]


def test_stores_are_checked_one_by_one(line: Line, people: dict[str, dict[str, str]]) -> None:
    stores = line.data("db", "check")["stores"]

    assert [s["file"] for s in stores] == ["device.db", "school.db"]
    assert {(s["synchronous"], s["journal_mode"], s["integrity"], s["plaintext_hits"]) for s in stores} == {
        ("FULL", "WAL", "ok", 0)
    }


def test_speak_writes_sound_with_marks_on_the_shown_words(line: Line, tmp_path: Path) -> None:
    text, sound = "Katten så 3 mus kl. 9.42.", tmp_path / "a.wav"

    spoken = line.data("speak", "--text", text, "--lang", "da", "--wav", str(sound))

    words = [text[m["start"] : m["end"]].strip(".") for m in spoken["marks"]]
    assert words[:4] == ["Katten", "så", "3", "mus"]
    assert sound.read_bytes().startswith(b"RIFF")
    assert sound.stat().st_size > 20_000


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["--home", "", "text", "list"], "usage"),
        (["--home", "~nobody-of-that-name/x", "text", "list"], "usage"),
        (["text", "list", "--now", "0001-01-01"], "usage"),
        (["text", "list", "--now", "1969-12-31T12:00"], "usage"),
        (["text", "list", "--now", "9999-12-31T23:59:59"], "usage"),
        (["content", "import", "x.txt", "--limit-s", "inf"], "usage"),
        (["content", "import", "x.txt", "--limit-mb", "-5"], "usage"),
        (["speak", "--text", "hej", "--wav", "x.wav", "--rate", "0"], "usage"),
        (["text", "show", "\udce6"], "usage"),
    ],
)
def test_a_value_nobody_can_use_is_wrong_use_and_no_crash(line: Line, words: list[str], code: str) -> None:
    assert line.refused(*words) == code


@pytest.mark.parametrize("words", [["--help"], ["content", "-h"], ["content", "import", "--help"]])
def test_help_is_told_in_the_object(line: Line, words: list[str]) -> None:
    assert "learnkit" in line.data(*words)["help"]


def test_a_bug_is_one_object_that_names_the_place_and_not_the_childs_words(
    line: Line, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(asked: object, said: object) -> None:
        raise RuntimeError("Min hemmelige kat")

    monkeypatch.setattr("learnkit.cli.db._check", broken)

    code, answer = line.ask("db", "check")

    assert (code, answer["problems"][0]["code"]) == (1, "program.bug")
    assert answer["problems"][0]["facts"]["kind"] == "RuntimeError"
    assert "hemmelige" not in str(answer) + caplog.text


def test_moments_at_the_ends_of_time_are_told(line: Line, people: dict[str, dict[str, str]]) -> None:
    ea = people["Ea Blå"]
    times = ("--from", "0001-01-01", "--to", "0001-01-01T00:01")

    assert (
        line.refused("read", "sit", "--as", ea["id"], "--text", "x", *times, secret=ea["secret"]) == "sitting.bad_time"
    )


def test_a_secret_that_is_no_text_is_a_wrong_one(line: Line, people: dict[str, dict[str, str]]) -> None:
    for who in (people["Ea Blå"]["id"], "karen"):
        assert line.refused("person", "list", "--as", who, secret="\udce6\udcf8") == "sign_in.wrong_secret"


@pytest.mark.parametrize("said", ["[" * 200_000, '{"school":{"name":"x"},"classes":[{"level":' + "9" * 6000 + "}]}"])
def test_a_plan_made_to_break_the_reader_is_bad(line: Line, tmp_path: Path, said: str) -> None:
    (tmp_path / "bad.json").write_text(said)

    assert line.refused("school", "create", "--file", str(tmp_path / "bad.json")) == "plan.bad"


def test_every_file_of_a_batch_is_answered_for_however_it_is_named(line: Line, tmp_path: Path) -> None:
    circle, odd, good = tmp_path / "rundt.txt", tmp_path / os.fsdecode(b"\xe6ble.txt"), tmp_path / "god.txt"
    circle.symlink_to(circle)
    for path in (odd, good):
        path.write_text("Hej med dig.")

    _, answer = line.ask("content", "import", str(circle), str(odd), str(good))

    rows = answer["data"]["files"]
    assert [row["code"] for row in rows] == ["content.no_file", None, None]
    assert rows[1]["title"] == "?ble"


def test_a_sound_file_that_cannot_be_written_is_told(line: Line, tmp_path: Path) -> None:
    assert line.refused("speak", "--text", "Hej", "--wav", str(tmp_path)) == "file.cannot_write"


def test_texts_brought_in_first_are_still_there_after_a_first_day_that_failed(line: Line, tmp_path: Path) -> None:
    (tmp_path / "god.txt").write_text("Hej med dig.")
    line.data("content", "import", str(tmp_path / "god.txt"))
    follows = {"name": "Lise", "user": "lise", "role": "counsellor", "password": KAREN, "follows": ["nobody"]}
    for name, plan in (("bad", {**PLAN, "staff": [follows]}), ("good", PLAN)):
        (tmp_path / f"{name}.json").write_text(json.dumps(plan))

    assert line.refused("school", "create", "--file", str(tmp_path / "bad.json")) == "plan.bad"

    assert [text["title"] for text in line.data("text", "list")["texts"]] == ["god"]
    line.data("school", "create", "--file", str(tmp_path / "good.json"))
    assert "god" in [text["title"] for text in line.data("text", "list")["texts"]]


def test_a_damaged_store_is_told_by_the_check(line: Line, people: dict[str, dict[str, str]]) -> None:
    store = line.home / "school.db"
    spoilt = bytearray(store.read_bytes())
    spoilt[-2000:-1990] = b"0123456789"
    store.write_bytes(spoilt)

    code, answer = line.ask("db", "check")

    assert (code, answer["problems"][0]["code"]) == (1, "store.damaged")
