"""Who may hold an op, worked out from the row it writes and never believed from outside.

A bucket is what travels or is erased as one: `pupil:ID` for the pupil's devices and staff, `about:ID` for what staff
keep about a pupil, `staff:ID` for one staff member's own store, `school:ID` for every device of the school.
"""

from __future__ import annotations

from sqlalchemy.orm import Session

from learnkit.db.people import PersonRow, SchoolRow
from learnkit.db.schema import METADATA
from learnkit.db.writing import DocumentRow
from learnkit.domain.people import Actor, Role
from learnkit.errors import LearnKitError
from learnkit.journal.op import Value

_OWNER = {
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


def bucket_of(session: Session, table: str, row: str, fields: dict[str, Value], actor: Actor) -> str:
    """The bucket of an op; op.no_parent if the row it belongs to is not known here."""
    owner = owner_of(session, table, row, fields, actor)
    if owner is None or owner == actor.school:
        return f"school:{actor.school}"
    if table in _ABOUT:
        return f"about:{owner}"
    role = _role(session, owner, actor, fields if table == "person" else {})
    if role is None:
        return f"school:{owner}"
    if role == Role.PUPIL:
        return f"pupil:{owner}"
    return f"school:{actor.school}" if table == "person" else f"staff:{owner}"


def owner_of(session: Session, table: str, row: str, fields: dict[str, Value], actor: Actor) -> str | None:
    """The pupil, staff member or school a row belongs to; None for what is the whole school's."""
    if table in ("person", "door"):
        return row
    if table == "version":
        document = session.get(DocumentRow, str(fields.get("document")))
        if document is None:
            raise LearnKitError("op.no_parent", table=table, row=row)
        return document.owner
    if table == "text":
        return actor.person if actor.is_pupil else None  # what a pupil brings in is the pupil's own
    column = _OWNER.get(table)
    if column is None:
        return None
    if column in fields:
        return str(fields[column])
    rows = METADATA.tables[table]
    kept = session.connection().execute(rows.select().where(rows.c.id == row)).mappings().first()
    if kept is None:
        raise LearnKitError("op.no_parent", table=table, row=row)
    return str(kept[column])


def _role(session: Session, person: str, actor: Actor, fields: dict[str, Value]) -> str | None:
    """What a person is in the school; None for a school's id. One nobody has heard of is taken for a pupil, who has
    the narrower bucket."""
    if "role" in fields:
        return str(fields["role"])
    if person == actor.person:
        return actor.role
    known = session.get(PersonRow, person)
    if known is not None:
        return known.role
    return None if session.get(SchoolRow, person) is not None else Role.PUPIL
