"""Small real things for tests: an installation in a folder, a school with people in it."""

from __future__ import annotations

from pathlib import Path

from learnkit.clock import Clock
from learnkit.db.keys import KeyFile, PasswordCost, device_keys
from learnkit.db.stores import Stores
from learnkit.domain.people import Actor, Role
from learnkit.domain.school_plan import SchoolPlan, plan_from
from learnkit.journal.record import latest_stamp
from learnkit.paths import Home
from learnkit.services.adding_people import NewPerson
from learnkit.services.desk import Desk
from learnkit.services.starting_a_school import NewSchool, start_school

QUICK = PasswordCost(memory_kib=64, rounds=1, lanes=1)
"""So that a test of something else does not wait for a password."""

KAREN = "blå-hest-17-vinter"


def open_desk(folder: Path, clock: Clock | None = None) -> Desk:
    """The real installation in a folder, made on the first call."""
    home = Home(folder)
    keys, place = device_keys(home, (KeyFile(home),))
    stores = Stores(home, keys)
    clock = clock or Clock(seed=1)
    clock.hybrid.see(latest_stamp(stores.main))
    return Desk(home, stores, clock, "device-under-test", place)


def small_plan() -> SchoolPlan:
    """Two classes, a teacher in each, a counsellor, a leader, IT; Bo's name is protected."""
    pupils = [{"name": "Ea Blå"}, {"name": "Bo Ål", "protected": True}, {"name": "Ea Kok"}]
    return plan_from(
        {
            "school": {"name": "Strandskolen"},
            "classes": [
                {"name": "2.X", "level": 2, "pupils": pupils},
                {"name": "5.Y", "level": 5, "pupils": [{"name": "Ømer Åsen"}, {"name": "Ida Holm"}]},
            ],
            "staff": [
                {"name": "Karen Winther", "user": "karen", "role": "teacher", "password": KAREN, "classes": ["2.X"]},
                {"name": "Bent Juhl", "user": "bent", "role": "teacher", "password": KAREN, "classes": ["5.Y"]},
                {"name": "Lise Lund", "user": "lise", "role": "counsellor", "password": KAREN, "follows": ["Ida Holm"]},
                {"name": "Lone Rask", "user": "lone", "role": "leader", "password": KAREN},
                {"name": "Ib Tek", "user": "ib", "role": "it", "password": KAREN},
            ],
        }
    )


def start_small_school(desk: Desk, plan: SchoolPlan | None = None) -> NewSchool:
    """The small school, started by the machine's owner."""
    return start_school(desk, desk.owner(), plan or small_plan(), cost=QUICK)


def person(school: NewSchool, name: str) -> NewPerson:
    """The person of that name in a school just made."""
    return next(p for p in school.people if p.name == name)


def actor(school: NewSchool, name: str) -> Actor:
    """The person of that name, acting."""
    found = person(school, name)
    return Actor(found.id, Role(found.role), school.id)
