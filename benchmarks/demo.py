"""Making the demo school: 130 pupils' half year, in a process of its own, as `learnkit demo create` makes it."""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

N = 3
BAR_S = 20


def seconds(home: Path) -> float:
    """One making, from the command's start to its end."""
    began = time.perf_counter()
    command = [
        sys.executable,
        "-m",
        "learnkit.cli.main",
        "--home",
        str(home),
        "--json",
        "demo",
        "create",
        "--seed",
        "7",
    ]
    made = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    took = time.perf_counter() - began
    assert made["ok"] and made["data"]["counts"]["pupils"] > 100
    return took


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        took = [seconds(Path(folder) / str(number)) for number in range(N)]
    row = {
        "name": "making the demo school",
        "figure": round(statistics.median(took), 2),
        "unit": "s",
        "bar": BAR_S,
        "n": N,
        "spread": f"{min(took):.1f}–{max(took):.1f}",
    }
    print(json.dumps(row, ensure_ascii=False))


if __name__ == "__main__":
    main()
