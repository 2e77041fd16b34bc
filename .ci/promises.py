"""Is every promise kept? Runs the commands of docs/promises.toml and prints one row each.

    promises.py [AREA] [--json] [--but-tests]

An entry of docs/promises.toml:

    [[promise]]
    id = "speaking.marks"              # unique
    area = "speaking"
    sentence = "…"                     # as README, docs or issue say it
    command = "learnkit speak --text 'Hej' --lang da --wav {home}/a.wav"    # or a list of commands, run in order
    expect = "data['marks']"           # Python over answer, data, problems, exit, answers, home and what `let` kept
    home = "demo"                      # optional: entries with the same word share one home, in the file's order
    let = { pupil = "data['sign_ins'][0]['id']" }    # optional: kept for later commands ({pupil}) of the same home
    secret = "1234"                    # optional: LEARNKIT_SECRET for these commands
    open = "reason"                    # optional: not true yet; then nothing is run

The first word of a command is `learnkit` (its --home and --json are added), `pytest` or `bench`.
Exit 0 when every promise that is not open is kept, 1 when one is broken, 2 when the file itself is wrong.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shlex
import subprocess
import sys
import tempfile
import time
import tomllib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
PROMISES = ROOT / "docs" / "promises.toml"
SECONDS = 300
PLACE = re.compile(r"\{(\w+)\}")
TEXT_KEYS = {"id", "area", "sentence", "expect", "home", "secret", "open"}
WORDS = (
    abs,
    all,
    any,
    dict,
    float,
    int,
    isinstance,
    len,
    list,
    max,
    next,
    min,
    range,
    round,
    set,
    sorted,
    str,
    sum,
    tuple,
    zip,
)
BUILTINS = {word.__name__: word for word in WORDS}


class WrongFileError(Exception):
    """docs/promises.toml does not say what it must; the text names the entry."""


@dataclass(frozen=True)
class Promise:
    """One sentence somebody may hold us to, and how to see whether it is true."""

    id: str
    area: str
    sentence: str
    commands: tuple[str, ...]
    expect: str
    home: str
    let: dict[str, str]
    secret: str | None
    open: str | None


@dataclass(frozen=True)
class Row:
    """What was found: `state` is kept, broken or open; `why` says it of the last two."""

    id: str
    area: str
    sentence: str
    state: str
    why: str
    ms: int


@dataclass(frozen=True)
class Said:
    """A command's exit code and the object it printed; `answer` is empty when it printed none."""

    exit: int
    answer: dict[str, Any]


@dataclass
class Stage:
    """One home in which promises are tried in order, and what earlier ones kept for later."""

    home: Path
    kept: dict[str, object] = field(default_factory=dict)


def read(text: str) -> list[Promise]:
    """The promises of the file, in order."""
    promises = [_promise(entry) for entry in tomllib.loads(text).get("promise", [])]
    ids = [promise.id for promise in promises]
    for twice in {name for name in ids if ids.count(name) > 1}:
        raise WrongFileError(f"{twice}: this id stands twice")
    return promises


def _promise(entry: dict[str, Any]) -> Promise:
    name = entry.get("id", "an entry without id")
    unknown = entry.keys() - TEXT_KEYS - {"command", "let"}
    if unknown:
        raise WrongFileError(f"{name}: unknown key {sorted(unknown)[0]}")
    wanted = {"id", "area", "sentence"} | (set() if "open" in entry else {"command", "expect"})
    if missing := wanted - entry.keys():
        raise WrongFileError(f"{name}: {sorted(missing)[0]} is missing")
    if any(not isinstance(entry[key], str) for key in TEXT_KEYS & entry.keys()):
        raise WrongFileError(f"{name}: only command and let are not plain texts")
    command = entry.get("command", [])
    return Promise(
        id=entry["id"],
        area=entry["area"],
        sentence=entry["sentence"],
        commands=(command,) if isinstance(command, str) else tuple(command),
        expect=entry.get("expect", ""),
        home=entry.get("home", ""),
        let=dict(entry.get("let", {})),
        secret=entry.get("secret"),
        open=entry.get("open"),
    )


def words_of(command: str, stage: Stage) -> list[str]:
    """The words to run, with {places} filled from what was kept; filled places are never split again."""
    facts = {"home": stage.home, "root": ROOT, **stage.kept}
    first, *rest = [filled(word, facts) for word in shlex.split(command)]
    python = [sys.executable, "-P"]
    starts = {
        "learnkit": [*python, "-m", "learnkit.cli.main", "--home", str(stage.home), "--json"],
        "pytest": [*python, "-m", "pytest"],
        "bench": [*python, str(ROOT / ".ci" / "bench.py"), "--json"],
    }
    if first not in starts:
        raise WrongFileError(f"a command begins with learnkit, pytest or bench, not {first}")
    return starts[first] + rest


def filled(word: str, facts: dict[str, object]) -> str:
    """The word with each {name} that is known replaced; other braces, as in JSON, stay as they are."""
    return PLACE.sub(lambda place: str(facts.get(place[1], place[0])), word)


