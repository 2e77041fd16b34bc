"""Commands that need a window: run as a child process of the screens, never imported from here."""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys

from learnkit.cli.answer import Answer
from learnkit.cli.asked import Asked
from learnkit.errors import LearnKitError


def add(parser: argparse.ArgumentParser) -> None:
    """`gallery` and `tour` have no verb; the noun is all."""
    parser.add_argument("--out", required=True)
    tour = parser.prog.endswith("tour")
    if tour:
        for option in ("--role", "--lang", "--theme", "--size", "--scale"):
            parser.add_argument(option)
    parser.set_defaults(answer=_tour if tour else _gallery)


def run_window(name: str, asked: Asked, arguments: list[str]) -> Answer:
    """Let `ui.commands.NAME` do it and pass its answer on: it prints one object, as we do."""
    command = [sys.executable, "-m", f"ui.commands.{name}", *asked.as_arguments(), *arguments]
    environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ}
    done = subprocess.run(command, stdout=subprocess.PIPE, stdin=subprocess.DEVNULL, env=environment, check=False)
    try:
        told = json.loads(done.stdout.decode("utf8").strip().splitlines()[-1])
        problems = [LearnKitError(problem["code"], **problem["facts"]) for problem in told["problems"]]
        return Answer(told["data"], problems)
    except (ValueError, IndexError, KeyError, TypeError) as problem:
        raise LearnKitError("window.no_answer", command=name, exit=done.returncode) from problem


def _gallery(asked: Asked, said: argparse.Namespace) -> Answer:
    return run_window("gallery", asked, ["--out", said.out])


def _tour(asked: Asked, said: argparse.Namespace) -> Answer:
    chosen = {f"--{name}": getattr(said, name) for name in ("role", "lang", "theme", "size", "scale")}
    given = [word for name, value in chosen.items() if value is not None for word in (name, value)]
    return run_window("tour", asked, ["--out", said.out, *given])
