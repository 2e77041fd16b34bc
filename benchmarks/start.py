"""From the program's start to a sign-in screen that can be used, in the demo school, files warm.

Each time a process of its own, as a person starts it; the rival is a bare window of the same toolkit, in the same run.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from learnkit.app import App
from learnkit.demo.school import make

N = 12
BAR_S = 1.0
OURS = """
import sys
from ui.main import main
sys.exit(main(["--say-ready", "--home", sys.argv[1]]))
"""
BARE = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel
program = QApplication(sys.argv)
window = QLabel("Hej")
window.show()
QTimer.singleShot(0, lambda: print("ready", flush=True))
sys.exit(program.exec())
"""


def seconds(program: str, *words: str) -> float:
    """From the process's start to its "ready"."""
    environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ}
    began = time.perf_counter()
    command = [sys.executable, "-c", program, *words]
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment, text=True) as running:
        assert running.stdout is not None
        told = running.stdout.readline()
        took = time.perf_counter() - began
        running.kill()
    assert told == "ready\n"
    return took


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        with App(home) as app:
            make(app.desk, 7)
        seconds(OURS, str(home))
        pairs = [(seconds(OURS, str(home)), seconds(BARE)) for _ in range(N)]
    ours, bare = ([pair[side] for pair in pairs] for side in (0, 1))
    row = {
        "name": "start to a usable sign-in screen, warm",
        "figure": round(statistics.median(ours), 3),
        "unit": "s",
        "bar": BAR_S,
        "n": N,
        "spread": f"{min(ours):.2f}–{max(ours):.2f}",
        "rival": f"a bare window: {statistics.median(bare):.2f} s",
        "ratio": round(statistics.median(ours) / statistics.median(bare), 2),
    }
    print(json.dumps(row, ensure_ascii=False))


if __name__ == "__main__":
    main()
