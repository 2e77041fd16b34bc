"""A pupil's reading: the place kept in each text, and the sittings that become minutes."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import select

from learnkit.db.material import TextRow
from learnkit.db.reading import PlaceRow
from learnkit.domain.calendar import school_time
from learnkit.domain.people import Actor
from learnkit.domain.roles import Permission
from learnkit.errors import LearnKitError
from learnkit.journal.op import Value
from learnkit.services import rights
from learnkit.services.choosing_a_text import TextTile, reach_text, tile
from learnkit.services.counting import whole_minutes
from learnkit.services.desk import Desk

LONGEST_SITTING_S = 4 * 3600


@dataclass(frozen=True)
class Place:
    """How far a reader has come."""

    block: int
    """number of the block in the whole text, from 0"""
    offset: int
    """code points into that block"""
    done: float
    """share of the text behind the reader, 0 to 1"""
    at: datetime


@dataclass(frozen=True)
class Begun:
    """A text with the place a reader has in it."""

    text: TextTile
    place: Place


def keep_place(desk: Desk, actor: Actor, text: str, block: int, offset: int, done: float) -> None:
    """Remember where the reader is."""
    with desk.act(actor) as act:
        rights.must_reach(desk, act.session, actor, Permission.READ, actor.person)
        reach_text(act.session, actor, text)
        at = {"block": block, "offset": offset, "done": round(min(1.0, max(0.0, done)), 4), "when": act.now}
        row, value = f"{actor.person}:{text}", json.dumps(at)
        if act.session.get(PlaceRow, row) is None:
            act.create("place", {"pupil": actor.person, "text": text, "at": value}, row=row)
        else:
            act.set("place", row, at=value)


def place_in(desk: Desk, actor: Actor, text: str) -> Place | None:
    """Where the reader stopped in a text, or None if it was never opened."""
    with desk.read() as session:
        row = session.get(PlaceRow, f"{actor.person}:{text}")
        return _place(row) if row is not None else None


def begun(desk: Desk, actor: Actor) -> tuple[Begun, ...]:
    """The texts the actor has begun and not finished, the latest first."""
    with desk.read() as session:
        rows = session.execute(
            select(PlaceRow, TextRow).join(TextRow, TextRow.id == PlaceRow.text).where(PlaceRow.pupil == actor.person)
        )
        found = [Begun(tile(text, own=False), _place(place)) for place, text in rows]
    return tuple(sorted((b for b in found if b.place.done < 1), key=lambda b: b.place.at, reverse=True))


def record_sitting(
    desk: Desk, actor: Actor, text: str, begins: datetime, ends: datetime, seconds: int | None = None
) -> tuple[str, int]:
    """Record that the actor read a text from one moment to another; its id and its whole minutes.

    `seconds` is the time really spent with the page in front; without it, all of it. Naive moments are the
    school's. sitting.bad_time if it ends before it begins or lasts over four hours.
    """
    try:
        start, end = (school_time(moment).astimezone(UTC) for moment in (begins, ends))
    except OverflowError as problem:  # the first or last day there is, seen from another time zone
        raise LearnKitError("sitting.bad_time") from problem
    lasted = int((end - start).total_seconds())
    if not 0 <= lasted <= LONGEST_SITTING_S:
        raise LearnKitError("sitting.bad_time", seconds=lasted)
    spent = min(lasted, seconds) if seconds is not None else lasted
    with desk.act(actor) as act:
        rights.must_reach(desk, act.session, actor, Permission.READ, actor.person)
        reach_text(act.session, actor, text)
        fields: dict[str, Value] = {"pupil": actor.person, "text": text, "seconds": spent}
        fields |= {"begun": start.isoformat(timespec="seconds"), "ended": end.isoformat(timespec="seconds")}
        return act.create("sitting", fields), whole_minutes(spent)


def _place(row: PlaceRow) -> Place:
    said = json.loads(row.at)
    return Place(said["block"], said["offset"], said["done"], datetime.fromisoformat(said["when"]))
