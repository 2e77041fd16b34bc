"""A pupil has forgotten, or is locked out: a grown-up mends it on the spot, without a network."""

from __future__ import annotations

from learnkit.db.people import DoorRow
from learnkit.domain.doors import new_pictures, new_pin
from learnkit.domain.people import Actor
from learnkit.domain.roles import Permission
from learnkit.services import rights
from learnkit.services.desk import Desk
from learnkit.services.locks import Lock, pupil_lock
from learnkit.services.signing_in import forget_attempts


def give_new_secret(desk: Desk, actor: Actor, pupil: str, kind: str | None = None) -> str:
    """A new PIN or new pictures for a pupil, shown this once; the old one opens nothing any more.

    `kind` is "pin" or "pictures"; without it, the kind the pupil has.
    """
    with desk.act(actor) as act:
        rights.must_reach(desk, act.session, actor, Permission.GIVE_SECRET, pupil)
        door = act.session.get_one(DoorRow, pupil)
        chosen = kind or Lock.from_text(door.lock).kind
        secret = new_pictures(desk.clock.chance) if chosen == "pictures" else new_pin(desk.clock.chance)
        act.set("door", pupil, lock=pupil_lock(desk.stores.doors, chosen, secret).to_text())
    forget_attempts(desk, pupil)
    return secret


def unlock(desk: Desk, actor: Actor, pupil: str) -> None:
    """Open a door that wrong tries have shut; the secret stays."""
    with desk.read() as session:
        rights.must_reach(desk, session, actor, Permission.GIVE_SECRET, pupil)
    forget_attempts(desk, pupil)
