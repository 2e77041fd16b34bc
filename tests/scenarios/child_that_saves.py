"""Run as a process of its own: saves a text a few times and tells each save once it is acknowledged."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from sqlalchemy import event

from learnkit.services.saving_a_version import save
from learnkit.services.writing import begin
from tests.builders import actor, open_desk, start_small_school

SAVES = 6


def line(number: int) -> str:
    """What the child has written after so many pauses."""
    return "".join(f"Linje {n} handler om en ærteblomst nummer {n}.\n" for n in range(number + 1))


def main(folder: Path, *, planted: bool) -> None:
    desk = open_desk(folder)
    school = start_small_school(desk)
    pupil = actor(school, "Ea Blå")
    document = begin(desk, pupil, "Ærteblomsten")
    if planted:
        desk.stores.main.engine.dispose()
        event.listen(desk.stores.main.engine, "connect", lambda c, _: c.execute("PRAGMA synchronous = OFF"))
    os.write(1, f"ready {pupil.person} {pupil.school} {document}\n".encode())
    for number in range(SAVES):
        save(desk, pupil, document, line(number))
        os.write(1, f"saved {number}\n".encode())
    os._exit(0)  # no tidy end: a power cut does not wait for one


if __name__ == "__main__":
    main(Path(sys.argv[1]), planted=sys.argv[2:] == ["planted"])
