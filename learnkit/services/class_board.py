"""What a shared machine shows before anyone is in: classes, and the pictures of a class."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from learnkit.db.people import ClassRow, DoorRow, PersonRow, PupilInClassRow, SchoolRow
from learnkit.domain.calendar import school_year
from learnkit.domain.people import Actor, board_names, danish_order
from learnkit.domain.roles import Permission
from learnkit.services import rights
from learnkit.services.bonds import bond
from learnkit.services.desk import Desk
from learnkit.services.locks import Lock
from learnkit.services.signing_in import shut_doors


@dataclass(frozen=True)
class ClassTile:
    id: str
    name: str
    level: int
    school: str
    """the school's name"""


@dataclass(frozen=True)
class PupilTile:
    id: str
    name: str
    """as short as tells everyone on the board apart"""
    whole_name: str
    avatar: str
    door: str
    """pictures or pin"""
    user: str = ""
    protected: bool = False
    shut: bool = False
    """whether wrong tries have shut the door on this device now; told to staff only"""


def class_tiles(desk: Desk) -> tuple[ClassTile, ...]:
    """The classes of this school year, youngest first; of the last one there was, until the new ones are made."""
    with desk.read() as session:
        return _class_tiles(desk, session)


def _class_tiles(desk: Desk, session: Session) -> tuple[ClassTile, ...]:
    schools = {row.id: row.name for row in session.scalars(select(SchoolRow))}
    begun = session.scalars(select(ClassRow).where(ClassRow.year <= school_year(desk.today))).all()
    latest = {school: max(row.year for row in begun if row.school == school) for school in {r.school for r in begun}}
    rows = [row for row in begun if row.year == latest[row.school]]
    tiles = [ClassTile(row.id, row.name, row.level, schools.get(row.school, "")) for row in rows]
    return tuple(sorted(tiles, key=lambda t: (t.school, t.level, t.name)))


def board(desk: Desk, school_class: str) -> tuple[PupilTile, ...]:
    """The pupils of a class as the board shows them; those with a protected name are not among them."""
    with desk.read() as session:
        return _tiles(desk, session, school_class, protected_too=False)


def pupils_of(desk: Desk, actor: Actor, school_class: str) -> tuple[PupilTile, ...]:
    """The pupils of a class for someone who may see their names; the class's own staff see protected ones too."""
    with desk.read(actor) as session:
        rights.must_reach_class(desk, session, actor, Permission.SEE_NAMES, school_class)
        own = school_class in rights.own_classes_of(desk, session, actor)
        tiles = _tiles(desk, session, school_class, protected_too=own)
    shut = shut_doors(desk)
    return tuple(replace(tile, shut=tile.id in shut) for tile in tiles)


def classes_of(desk: Desk, actor: Actor) -> tuple[ClassTile, ...]:
    """The classes a staff member can open today."""
    with desk.read(actor) as session:
        mine = rights.classes(desk, session, actor, Permission.SEE_NAMES)
        return tuple(tile for tile in _class_tiles(desk, session) if tile.id in mine)


def _tiles(desk: Desk, session: Session, school_class: str, *, protected_too: bool) -> tuple[PupilTile, ...]:
    bonds = session.scalars(select(PupilInClassRow).where(PupilInClassRow.school_class == school_class))
    here = {row.person for row in bonds if bond(row.person, school_class, row.since, row.until).holds(desk.today)}
    people = session.execute(
        select(PersonRow, DoorRow.lock)
        .join(DoorRow, DoorRow.id == PersonRow.id)
        .where(PersonRow.id.in_(here), PersonRow.left.is_(False))
    ).all()
    shown = sorted(
        ((row, lock) for row, lock in people if protected_too or not row.protected),
        key=lambda pair: (danish_order(pair[0].name), pair[0].id),
    )
    names = board_names([row.name for row, _ in shown])
    return tuple(
        PupilTile(row.id, name, row.name, row.avatar, Lock.from_text(lock).kind, row.user, row.protected)
        for (row, lock), name in zip(shown, names, strict=True)
    )
