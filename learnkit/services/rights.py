"""Whom an actor may reach today: every read and act of every service asks here."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from learnkit.db.people import ClassRow, FollowingRow, PersonRow, PupilInClassRow, StaffInClassRow
from learnkit.domain.people import Actor, Bond, Role
from learnkit.domain.roles import Bonds, Over, Permission, classes_within, over, own_classes, pupils_within
from learnkit.errors import LearnKitError
from learnkit.services.bonds import bond
from learnkit.services.desk import Desk


def pupils(desk: Desk, session: Session, actor: Actor, permission: Permission) -> frozenset[str]:
    """The pupils over whom this actor has the permission today."""
    everyone = session.scalars(
        select(PersonRow.id).where(PersonRow.school == actor.school, PersonRow.role == Role.PUPIL)
    )
    return pupils_within(actor, permission, _bonds(session, actor), everyone, desk.today)


def classes(desk: Desk, session: Session, actor: Actor, permission: Permission) -> frozenset[str]:
    """The classes over which this actor has the permission today."""
    everywhere = session.scalars(select(ClassRow.id).where(ClassRow.school == actor.school))
    return classes_within(actor, permission, _bonds(session, actor), everywhere, desk.today)


def own_classes_of(desk: Desk, session: Session, actor: Actor) -> frozenset[str]:
    """The classes a staff member is bound to today."""
    return own_classes(actor, _bonds(session, actor), desk.today)


def must_reach(desk: Desk, session: Session, actor: Actor, permission: Permission, pupil: str) -> None:
    """rights.denied unless the actor has the permission over that pupil today."""
    if Over.SELF in over(actor.role, permission) and pupil == actor.person:
        return
    if pupil not in pupils(desk, session, actor, permission):
        raise LearnKitError("rights.denied", permission=permission.name.lower())


def must_reach_class(desk: Desk, session: Session, actor: Actor, permission: Permission, school_class: str) -> None:
    """rights.denied unless the actor has the permission over that class today."""
    if school_class not in classes(desk, session, actor, permission):
        raise LearnKitError("rights.denied", permission=permission.name.lower())


def must(actor: Actor, permission: Permission) -> None:
    """rights.denied unless the actor's role has the permission over somebody."""
    if not over(actor.role, permission):
        raise LearnKitError("rights.denied", permission=permission.name.lower())


def _bonds(session: Session, actor: Actor) -> Bonds:
    """The bonds that can matter to this actor: all pupils' in the actor's own classes, and the actor's own."""
    staff: list[Bond] = [
        bond(row.person, row.school_class, row.since, row.until)
        for row in session.scalars(select(StaffInClassRow).where(StaffInClassRow.person == actor.person))
    ]
    in_these = [b.other for b in staff]
    in_class = [
        bond(row.person, row.school_class, row.since, row.until)
        for row in session.scalars(select(PupilInClassRow).where(PupilInClassRow.school_class.in_(in_these)))
    ]
    follows = [
        bond(row.counsellor, row.pupil, row.since, row.until)
        for row in session.scalars(select(FollowingRow).where(FollowingRow.counsellor == actor.person))
    ]
    return Bonds(tuple(in_class), tuple(staff), tuple(follows))
