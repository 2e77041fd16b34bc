"""Which texts of the school a teacher may want to give some pupils: those that suit them and are new to them first."""

from __future__ import annotations

import json
from collections.abc import Collection
from statistics import median

from sqlalchemy import select
from sqlalchemy.orm import Session

from learnkit.db.material import ShelfRow, TextRow
from learnkit.db.people import ClassRow
from learnkit.db.reading import PlaceRow
from learnkit.domain.people import Actor
from learnkit.domain.roles import Permission
from learnkit.errors import LearnKitError
from learnkit.services import rights
from learnkit.services.choosing_a_text import TextTile, tile
from learnkit.services.class_roll import on_the_roll
from learnkit.services.desk import Desk
from learnkit.services.pupil_home import CLOSE_LIX, LIX_BY_LEVEL, MOTHER_TONGUE
from learnkit.services.tasks import pupil_tasks


def fitting_texts(
    desk: Desk, actor: Actor, school_class: str, pupils: Collection[str] | None = None
) -> tuple[TextTile, ...]:
    """The school's texts, the one that suits these pupils of the class best first; without pupils, all of the class.

    What one of them has begun or been given before comes last, then what is in another language than the school's.
    The level is that of their home screens: halfway between what the class level suggests and what the pupil opened
    last, of several pupils the median. rights.denied for another's class and for a pupil who is not in it.
    """
    with desk.read(actor) as session:
        rights.must_reach_class(desk, session, actor, Permission.ASSIGN, school_class)
        rights.must_reach_class(desk, session, actor, Permission.SEE_READING, school_class)
        here = on_the_roll(session, school_class, desk.today)
        chosen = set(here if pupils is None else pupils)
        if chosen - set(here):
            raise LearnKitError("rights.denied", permission="assign")
        shelf = session.scalars(
            select(TextRow).join(ShelfRow, ShelfRow.text == TextRow.id).where(ShelfRow.holder == actor.school)
        )
        tiles = {row.id: tile(row, own=False) for row in shelf}
        opened = _opened(session, chosen)
        known = {text for texts in opened.values() for text in texts}
        known |= {task.text for task in pupil_tasks(session, chosen) if task.text}
        level = _level(session, school_class, chosen, opened, tiles)

    def order(text: TextTile) -> tuple[bool, bool, bool, float, str, str]:
        far = abs(text.lix - level)
        return (text.id in known, text.language != MOTHER_TONGUE, far > CLOSE_LIX, far, text.title, text.id)

    return tuple(sorted(tiles.values(), key=order))


def _opened(session: Session, pupils: Collection[str]) -> dict[str, list[str]]:
    """The texts each pupil has opened, the latest first."""
    rows = session.execute(select(PlaceRow.pupil, PlaceRow.text, PlaceRow.at).where(PlaceRow.pupil.in_(pupils)))
    found: dict[str, list[tuple[str, str]]] = {}
    for pupil, text, at in rows:
        found.setdefault(pupil, []).append((json.loads(at)["when"], text))
    return {pupil: [text for _, text in sorted(places, reverse=True)] for pupil, places in found.items()}


def _level(
    session: Session,
    school_class: str,
    pupils: Collection[str],
    opened: dict[str, list[str]],
    tiles: dict[str, TextTile],
) -> float:
    """The LIX that suits these pupils."""
    row = session.get(ClassRow, school_class)
    by_class = LIX_BY_LEVEL[min(max(row.level if row is not None else 0, 0), len(LIX_BY_LEVEL) - 1)]
    last = (next((t for t in opened.get(pupil, ()) if t in tiles), None) for pupil in pupils)
    levels = [by_class if text is None else (by_class + tiles[text].lix) // 2 for text in last]
    return median(levels) if levels else by_class
