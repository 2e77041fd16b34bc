"""`content import`: files become texts, each answered for, the batch going on whatever one of them does."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from learnkit.cli.answer import Answer
from learnkit.cli.asked import Asked
from learnkit.errors import LearnKitError
from learnkit.services.adding_a_text import add_text
from learnkit.services.reading_in_a_file import ReadingIn
from learnkit.workers.limits import Limits

WORKER = ("exit", "peak_mb", "ms")
LONGEST_S = 24 * 3600
LEAST_MB, MOST_MB = 1, 1_000_000


def add(parser: argparse.ArgumentParser) -> None:
    verbs = parser.add_subparsers(required=True, metavar="VERB")
    bring = verbs.add_parser("import")
    bring.add_argument("files", nargs="+", type=Path, metavar="FILE")
    bring.add_argument("--limit-s", type=_seconds, default=30)
    bring.add_argument("--limit-mb", type=_megabytes, default=1000)
    bring.set_defaults(answer=_import)


def _seconds(said: str) -> float:
    if not 0 < (seconds := float(said)) <= LONGEST_S:
        raise ValueError
    return seconds


def _megabytes(said: str) -> int:
    if not LEAST_MB <= (megabytes := int(said)) <= MOST_MB:
        raise ValueError
    return megabytes


def _import(asked: Asked, said: argparse.Namespace) -> Answer:
    limits = Limits(seconds=said.limit_s, memory_mb=said.limit_mb)
    files: list[dict[str, Any]] = []
    problems: list[LearnKitError] = []
    with asked.open() as app, ReadingIn(limits) as reading:
        actor = asked.actor(app)
        for path in said.files:
            try:
                came = reading.read(path)
                added = add_text(app.desk, actor, came.text, came.pictures)
            except LearnKitError as problem:
                if problem.code.startswith("rights."):
                    raise
                problems.append(LearnKitError(problem.code, file=str(path)))
                files.append(_refused(path, problem))
                continue
            files.append(_ok(path, added.id, came.facts, vars(came.worker)))
    return Answer({"files": files}, problems)


def _ok(path: Path, text: str, facts: dict[str, Any], worker: dict[str, Any]) -> dict[str, Any]:
    told = ("title", "language", "sections", "blocks", "words", "images", "lix", "warnings")
    row = {"file": str(path), "status": "ok", "code": None, "id": text, **{name: facts.get(name) for name in told}}
    return {**row, "worker": {name: worker[name] for name in WORKER}}


def _refused(path: Path, problem: LearnKitError) -> dict[str, Any]:
    told = ("id", "title", "language", "sections", "blocks", "words", "images", "lix")
    worker = {name: problem.facts.get(name, 0) for name in WORKER}
    facts = {name: value for name, value in problem.facts.items() if name not in WORKER}
    row = {"file": str(path), "status": "refused", "code": problem.code, "facts": facts, **dict.fromkeys(told)}
    return {**row, "warnings": [], "worker": worker}
