"""`demo create`: a living school from a seed."""

from __future__ import annotations

import argparse

from learnkit.cli.answer import Answer
from learnkit.cli.asked import Asked
from learnkit.cli.school import sign_in_row
from learnkit.demo.school import make

USUAL_SEED = 7


def add(parser: argparse.ArgumentParser) -> None:
    verbs = parser.add_subparsers(required=True, metavar="VERB")
    verbs.add_parser("create").set_defaults(answer=_create)


def _create(asked: Asked, said: argparse.Namespace) -> Answer:
    with asked.open() as app:
        made = make(app.desk, asked.seed if asked.seed is not None else USUAL_SEED)
    counts = {
        "schools": made.schools,
        "classes": made.classes,
        "pupils": sum(person.role == "pupil" for person in made.people),
        "staff": sum(person.role != "pupil" for person in made.people),
        "texts": made.texts,
    }
    return Answer({"counts": counts, "sign_ins": [sign_in_row(person) for person in made.people]})
