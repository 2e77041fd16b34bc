"""`voice list`: who can read aloud here."""

from __future__ import annotations

import argparse

from learnkit.cli.answer import Answer
from learnkit.cli.asked import Asked
from learnkit.services.speaking import Speaker


def add(parser: argparse.ArgumentParser) -> None:
    verbs = parser.add_subparsers(required=True, metavar="VERB")
    verbs.add_parser("list").set_defaults(answer=_list)


def _list(asked: Asked, said: argparse.Namespace) -> Answer:
    speaker = Speaker()
    try:
        voices = speaker.voices()
    finally:
        speaker.close()
    rows = [
        {"id": v.id, "name": v.name, "language": v.language, "engine": v.engine, "licence": v.licence} for v in voices
    ]
    return Answer({"voices": rows})
