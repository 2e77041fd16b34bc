"""`document list, show, history, restore`, and `document hand-in, take-back, hand-back`."""

from __future__ import annotations

import argparse
from typing import Any

from learnkit.cli.answer import Answer
from learnkit.cli.asked import Asked
from learnkit.services import handing_in, writing
from learnkit.services.commenting import comments_on


def add(parser: argparse.ArgumentParser) -> None:
    verbs = parser.add_subparsers(required=True, metavar="VERB")
    verbs.add_parser("list").set_defaults(answer=_list)
    answers = (("show", _show), ("history", _history), ("restore", _restore))
    for name, answer in (*answers, ("hand-in", _hand_in), ("take-back", _take_back), ("hand-back", _hand_back)):
        verb = verbs.add_parser(name)
        verb.add_argument("--doc", required=True)
        if name == "restore":
            verb.add_argument("--version", required=True)
        if name == "hand-in":
            verb.add_argument("--task")
        verb.set_defaults(answer=answer)


def _list(asked: Asked, said: argparse.Namespace) -> Answer:
    with asked.open() as app:
        actor = asked.pupil_or_staff(app)
        tiles = writing.documents(app.desk, actor, actor.person)
    rows = [{"doc": t.id, "title": t.title, "changed": t.changed.isoformat(), "words": t.words} for t in tiles]
    return Answer({"documents": rows})


def _show(asked: Asked, said: argparse.Namespace) -> Answer:
    with asked.open() as app:
        actor = asked.pupil_or_staff(app)
        shown = writing.show(app.desk, actor, said.doc)
        comments = comments_on(app.desk, actor, said.doc)
        state = handing_in.state_of(app.desk, actor, said.doc).state
    data: dict[str, Any] = {
        "doc": shown.id,
        "title": shown.title,
        "text": shown.text,
        "sha256": shown.sha256,
        "version": shown.version,
        "versions": shown.versions,
        "heads": shown.heads,
        "state": state.value,
        "comments": [
            {"id": c.id, "start": c.start, "end": c.end, "text": c.words, "by": c.by, "at": c.at.isoformat()}
            for c in comments
        ],
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


def _hand_in(asked: Asked, said: argparse.Namespace) -> Answer:
    with asked.open() as app:
        return _handed(handing_in.hand_in(app.desk, asked.pupil_or_staff(app), said.doc, said.task))


def _take_back(asked: Asked, said: argparse.Namespace) -> Answer:
    with asked.open() as app:
        return _handed(handing_in.take_back_hand_in(app.desk, asked.pupil_or_staff(app), said.doc))


def _hand_back(asked: Asked, said: argparse.Namespace) -> Answer:
    with asked.open() as app:
        return _handed(handing_in.hand_back(app.desk, asked.pupil_or_staff(app), said.doc))


def _handed(handed: handing_in.Handed) -> Answer:
    return Answer({"doc": handed.document, "version": handed.version, "state": handed.state.value})
