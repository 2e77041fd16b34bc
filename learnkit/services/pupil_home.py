"""What waits for a pupil on the first screen."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select

from learnkit.db.people import ClassRow, PupilInClassRow
from learnkit.domain.people import Actor
from learnkit.errors import LearnKitError
from learnkit.services.bonds import bond
from learnkit.services.choosing_a_text import TextTile, texts
from learnkit.services.desk import Desk
from learnkit.services.reading import Begun, begun
from learnkit.services.tasks import PupilTask, tasks_of
from learnkit.services.writing import DocumentTile, documents

LIX_BY_LEVEL = (6, 8, 11, 15, 18, 21, 25, 29, 33, 37, 40)
"""A first guess at the LIX that suits a class level, until the pupil's own reading says more."""
CLOSE_LIX = 5
MOTHER_TONGUE = "da"
"""The language of the school: its texts come first."""


@dataclass(frozen=True)
class PupilHome:
    """The pupil's first screen."""

    go_on: Begun | None
    """the text last read and not finished"""
    suits: tuple[TextTile, ...]
    """texts not begun, those in Danish and at about the pupil's level first"""
    documents: tuple[DocumentTile, ...]
    tasks: tuple[PupilTask, ...]
    """what the teacher has given: what is not done first, by its last day"""


def pupil_home(desk: Desk, actor: Actor) -> PupilHome:
    """What a pupil can go on with; rights.denied to anyone but a pupil."""
    if not actor.is_pupil:
        raise LearnKitError("rights.denied", permission="pupil_home")
    started = begun(desk, actor)
    level = _lix_that_suits(desk, actor, started)
    taken = {b.text.id for b in started}
    free = [tile for tile in texts(desk, actor) if tile.id not in taken]
    free.sort(key=lambda t: (t.language != MOTHER_TONGUE, abs(t.lix - level) > CLOSE_LIX, abs(t.lix - level), t.title))
    return PupilHome(
        go_on=started[0] if started else None,
        suits=tuple(free),
        documents=documents(desk, actor, actor.person),
        tasks=tasks_of(desk, actor, actor.person),
    )


def _lix_that_suits(desk: Desk, actor: Actor, started: tuple[Begun, ...]) -> int:
    """Halfway between what the class level suggests and what the pupil chose last."""
    with desk.read() as session:
        rows = session.execute(
            select(PupilInClassRow, ClassRow.level)
            .join(ClassRow, ClassRow.id == PupilInClassRow.school_class)
            .where(PupilInClassRow.person == actor.person)
        )
        levels = [lv for row, lv in rows if bond(row.person, row.school_class, row.since, row.until).holds(desk.today)]
    by_class = LIX_BY_LEVEL[min(max(levels, default=3), len(LIX_BY_LEVEL) - 1)]
    return (by_class + started[0].text.lix) // 2 if started else by_class
