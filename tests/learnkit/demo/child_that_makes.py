"""A program that makes the demo school in a folder and tells of every pupil; the test ends it half-way."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path

from learnkit.clock import Clock
from learnkit.demo.school import make
from tests.builders import open_desk


def tell(done: int, _of: int) -> None:
    sys.stdout.write(f"{done}\n")
    sys.stdout.flush()


def main(folder: str, now: str, seed: str) -> None:
    desk = open_desk(Path(folder), Clock(moment=datetime.fromisoformat(now)))
    make(desk, int(seed), tell)


if __name__ == "__main__":
    main(*sys.argv[1:])
