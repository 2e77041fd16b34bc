"""`sync once` and `sync status`: to the school and back, and what still lies here alone."""

from __future__ import annotations

import argparse
from dataclasses import asdict

from learnkit.app import App
from learnkit.cli.answer import Answer
from learnkit.cli.asked import Asked
from learnkit.domain.people import Actor
from learnkit.services.syncing import sync_once, sync_state


def add(parser: argparse.ArgumentParser) -> None:
    verbs = parser.add_subparsers(required=True, metavar="VERB")
    verbs.add_parser("once").set_defaults(answer=_once)
    verbs.add_parser("status").set_defaults(answer=_status)


def _who(asked: Asked, app: App) -> Actor | None:
    """Whose own store it is about; without a person, this device's."""
    return asked.actor(app) if asked.person is not None else None


def _once(asked: Asked, said: argparse.Namespace) -> Answer:
    with asked.open() as app:
        return Answer(asdict(sync_once(app.desk, _who(asked, app))))


def _status(asked: Asked, said: argparse.Namespace) -> Answer:
    with asked.open() as app:
        state = sync_state(app.desk, _who(asked, app))
    lots = [
        {
            "kind": lot.kind,
            "person": lot.person,
            "count": lot.count,
            "oldest": lot.oldest.isoformat(timespec="seconds"),
            "refused": lot.refused or None,
        }
        for lot in state.lots
    ]
    return Answer(
        {
            "state": state.pill,
            "standing": state.standing,
            "waiting": state.waiting,
            "refused": state.refused,
            "synced": state.synced_at.isoformat(timespec="seconds") if state.synced_at else None,
            "lots": lots,
        }
    )
