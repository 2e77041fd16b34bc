"""Who may hold an op, worked out from the row it writes and never believed from outside."""

from __future__ import annotations

from sqlalchemy.orm import Session

from learnkit.db.material import ShelfRow
from learnkit.db.people import PersonRow, SchoolRow
from learnkit.db.preference import PreferenceRow
from learnkit.db.reading import PlaceRow
from learnkit.db.writing import DocumentRow
from learnkit.domain.people import Actor, Role
from learnkit.errors import LearnKitError
from learnkit.journal.op import Value


def bucket_of(session: Session, table: str, row: str, fields: dict[str, Value], actor: Actor) -> str:
    """The bucket of an op: pupil:ID, staff:ID or school:ID; op.no_parent if the row it belongs to is unknown."""
    person = _person(session, table, row, fields, actor)
    if person is None or person == actor.school:
        return f"school:{actor.school}"
    if person == actor.person:
        return f"{'pupil' if actor.is_pupil else 'staff'}:{person}"
    known = session.get(PersonRow, person)
    if known is None and session.get(SchoolRow, person) is not None:
        return f"school:{person}"
    staff = known is not None and known.role != Role.PUPIL
    return f"{'staff' if staff else 'pupil'}:{person}"


def _person(session: Session, table: str, row: str, fields: dict[str, Value], actor: Actor) -> str | None:
    """The pupil, staff member or school a row is about; None for what the whole school may hold."""
    if table == "version":
        document = session.get(DocumentRow, str(fields["document"]))
        if document is None:
            raise LearnKitError("op.no_parent", table=table, row=row)
        return document.owner
    if table == "text":
        return actor.person if actor.is_pupil else None  # what a pupil brings in is the pupil's own
    column = {"sitting": "pupil", "place": "pupil", "document": "owner", "preference": "person", "shelf": "holder"}.get(
        table
    )
    if column is None:
        return None
    if column in fields:
        return str(fields[column])
    kept = session.get(_ROWS[table], row)
    if kept is None:
        raise LearnKitError("op.no_parent", table=table, row=row)
    return str(getattr(kept, column))


_ROWS: dict[str, type[PlaceRow | DocumentRow | PreferenceRow | ShelfRow]] = {
    "place": PlaceRow,
    "document": DocumentRow,
    "preference": PreferenceRow,
    "shelf": ShelfRow,
}
