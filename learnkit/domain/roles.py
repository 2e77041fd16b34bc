"""The one table of permissions: who may do what, to whom. Services, scopes and server ask here."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto

from learnkit.domain.people import Actor, Bond, Role


class Permission(Enum):
    """Something a person may do to, or see of, a pupil or the school."""

    READ_WRITINGS = auto()
    """See a pupil's documents and their history."""
    WRITE = auto()
    """Write in a pupil's documents."""
    SEE_READING = auto()
    """See what a pupil reads: sittings, places."""
    READ = auto()
    """Record one's own reading."""
    SEE_NAMES = auto()
    """See a pupil in a list of people."""
    GIVE_SECRET = auto()
    """Give a pupil a new PIN or new pictures, or open a locked door."""
    ADD_PUPIL = auto()
    """Put a new pupil into a class."""
    ADD_OWN_TEXT = auto()
    """Bring in a file for oneself."""
    ADD_SCHOOL_TEXT = auto()
    """Bring in a file for everyone at the school."""
    ASSIGN = auto()
    """Give a pupil a task, and take it back."""
    COMMENT = auto()
    """Say something of a pupil's handed-in text, and hand it back."""
    OBSERVE = auto()
    """Note what a pupil was seen to do."""
    SEE_COMPETENCES = auto()
    """See goals, evidence and judgements of a pupil."""
    JUDGE = auto()
    """Judge a pupil's goals."""
    SEE_USAGE = auto()
    """See the school's figures, small groups hidden; no single pupil's."""
    SET_UP_MACHINE = auto()
    """Say what a machine is for: which classes share it, or whose own it is."""
    RUN_SCHOOL = auto()
    """Start a school, its classes and staff; look after the stores."""


class Over(Enum):
    """Over whom a permission reaches."""

    SELF = auto()
    OWN_CLASSES = auto()
    """Pupils of the classes the person is bound to that day."""
    FOLLOWED = auto()
    """Pupils a reading counsellor follows that day."""
    SCHOOL = auto()


_P, _S, _C, _F, _A = Permission, Over.SELF, Over.OWN_CLASSES, Over.FOLLOWED, Over.SCHOOL
_NOBODY: frozenset[Over] = frozenset()

# fmt: off
TABLE: dict[Permission, dict[Role, frozenset[Over]]] = {
    _P.READ_WRITINGS: {
        Role.PUPIL: frozenset({_S}),
        Role.TEACHER: frozenset({_C}),
        Role.PEDAGOGUE: frozenset({_C}),
        Role.COUNSELLOR: frozenset({_C, _F}),
    },
    _P.WRITE: {Role.PUPIL: frozenset({_S})},
    _P.SEE_READING: {
        Role.PUPIL: frozenset({_S}),
        Role.TEACHER: frozenset({_C}),
        Role.PEDAGOGUE: frozenset({_C}),
        Role.COUNSELLOR: frozenset({_C, _F}),
    },
    _P.READ: {Role.PUPIL: frozenset({_S})},
    _P.SEE_NAMES: {
        Role.PUPIL: frozenset({_S}),
        Role.TEACHER: frozenset({_C}),
        Role.PEDAGOGUE: frozenset({_C}),
        Role.COUNSELLOR: frozenset({_C, _F}),
        Role.LEADER: frozenset({_A}),
        Role.IT: frozenset({_A}),
        Role.OWNER: frozenset({_A}),
    },
    _P.GIVE_SECRET: {
        Role.TEACHER: frozenset({_C}),
        Role.PEDAGOGUE: frozenset({_C}),
        Role.IT: frozenset({_A}),
        Role.OWNER: frozenset({_A}),
    },
    _P.ADD_PUPIL: {
        Role.TEACHER: frozenset({_C}),
        Role.PEDAGOGUE: frozenset({_C}),
        Role.IT: frozenset({_A}),
        Role.OWNER: frozenset({_A}),
    },
    _P.ADD_OWN_TEXT: {role: frozenset({_S}) for role in Role if role is not Role.OWNER},
    _P.ADD_SCHOOL_TEXT: {
        role: frozenset({_A}) for role in (Role.TEACHER, Role.PEDAGOGUE, Role.COUNSELLOR, Role.IT, Role.OWNER)
    },
    _P.ASSIGN: {role: frozenset({_C}) for role in (Role.TEACHER, Role.PEDAGOGUE)},
    _P.COMMENT: {
        Role.TEACHER: frozenset({_C}),
        Role.PEDAGOGUE: frozenset({_C}),
        Role.COUNSELLOR: frozenset({_C, _F}),
    },
    _P.OBSERVE: {
        Role.TEACHER: frozenset({_C}),
        Role.PEDAGOGUE: frozenset({_C}),
        Role.COUNSELLOR: frozenset({_C, _F}),
    },
    _P.SEE_COMPETENCES: {
        Role.TEACHER: frozenset({_C}),
        Role.PEDAGOGUE: frozenset({_C}),
        Role.COUNSELLOR: frozenset({_C, _F}),
    },
    _P.JUDGE: {Role.TEACHER: frozenset({_C})},
    _P.SEE_USAGE: {Role.LEADER: frozenset({_A})},
    _P.SET_UP_MACHINE: {
        Role.TEACHER: frozenset({_C}),
        Role.IT: frozenset({_A}),
        Role.OWNER: frozenset({_A}),
    },
    _P.RUN_SCHOOL: {Role.IT: frozenset({_A}), Role.OWNER: frozenset({_A})},
}
# fmt: on


@dataclass(frozen=True)
class Bonds:
    """The school's bonds as far as a decision needs them."""

    pupils_in: tuple[Bond, ...]
    """person = pupil, other = class"""
    staff_in: tuple[Bond, ...]
    """person = staff member, other = class"""
    follows: tuple[Bond, ...]
    """person = counsellor, other = pupil"""


def over(role: Role, permission: Permission) -> frozenset[Over]:
    """Over whom a role has a permission; empty means over nobody."""
    return TABLE[permission].get(role, _NOBODY)


def own_classes(actor: Actor, bonds: Bonds, today: date) -> frozenset[str]:
    """The classes a staff member is bound to on that day."""
    return frozenset(b.other for b in bonds.staff_in if b.person == actor.person and b.holds(today))


def classes_within(
    actor: Actor, permission: Permission, bonds: Bonds, classes: Iterable[str], today: date
) -> frozenset[str]:
    """The classes of the actor's school over which the permission reaches that day."""
    reach = over(actor.role, permission)
    if Over.SCHOOL in reach:
        return frozenset(classes)
    return own_classes(actor, bonds, today) & frozenset(classes) if Over.OWN_CLASSES in reach else frozenset()


def pupils_within(
    actor: Actor, permission: Permission, bonds: Bonds, pupils: Iterable[str], today: date
) -> frozenset[str]:
    """The pupils of the actor's school over whom the permission reaches that day.

    A pupil of two classes is reached through either. A bond that has ended, or has not begun, gives nothing.
    """
    reach, everyone = over(actor.role, permission), frozenset(pupils)
    if Over.SCHOOL in reach:
        return everyone
    found: set[str] = set()
    if Over.SELF in reach:
        found.add(actor.person)
    if Over.OWN_CLASSES in reach:
        mine = own_classes(actor, bonds, today)
        found |= {b.person for b in bonds.pupils_in if b.other in mine and b.holds(today)}
    if Over.FOLLOWED in reach:
        found |= {b.other for b in bonds.follows if b.person == actor.person and b.holds(today)}
    return everyone & found
