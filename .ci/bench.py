"""Runs a benchmark, keeps what it measured, and writes every published figure from what was kept.

    bench.py NAME [--json] [--save]   runs benchmarks/NAME.py; --save keeps its rows in benchmarks/results/NAME.json
    bench.py --write                  writes the figures into benchmarks/README.md, README.md and docs/
    bench.py --check                  1 when a published figure is not the one that was measured

A benchmark prints one JSON object a line: name, figure, unit, and where they exist rival, ratio, n, spread, bar.
A text takes a figure over with <!-- figure NAME/ROW --><!-- /figure -->; the table stands in benchmarks/README.md
between <!-- figures --> and <!-- /figures -->. A time or size typed by hand into README.md is refused.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
RESULTS = Path("benchmarks") / "results"
NEEDED = ("name", "figure", "unit")
TABLE = re.compile(r"(<!-- figures -->\n).*?(<!-- /figures -->)", re.DOTALL)
FIGURE = re.compile(r"(<!-- figure ([\w/., -]+?) -->)(.*?)(<!-- /figure -->)")
TYPED = re.compile(r"\d[\d.,]*\s?(?:ms|µs|[KMG]i?B|fps)\b")
HEAD = (
    "| what | measured | bar | rival | ratio | n | spread | machine | commit |\n|---|---|---|---|---|---|---|---|---|\n"
)

Row = dict[str, Any]


class BenchmarkError(Exception):
    """A benchmark that cannot be run or did not print rows."""


def machine() -> str:
    """The machine in a few words: cores, processor, system, Python; never its name."""
    model = platform.processor()
    cpuinfo = Path("/proc/cpuinfo")
    if cpuinfo.exists():
        names = re.findall(r"model name\s*:\s*(.+)", cpuinfo.read_text(encoding="utf-8"))
        model = names[0] if names else model
    return f"{os.cpu_count()} cores, {model or platform.machine()}, {platform.system()}, {platform.python_version()}"


def commit(root: Path) -> str:
    """The commit measured, with a plus when the code differs from it; empty outside a clone or without git."""
    words = ["git", "describe", "--always", "--dirty=+", "--abbrev=9"]
    if shutil.which(words[0]) is None:
        return ""
    asked = subprocess.run(words, cwd=root, capture_output=True, text=True, check=False)
    return asked.stdout.strip()


def rows_in(printed: str) -> list[Row]:
    """The rows among a benchmark's lines; other lines are for people."""
    rows: list[Row] = []
    for line in printed.splitlines():
        if not line.startswith("{"):
            continue
        row = json.loads(line)
        if missing := [key for key in NEEDED if key not in row]:
            raise BenchmarkError(f"a row without {missing[0]}: {line}")
        rows.append(row)
    return rows


def measure(name: str, root: Path) -> list[Row]:
    """Runs the benchmark and returns its rows, each with the machine and the commit."""
    script = root / "benchmarks" / f"{name}.py"
    if not script.is_file():
        known = ", ".join(sorted(path.stem for path in script.parent.glob("[a-z]*.py")))
        raise BenchmarkError(f"no benchmark {name}; there are: {known or 'none'}")
    environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ}
    done = subprocess.run(
        [sys.executable, "-P", str(script), "--json"], stdout=subprocess.PIPE, text=True, env=environment, check=False
    )
    rows = rows_in(done.stdout)
    if done.returncode or not rows:
        raise BenchmarkError(f"{name} ended with {done.returncode} and {len(rows)} rows\n{done.stdout}")
    here = {"machine": machine(), "commit": commit(root)}
    return [{**row, **here} for row in rows]


def save(name: str, rows: list[Row], root: Path) -> None:
    """Keeps the rows as the figures that may be published."""
    target = root / RESULTS / f"{name}.json"
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(json.dumps(rows, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def kept(root: Path) -> dict[str, list[Row]]:
    """Every kept row by benchmark."""
    return {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted((root / RESULTS).glob("*.json"))}


def number(value: float) -> str:
    """Three significant digits, never in powers of ten."""
    if value == 0 or abs(value) >= 100:
        return f"{value:,.0f}"
    return f"{value:.3g}"


def _cell(value: object) -> str:
    if value is None:
        return ""
    return number(value) if isinstance(value, int | float) else str(value)


def table(results: dict[str, list[Row]]) -> str:
    """The table of all kept rows, as Markdown."""
    lines = []
    for name, rows in results.items():
        for row in rows:
            cells = [
                f"`{name}`: {row['name']}",
                f"{_cell(row['figure'])} {row['unit']}",
                *(_cell(row.get(key)) for key in ("bar", "rival", "ratio", "n", "spread", "machine", "commit")),
            ]
            lines.append("| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |\n")
    return HEAD + "".join(lines)


def published(text: str, results: dict[str, list[Row]]) -> str:
    """The text with its table and its figures as they were measured."""

    def figure(found: re.Match[str]) -> str:
        name, _, which = found[2].partition("/")
        rows = [row for row in results.get(name, []) if row["name"] == which]
        if not rows:
            raise BenchmarkError(f"nothing was measured for the figure {found[2]}")
        return f"{found[1]}{number(rows[0]['figure'])} {rows[0]['unit']}{found[4]}"

    with_table = TABLE.sub(lambda found: found[1] + table(results) + found[2], text)
    return FIGURE.sub(figure, with_table)


def texts(root: Path) -> list[Path]:
    """The texts that may publish a figure."""
    named = [root / "README.md", root / "benchmarks" / "README.md"]
    return [path for path in (*named, *sorted((root / "docs").rglob("*.md"))) if path.is_file()]


def problems(root: Path) -> list[str]:
    """Every published figure that is not the one measured."""
    results = kept(root)
    found = []
    for path in texts(root):
        text = path.read_text(encoding="utf-8")
        where = path.relative_to(root).as_posix()
        if published(text, results) != text:
            found.append(f"{where}: figures differ from benchmarks/results; write them with bench.py --write")
        if where == "README.md" and (typed := TYPED.search(FIGURE.sub("", text))):
            found.append(f"{where}: a figure typed by hand: {typed[0]}")
    return found


def write(root: Path) -> None:
    """Writes the figures into every text that publishes them."""
    results = kept(root)
    for path in texts(root):
        text = path.read_text(encoding="utf-8")
        if (fresh := published(text, results)) != text:
            path.write_text(fresh, encoding="utf-8")


def main(words: list[str]) -> int:
    """Runs, writes or checks; 1 when something is not right."""
    parser = argparse.ArgumentParser(prog="./run bench", description="Runs a benchmark of benchmarks/.")
    parser.add_argument("name", nargs="?")
    for option in ("--json", "--save", "--write", "--check"):
        parser.add_argument(option, action="store_true")
    asked = parser.parse_args(words)
    if not (asked.name or asked.write or asked.check):
        parser.error("name a benchmark")
    try:
        if asked.name:
            rows = measure(asked.name, ROOT)
            if asked.save:
                save(asked.name, rows, ROOT)
            print(
                "\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
                if asked.json
                else table({asked.name: rows})
            )
        if asked.write or asked.save:
            write(ROOT)
        found = problems(ROOT) if asked.check else []
    except (BenchmarkError, ValueError) as problem:
        print(problem, file=sys.stderr)
        return 1
    print("\n".join(found), end="\n" if found else "")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
