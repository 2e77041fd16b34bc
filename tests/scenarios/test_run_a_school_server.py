"""docs/run-a-school-server.md, followed word for word in a clean folder: every block of commands it gives."""

from __future__ import annotations

import json
import re
import shlex
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.servers import RunningServer, command, environment

GUIDE = Path(__file__).resolve().parents[2] / "docs" / "run-a-school-server.md"
BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def blocks(kind: str = "") -> list[str]:
    return [text for named, text in BLOCK.findall(GUIDE.read_text(encoding="utf8")) if named == kind]


def commands() -> list[str]:
    """The command lines of the guide, in its order."""
    lines = [line for block in blocks() for line in block.splitlines()]
    return [line for line in lines if re.match(r"(LEARNKIT_SECRET=\S+ )?learnkit ", line)]


class Follower:
    """Does what the guide says; the folders it names lie below one of ours."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.done: list[str] = []
        self.known: dict[str, str] = {}

    def do(self, line: str) -> Any:
        """One line; what it answered."""
        self.done.append(line)
        for word, meant in self.known.items():
            line = line.replace(word, meant)
        line = re.sub(r"(/srv|/mnt)/", lambda found: f"{self.folder}{found[0]}", line)
        secret, words = "", shlex.split(line)
        if "=" in words[0]:
            secret, words = words[0].partition("=")[2], words[1:]
        home = self.folder / "laptop"
        if words[1] == "--home":
            home, words = Path(words[2]), [words[0], *words[3:]]
        done = subprocess.run(
            command(home, *words[1:]),
            cwd=self.folder,
            capture_output=True,
            text=True,
            env=environment(secret),
            check=False,
        )
        answer = json.loads(done.stdout)
        assert answer["ok"], (line, answer["problems"])
        return answer["data"]


@pytest.fixture
def follower(tmp_path: Path) -> Iterator[Follower]:
    (tmp_path / "mnt" / "backup").mkdir(parents=True)
    (school,) = blocks("json")
    (tmp_path / "school.json").write_text(school, encoding="utf8")
    yield Follower(tmp_path)


@pytest.mark.slow
def test_the_guide_leads_to_a_school_with_a_machine_a_page_and_a_copy(follower: Follower) -> None:
    lines = iter(commands())
    made = follower.do(next(lines))
    run = next(lines)
    assert run == "learnkit --home /srv/learnkit server run"

    with RunningServer(follower.folder / "srv" / "learnkit") as server:
        follower.known["https://10.20.0.5:8443"] = server.address.url
        follower.known["TOKEN"] = follower.do(next(lines))["token"]
        machine = follower.do(next(lines))
        follower.known["9f4835c9"] = machine["device"][:8]
        fetch, listed, approved, revoked = (next(lines) for _ in range(4))
        waiting = follower.do(listed)["devices"]
        follower.do(approved)
        fetched = follower.do(fetch)
        link = follower.do(next(lines))["link"]
        copy = follower.do(next(lines))
        follower.known["the-code"] = copy["code"]
        follower.do(revoked)
    follower.do(next(lines))
    stores = follower.do(next(lines))["stores"]

    assert (made["counts"]["pupils"], made["counts"]["staff"]) == (2, 2)
    assert [row["state"] for row in waiting] == ["waiting"]
    assert machine["state"] == "waiting"
    assert fetched["pulled"] > 10
    assert link.startswith("https://")
    assert [store["integrity"] for store in stores] == ["ok", "ok"]
    assert list(lines) == []
    assert sorted([*follower.done, run]) == sorted(commands())


def test_the_unit_the_guide_gives_is_one_that_the_system_takes(follower: Follower) -> None:
    unit = next(block for block in blocks() if block.startswith("[Unit]"))

    said = dict(line.split("=", 1) for line in unit.splitlines() if "=" in line)

    assert said["ExecStart"].endswith("--home /srv/learnkit --json server run")
    assert said["ReadWritePaths"] == "/srv/learnkit"
