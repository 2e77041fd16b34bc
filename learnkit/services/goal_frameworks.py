"""The goal frameworks a school works with: those that come with LearnKit."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files

from learnkit.domain.goals import Framework, Goal, framework_from
from learnkit.errors import LearnKitError


@cache
def frameworks() -> tuple[Framework, ...]:
    """Every framework that can be used, by title; goals.damaged where a file is not what it should be."""
    shelf = files("learnkit").joinpath("goals")
    found = [_read(file.name, file.read_bytes()) for file in shelf.iterdir() if file.name.endswith(".json")]
    return tuple(sorted(found, key=lambda framework: (framework.title, framework.id)))


def framework(id_: str | None = None) -> Framework:
    """The framework of that id, or the first; goals.no_such_framework where there is none."""
    found = next((one for one in frameworks() if id_ in (None, one.id)), None)
    if found is None:
        raise LearnKitError("goals.no_such_framework", framework=id_ or "")
    return found


def goal_named(id_: str) -> tuple[Framework, Goal]:
    """A goal that can be judged, with its framework; goals.no_such_goal for any other."""
    for one in frameworks():
        goal = one.goal(id_)
        if goal is not None:
            return one, goal
    raise LearnKitError("goals.no_such_goal", goal=id_)


def _read(name: str, content: bytes) -> Framework:
    try:
        told = json.loads(content)
    except ValueError as problem:
        raise LearnKitError("goals.damaged", file=name, part="json") from problem
    return framework_from(told, name)
