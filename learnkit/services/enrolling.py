"""At the school: which devices it lets in, and how it knows them again."""

from __future__ import annotations

import hashlib
import ipaddress
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from learnkit.db.enrolment import EnrolledDeviceRow, StaffGrantRow, TokenRow
from learnkit.db.people import ClassRow
from learnkit.db.stores import Store
from learnkit.domain.people import Actor
from learnkit.domain.roles import Permission
from learnkit.errors import LearnKitError
from learnkit.services import rights
from learnkit.services.attempts import Tries
from learnkit.services.desk import Desk
from learnkit.sync.joining import APPROVED, KEY_BYTES, REVOKED, WAITING, Address, Join, Joined, SchoolFacts, Token

TOKEN_DAYS = 14
MOST_DEVICES = 10_000
SEEN_EVERY_S = 60
"""How often a device's being here is written down; it speaks far more often than that while it syncs."""


@dataclass(frozen=True)
class MadeToken:
    """A token just made; its words are shown this once."""

    text: str
    expires: datetime


@dataclass(frozen=True)
class Device:
    """A device the school knows; it has no name and no owner."""

    id: str
    state: str
    classes: tuple[str, ...]
    """ids of the classes it is for; none means all"""
    enrolled_at: str
    last_seen: str
    waiting: int
    free_mb: int
    version: str


def make_token(
    desk: Desk, actor: Actor, address: Address, *, count: int, network: str = "", classes: tuple[str, ...] = ()
) -> MadeToken:
    """Make a token that lets `count` devices in within a fortnight.

    From another network than `network` (CIDR; empty for any) a device must wait to be approved. `classes` are names
    or ids; none means a cart of all. rights.denied; enrolment.bad_count, enrolment.bad_network, class.unknown.
    """
    rights.must(actor, Permission.RUN_SCHOOL)
    if not 0 < count <= MOST_DEVICES:
        raise LearnKitError("enrolment.bad_count", most=MOST_DEVICES)
    secret, now = secrets.token_urlsafe(KEY_BYTES), desk.clock.now()
    expires = now + timedelta(days=TOKEN_DAYS)
    with school_store(desk).transaction() as session:
        session.add(
            TokenRow(
                id=hash_of(secret),
                count=count,
                network=_network(network),
                classes=" ".join(_class_ids(session, actor, classes)),
                made_at=now.isoformat(timespec="seconds"),
                expires_at=expires.isoformat(timespec="seconds"),
            )
        )
    return MadeToken(Token(address, secret).to_text(), expires)


def join(desk: Desk, asked: Join, came_from: str) -> Joined:
    """Let a device in, or have it wait where it comes from another network than its token's.

    enrolment.token_unknown (slowed: enrolment.wait), enrolment.token_expired, enrolment.token_used,
    enrolment.device_taken where another device goes by that id.
    """
    store = school_store(desk)
    tries = Tries(store, desk.clock.hybrid.wall(), "enrolment.wait", "enrolment.token_unknown")
    door = f"join {came_from}"
    tries.must_be_open(door)
    with store.reading() as session:
        known = session.get(TokenRow, hash_of(asked.secret)) is not None
    tries.settle(door, known)
    with store.transaction() as session:
        token = _hold(session, hash_of(asked.secret))
        row = session.get(EnrolledDeviceRow, asked.device)
        if row is not None and row.key != hash_of(asked.key):
            raise LearnKitError("enrolment.device_taken")
        if row is None or row.state == REVOKED:
            row = _take_a_place(desk, token, asked, came_from)
            session.merge(row)
        return _joined(desk, row.state, row.classes)


def known_device(desk: Desk, key: str) -> Device:
    """The device with this key, whatever its state; device.unknown."""
    with school_store(desk).reading() as session:
        row = session.scalar(select(EnrolledDeviceRow).where(EnrolledDeviceRow.key == hash_of(key)))
        if row is None:
            raise LearnKitError("device.unknown")
        return _device(row)


def standing(desk: Desk, device: Device) -> Joined:
    """How a device stands, as it is told itself."""
    return _joined(desk, device.state, " ".join(device.classes))


def must_be_approved(device: Device) -> None:
    """device.waiting or device.revoked unless the school has approved it."""
    if device.state != APPROVED:
        raise LearnKitError("device.revoked" if device.state == REVOKED else "device.waiting")


def note_seen(desk: Desk, device: Device, *, waiting: int | None = None, free_mb: int = 0, version: str = "") -> None:
    """Write down that a device has been here, and what it said of itself."""
    now = desk.clock.now()
    seen = datetime.fromisoformat(device.last_seen) if device.last_seen else None
    lately = seen is not None and abs((now - seen).total_seconds()) < SEEN_EVERY_S
    if lately and waiting in (None, device.waiting) and version in ("", device.version):
        return
    said: dict[str, str | int] = {"last_seen": now.isoformat(timespec="seconds")}
    said |= {"waiting": waiting} if waiting is not None else {}
    said |= {"free_mb": free_mb} if free_mb else {}
    said |= {"version": version} if version else {}
    with school_store(desk).transaction() as session:
        session.execute(update(EnrolledDeviceRow).where(EnrolledDeviceRow.id == device.id).values(said))


