"""`comment add` and `comment undo`."""

from __future__ import annotations

import argparse

from learnkit.cli.answer import Answer
from learnkit.cli.asked import Asked
from learnkit.services.commenting import comment, take_back_comment


def add(parser: argparse.ArgumentParser) -> None:
    verbs = parser.add_subparsers(required=True, metavar="VERB")
    new = verbs.add_parser("add")
    new.add_argument("--doc", required=True)
    new.add_argument("--start", type=int, required=True)
    new.add_argument("--end", type=int, required=True)
    new.add_argument("--text", required=True)
    new.set_defaults(answer=_add)
    undo = verbs.add_parser("undo")
    undo.add_argument("comment")
    undo.set_defaults(answer=_undo)


def _add(asked: Asked, said: argparse.Namespace) -> Answer:
    with asked.open() as app:
        made = comment(app.desk, asked.pupil_or_staff(app), said.doc, said.start, said.end, said.text)
    return Answer({"comment": made.comment, "version": made.version})


def _undo(asked: Asked, said: argparse.Namespace) -> Answer:
    with asked.open() as app:
        take_back_comment(app.desk, asked.pupil_or_staff(app), said.comment)
    return Answer({"comment": said.comment})
