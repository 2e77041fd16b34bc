"""Who may hold an op, worked out from the row it writes and never believed from outside.

A bucket is what travels or is erased as one: `pupil:ID` for the pupil's devices and staff, `about:ID` for what staff
keep about a pupil, `staff:ID` for one staff member's own store, `school:ID` for every device of the school.
"""

from __future__ import annotations

from typing import Protocol

from sqlalchemy.orm import Session

from learnkit.db.base import Base
from learnkit.domain.people import Actor, Role
from learnkit.errors import LearnKitError
from learnkit.journal.op import Value

OWNER = {
    "sitting": "pupil",
    "place": "pupil",
    "document": "owner",
    "preference": "person",
    "shelf": "holder",
    "pupil_in_class": "person",
    "following": "pupil",
    "given_task": "pupil",
    "hand_in": "pupil",
    "hand_back": "pupil",
    "comment": "pupil",
    "observation": "pupil",
    "judgement": "pupil",
}
"""The column that names whom a row belongs to."""
_ABOUT = frozenset({"observation", "judgement"})
_ROWS: dict[str, type[Base]] = {mapper.class_.__tablename__: mapper.class_ for mapper in Base.registry.mappers}


class Kept(Protocol):
    """What is kept of the rows an op belongs to."""

    def value(self, table: str, row: str, column: str) -> object:
        """What a column of a row holds; None where the row is not known."""


class InStore:
    """What a store keeps."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def value(self, table: str, row: str, column: str) -> object:
        return getattr(self._session.get(_ROWS[table], row), column, None)


def bucket_of(session: Session, table: str, row: str, fields: dict[str, Value], actor: Actor) -> str:
    """The bucket of an op; op.no_parent if the row it belongs to is not known here."""
    return bucket_from(InStore(session), table, row, fields, actor)


def bucket_from(kept: Kept, table: str, row: str, fields: dict[str, Value], actor: Actor) -> str:
    """The bucket of an op by what is kept; op.no_parent if the row it belongs to is not known."""
    owner = owner_of(kept, table, row, fields, actor)
    if owner is None or owner == actor.school:
        return f"school:{actor.school}"
    if table in _ABOUT:
        return f"about:{owner}"
    role = _role(kept, owner, actor, fields if table == "person" else {})
    if role is None:
        return f"school:{owner}"
    if role == Role.PUPIL:
        return f"pupil:{owner}"
    return f"school:{actor.school}" if table == "person" else f"staff:{owner}"


def owner_of(kept: Kept, table: str, row: str, fields: dict[str, Value], actor: Actor) -> str | None:
    """The pupil, staff member or school a row belongs to; None for what is the whole school's."""
    if table in ("person", "door"):
        return row
    if table == "version":
        return _known(kept.value("document", str(fields.get("document")), "owner"), table, row)
    if table == "text":
        return actor.person if actor.is_pupil else None  # what a pupil brings in is the pupil's own
    column = OWNER.get(table)
    if column is None:
        return None
    return str(fields[column]) if column in fields else _known(kept.value(table, row, column), table, row)


def _known(owner: object, table: str, row: str) -> str:
    if owner is None:
        raise LearnKitError("op.no_parent", table=table, row=row)
    return str(owner)


def _role(kept: Kept, person: str, actor: Actor, fields: dict[str, Value]) -> str | None:
    """What a person is in the school; None for a school's id. One nobody has heard of is taken for a pupil, who has
    the narrower bucket."""
    if "role" in fields:
        return str(fields["role"])
    if person == actor.person:
        return actor.role
    known = kept.value("person", person, "role")
    if known is not None:
        return str(known)
    return None if kept.value("school", person, "name") is not None else Role.PUPIL