def run(command: str, stage: Stage, secret: str | None) -> Said:
    """Runs one command to its end and reads its one object."""
    environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ}
    environment.pop("LEARNKIT_SECRET", None)
    if secret is not None:
        environment["LEARNKIT_SECRET"] = filled(secret, stage.kept)
    done = subprocess.run(
        words_of(command, stage),
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=SECONDS,
        check=False,
    )
    return Said(done.returncode, answer_in(done.stdout))


def answer_in(printed: str) -> dict[str, Any]:
    """The one object printed; the rows of a benchmark become its data; nothing readable, nothing."""
    try:
        lines = [json.loads(line) for line in printed.splitlines() if line]
    except ValueError:
        return {}
    if len(lines) == 1 and isinstance(lines[0], dict) and "data" in lines[0]:
        return lines[0]
    return {"data": lines}


def judge(promise: Promise, stage: Stage) -> str:
    """Empty when the promise is kept, else why it is not."""
    said: list[Said] = []
    for command in promise.commands:
        said.append(run(command, stage, promise.secret))
    last = said[-1]
    names: dict[str, object] = {
        "answer": last.answer,
        "answers": [one.answer for one in said],
        "data": last.answer.get("data"),
        "problems": last.answer.get("problems", []),
        "exit": last.exit,
        "home": stage.home,
        **stage.kept,
    }
    if not eval(promise.expect.strip(), {"__builtins__": BUILTINS, **names}):  # our own file, not a stranger's
        return f"exit {last.exit}, answered {json.dumps(last.answer, ensure_ascii=False)[:300]}"
    for name, expression in promise.let.items():
        stage.kept[name] = eval(expression, {"__builtins__": BUILTINS, **names})
    return ""


def row_of(promise: Promise, stage: Stage) -> Row:
    """Tries one promise; whatever goes wrong on the way means that it is not kept."""
    if promise.open is not None:
        return Row(promise.id, promise.area, promise.sentence, "open", promise.open, 0)
    began = time.monotonic()
    try:
        why = judge(promise, stage)
    except WrongFileError:
        raise
    except Exception as problem:  # an expression about an answer of another shape can fail in any way
        why = f"{type(problem).__name__}: {problem}"
    state = "broken" if why else "kept"
    return Row(promise.id, promise.area, promise.sentence, state, why, round((time.monotonic() - began) * 1000))


def _try_in_one_home(promises: list[Promise]) -> list[Row]:
    with tempfile.TemporaryDirectory(prefix="promise-", ignore_cleanup_errors=True) as folder:
        stage = Stage(Path(folder) / "home")
        stage.home.mkdir()
        return [row_of(promise, stage) for promise in promises]


def groups(promises: list[Promise]) -> list[list[Promise]]:
    """The promises that share a home, together and in the file's order; one without a home stands alone."""
    together: dict[str, list[Promise]] = {}
    for promise in promises:
        together.setdefault(f"home {promise.home}" if promise.home else f"id {promise.id}", []).append(promise)
    return list(together.values())


def shown_by_tests(promise: Promise) -> bool:
    """Whether the promise is only a part of the test suite, run on its own."""
    return promise.open is None and all(shlex.split(command)[0] == "pytest" for command in promise.commands)


def rows(promises: list[Promise], area: str | None = None) -> Iterator[Row]:
    """One row for each promise of the area, or of all; homes that hold none of it are not tried."""
    chosen = [group for group in groups(promises) if area is None or any(one.area == area for one in group)]
    with ThreadPoolExecutor(max_workers=2) as pool:
        for found in pool.map(_try_in_one_home, chosen):
            yield from (row for row in found if area is None or row.area == area)


def main(words: list[str]) -> int:
    """Prints the rows; says by its exit code whether all is well."""
    parser = argparse.ArgumentParser(prog="./run promises", description="Is every promise kept?")
    parser.add_argument("area", nargs="?")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--but-tests", action="store_true", help="leave out what the test suite shows by itself")
    asked = parser.parse_args(words)
    try:
        promises = read(PROMISES.read_text(encoding="utf-8")) if PROMISES.exists() else []
        if asked.but_tests:
            promises = [promise for promise in promises if not shown_by_tests(promise)]
        if asked.area and asked.area not in {promise.area for promise in promises}:
            raise WrongFileError(f"no promise about {asked.area}")
        found: list[Row] = []
        for row in rows(promises, asked.area):
            found.append(row)
            if not asked.json:
                print(
                    f"{row.state:7}{row.id:28}{row.sentence}" + (f"\n       {row.why}" if row.why else ""), flush=True
                )
    except (WrongFileError, tomllib.TOMLDecodeError) as problem:
        print(f"docs/promises.toml: {problem}", file=sys.stderr)
        return 2
    counts = {state: sum(row.state == state for row in found) for state in ("kept", "broken", "open")}
    broken = counts["broken"] > 0
    if asked.json:
        problems = [{"code": "promise.broken", "facts": {"id": row.id}} for row in found if row.state == "broken"]
        data = {"promises": [vars(row) for row in found], **counts}
        print(json.dumps({"schema": 1, "ok": not broken, "data": data, "problems": problems}, ensure_ascii=False))
    else:
        print(", ".join(f"{n} {state}" for state, n in counts.items()))
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
