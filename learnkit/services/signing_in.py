"""Getting in: who is here, what opens the door, and what happens after wrong tries."""

from __future__ import annotations

from dataclasses import dataclass
from unicodedata import normalize

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from learnkit.db.keys import unwrap_by_password, unwrap_for_school
from learnkit.db.local import AttemptRow, StaffKeyRow
from learnkit.db.people import DoorRow, PersonRow
from learnkit.db.stores import Store
from learnkit.domain.doors import Attempts
from learnkit.domain.people import Actor, Role
from learnkit.errors import LearnKitError
from learnkit.services.desk import Desk
from learnkit.services.locks import Lock, opens, password_opens


@dataclass(frozen=True)
class SignedIn:
    """Who is in now."""

    actor: Actor
    name: str
    avatar: str


def sign_in(desk: Desk, who: str, secret: str | None) -> SignedIn:
    """Let a person in who gives the right secret; `who` is an id or a user name.

    sign_in.wrong_secret for a wrong one (or an unknown person: nobody learns which), sign_in.wait with the
    seconds while the door is shut, to the right secret too. In the demo school no secret is needed.
    """
    with desk.read() as session:
        person = find_person(session, who)
        door = session.get(DoorRow, person.id) if person is not None else None
    if person is None or door is None or not door.lock:
        raise LearnKitError("sign_in.wrong_secret")
    lock = Lock.from_text(door.lock)
    if not (secret is None and desk.is_demo):
        _try_door(desk, person, lock, secret or "")
    actor = Actor(person.id, Role(person.role), person.school)
    return SignedIn(actor, person.name, person.avatar)


def find_person(session: Session, who: str) -> PersonRow | None:
    """The person with that id or user name who has not left, or None."""
    by_id = session.get(PersonRow, who)
    if by_id is not None:
        return None if by_id.left else by_id
    named = select(PersonRow.id, PersonRow.user).where(PersonRow.left.is_(False), PersonRow.user != "")
    # Compared here: SQLite's lower() leaves Æ, Ø and Å as they are.
    found = next((id_ for id_, user in session.execute(named) if _same_user(user, who)), None)
    return session.get(PersonRow, found) if found is not None else None


def _same_user(one: str, other: str) -> bool:
    """User names are the same in large letters and small, however the keyboard put the ring on the Å."""
    return normalize("NFC", one).casefold() == normalize("NFC", other).casefold()


def staff_store(desk: Desk, actor: Actor) -> Store:
    """A staff member's own store; keys.cannot_unwrap where neither password nor school has opened it."""
    already = desk.stores.staff(actor.person)
    if already is not None:
        return already
    with desk.read() as session:
        kept = session.get(StaffKeyRow, actor.person)
    if kept is None or desk.stores.school is None:
        raise LearnKitError("keys.cannot_unwrap")
    return desk.stores.open_staff(actor.person, unwrap_for_school(kept.for_school, desk.stores.keys.school_private))


def sign_out(desk: Desk, actor: Actor) -> None:
    """Close what only this person may have open."""
    desk.stores.close_staff(actor.person)


def _try_door(desk: Desk, person: PersonRow, lock: Lock, secret: str) -> None:
    wrapping = None
    if lock.kind == "password":
        wrapping = password_opens(lock, secret)
        right = wrapping is not None
    else:
        right = opens(lock, desk.stores.doors, secret)
    _settle(desk, person.id, right)
    if wrapping is not None:
        _open_by_password(desk, person.id, wrapping)


def _must_be_open(tried: Attempts, now_ms: int) -> None:
    wait = tried.wait_s(now_ms)
    if wait:
        raise LearnKitError("sign_in.wait", seconds=wait)


def _open_by_password(desk: Desk, person: str, wrapping: bytes) -> None:
    with desk.read() as session:
        kept = session.get(StaffKeyRow, person)
    if kept is not None:
        desk.stores.open_staff(person, unwrap_by_password(kept.by_password, desk.stores.keys.device, wrapping))


def _as_attempts(row: AttemptRow | None) -> Attempts:
    return Attempts(row.wrong, row.shut_until_ms) if row is not None else Attempts()


def shut_doors(desk: Desk) -> frozenset[str]:
    """Whose doors wrong tries have shut on this device now, by person."""
    now_ms = desk.clock.hybrid.wall()
    with desk.stores.device.reading() as session:
        rows = session.scalars(select(AttemptRow))
        return frozenset(row.person for row in rows if _as_attempts(row).wait_s(now_ms))


def _settle(desk: Desk, person: str, right: bool) -> None:
    """Decide what a try comes to: however many are made at once, each meets the count the one before it left."""
    with desk.stores.device.transaction() as session:
        mine = AttemptRow.person == person
        # A write first, of nothing where nobody has tried wrongly: from here on no other program decides.
        session.execute(update(AttemptRow).where(mine).values(wrong=AttemptRow.wrong))
        row = session.get(AttemptRow, person)
        tried, now_ms = _as_attempts(row), desk.clock.hybrid.wall()
        _must_be_open(tried, now_ms)
        if right:
            if row is not None:
                session.delete(row)
            return
        tried = tried.after_wrong(now_ms)
        session.merge(AttemptRow(person=person, wrong=tried.wrong, shut_until_ms=tried.shut_until_ms))
    _must_be_open(tried, now_ms)
    raise LearnKitError("sign_in.wrong_secret")


def forget_attempts(desk: Desk, person: str) -> None:
    """Open a door that wrong tries have shut."""
    with desk.stores.device.transaction() as session:
        row = session.get(AttemptRow, person)
        if row is not None:
            session.delete(row)
