"""`text list` and `text show`."""

from __future__ import annotations

import argparse

from content.spoken import spoken_form
from content.text import Text
from learnkit.cli.answer import Answer
from learnkit.cli.asked import Asked
from learnkit.services.choosing_a_text import open_text, texts


def add(parser: argparse.ArgumentParser) -> None:
    verbs = parser.add_subparsers(required=True, metavar="VERB")
    verbs.add_parser("list").set_defaults(answer=_list)
    show = verbs.add_parser("show")
    show.add_argument("id")
    show.add_argument("--form", choices=("plain", "spoken", "blocks"), default="plain")
    show.set_defaults(answer=_show)


def _list(asked: Asked, said: argparse.Namespace) -> Answer:
    with asked.open() as app:
        tiles = texts(app.desk, asked.actor(app))
    rows = [
        {"id": t.id, "title": t.title, "author": t.author, "language": t.language, "lix": t.lix, "words": t.words}
        for t in tiles
    ]
    return Answer({"texts": rows})


def _show(asked: Asked, said: argparse.Namespace) -> Answer:
    with asked.open() as app:
        text = open_text(app.desk, asked.actor(app), said.id)
    facts = {"id": said.id, "title": text.title, "author": text.author, "language": text.language}
    if said.form == "blocks":
        return Answer({**facts, "blocks": _blocks(text)})
    plain = text.plain_text()
    if said.form == "plain":
        return Answer({**facts, "text": plain})
    tokens = [{"start": t.start, "end": t.end, "say": t.say} for t in spoken_form(plain, text.language)]
    return Answer({**facts, "text": " ".join(str(t["say"]) for t in tokens), "tokens": tokens})


def _blocks(text: Text) -> list[dict[str, object]]:
    return [
        {
            "section": placed.section,
            "kind": placed.block.kind,
            "level": placed.block.level,
            "language": placed.block.language or text.language,
            "start": placed.start,
            "end": placed.end,
            "text": placed.block.text,
        }
        for placed in text.placed()
    ]
