"""Walks every screen with real key and mouse events, in Danish and in English, and refuses what a walker must not meet.

    tour.py OUT     pictures and homes go into OUT/da and OUT/en

A control whose words are cut off, one without a name for a screen reader, a sentence left in the other language: each
is a line, and the exit code is 1.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

FAULTS = ("cut_off", "unnamed", "untranslated")
WALKS = (("da", "light"), ("en", "dark"))

Row = dict[str, Any]


def faults(rows: list[Row]) -> list[str]:
    """One line for each thing found on the way, and for each step that left no picture."""
    found = []
    for row in rows:
        where = f"{row['role']}, {row['screen']}, {row['action']}"
        found += [f"{where}: {fault}: {what}" for fault in FAULTS for what in row[fault]]
        if not Path(row["png"]).is_file():
            found.append(f"{where}: no picture")
    return found


def rows_in(printed: str) -> list[Row]:
    """The steps of a tour's answer."""
    data = json.loads(printed)["data"]
    if isinstance(data, dict):
        data = next((value for value in data.values() if isinstance(value, list)), [])
    return list(data or [])


def walk(language: str, theme: str, out: Path) -> tuple[int, list[str]]:
    """How many steps were walked, and what was found."""
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    start = [sys.executable, "-m", "learnkit.cli.main", "--home", str(out / "home"), "--json"]
    words = ["tour", "--out", str(out / "pictures"), "--lang", language, "--theme", theme]
    done = subprocess.run([*start, *words], stdout=subprocess.PIPE, text=True, check=False)
    try:
        rows = rows_in(done.stdout)
        found = faults(rows)
    except (ValueError, KeyError, TypeError) as problem:
        return 0, [f"{language}: the tour's answer cannot be read: {problem!r}"]
    if done.returncode:
        found.append(f"{language}: the tour ended with {done.returncode}: {done.stdout[-500:]}")
    if not rows:
        found.append(f"{language}: the tour went nowhere")
    return len(rows), found


def main(words: list[str]) -> int:
    """Walks both ways and prints what was found."""
    if len(words) != 1:
        print(__doc__, file=sys.stderr)
        return 2
    bad = False
    for language, theme in WALKS:
        steps, found = walk(language, theme, Path(words[0]) / language)
        print(f"{language}, {theme}: {steps} steps, {len(found)} faults")
        print("\n".join(found), end="\n" if found else "")
        bad = bad or bool(found)
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
