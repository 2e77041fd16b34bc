"""`person list`: the people one may see, with their ids."""

from __future__ import annotations

import argparse

from learnkit.cli.answer import Answer
from learnkit.cli.asked import Asked
from learnkit.services.class_board import classes_of, pupils_of


def add(parser: argparse.ArgumentParser) -> None:
    verbs = parser.add_subparsers(required=True, metavar="VERB")
    verbs.add_parser("list").set_defaults(answer=_list)


def _list(asked: Asked, said: argparse.Namespace) -> Answer:
    with asked.open() as app:
        actor = asked.actor(app)
        rows = [
            {"id": pupil.id, "name": pupil.whole_name, "class": tile.name, "school": tile.school}
            for tile in classes_of(app.desk, actor)
            for pupil in pupils_of(app.desk, actor, tile.id)
        ]
    return Answer({"people": rows})
