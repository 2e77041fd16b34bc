"""`report usage` answers with the contract's object and writes the file that was asked for."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from learnkit.cli.asked import SECRET
from learnkit.cli.main import main
from learnkit.reports.table import COLUMNS
from tests.builders import KAREN, open_desk
from tests.learnkit.reports.lively_school import lively_school, pupils, reads

SEPTEMBER = ("--from", "2026-09-01", "--to", "2026-09-28")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A school where one of 4.A has read."""
    desk = open_desk(tmp_path / "home")
    school = lively_school(desk)
    reads(desk, pupils(school, "4.A")[0], "2026-09-14T06:00", 13 * 60)
    desk.stores.close()
    return tmp_path / "home"


def ask(home: Path, capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, dict[str, Any]]:
    code = main(["--home", str(home), "--json", "--now", "2026-10-01T12:00", "report", "usage", *words])
    return code, json.loads(capsys.readouterr().out)


def test_the_leader_gets_the_figures_and_a_file(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(SECRET, KAREN)

    code, said = ask(home, capsys, "--as", "lone", *SEPTEMBER, "--format", "json", "--out", str(tmp_path / "r.json"))

    data = said["data"]
    assert (code, data["hidden_below"], data["totals"]["minutes_read"]) == (0, 5, 13)
    assert [(row["class"], row["month"], row["minutes_read"]) for row in data["rows"]] == [
        ("4.A", "2026-09", None), ("4.B", "2026-09", None), ("4.C", "2026-09", 0),
    ]  # fmt: skip
    assert set(COLUMNS) <= set(data["rows"][0])
    file = json.loads((tmp_path / "r.json").read_text(encoding="utf8"))
    assert {**file, "out": data["out"], "bytes": data["bytes"]} == data


@pytest.mark.parametrize(("form", "begins"), [("csv", b"\xef\xbb\xbf"), ("xlsx", b"PK"), ("pdf", b"%PDF")])
def test_every_format_is_written(
    home: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    form: str,
    begins: bytes,
) -> None:
    monkeypatch.setenv(SECRET, KAREN)

    code, said = ask(home, capsys, "--as", "lone", *SEPTEMBER, "--format", form, "--out", str(tmp_path / "r"))

    written = (tmp_path / "r").read_bytes()
    assert (code, said["data"]["bytes"]) == (0, len(written))
    assert written.startswith(begins)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--as", "karen", *SEPTEMBER), "rights.denied"),
        (SEPTEMBER, "usage"),
        (("--as", "lone", "--from", "2026-09-02", "--to", "2026-09-01"), "report.bad_period"),
        (("--as", "lone", "--from", "0001-01-01", "--to", "2026-09-01"), "usage"),
        (("--as", "lone", "--from", "2026-09-01", "--to", "9999-12-31"), "usage"),
        (("--as", "lone", "--from", "september", "--to", "2026-09-01"), "usage"),
    ],
)
def test_what_cannot_be_asked_leaves_no_file(
    home: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    words: tuple[str, ...],
    told: str,
) -> None:
    monkeypatch.setenv(SECRET, KAREN)

    code, said = ask(home, capsys, *words, "--out", str(tmp_path / "r.csv"), "--format", "csv")

    assert (code, said["problems"][0]["code"]) == (2 if told == "usage" else 1, told)
    assert not (tmp_path / "r.csv").exists()
