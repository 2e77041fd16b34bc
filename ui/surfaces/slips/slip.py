"""What stands on one slip."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from learnkit.domain.doors import PICTURES
from learnkit.domain.people import Role
from learnkit.services.adding_people import NewPerson


@dataclass(frozen=True)
class Slip:
    """One pupil's way in."""

    name: str
    user: str
    school_class: str
    secret: str
    protected: bool = False
    """told to a grown-up on the screen, and left out of every printout"""

    @property
    def pictures(self) -> tuple[str, ...]:
        """The pictures in order; empty for a PIN."""
        parts = tuple(self.secret.split("-"))
        return parts if set(parts) <= set(PICTURES) else ()


def slips_of(people: Iterable[NewPerson], protected: frozenset[str] = frozenset()) -> tuple[Slip, ...]:
    """A slip for each pupil among the new people; `protected` holds whole names."""
    return tuple(
        Slip(person.name, person.user, person.school_class, person.secret or "", person.name in protected)
        for person in people
        if person.role is Role.PUPIL and person.secret
    )
