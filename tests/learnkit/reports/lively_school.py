"""A real school on a disk: three classes of seven, four and eight, some of whom read, write and answer a task."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from content.text import Block, Section, Text
from learnkit.domain.people import Actor, Role
from learnkit.domain.school_plan import plan_from
from learnkit.services.adding_a_text import add_text
from learnkit.services.desk import Desk
from learnkit.services.reading import record_sitting
from learnkit.services.saving_a_version import save
from learnkit.services.starting_a_school import NewSchool
from learnkit.services.writing import begin
from tests.builders import KAREN, actor, start_small_school

SIZES = {"4.A": 7, "4.B": 4, "4.C": 8}


def lively_school(desk: Desk) -> NewSchool:
    """The school, begun on 12 August 2026."""
    at(desk, "2026-08-12T08:00")
    classes = [
        {"name": name, "level": 4, "pupils": [{"name": f"{name[-1]}{n} Holm"} for n in range(size)]}
        for name, size in SIZES.items()
    ]
    staff = [
        {"name": "Karen Winther", "user": "karen", "role": "teacher", "password": KAREN, "classes": ["4.A", "4.B"]},
        {"name": "Lone Rask", "user": "lone", "role": "leader", "password": KAREN},
    ]
    return start_small_school(
        desk, plan_from({"school": {"name": "Højvangskolen"}, "classes": classes, "staff": staff})
    )


def at(desk: Desk, moment: str) -> None:
    """What time it is from here on, in UTC."""
    desk.clock.moment = datetime.fromisoformat(moment).replace(tzinfo=UTC)


def pupils(school: NewSchool, school_class: str) -> list[Actor]:
    """The pupils of a class, acting, in the order of the plan."""
    return [Actor(p.id, Role.PUPIL, school.id) for p in school.people if p.school_class == school_class]


def writes(desk: Desk, pupil: Actor, moment: str, text: str) -> str:
    """The pupil writes a text at that moment; its id."""
    at(desk, moment)
    document = begin(desk, pupil, "Min tekst")
    save(desk, pupil, document, text)
    return document


def reads(desk: Desk, pupil: Actor, moment: str, seconds: int) -> None:
    """The pupil sits with the school's only text from that moment on."""
    begins = datetime.fromisoformat(moment).replace(tzinfo=UTC)
    record_sitting(desk, pupil, the_text(desk), begins, begins + timedelta(seconds=seconds))


def the_text(desk: Desk) -> str:
    """The school's only text."""
    body = Text("Brevet", "", "da", (Section("", (Block("paragraph", "Der lå et brev."),)),), "txt")
    return add_text(desk, desk.owner(), body, {}).id


def leader(school: NewSchool) -> Actor:
    """Lone, acting."""
    return actor(school, "Lone Rask")
