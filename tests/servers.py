"""A real school server for tests: its own process, its own home, HTTPS on a free port of this machine."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

from learnkit.services.desk import Desk
from learnkit.services.enrolling import make_token
from learnkit.sync.joining import Address
from tests.builders import open_desk, start_small_school

END_S = 15


def command(home: Path, *words: str) -> list[str]:
    """The command line on a home, as a process of its own."""
    return [sys.executable, "-m", "learnkit.cli.main", "--home", str(home), "--json", *words]


def environment(secret: str = "") -> dict[str, str]:
    """What such a process is given."""
    return {**os.environ, "LEARNKIT_KEY_STORE": "file", "LEARNKIT_SECRET": secret}


@dataclass
class RunningServer:
    """A server that has said its address; `stop` ends it as the system does."""

    home: Path
    port: int = 0
    address: Address = field(init=False)
    process: subprocess.Popen[str] = field(init=False)

    def __post_init__(self) -> None:
        words = ("server", "run", "--host", "127.0.0.1", "--port", str(self.port))
        self.process = subprocess.Popen(
            command(self.home, *words), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment()
        )
        assert self.process.stdout is not None
        said = json.loads(self.process.stdout.readline())
        self.address = Address(said["url"], said["fingerprint"])

    def stop(self) -> int:
        """Tell it to stop; its exit code."""
        self.process.terminate()
        self.process.communicate(timeout=END_S)
        return self.process.returncode

    def token(self, desk: Desk, count: int = 10, network: str = "", classes: tuple[str, ...] = ()) -> str:
        """A token made beside it, by the machine's owner."""
        made = make_token(desk, desk.owner(), self.address, count=count, network=network, classes=classes)
        return made.text

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self.process.poll() is None:
            self.stop()


def small_school(home: Path) -> Desk:
    """The small school in that home, open."""
    desk = open_desk(home)
    start_small_school(desk)
    return desk
