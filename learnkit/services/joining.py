"""On a device: joining a school kept elsewhere, and the way there afterwards."""

from __future__ import annotations

import importlib.metadata
import json
import secrets
import shutil
from dataclasses import dataclass

from learnkit.db.stores import DOORS_FACT, SCHOOL_KEY_FACT, Store
from learnkit.domain.people import Actor
from learnkit.errors import LearnKitError
from learnkit.services.desk import Desk
from learnkit.sync.joining import APPROVED, KEY_BYTES, Address, Join, Joined, Token
from learnkit.sync.over_http import SchoolOverHttp

SERVER_FACT, KEY_FACT, GRANT_FACT, CLASSES_FACT = "server", "device_key", "grant", "classes"
STATE_FACT = "enrolment"
"""how this device stood at the school the last time it asked: waiting, approved or revoked"""
DISTRIBUTION = "learnkit-school"


@dataclass(frozen=True)
class Membership:
    """How this device stands at its school."""

    device: str
    state: str
    classes: tuple[str, ...]
    """ids of the classes it is for; none means all"""


def join_school(desk: Desk, url: str, token: str) -> Membership:
    """Ask the school server at `url` to let this device in; asked twice, it is the same device.

    enrolment.has_school where a school is kept or another one joined already; enrolment.token_unreadable,
    enrolment.bad_address; what the school says (enrolment.*); school.out_of_reach.
    """
    given, store = Token.from_text(token), desk.stores.device
    address = Address(url, given.address.fingerprint)
    if desk.stores.school is not None or not _may_join(store, address):
        raise LearnKitError("enrolment.has_school")
    key = store.settle_fact(KEY_FACT, secrets.token_hex(KEY_BYTES))
    way = SchoolOverHttp(address)
    try:
        said = way.join(Join(given.secret, desk.device, key, program_version(), free_mb(desk)))
    finally:
        way.close()
    with store.transaction():
        store.set_fact(SERVER_FACT, json.dumps([address.url, address.fingerprint]))
        return _take_in(desk, said)


def address_in(token: str) -> str:
    """The server's address as a token carries it; empty for what is no token."""
    try:
        return Token.from_text(token).address.url
    except LearnKitError:
        return ""


def ask_standing(desk: Desk, way: SchoolOverHttp) -> Membership:
    """Ask how this device stands, and take in who the school is once it has been approved."""
    said = way.standing()
    with desk.stores.device.transaction():
        return _take_in(desk, said)


def is_enrolled(desk: Desk) -> bool:
    """Whether this device belongs to a school kept elsewhere, or waits to."""
    return desk.stores.school is None and desk.stores.device.fact(SERVER_FACT) is not None


def way_to_school(desk: Desk, actor: Actor | None = None) -> SchoolOverHttp:
    """The way to the school, for this device or for a staff member whose own store is open; close it afterwards.

    sync.not_enrolled; rights.denied for a staff member whose store is shut, grant.revoked for one who must sign in anew
    while the school can be reached.
    """
    kept, key = desk.stores.device.fact(SERVER_FACT), desk.stores.device.fact(KEY_FACT)
    if kept is None or key is None:
        raise LearnKitError("sync.not_enrolled")
    url, fingerprint = json.loads(kept)
    grant = ""
    if actor is not None and actor.is_staff:
        grant = desk.store_of(actor).fact(GRANT_FACT) or ""
        if not grant:
            raise LearnKitError("grant.revoked")
    return SchoolOverHttp(Address(url, fingerprint), key, grant)


def free_mb(desk: Desk) -> int:
    """Free room on the disk the stores lie on, in megabytes."""
    return shutil.disk_usage(desk.home.root).free // 1_000_000


def program_version() -> str:
    """The version of this program."""
    return importlib.metadata.version(DISTRIBUTION)


def settle_school(store: Store, school: str, *, demo: bool) -> None:
    """Write into a store which school it is of."""
    store.settle_fact("school", school)
    store.settle_fact("demo", "1" if demo else "0")


def _may_join(store: Store, address: Address) -> bool:
    kept = store.fact(SERVER_FACT)
    if kept is None:
        return store.fact("school") is None
    return bool(json.loads(kept)[1] == address.fingerprint)


def _take_in(desk: Desk, said: Joined) -> Membership:
    store = desk.stores.device
    if said.state == APPROVED and said.school is not None:
        settle_school(store, said.school.id, demo=said.school.demo)
        store.set_fact(DOORS_FACT, said.school.doors)
        store.set_fact(SCHOOL_KEY_FACT, said.school.public)
    store.set_fact(STATE_FACT, said.state)
    store.set_fact(CLASSES_FACT, " ".join(said.classes))
    return Membership(desk.device, said.state, tuple(said.classes))
