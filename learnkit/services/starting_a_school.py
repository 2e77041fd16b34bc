"""The first day: a school, its classes and people, on this machine."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select

from learnkit.db.keys import PasswordCost
from learnkit.db.material import TextRow
from learnkit.db.people import ClassRow
from learnkit.domain.calendar import school_year
from learnkit.domain.people import Actor
from learnkit.domain.roles import Permission
from learnkit.domain.school_plan import SchoolPlan
from learnkit.errors import LearnKitError
from learnkit.journal.op import Value
from learnkit.journal.record import Act
from learnkit.services import rights
from learnkit.services.adding_a_text import shelve_again
from learnkit.services.adding_people import NewPerson, put_pupil, put_staff
from learnkit.services.desk import Desk


@dataclass(frozen=True)
class NewSchool:
    """A school just made, with every secret shown this once."""

    id: str
    name: str
    classes: dict[str, str]
    """class name to id"""
    people: tuple[NewPerson, ...]


def start_school(
    desk: Desk, actor: Actor, plan: SchoolPlan, *, door: str = "pin", cost: PasswordCost | None = None
) -> NewSchool:
    """Make this machine the school of the plan, all of it or nothing.

    `door` is what pupils sign in with ("pin" or "pictures"). school.already_here if a school is kept here.
    """
    rights.must(actor, Permission.RUN_SCHOOL)
    if desk.stores.main.fact("school") is not None:
        raise LearnKitError("school.already_here")
    with desk.read() as session:  # texts brought in before there was a school
        waiting = list(session.scalars(select(TextRow)))
    with desk.stores.founding() as store, desk.act(actor, store) as act:
        made = put_school(desk, act, plan, {c.name: door for c in plan.classes}, cost or PasswordCost())
        shelve_again(_as_of(act, made.id), waiting, made.id)
        store.set_fact("school", made.id)
    return made


def put_school(desk: Desk, act: Act, plan: SchoolPlan, doors: dict[str, str], cost: PasswordCost) -> NewSchool:
    """Record a school with its classes and people within the caller's act; `doors` says each class's kind of door."""
    school = act.clock.new_id()
    act.create("school", {"name": plan.name}, row=school)
    here = _as_of(act, school)
    classes: dict[str, str] = {}
    people: list[NewPerson] = []
    year = school_year(desk.today)
    for planned in plan.classes:
        fields: dict[str, Value] = {"school": school, "name": planned.name, "level": planned.level, "year": year}
        classes[planned.name] = here.create("school_class", fields)
    # Staff first: their user names are chosen, a pupil's is made so that it is like nobody else's.
    staff = [put_staff(desk, here, school, member, classes, cost) for member in plan.staff]
    for planned in plan.classes:
        row = act.session.get_one(ClassRow, classes[planned.name])
        people += [put_pupil(desk, here, row, pupil, doors[planned.name]) for pupil in planned.pupils]
    people += staff
    _follow(desk, here, plan, people)
    return NewSchool(school, plan.name, classes, tuple(people))


def _as_of(act: Act, school: str) -> Act:
    """The same act, in the name of the machine's owner at the new school."""
    return Act(act.session, Actor(act.actor.person, act.actor.role, school), act.device, act.clock)


def _follow(desk: Desk, act: Act, plan: SchoolPlan, people: list[NewPerson]) -> None:
    by_name = {person.name: person.id for person in people}
    by_user = {person.user: person.id for person in people}
    for member in plan.staff:
        for pupil in member.follows:
            if pupil not in by_name:
                raise LearnKitError("plan.bad", part="staff.follows", why="no such pupil")
            fields = {"counsellor": by_user[member.user], "pupil": by_name[pupil]}
            act.create("following", {**fields, "since": desk.today.isoformat(), "until": ""})
