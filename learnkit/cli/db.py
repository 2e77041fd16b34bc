"""`db check`: the state of every store."""

from __future__ import annotations

import argparse
from dataclasses import asdict

from learnkit.cli.answer import Answer
from learnkit.cli.asked import Asked
from learnkit.errors import LearnKitError
from learnkit.services.checking_the_stores import check_stores


def add(parser: argparse.ArgumentParser) -> None:
    verbs = parser.add_subparsers(required=True, metavar="VERB")
    verbs.add_parser("check").set_defaults(answer=_check)


def _check(asked: Asked, said: argparse.Namespace) -> Answer:
    with asked.open() as app:
        stores = check_stores(app.desk)
    unsound = [LearnKitError("store.damaged", file=store.file) for store in stores if not store.sound]
    return Answer({"stores": [asdict(store) for store in stores]}, unsound)
