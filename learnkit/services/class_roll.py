"""Who is in a class on a day, as far as a store knows."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from learnkit.db.people import ClassRow, PersonRow, PupilInClassRow
from learnkit.domain.people import Actor, danish_order
from learnkit.domain.roles import Permission
from learnkit.errors import LearnKitError
from learnkit.services import rights
from learnkit.services.bonds import bond
from learnkit.services.desk import Desk


def on_the_roll(session: Session, school_class: str, day: date) -> tuple[str, ...]:
    """The pupils of a class that day who have not left the school, in the order of a Danish list of names."""
    rows = session.scalars(select(PupilInClassRow).where(PupilInClassRow.school_class == school_class))
    here = {row.person for row in rows if bond(row.person, school_class, row.since, row.until).holds(day)}
    people = session.scalars(select(PersonRow).where(PersonRow.id.in_(here), PersonRow.left.is_(False)))
    return tuple(row.id for row in sorted(people, key=lambda row: (danish_order(row.name), row.id)))


def class_named(desk: Desk, actor: Actor, permission: Permission, said: str) -> str:
    """The id of the class of that id or name over which the actor has the permission; of several the newest.

    rights.denied where there is none.
    """
    with desk.read(actor) as session:
        mine = rights.classes(desk, session, actor, permission)
        rows = session.scalars(select(ClassRow).where(ClassRow.id.in_(mine)).order_by(ClassRow.year.desc()))
        found = next((row.id for row in rows if said in (row.id, row.name)), None)
    if found is None:
        raise LearnKitError("rights.denied", permission=permission.name.lower())
    return found
