"""The trace of a text read aloud in the real reader."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from learnkit.app import App
from learnkit.services.adding_a_text import add_text
from learnkit.services.reading import place_in
from tests.builders import actor, person, start_small_school
from tests.ui.readers import otter


def play(home: Path, trace: Path, user: str, secret: str, text: str, *more: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "LEARNKIT_SECRET": secret}
    asked = ["--home", str(home), "--as", user, "--text", text, "--trace", str(trace), *more]
    command = [sys.executable, "-m", "ui.commands.play", *asked]
    return subprocess.run(command, capture_output=True, text=True, env=environment, timeout=60, check=False)


def test_every_word_is_painted_when_it_is_heard_and_the_place_is_kept(tmp_path: Path) -> None:
    with App(tmp_path / "home") as app:
        school = start_small_school(app.desk)
        ea, pupil = person(school, "Ea Blå"), actor(school, "Ea Blå")
        text = add_text(app.desk, pupil, otter(), {}).id
    trace = tmp_path / "trace.json"

    done = play(tmp_path / "home", trace, ea.user, ea.secret or "", text)

    assert done.returncode == 0, done.stderr[-2000:]
    told = json.loads(done.stdout.splitlines()[-1])
    plain = otter().plain_text()
    words = told["data"]["words"]
    assert json.loads(trace.read_text()) == told["data"]
    assert [plain[w["start"] :].split()[0].strip(".") for w in words] == plain.replace(".", "").split()
    assert [w["played_ms"] for w in words] == sorted(w["played_ms"] for w in words)
    assert all(w["painted_ms"] >= w["played_ms"] > 0 for w in words)
    assert len(told["data"]["frames"]) >= len(words)
    with App(tmp_path / "home") as app:
        kept = place_in(app.desk, pupil, text)
    assert kept is not None
    assert kept.done == 1


@pytest.mark.parametrize(("text", "code"), [("nowhere", "rights.denied")])
def test_a_text_that_is_not_there_is_a_problem_with_a_code(tmp_path: Path, text: str, code: str) -> None:
    with App(tmp_path / "home") as app:
        ea = person(start_small_school(app.desk), "Ea Blå")

    done = play(tmp_path / "home", tmp_path / "trace.json", ea.user, ea.secret or "", text)

    assert done.returncode == 1
    assert [problem["code"] for problem in json.loads(done.stdout.splitlines()[-1])["problems"]] == [code]
