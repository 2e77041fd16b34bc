"""`document list, show, history, restore`."""

from __future__ import annotations

import argparse
from typing import Any

from learnkit.cli.answer import Answer
from learnkit.cli.asked import Asked
from learnkit.services import writing


def add(parser: argparse.ArgumentParser) -> None:
    verbs = parser.add_subparsers(required=True, metavar="VERB")
    verbs.add_parser("list").set_defaults(answer=_list)
    for name, answer in (("show", _show), ("history", _history), ("restore", _restore)):
        verb = verbs.add_parser(name)
        verb.add_argument("--doc", required=True)
        if name == "restore":
            verb.add_argument("--version", required=True)
        verb.set_defaults(answer=answer)


def _list(asked: Asked, said: argparse.Namespace) -> Answer:
    with asked.open() as app:
        actor = asked.pupil_or_staff(app)
        tiles = writing.documents(app.desk, actor, actor.person)
    rows = [{"doc": t.id, "title": t.title, "changed": t.changed.isoformat(), "words": t.words} for t in tiles]
    return Answer({"documents": rows})


def _show(asked: Asked, said: argparse.Namespace) -> Answer:
    with asked.open() as app:
        shown = writing.show(app.desk, asked.pupil_or_staff(app), said.doc)
    data: dict[str, Any] = {
        "doc": shown.id,
        "title": shown.title,
        "text": shown.text,
        "sha256": shown.sha256,
        "version": shown.version,
        "versions": shown.versions,
        "heads": shown.heads,
        "comments": [],
    }
    if shown.others:
        data["others"] = [{"version": other.version, "text": other.text} for other in shown.others]
    return Answer(data)


def _history(asked: Asked, said: argparse.Namespace) -> Answer:
    with asked.open() as app:
        told = writing.history(app.desk, asked.pupil_or_staff(app), said.doc)
    rows = [
        {"version": e.version, "at": e.at.isoformat(), "by": e.by, "words": e.words, "beginning": e.beginning}
        for e in told
    ]
    return Answer({"doc": said.doc, "versions": rows})


def _restore(asked: Asked, said: argparse.Namespace) -> Answer:
    with asked.open() as app:
        saved = writing.restore(app.desk, asked.pupil_or_staff(app), said.doc, said.version)
    return Answer({"doc": said.doc, "version": saved.version, "sha256": saved.sha256})
