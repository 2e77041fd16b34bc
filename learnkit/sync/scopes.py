"""Who may hold what: worked out by the school from its permissions and today's bonds, never taken from a device."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from sqlalchemy import select
from sqlalchemy.orm import Session

from learnkit.db.people import FollowingRow, PersonRow, PupilInClassRow, StaffInClassRow
from learnkit.domain.people import Actor, Bond, Role
from learnkit.domain.roles import Bonds, Permission, pupils_within
from learnkit.errors import LearnKitError
from learnkit.journal.heads import in_parts

IN_A_PUPILS_BUCKET = (Permission.READ_WRITINGS, Permission.SEE_READING, Permission.SEE_NAMES)
"""What whoever holds a pupil's bucket sees of the pupil."""


@dataclass(frozen=True)
class Caller:
    """The device that speaks to the school, and on whose behalf where it is a staff member's own store."""

    device: str
    classes: frozenset[str] = frozenset()
    """the classes the device is for; none means all"""
    staff: str | None = None


def scope_of(session: Session, school: str, caller: Caller, today: date) -> tuple[str, ...]:
    """The buckets this caller may hold that day, in order; grant.revoked where the staff member has left."""
    if caller.staff is None:
        pupils = device_pupils(session, school, caller.classes, today)
        return tuple(sorted({f"school:{school}"} | {f"pupil:{pupil}" for pupil in pupils}))
    actor = actor_at(session, school, caller.staff)
    if actor is None or not actor.is_staff:
        raise LearnKitError("grant.revoked")
    bonds, everyone = bonds_of(session, [actor.person]), pupils_of(session, school)
    reach = {permission: pupils_within(actor, permission, bonds, everyone, today) for permission in Permission}
    held = frozenset.intersection(*(reach[permission] for permission in IN_A_PUPILS_BUCKET))
    about = held & reach[Permission.SEE_COMPETENCES]
    own = {f"school:{school}", f"staff:{actor.person}"}
    return tuple(sorted(own | {f"pupil:{pupil}" for pupil in held} | {f"about:{pupil}" for pupil in about}))


def scope_hash(scope: Collection[str]) -> str:
    """A short name for a scope, to see whether it has changed."""
    return sha256("\n".join(sorted(scope)).encode()).hexdigest()[:32]


def device_pupils(session: Session, school: str, classes: frozenset[str], day: date) -> frozenset[str]:
    """The pupils a device is for that day: those of its classes, or all of the school."""
    everyone = pupils_of(session, school)
    if not classes:
        return everyone
    rows = session.scalars(select(PupilInClassRow).where(PupilInClassRow.school_class.in_(classes)))
    bonds = [bond for row in rows if (bond := kept_bond(row.person, row.school_class, row.since, row.until))]
    return everyone & {bond.person for bond in bonds if bond.holds(day)}


def pupils_of(session: Session, school: str) -> frozenset[str]:
    """The pupils of a school who have not left it."""
    here = select(PersonRow.id).where(
        PersonRow.school == school, PersonRow.role == Role.PUPIL, PersonRow.left.is_(False)
    )
    return frozenset(session.scalars(here))


def actor_at(session: Session, school: str, person: str) -> Actor | None:
    """The person as the school knows them; None for one who is not there, or has left."""
    row = session.get(PersonRow, person)
    if row is None or row.left or row.school != school or row.role not in list(Role):
        return None
    return Actor(row.id, Role(row.role), school)


def bonds_of(session: Session, staff: Collection[str]) -> Bonds:
    """The bonds that can matter to these staff members: their own, and those of all pupils of their classes."""
    ids = list(staff)
    in_class = [
        (row.person, row.school_class, row.since, row.until)
        for some in in_parts(ids)
        for row in session.scalars(select(StaffInClassRow).where(StaffInClassRow.person.in_(some)))
    ]
    pupils = [
        (row.person, row.school_class, row.since, row.until)
        for some in in_parts(sorted({school_class for _, school_class, _, _ in in_class}))
        for row in session.scalars(select(PupilInClassRow).where(PupilInClassRow.school_class.in_(some)))
    ]
    follows = [
        (row.counsellor, row.pupil, row.since, row.until)
        for some in in_parts(ids)
        for row in session.scalars(select(FollowingRow).where(FollowingRow.counsellor.in_(some)))
    ]
    return Bonds(_bonds(pupils), _bonds(in_class), _bonds(follows))


def kept_bond(person: str, other: str, since: str, until: str) -> Bond | None:
    """The bond a row describes; None while its days have not come, or cannot be read: it gives nothing."""
    try:
        return Bond(person, other, date.fromisoformat(since), date.fromisoformat(until) if until else None)
    except ValueError:
        return None


def _bonds(rows: list[tuple[str, str, str, str]]) -> tuple[Bond, ...]:
    return tuple(bond for row in rows if (bond := kept_bond(*row)))
