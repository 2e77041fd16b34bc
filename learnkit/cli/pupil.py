"""`pupil home`, and what a teacher does for a pupil on the spot: `pupil add`, `pupil new-secret`, `pupil unlock`."""

from __future__ import annotations

import argparse

from learnkit.cli.answer import Answer
from learnkit.cli.asked import Asked
from learnkit.cli.school import sign_in_row
from learnkit.errors import LearnKitError
from learnkit.services.adding_people import add_pupil
from learnkit.services.class_board import classes_of
from learnkit.services.giving_a_new_secret import give_new_secret, unlock
from learnkit.services.pupil_home import pupil_home


def add(parser: argparse.ArgumentParser) -> None:
    verbs = parser.add_subparsers(required=True, metavar="VERB")
    verbs.add_parser("home").set_defaults(answer=_home)
    new = verbs.add_parser("add")
    new.add_argument("--class", dest="school_class", required=True)
    new.add_argument("--name", required=True)
    new.add_argument("--protected", action="store_true")
    new.set_defaults(answer=_add)
    secret = verbs.add_parser("new-secret")
    secret.add_argument("--pupil", required=True)
    secret.add_argument("--kind", choices=("pin", "pictures"))
    secret.set_defaults(answer=_new_secret)
    opened = verbs.add_parser("unlock")
    opened.add_argument("--pupil", required=True)
    opened.set_defaults(answer=_unlock)


def _home(asked: Asked, said: argparse.Namespace) -> Answer:
    with asked.open() as app:
        home = pupil_home(app.desk, asked.pupil_or_staff(app))
    go_on = None
    if home.go_on is not None:
        go_on = {"text": home.go_on.text.id, "title": home.go_on.text.title, "done": home.go_on.place.done}
    written = [
        {"doc": d.id, "title": d.title, "changed": d.changed.isoformat(), "words": d.words} for d in home.documents
    ]
    suits = [{"id": t.id, "title": t.title, "lix": t.lix} for t in home.suits[:5]]
    tasks = [
        {
            "id": t.id,
            "kind": t.kind.value,
            "title": t.title or t.frame,
            "until": t.until.isoformat() if t.until is not None else None,
            "state": t.state.value,
            "message": t.message,
            "text": t.text or None,
            "frame": t.frame or None,
            "doc": t.document,
        }
        for t in home.tasks
    ]
    return Answer({"tasks": tasks, "go_on": go_on, "suits": suits, "documents": written, "words": []})


def _add(asked: Asked, said: argparse.Namespace) -> Answer:
    with asked.open() as app:
        actor = asked.actor(app)
        named = [tile.id for tile in classes_of(app.desk, actor) if said.school_class in (tile.id, tile.name)]
        if not named:
            raise LearnKitError("rights.denied", permission="add_pupil")
        return Answer(sign_in_row(add_pupil(app.desk, actor, named[0], said.name, said.protected)))


def _new_secret(asked: Asked, said: argparse.Namespace) -> Answer:
    with asked.open() as app:
        secret = give_new_secret(app.desk, asked.actor(app), said.pupil, said.kind)
        return Answer({"pupil": said.pupil, "secret": secret})


def _unlock(asked: Asked, said: argparse.Namespace) -> Answer:
    with asked.open() as app:
        unlock(app.desk, asked.actor(app), said.pupil)
        return Answer({"pupil": said.pupil})
