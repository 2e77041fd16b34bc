"""Goal frameworks: trees of goals with a version. No subject, class step or goal stands in the program itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property

from learnkit.errors import LearnKitError

FORM = 1
"""The form of framework files this program reads."""


class EvidenceKind(StrEnum):
    """What a judgement may build on."""

    SITTING = "sitting"
    """a text the pupil has sat with"""
    HAND_IN = "hand_in"
    """a text the pupil has handed in"""
    OBSERVATION = "observation"
    """something a grown-up saw and wrote down"""


class Status(StrEnum):
    """Whether a framework's names have been held against the official text."""

    OFFICIAL = "official"
    UNVERIFIED = "unverified"


@dataclass(frozen=True)
class Item:
    """One item of a framework's tree, of whatever type the framework has."""

    id: str
    type: str
    name: str
    parent: str
    """the item above, or empty"""
    in_short: str
    """what a teacher looks for, in our own words; or empty"""
    judged: bool
    """whether a pupil can be judged by it"""
    steps: tuple[int, ...]
    """the class levels at whose end it is judged; none: at any"""
    evidence: frozenset[EvidenceKind]
    """what counts for it by itself; an observation counts for the goal it names"""
    verified: bool
    """whether its name has been held against the official text"""


@dataclass(frozen=True)
class Goal:
    """An item as it is judged at one class step."""

    id: str
    """item and step, as DA.L.3@4"""
    code: str
    name: str
    area: str
    """the name of the item above, or empty"""
    in_short: str
    step: int | None
    """after which class level, or None for any"""
    evidence: frozenset[EvidenceKind]
    verified: bool


@dataclass(frozen=True)
class Framework:
    """A set of goals of one subject in one version."""

    id: str
    version: str
    title: str
    subject: str
    language: str
    status: Status
    valid_from: date | None
    valid_to: date | None
    items: tuple[Item, ...]
    source: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def goals(self) -> tuple[Goal, ...]:
        """Every goal that can be judged, in the order of the framework."""
        names = {item.id: item.name for item in self.items}
        return tuple(
            Goal(
                id=f"{item.id}@{step}" if step is not None else item.id,
                code=item.id,
                name=item.name,
                area=names.get(item.parent, ""),
                in_short=item.in_short,
                step=step,
                evidence=item.evidence,
                verified=item.verified,
            )
            for item in self.items
            if item.judged
            for step in (item.steps or (None,))
        )

    def goals_for(self, level: int) -> tuple[Goal, ...]:
        """The goals a class of that level works towards: of each item the nearest step not behind it, else the last."""
        nearest: dict[str, Goal] = {}
        for goal in sorted(self.goals, key=lambda goal: goal.step or 0):
            known = nearest.get(goal.code)
            if known is None or (known.step is not None and known.step < level):
                nearest[goal.code] = goal
        return tuple(goal for goal in self.goals if nearest[goal.code] is goal)

    def goal(self, id_: str) -> Goal | None:
        """The goal of that id, or None."""
        return next((goal for goal in self.goals if goal.id == id_), None)


def framework_from(told: object, file: str) -> Framework:
    """The framework a file holds; goals.damaged, naming the part, for anything that is none."""
    if not isinstance(told, dict) or told.get("form") != FORM:
        raise LearnKitError("goals.damaged", file=file, part="form")
    items = told.get("items")
    if not isinstance(items, list) or not items:
        raise LearnKitError("goals.damaged", file=file, part="items")
    read = tuple(_item(item, file) for item in items)
    known = {item.id for item in read}
    for item in read:
        if item.parent and item.parent not in known:
            raise LearnKitError("goals.damaged", file=file, part=item.id)
    if len(known) != len(read):
        raise LearnKitError("goals.damaged", file=file, part="items")
    try:
        return Framework(
            id=_word(told, "id"),
            version=_word(told, "version"),
            title=_word(told, "title"),
            subject=_word(told, "subject"),
            language=_word(told, "language"),
            status=Status(_word(told, "status")),
            valid_from=_day(told.get("valid_from")),
            valid_to=_day(told.get("valid_to")),
            items=read,
            source={str(name): str(value) for name, value in dict(told.get("source") or {}).items()},
        )
    except (KeyError, TypeError, ValueError) as problem:
        raise LearnKitError("goals.damaged", file=file, part=str(problem).strip("'")[:40]) from problem


def _item(told: object, file: str) -> Item:
    try:
        if not isinstance(told, dict):
            raise TypeError("item")
        return Item(
            id=_word(told, "id"),
            type=_word(told, "type"),
            name=_word(told, "name"),
            parent=str(told.get("parent") or ""),
            in_short=str(told.get("in_short") or ""),
            judged=told.get("judged") is True,
            steps=tuple(sorted(int(step) for step in told.get("steps") or ())),
            evidence=frozenset(EvidenceKind(kind) for kind in told.get("evidence") or ()),
            verified=told.get("verified") is True,
        )
    except (KeyError, TypeError, ValueError) as problem:
        part = told.get("id", "items") if isinstance(told, dict) else "items"
        raise LearnKitError("goals.damaged", file=file, part=str(part)[:40]) from problem


def _word(told: Mapping[str, object], name: str) -> str:
    word = told[name]
    if not isinstance(word, str) or not word.strip():
        raise ValueError(name)
    return word


def _day(told: object) -> date | None:
    return date.fromisoformat(str(told)) if told is not None else None
