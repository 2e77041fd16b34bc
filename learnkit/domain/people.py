"""Who is who in a school: roles, people, classes and the bonds between them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from unicodedata import category


class Role(StrEnum):
    """What a person is in the school; a substitute is a teacher whose bond to the class has an end date."""

    PUPIL = "pupil"
    TEACHER = "teacher"
    PEDAGOGUE = "pedagogue"
    COUNSELLOR = "counsellor"
    LEADER = "leader"
    IT = "it"
    OWNER = "owner"
    """Whoever holds the machine: for acts that need no person. Never a row among the people."""


STAFF = frozenset({Role.TEACHER, Role.PEDAGOGUE, Role.COUNSELLOR, Role.LEADER, Role.IT})


@dataclass(frozen=True)
class Actor:
    """The person in whose name something is read or done."""

    person: str
    role: Role
    school: str

    @property
    def is_pupil(self) -> bool:
        return self.role is Role.PUPIL

    @property
    def is_staff(self) -> bool:
        return self.role in STAFF


@dataclass(frozen=True)
class Bond:
    """A person belongs to a class, or a counsellor follows a pupil; both days are included."""

    person: str
    other: str
    since: date
    until: date | None = None

    def holds(self, today: date) -> bool:
        """Whether the bond holds on that day."""
        return self.since <= today and (self.until is None or today <= self.until)


def can_be_seen(name: str) -> bool:
    """Whether there is something to see in a name: a letter, a digit or a sign, not spaces and marks alone."""
    return any(category(letter)[0] in "LNSP" for letter in name)


def given_name(name: str) -> str:
    """The name a child is called by on the class board: the first word of the whole name."""
    return next(iter(name.split()), name)


def board_names(names: list[str]) -> list[str]:
    """Short names that tell apart everyone on one board: given name, and as much of the rest as is needed.

    Two of the same given name get the next name's first letter ("Freja K."), and the whole name if that is
    not enough. The order is kept.
    """
    shown = [given_name(name) for name in names]
    for lengthen in (_with_initial, str):
        twice = {short for short in shown if shown.count(short) > 1}
        shown = [lengthen(name) if short in twice else short for name, short in zip(names, shown, strict=True)]
    return shown


def _with_initial(name: str) -> str:
    parts = name.split()
    return f"{parts[0]} {parts[-1][0]}." if len(parts) > 1 else name


AVATARS = (
    "fish", "cow", "tree-evergreen", "sun", "wind", "flower-tulip", "moon-stars", "bicycle", "sailboat", "bird",
    "cat", "dog", "horse", "rabbit", "butterfly", "bug-beetle", "cactus", "rainbow", "snowflake", "rocket",
    "balloon", "soccer-ball", "cookie", "ice-cream", "cherries", "mountains", "leaf", "shrimp", "acorn", "clover",
)  # fmt: skip
"""Pictures a pupil is found by on the class board."""

_DANISH_LAST = str.maketrans({"æ": "zz1", "ä": "zz1", "ø": "zz2", "ö": "zz2", "å": "zz3"})


def danish_order(name: str) -> str:
    """A key that sorts names as a Danish list does: Æ, Ø and Å last, Aa as Å."""
    return name.casefold().replace("aa", "å").translate(_DANISH_LAST)


def suggested_user(name: str) -> str:
    """A user name made of a name: given name and the last name's first letter, in plain small letters.

    Example: "Åse Marie Lund" gives "aasel". Empty where the name has no letters of ours.
    """
    parts = [plain for part in name.split() if (plain := _plain(part))]
    return parts[0] + (parts[-1][:1] if len(parts) > 1 else "") if parts else ""


def _plain(part: str) -> str:
    letters = part.casefold().replace("æ", "ae").replace("ø", "oe").replace("å", "aa")
    return "".join(letter for letter in letters if letter.isascii() and letter.isalnum())
