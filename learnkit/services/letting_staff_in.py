"""At the school: a staff member's first time on a device."""

from __future__ import annotations

import secrets

from sqlalchemy import delete

from learnkit.db.enrolment import StaffGrantRow
from learnkit.db.people import DoorRow
from learnkit.domain.people import STAFF
from learnkit.errors import LearnKitError
from learnkit.services.attempts import Tries
from learnkit.services.desk import Desk
from learnkit.services.enrolling import Device, hash_of, school_store
from learnkit.services.locks import Lock, password_opens
from learnkit.services.signing_in import find_person
from learnkit.sync.joining import KEY_BYTES, StaffLetIn, StaffTry

NOBODY = "nobody"
"""Tries at names nobody has count as tries at one door."""


def let_staff_in(desk: Desk, device: Device, asked: StaffTry) -> StaffLetIn:
    """Try a staff member's password and, where it is right, grant their own store on this device a way here.

    Takes 64 MiB for as long as it lasts: the caller lets in one at a time. sign_in.wrong_secret for a wrong one or
    nobody's name, sign_in.wait with the seconds after several: counted by device and person, so that nobody can shut
    out a colleague from elsewhere.
    """
    store = school_store(desk)
    tries = Tries(store, desk.clock.hybrid.wall())
    with store.reading() as session:
        person = find_person(session, asked.who)
        door = session.get(DoorRow, person.id) if person is not None and person.role in STAFF else None
    lock = Lock.from_text(door.lock) if door is not None and door.lock else None
    knock = f"{device.id} {door.id if door is not None else NOBODY}"
    tries.must_be_open(knock)
    tries.settle(knock, _opens(lock, asked.password))
    if person is None or lock is None:
        raise LearnKitError("sign_in.wrong_secret")
    grant = secrets.token_hex(KEY_BYTES)
    with store.transaction() as session:
        earlier = (StaffGrantRow.device == device.id, StaffGrantRow.person == person.id)
        session.execute(delete(StaffGrantRow).where(*earlier))
        made_at = desk.clock.now().isoformat(timespec="seconds")
        session.add(StaffGrantRow(id=hash_of(grant), device=device.id, person=person.id, made_at=made_at))
    return StaffLetIn(person.id, person.role, person.name, lock.to_text(), grant)


def granted(desk: Desk, device: Device, grant: str) -> str:
    """Whose grant it is on this device; grant.revoked."""
    with school_store(desk).reading() as session:
        row = session.get(StaffGrantRow, hash_of(grant))
        person = find_person(session, row.person) if row is not None and row.device == device.id else None
        if person is None:
            raise LearnKitError("grant.revoked")
        return person.id


def _opens(lock: Lock | None, password: str) -> bool:
    if lock is None or lock.kind != "password":
        return False
    return password_opens(lock, password) is not None
