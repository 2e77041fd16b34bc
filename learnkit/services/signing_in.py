"""Getting in: who is here, what opens the door, and what happens after wrong tries."""

from __future__ import annotations

from dataclasses import dataclass
from unicodedata import normalize

from sqlalchemy import select
from sqlalchemy.orm import Session

from learnkit.db.keys import unwrap_by_password, unwrap_for_school
from learnkit.db.local import AttemptRow, StaffKeyRow
from learnkit.db.people import DoorRow, PersonRow
from learnkit.db.stores import Store
from learnkit.domain.doors import Attempts
from learnkit.domain.people import STAFF, Actor, Role
from learnkit.errors import LearnKitError
from learnkit.services.attempts import Tries
from learnkit.services.desk import Desk
from learnkit.services.joining import is_enrolled
from learnkit.services.locks import Lock, opens, password_opens
from learnkit.services.meeting_staff import meet_staff, renew_grant
from learnkit.sync.over_http import OUT_OF_REACH


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
    A staff member's first time on a device of a school kept elsewhere is for that school to decide, and raises
    school.out_of_reach where it cannot be asked.
    """
    with desk.stores.main.reading() as session:
        person = find_person(session, who)
        kept = _lock_here(session, person.id) if person is not None else ""
    if not kept and is_enrolled(desk) and (person is None or person.role in STAFF):
        return _meet(desk, who, secret or "", known=person is not None)
    if person is None or not kept:
        raise LearnKitError("sign_in.wrong_secret")
    lock = Lock.from_text(kept)
    if not (secret is None and desk.is_demo):
        _try_door(desk, person, lock, secret or "")
    actor = Actor(person.id, Role(person.role), person.school)
    return SignedIn(actor, person.name, person.avatar)


def _lock_here(session: Session, person: str) -> str:
    """The lock of a person's door as this machine knows it; empty where it knows none."""
    door = session.get(DoorRow, person)
    if door is not None and door.lock:
        return door.lock
    staff = session.get(StaffKeyRow, person)
    return staff.lock if staff is not None else ""


def _meet(desk: Desk, who: str, secret: str, *, known: bool) -> SignedIn:
    try:
        met = meet_staff(desk, who, secret)
    except LearnKitError as problem:
        if known or problem.code != OUT_OF_REACH:
            raise
        raise LearnKitError("sign_in.wrong_secret") from problem  # a name nobody here has, school or no school
    return SignedIn(Actor(met.person, Role(met.role), desk.school), met.name, "")


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
    _tries(desk).settle(person.id, right)
    if wrapping is not None:
        _open_by_password(desk, person.id, wrapping)
        renew_grant(desk, person.id, secret)


def _tries(desk: Desk) -> Tries:
    return Tries(desk.stores.device, desk.clock.hybrid.wall())


def _open_by_password(desk: Desk, person: str, wrapping: bytes) -> None:
    with desk.read() as session:
        kept = session.get(StaffKeyRow, person)
    if kept is not None:
        desk.stores.open_staff(person, unwrap_by_password(kept.by_password, desk.stores.keys.device, wrapping))


def shut_doors(desk: Desk) -> frozenset[str]:
    """Whose doors wrong tries have shut on this device now, by person."""
    now_ms = desk.clock.hybrid.wall()
    with desk.stores.device.reading() as session:
        rows = session.scalars(select(AttemptRow))
        return frozenset(row.person for row in rows if Attempts(row.wrong, row.shut_until_ms).wait_s(now_ms))


def forget_attempts(desk: Desk, person: str) -> None:
    """Open a door that wrong tries have shut."""
    with desk.stores.device.transaction() as session:
        row = session.get(AttemptRow, person)
        if row is not None:
            session.delete(row)
