"""What the grown-ups of the school are called; every device of the school knows that."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import select

from learnkit.db.people import PersonRow
from learnkit.domain.people import STAFF, Actor
from learnkit.services.desk import Desk


def staff_names(desk: Desk, actor: Actor, people: Iterable[str]) -> dict[str, str]:
    """The whole names of those of these people who are, or were, staff at the actor's school; no pupil's."""
    asked = set(people)
    if not asked:
        return {}
    with desk.read(actor) as session:
        rows = session.execute(
            select(PersonRow.id, PersonRow.name).where(
                PersonRow.id.in_(asked), PersonRow.school == actor.school, PersonRow.role.in_([*STAFF])
            )
        )
        return {row.id: row.name for row in rows}
