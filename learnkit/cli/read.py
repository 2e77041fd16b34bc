"""`read sit` and `read play`."""

from __future__ import annotations

import argparse
from datetime import datetime

from learnkit.cli.answer import Answer
from learnkit.cli.asked import Asked
from learnkit.cli.windows import run_window
from learnkit.services.reading import record_sitting


def add(parser: argparse.ArgumentParser) -> None:
    verbs = parser.add_subparsers(required=True, metavar="VERB")
    sit = verbs.add_parser("sit")
    sit.add_argument("--text", required=True)
    sit.add_argument("--from", dest="begins", type=datetime.fromisoformat, required=True)
    sit.add_argument("--to", dest="ends", type=datetime.fromisoformat, required=True)
    sit.set_defaults(answer=_sit)
    play = verbs.add_parser("play")
    play.add_argument("id")
    play.add_argument("--trace", required=True)
    play.set_defaults(answer=_play)


def _sit(asked: Asked, said: argparse.Namespace) -> Answer:
    with asked.open() as app:
        sitting, minutes = record_sitting(app.desk, asked.pupil_or_staff(app), said.text, said.begins, said.ends)
    return Answer({"sitting": sitting, "minutes": minutes})


def _play(asked: Asked, said: argparse.Namespace) -> Answer:
    return run_window("play", asked, ["--text", said.id, "--trace", said.trace])
