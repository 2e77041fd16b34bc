"""`school create`: the first day from a file."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from learnkit.cli.answer import Answer
from learnkit.cli.asked import Asked
from learnkit.domain.school_plan import SchoolPlan, plan_from
from learnkit.errors import LearnKitError
from learnkit.services.adding_a_pack import read_in_pack, shelve_pack
from learnkit.services.adding_people import NewPerson
from learnkit.services.starting_a_school import start_school


def add(parser: argparse.ArgumentParser) -> None:
    verbs = parser.add_subparsers(required=True, metavar="VERB")
    create = verbs.add_parser("create")
    create.add_argument("--file", type=Path, required=True)
    create.set_defaults(answer=_create)


def sign_in_row(person: NewPerson) -> dict[str, str | None]:
    """One person's way in, shown this once."""
    return {
        "id": person.id,
        "user": person.user,
        "name": person.name,
        "role": str(person.role),
        "class": person.school_class,
        "secret": person.secret,
    }


def _create(asked: Asked, said: argparse.Namespace) -> Answer:
    plan = _read_plan(said.file)
    problems: list[LearnKitError] = []
    with asked.open() as app:
        pack = read_in_pack()
        made = start_school(app.desk, app.desk.owner(), plan)
        try:
            texts = shelve_pack(app.desk, app.desk.owner(), pack)
        except LearnKitError as problem:  # the secrets are shown this once, whatever becomes of the texts
            texts, problems = (), [problem]
        counts = {
            "schools": 1,
            "classes": len(made.classes),
            "pupils": sum(person.role == "pupil" for person in made.people),
            "staff": sum(person.role != "pupil" for person in made.people),
            "texts": len(texts),
        }
        return Answer({"counts": counts, "sign_ins": [sign_in_row(person) for person in made.people]}, problems)


def _read_plan(path: Path) -> SchoolPlan:
    try:
        return plan_from(json.loads(path.read_text(encoding="utf8")))
    except (OSError, UnicodeDecodeError) as problem:
        raise LearnKitError("plan.unreadable", file=path.name) from problem
    except json.JSONDecodeError as problem:
        raise LearnKitError("plan.bad", part="file", why="not JSON", line=problem.lineno) from problem
    except (ValueError, RecursionError) as problem:  # a number of thousands of digits, a list in a list in a list …
        raise LearnKitError("plan.bad", part="file", why="too long or too deep") from problem
