"""Putting pupils and staff into a school."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from learnkit.db.keys import PasswordCost
from learnkit.db.people import ClassRow, PersonRow, PupilInClassRow
from learnkit.domain.doors import YOUNG_LEVELS, new_pictures, new_pin
from learnkit.domain.people import AVATARS, Actor, Role, can_be_seen, suggested_user
from learnkit.domain.roles import Permission
from learnkit.domain.school_plan import PupilPlan, StaffPlan
from learnkit.errors import LearnKitError
from learnkit.journal.record import Act
from learnkit.services import rights
from learnkit.services.desk import Desk
from learnkit.services.locks import pupil_lock, staff_lock


@dataclass(frozen=True)
class NewPerson:
    """A person just added, with the secret that is shown this once."""

    id: str
    user: str
    name: str
    role: str
    school_class: str
    secret: str | None


def add_pupil(desk: Desk, actor: Actor, school_class: str, name: str, protected: bool = False) -> NewPerson:
    """Add a pupil to a class now; the roster's person, when it comes, is merged with this one.

    The answer holds the PIN or pictures, shown this once. person.no_name for an empty name.
    """
    with desk.act(actor) as act:
        rights.must_reach_class(desk, act.session, actor, Permission.ADD_PUPIL, school_class)
        row = act.session.get(ClassRow, school_class)
        if row is None:
            raise LearnKitError("class.unknown")
        kind = "pictures" if row.level in YOUNG_LEVELS else "pin"
        return put_pupil(desk, act, row, PupilPlan(name, protected), kind)


def put_pupil(desk: Desk, act: Act, row: ClassRow, plan: PupilPlan, kind: str) -> NewPerson:
    """Record a pupil, their place in the class and their door, within the caller's act."""
    name = " ".join(plan.name.split())
    if not can_be_seen(name):
        raise LearnKitError("person.no_name")
    chance = desk.clock.chance
    secret = new_pictures(chance) if kind == "pictures" else new_pin(chance)
    person = act.create(
        "person",
        {
            "school": row.school,
            "name": name,
            "user": _free_user(act.session, name),
            "role": Role.PUPIL,
            "avatar": _free_avatar(desk, act.session, row.id),
            "protected": plan.protected,
        },
    )
    act.create(
        "pupil_in_class", {"person": person, "school_class": row.id, "since": desk.today.isoformat(), "until": ""}
    )
    act.create("door", {"lock": pupil_lock(desk.stores.doors, kind, secret).to_text()}, row=person)
    user = act.session.get_one(PersonRow, person).user
    return NewPerson(person, user, name, Role.PUPIL, row.name, secret)


def put_staff(
    desk: Desk, act: Act, school: str, plan: StaffPlan, classes: dict[str, str], cost: PasswordCost
) -> NewPerson:
    """Record a staff member, their classes and their door, within the caller's act."""
    person = act.create(
        "person", {"school": school, "name": plan.name, "user": plan.user, "role": plan.role, "avatar": ""}
    )
    lock = staff_lock(act.session, desk.stores, person, plan.password, cost)
    act.create("door", {"lock": lock.to_text()}, row=person)
    since, until = desk.today.isoformat(), plan.until.isoformat() if plan.until else ""
    for name in plan.classes:
        act.create("staff_in_class", {"person": person, "school_class": classes[name], "since": since, "until": until})
    return NewPerson(person, plan.user, plan.name, plan.role, ", ".join(plan.classes), None)


def _free_user(session: Session, name: str) -> str:
    """A user name nobody has: given name and first letter, with a number if needed."""
    base = suggested_user(name) or "elev"
    alike = session.scalars(select(PersonRow.user).where(PersonRow.user.istartswith(base, autoescape=True)))
    taken = {user.casefold() for user in alike}
    return next(user for user in (base, *(f"{base}{n}" for n in range(2, len(taken) + 3))) if user not in taken)


def _free_avatar(desk: Desk, session: Session, school_class: str) -> str:
    in_class = select(PupilInClassRow.person).where(PupilInClassRow.school_class == school_class)
    taken = set(session.scalars(select(PersonRow.avatar).where(PersonRow.id.in_(in_class))))
    free = [avatar for avatar in AVATARS if avatar not in taken] or list(AVATARS)
    return desk.clock.chance.choice(free)
