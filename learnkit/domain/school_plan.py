"""What a new school is to hold, before anybody in it exists."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from learnkit.domain.people import STAFF, Role
from learnkit.errors import LearnKitError

SHORTEST_PASSWORD = 8


@dataclass(frozen=True)
class PupilPlan:
    name: str
    protected: bool = False


@dataclass(frozen=True)
class ClassPlan:
    name: str
    level: int
    pupils: tuple[PupilPlan, ...] = ()


@dataclass(frozen=True)
class StaffPlan:
    name: str
    user: str
    role: Role
    password: str
    classes: tuple[str, ...] = ()
    until: date | None = None
    """the last day of a substitute's access"""
    follows: tuple[str, ...] = ()
    """names of pupils a reading counsellor follows across classes"""


@dataclass(frozen=True)
class SchoolPlan:
    name: str
    classes: tuple[ClassPlan, ...]
    staff: tuple[StaffPlan, ...]


def plan_from(said: Any) -> SchoolPlan:
    """The plan in a parsed JSON object of the form the command line documents.

    plan.bad says which part cannot be used and why; nothing is guessed.
    """
    classes = tuple(_class(entry) for entry in _list(_object(said, "plan"), "classes"))
    staff = tuple(_staff(entry, {c.name for c in classes}) for entry in _list(said, "staff"))
    name = _text(_object(said.get("school"), "school"), "name")
    _each_once([c.name for c in classes], "classes")
    _each_once([s.user.casefold() for s in staff], "staff.user")
    return SchoolPlan(name, classes, staff)


def _class(entry: Any) -> ClassPlan:
    level = _object(entry, "classes").get("level")
    if not isinstance(level, int) or isinstance(level, bool) or not 0 <= level <= 10:
        raise LearnKitError("plan.bad", part="classes.level", why="not a number from 0 to 10")
    pupils = []
    for pupil in _list(entry, "pupils"):
        protected = _object(pupil, "pupils").get("protected", False)
        if not isinstance(protected, bool):
            raise LearnKitError("plan.bad", part="pupils.protected", why="not true or false")
        pupils.append(PupilPlan(_text(pupil, "name"), protected))
    return ClassPlan(_text(entry, "name"), level, tuple(pupils))


def _staff(entry: Any, classes: set[str]) -> StaffPlan:
    role = _text(_object(entry, "staff"), "role")
    if role not in {r.value for r in STAFF}:
        raise LearnKitError("plan.bad", part="staff.role", why="unknown role")
    own = tuple(str(name) for name in _list(entry, "classes"))
    if not set(own) <= classes:
        raise LearnKitError("plan.bad", part="staff.classes", why="no such class")
    password = _text(entry, "password")
    if len(password) < SHORTEST_PASSWORD:
        raise LearnKitError("plan.bad", part="staff.password", why="too short", least=SHORTEST_PASSWORD)
    until = entry.get("until")
    try:
        ends = date.fromisoformat(until) if until else None
    except (TypeError, ValueError) as problem:
        raise LearnKitError("plan.bad", part="staff.until", why="not a date") from problem
    follows = tuple(str(name) for name in _list(entry, "follows"))
    return StaffPlan(_text(entry, "name"), _text(entry, "user"), Role(role), password, own, ends, follows)


def _object(said: Any, part: str) -> dict[str, Any]:
    if not isinstance(said, dict):
        raise LearnKitError("plan.bad", part=part, why="not an object")
    return said


def _list(entry: dict[str, Any], part: str) -> list[Any]:
    said = entry.get(part, [])
    if not isinstance(said, list):
        raise LearnKitError("plan.bad", part=part, why="not a list")
    return said


def _text(entry: dict[str, Any], part: str) -> str:
    said = entry.get(part)
    if not isinstance(said, str) or not said.strip():
        raise LearnKitError("plan.bad", part=part, why="missing or empty")
    if any("\ud800" <= letter <= "\udfff" for letter in said):
        raise LearnKitError("plan.bad", part=part, why="half a character")
    return " ".join(said.split()) if part != "password" else said


def _each_once(names: list[str], part: str) -> None:
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice is not None:
        raise LearnKitError("plan.bad", part=part, why="there twice", name=twice)