def devices(desk: Desk, actor: Actor) -> tuple[Device, ...]:
    """Every device the school knows: those that wait to be approved first, then the longest unseen."""
    rights.must(actor, Permission.RUN_SCHOOL)
    with school_store(desk).reading() as session:
        rows = session.scalars(select(EnrolledDeviceRow))
        return tuple(sorted(map(_device, rows), key=lambda d: (d.state != WAITING, d.state, d.last_seen, d.id)))


def approve(desk: Desk, actor: Actor, device: str) -> Device:
    """Let a waiting device in; device.unknown for an id, or beginning of one, that is no device's or several's."""
    return _set_state(desk, actor, device, APPROVED)


def revoke(desk: Desk, actor: Actor, device: str) -> Device:
    """Let a device in no longer, nor anyone's own store on it: when it next asks, it erases what the school has."""
    return _set_state(desk, actor, device, REVOKED)


def school_store(desk: Desk) -> Store:
    """The store of the school that is kept here; school.not_here on a device of one kept elsewhere."""
    if desk.stores.school is None:
        raise LearnKitError("school.not_here")
    return desk.stores.school


def hash_of(secret: str) -> str:
    """What is kept of a secret of at least 256 random bits: it opens nothing."""
    return hashlib.sha256(secret.encode(errors="surrogatepass")).hexdigest()


def _set_state(desk: Desk, actor: Actor, device: str, state: str) -> Device:
    rights.must(actor, Permission.RUN_SCHOOL)
    with school_store(desk).transaction() as session:
        begins = select(EnrolledDeviceRow).where(EnrolledDeviceRow.id.startswith(device, autoescape=True))
        rows = list(session.scalars(begins.limit(2))) if device else []
        if len(rows) != 1:
            raise LearnKitError("device.unknown")
        rows[0].state = state
        if state == REVOKED:
            session.execute(delete(StaffGrantRow).where(StaffGrantRow.device == rows[0].id))
        return _device(rows[0])


def _hold(session: Session, token: str) -> TokenRow:
    """The token, with a write first: from here on no other device takes a place by it."""
    session.execute(update(TokenRow).where(TokenRow.id == token).values(used=TokenRow.used))
    return session.get_one(TokenRow, token)


def _take_a_place(desk: Desk, token: TokenRow, asked: Join, came_from: str) -> EnrolledDeviceRow:
    now = desk.clock.now()
    if token.used >= token.count:
        raise LearnKitError("enrolment.token_used", count=token.count)
    if now > datetime.fromisoformat(token.expires_at):
        raise LearnKitError("enrolment.token_expired")
    token.used += 1
    return EnrolledDeviceRow(
        id=asked.device,
        key=hash_of(asked.key),
        state=APPROVED if within(came_from, token.network) else WAITING,
        token=token.id,
        classes=token.classes,
        network=came_from,
        enrolled_at=now.isoformat(timespec="seconds"),
        last_seen=now.isoformat(timespec="seconds"),
        waiting=0,
        free_mb=asked.free_mb,
        version=asked.version,
    )


def _joined(desk: Desk, state: str, classes: str) -> Joined:
    stores = desk.stores
    known = SchoolFacts(desk.school, desk.is_demo, stores.doors.hex(), stores.school_public.hex())
    return Joined(state, classes.split(), known if state == APPROVED else None)


def within(address: str, network: str) -> bool:
    """Whether an address lies in a network (CIDR; empty means any)."""
    if not network:
        return True
    try:
        came = ipaddress.ip_address(address)
    except ValueError:
        return False
    mapped = came.ipv4_mapped if isinstance(came, ipaddress.IPv6Address) else None
    return (mapped or came) in ipaddress.ip_network(network)


def _network(said: str) -> str:
    try:
        return str(ipaddress.ip_network(said, strict=False)) if said else ""
    except ValueError as problem:
        raise LearnKitError("enrolment.bad_network", network=said) from problem


def _class_ids(session: Session, actor: Actor, named: tuple[str, ...]) -> list[str]:
    """The classes by id or name, each once; of classes of one name, those of the latest school year."""
    rows = list(session.scalars(select(ClassRow).where(ClassRow.school == actor.school)))
    newest = max((row.year for row in rows), default=0)
    ids: list[str] = []
    for name in named:
        found = [row.id for row in rows if row.id == name or (row.name == name and row.year == newest)]
        if not found:
            raise LearnKitError("class.unknown", school_class=name)
        ids += found
    return list(dict.fromkeys(ids))


def _device(row: EnrolledDeviceRow) -> Device:
    return Device(
        id=row.id,
        state=row.state,
        classes=tuple(row.classes.split()),
        enrolled_at=row.enrolled_at,
        last_seen=row.last_seen,
        waiting=row.waiting,
        free_mb=row.free_mb,
        version=row.version,
    )
