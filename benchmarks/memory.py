"""Memory of all LearnKit's processes together while a book is open and being read aloud, in the demo school.

Proportional set size: what several processes share counts once. The rival is a bare window of the same toolkit.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from ui.commands.touring import door
from ui.commands.touring.log import Log
from ui.commands.touring.stage import Frame, Stage, gather, unseen

BAR_MB = 300
BARE = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel
program = QApplication(sys.argv)
window = QLabel("Hej")
window.showMaximized()
QTimer.singleShot(0, lambda: print("ready", flush=True))
sys.exit(program.exec())
"""


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


def bare_mb() -> float:
    """A window with one word in it."""
    with subprocess.Popen([sys.executable, "-c", BARE], stdout=subprocess.PIPE, text=True) as running:
        assert running.stdout is not None
        running.stdout.readline()
        measured = pss_mb(running.pid)
        running.kill()
    return measured


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
        steps.hands.key("Space")
        steps.hands.until(lambda: len(stage.words) > 5, "words that are heard")
        each = {process: pss_mb(process) for process in family(os.getpid())}
        stage.close()
        rival = bare_mb()
    whole = sum(each.values())
    row = {
        "name": "a book open and read aloud, all processes",
        "figure": round(whole),
        "unit": "MB",
        "bar": BAR_MB,
        "spread": " + ".join(f"{mb:.0f}" for mb in each.values()),
        "rival": f"a bare window: {rival:.0f} MB",
        "ratio": round(whole / rival, 2),
    }
    print(json.dumps(row, ensure_ascii=False))


if __name__ == "__main__":
    main()
