"""`device show` and `device set`: what this machine is for; `device enrol`: joining a school kept elsewhere."""

from __future__ import annotations

import argparse

from learnkit.app import App
from learnkit.cli.answer import Answer
from learnkit.cli.asked import Asked
from learnkit.errors import LearnKitError
from learnkit.services.class_board import class_tiles
from learnkit.services.joining import join_school
from learnkit.services.setting_up_the_machine import Setup, set_up
from learnkit.settings import IDLE_LEAST, IDLE_MOST, KINDS
from learnkit.sync.joining import APPROVED


def add(parser: argparse.ArgumentParser) -> None:
    verbs = parser.add_subparsers(required=True, metavar="VERB")
    verbs.add_parser("show").set_defaults(answer=_show)
    chosen = verbs.add_parser("set")
    chosen.add_argument("--kind", choices=KINDS, required=True)
    chosen.add_argument("--pupil", default="", metavar="ID")
    chosen.add_argument("--class", dest="classes", nargs="+", action="extend", default=[], metavar="C")
    chosen.add_argument("--idle", type=_minutes, metavar="MINUTES")
    chosen.set_defaults(answer=_set)
    enrol = verbs.add_parser("enrol")
    enrol.add_argument("url", metavar="URL")
    enrol.add_argument("token", metavar="TOKEN")
    enrol.set_defaults(answer=_enrol)


def _minutes(said: str) -> int:
    if not IDLE_LEAST <= (minutes := int(said)) <= IDLE_MOST:
        raise ValueError
    return minutes


def _show(asked: Asked, said: argparse.Namespace) -> Answer:
    with asked.open() as app:
        return Answer(_row(app))


def _set(asked: Asked, said: argparse.Namespace) -> Answer:
    if (said.kind == "personal") != bool(said.pupil):
        raise LearnKitError("usage", wrong="--pupil goes with --kind personal, and with no other")
    if said.classes and said.kind != "cart":
        raise LearnKitError("usage", wrong="--class goes with --kind cart")
    with asked.open() as app:
        actor = asked.actor(app)
        idle = said.idle if said.idle is not None else app.settings.idle_minutes
        setup = Setup(said.kind, said.pupil, _ids(app, said.classes), idle)
        set_up(app.desk, actor, setup, now=app.settings, keep=app.change_settings)
        return Answer(_row(app))


def _enrol(asked: Asked, said: argparse.Namespace) -> Answer:
    with asked.open() as app:
        member = join_school(app.desk, said.url, said.token)
        if member.state == APPROVED and member.classes:
            app.change_settings(kind="cart", classes=member.classes)
    return Answer({"device": member.device, "scope": list(member.classes), "state": member.state})


def _ids(app: App, named: list[str]) -> tuple[str, ...]:
    """The classes by id or name; what names none is left for the service to refuse."""
    tiles = class_tiles(app.desk)
    found = [[tile.id for tile in tiles if name in (tile.id, tile.name)] or [name] for name in named]
    return tuple(dict.fromkeys(one for ids in found for one in ids))


def _row(app: App) -> dict[str, object]:
    setup = Setup.of(app.settings)
    return {
        "kind": setup.kind,
        "pupil": setup.pupil or None,
        "classes": list(setup.classes),
        "idle_minutes": setup.idle_minutes,
        "device": app.desk.device,
    }
