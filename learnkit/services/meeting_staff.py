"""On a device: a staff member's first time here, when the school says whether the password is right."""

from __future__ import annotations

import secrets

from learnkit.db.keys import KEY_BYTES, wrap_by_password, wrap_for_school
from learnkit.db.local import StaffKeyRow
from learnkit.db.stores import Store
from learnkit.errors import LearnKitError
from learnkit.services.desk import Desk
from learnkit.services.joining import GRANT_FACT, is_enrolled, settle_school, way_to_school
from learnkit.services.locks import Lock, password_opens
from learnkit.sync.joining import StaffLetIn, StaffTry


def meet_staff(desk: Desk, who: str, password: str) -> StaffLetIn:
    """Have the school try the password, and make this person a store of their own that opens to it from now on.

    sign_in.wrong_secret, sign_in.wait, school.out_of_reach, device.waiting, device.revoked. Takes half a second.
    """
    said = _ask(desk, who, password)
    wrapping = password_opens(Lock.from_text(said.lock), password)
    if wrapping is None:
        raise LearnKitError("sign_in.wrong_secret")
    key = secrets.token_bytes(KEY_BYTES)
    # Without its row the key of a store is not known: a file that lies there now was never used.
    _forget_unused(desk, said.person)
    with desk.stores.device.transaction() as session:
        session.merge(
            StaffKeyRow(
                person=said.person,
                by_password=wrap_by_password(key, desk.stores.keys.device, wrapping),
                for_school=wrap_for_school(key, desk.stores.school_public),
                lock=said.lock,
            )
        )
    _settle(desk, desk.stores.open_staff(said.person, key), said.grant)
    return said


def renew_grant(desk: Desk, person: str, password: str) -> None:
    """Ask for a new way to the school where a staff member's open store has none; not now if it is out of reach."""
    store = desk.stores.staff(person)
    if store is None or store.fact(GRANT_FACT) or not is_enrolled(desk):
        return
    try:
        said = _ask(desk, person, password)
    except LearnKitError:  # offline, revoked or another password by now: the person is in, and the next sync says so
        return
    _settle(desk, store, said.grant)


def _ask(desk: Desk, who: str, password: str) -> StaffLetIn:
    way = way_to_school(desk)
    try:
        return way.try_staff(StaffTry(who, password))
    finally:
        way.close()


def _settle(desk: Desk, store: Store, grant: str) -> None:
    with store.transaction():
        settle_school(store, desk.school, demo=desk.is_demo)
        store.set_fact(GRANT_FACT, grant)


def _forget_unused(desk: Desk, person: str) -> None:
    desk.stores.close_staff(person)
    path = desk.home.staff_store(person)
    for file in (path, path.with_name(path.name + "-wal"), path.with_name(path.name + "-shm")):
        file.unlink(missing_ok=True)
