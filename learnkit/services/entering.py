"""The way into the server's pages: a link that works once, made by whoever holds the machine."""

from __future__ import annotations

import hmac
import json
import secrets
from datetime import datetime, timedelta

from learnkit.domain.people import Actor
from learnkit.domain.roles import Permission
from learnkit.services import rights
from learnkit.services.desk import Desk
from learnkit.services.enrolling import hash_of, school_store

LINK_MINUTES = 15
LINK_FACT = "status_link"


def make_link(desk: Desk, actor: Actor) -> tuple[str, datetime]:
    """A word that lets one browser in, once, within a quarter of an hour; an earlier one ends."""
    rights.must(actor, Permission.RUN_SCHOOL)
    word, until = secrets.token_urlsafe(32), desk.clock.now() + timedelta(minutes=LINK_MINUTES)
    school_store(desk).set_fact(LINK_FACT, json.dumps([hash_of(word), until.isoformat()]))
    return word, until


def use_link(desk: Desk, word: str) -> bool:
    """Whether the word lets in; it does so no second time."""
    store = school_store(desk)
    with store.transaction():
        store.settle_fact(LINK_FACT, "")  # a write first: two browsers at once are two, one after the other
        kept = store.fact(LINK_FACT)
        if not kept:
            return False
        known, until = json.loads(kept)
        if not hmac.compare_digest(known, hash_of(word)):
            return False
        store.set_fact(LINK_FACT, "")
        return desk.clock.now() <= datetime.fromisoformat(until)
