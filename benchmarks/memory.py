"""Memory of all LearnKit's processes together while a book is open and being read aloud, in the demo school.

Proportional set size: what several processes share counts once.
"""

from __future__ import annotations

import json
import os
import tempfile
from pathlib import Path

from ui.commands.touring import door
from ui.commands.touring.log import Log
from ui.commands.touring.stage import Frame, Stage, gather, unseen

BAR_MB = 300


def family(root: int) -> list[int]:
    """A process and all that it started."""
    found = [root]
    for parent in found:
        for task in Path(f"/proc/{parent}/task").glob("*/children"):
            found += [int(number) for number in task.read_text().split()]
    return found


def pss_mb(process: int) -> float:
    """Proportional set size of one process."""
    rollup = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    return next(int(line.split()[1]) for line in rollup if line.startswith("Pss:")) / 1024


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        frame, home = Frame("da"), Path(folder) / "home"
        program = unseen(frame, Path(folder))
        cast = gather(home, frame)
        stage = Stage(program, home, frame, "pupil", Log(Path(folder) / "log"), set())
        steps = stage.open()
        door.come_in(stage, steps, cast.older)
        steps.hands.press(stage.t("Læs videre"), nth=-1)
        steps.hands.see(stage.t("Læs højt"))
        steps.hands.calm()
        steps.hands.key("Space")
        steps.hands.until(lambda: len(stage.words) > 5, "words that are heard")
        each = {process: pss_mb(process) for process in family(os.getpid())}
        stage.close()
    whole = sum(each.values())
    row = {
        "name": "a book open and read aloud, all processes",
        "figure": round(whole),
        "unit": "MB",
        "bar": BAR_MB,
        "spread": " + ".join(f"{mb:.0f}" for mb in each.values()),
    }
    print(json.dumps(row, ensure_ascii=False))


if __name__ == "__main__":
    main()
