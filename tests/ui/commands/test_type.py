"""Typing into the real writer from the command line: what was typed is what is on the disk."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from learnkit.app import App
from learnkit.services.starting_a_school import NewSchool
from learnkit.services.writing import show
from tests.builders import actor, person, start_small_school
from ui.commands import type as typing

TEXT = "Min kat hedder Æble.\r\nDen er 3½ år 🐈\u2028og sover\u00a0på Århus’ tage.\n\u0301æ\ttab"
KEPT = TEXT.replace("\r\n", "\n")


@pytest.fixture
def school(tmp_path: Path) -> NewSchool:
    with App(tmp_path / "home") as app:
        return start_small_school(app.desk)


def words(tmp_path: Path, school: NewSchool, doc: str, *more: str) -> list[str]:
    typed = tmp_path / "typed.txt"
    typed.write_bytes(TEXT.encode())
    pupil = person(school, "Ea Blå").id
    return ["--home", str(tmp_path / "home"), "--as", pupil, "--doc", doc, "--text-file", str(typed), *more]


def test_a_new_text_is_typed_key_by_key_and_kept_to_the_letter(tmp_path: Path, school: NewSchool) -> None:
    command = [sys.executable, "-m", "ui.commands.type", *words(tmp_path, school, "new", "--title", "Æble")]
    secret = person(school, "Ea Blå").secret

    done = subprocess.run(command, env={**os.environ, "LEARNKIT_SECRET": secret}, stdout=subprocess.PIPE, check=False)

    told = json.loads(done.stdout.decode().splitlines()[-1])
    with App(tmp_path / "home") as app:
        shown = show(app.desk, actor(school, "Ea Blå"), told["data"]["doc"])
    assert (done.returncode, told["schema"], told["ok"], told["problems"]) == (0, 1, True, [])
    assert (shown.title, shown.text, shown.version) == ("Æble", KEPT, told["data"]["version"])
    assert told["data"]["sha256"] == hashlib.sha256(KEPT.encode()).hexdigest()
    assert 0 < told["data"]["keystroke_ms"]["p50"] <= told["data"]["keystroke_ms"]["p99"]


def test_more_is_typed_at_the_end_of_a_text(
    qtbot: QtBot, tmp_path: Path, school: NewSchool, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LEARNKIT_SECRET", person(school, "Ea Blå").secret)

    typing.main(words(tmp_path, school, "new"))
    first = json.loads(capsys.readouterr().out)["data"]["doc"]
    code = typing.main(words(tmp_path, school, first, "--title", "Ny titel"))

    with App(tmp_path / "home") as app:
        shown = show(app.desk, actor(school, "Ea Blå"), first)
    assert (code, shown.text, shown.title) == (0, KEPT + KEPT, "Ny titel")


@pytest.mark.parametrize(("doc", "secret", "code"), [("not-there", "", "rights.denied"), ("new", "x", "sign_in.")])
def test_what_stands_in_the_way_is_told(
    qtbot: QtBot,
    tmp_path: Path,
    school: NewSchool,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    doc: str,
    secret: str,
    code: str,
) -> None:
    monkeypatch.setenv("LEARNKIT_SECRET", secret or person(school, "Ea Blå").secret)

    left = typing.main(words(tmp_path, school, doc))

    told = json.loads(capsys.readouterr().out)
    assert (left, told["ok"], told["data"]) == (1, False, None)
    assert told["problems"][0]["code"].startswith(code)


def test_letters_no_keyboard_can_type_are_told_and_not_passed_over(
    qtbot: QtBot, tmp_path: Path, school: NewSchool, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LEARNKIT_SECRET", person(school, "Ea Blå").secret)
    asked = words(tmp_path, school, "new")
    (tmp_path / "typed.txt").write_bytes(b"a\x07b")

    left = typing.main(asked)

    told = json.loads(capsys.readouterr().out)
    assert (left, told["problems"][0]["code"]) == (1, "document.not_as_typed")
