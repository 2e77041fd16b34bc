"""What a machine is for: shared by classes, one pupil's own, or a kiosk; and who says so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from sqlalchemy import select
from sqlalchemy.orm import Session

from learnkit.db.people import PersonRow, PupilInClassRow
from learnkit.domain.people import Actor, Role
from learnkit.domain.roles import Over, Permission, over
from learnkit.errors import LearnKitError
from learnkit.services import rights
from learnkit.services.bonds import bond
from learnkit.services.class_board import ClassTile, class_tiles
from learnkit.services.desk import Desk
from learnkit.services.signing_in import SignedIn
from learnkit.settings import KINDS, Settings

OPENS_TO = "opens_to"
"""Fact of the encrypted device store: to whom this machine opens without a secret."""


@dataclass(frozen=True)
class Setup:
    """What a machine is set up as; people and classes by id only."""

    kind: str
    """cart, personal or kiosk"""
    pupil: str = ""
    """on a personal machine, whose it is"""
    classes: tuple[str, ...] = ()
    """on a cart, the classes it shows; empty means all of them"""
    idle_minutes: int = Settings.idle_minutes

    @classmethod
    def of(cls, settings: Settings) -> Setup:
        """What the machine with these settings is set up as."""
        return cls(settings.kind, settings.pupil, settings.classes, settings.idle_minutes)


@dataclass(frozen=True)
class OwnPupil:
    """The pupil a personal machine opens to."""

    person: SignedIn
    school_class: str
    """id of the class the pupil goes in now; empty where there is none"""


class Keep(Protocol):
    """Keeps changes of the machine's settings: `App.change_settings`."""

    def __call__(self, **changes: str | int | tuple[str, ...]) -> Settings: ...


def may_set_up(desk: Desk, actor: Actor, settings: Settings) -> bool:
    """Whether this person may say what this machine is for, as it is set up now."""
    try:
        with desk.read() as session:
            _must_decide(desk, session, actor, settings)
    except LearnKitError:
        return False
    return True


def set_up(desk: Desk, actor: Actor, setup: Setup, *, now: Settings, keep: Keep) -> Settings:
    """Say what this machine is for, and keep it; the settings as they are afterwards.

    rights.denied for a pupil the actor does not reach, and on a machine that belongs to such a pupil;
    device.unknown_kind, device.pupil_has_left, device.unknown_class.
    """
    if setup.kind not in KINDS:
        raise LearnKitError("device.unknown_kind", kind=setup.kind)
    pupil = setup.pupil if setup.kind == "personal" else ""
    classes = setup.classes if setup.kind == "cart" else ()
    with desk.read() as session:
        _must_decide(desk, session, actor, now)
        if setup.kind == "personal":
            rights.must_reach(desk, session, actor, Permission.SET_UP_MACHINE, pupil)
            if _pupil_here(session, pupil) is None:
                raise LearnKitError("device.pupil_has_left")
    strangers = set(classes) - {tile.id for tile in class_tiles(desk)}
    if strangers:
        raise LearnKitError("device.unknown_class", school_class=min(strangers))
    # The store first: between the two writes the machine opens to nobody.
    desk.stores.device.set_fact(OPENS_TO, pupil)
    return keep(kind=setup.kind, pupil=pupil, classes=classes, idle_minutes=setup.idle_minutes)


def own_pupil(desk: Desk, settings: Settings) -> OwnPupil | None:
    """Whom a personal machine opens to without a secret; None on a shared one, or when the pupil is not here.

    The settings are a plain file: they alone open nothing, the encrypted device store must name the same pupil.
    """
    if settings.kind != "personal" or desk.stores.device.fact(OPENS_TO) != settings.pupil:
        return None
    with desk.read() as session:
        person = _pupil_here(session, settings.pupil)
        if person is None:
            return None
        bonds = session.scalars(select(PupilInClassRow).where(PupilInClassRow.person == person.id))
        goes_in = {b.school_class for b in bonds if bond(b.person, b.school_class, b.since, b.until).holds(desk.today)}
        actor = Actor(person.id, Role.PUPIL, person.school)
        known = SignedIn(actor, person.name, person.avatar)
    return OwnPupil(known, next((tile.id for tile in class_tiles(desk) if tile.id in goes_in), ""))


def classes_here(desk: Desk, settings: Settings) -> tuple[ClassTile, ...]:
    """The classes this machine shows before anyone is in.

    A cart shows those it is named for; once none of them is left, as in a new school year, all.
    """
    everyone = class_tiles(desk)
    if settings.kind != "cart":
        return everyone
    return tuple(tile for tile in everyone if tile.id in settings.classes) or everyone


def _must_decide(desk: Desk, session: Session, actor: Actor, now: Settings) -> None:
    """rights.denied unless the actor has a class today, and the machine is not a pupil's of somebody else's."""
    everywhere = Over.SCHOOL in over(actor.role, Permission.SET_UP_MACHINE)
    if not everywhere and not rights.classes(desk, session, actor, Permission.SET_UP_MACHINE):
        raise LearnKitError("rights.denied", permission=Permission.SET_UP_MACHINE.name.lower())
    if now.kind == "personal" and _pupil_here(session, now.pupil) is not None:
        rights.must_reach(desk, session, actor, Permission.SET_UP_MACHINE, now.pupil)


def _pupil_here(session: Session, pupil: str) -> PersonRow | None:
    person = session.get(PersonRow, pupil)
    return person if person is not None and person.role == Role.PUPIL and not person.left else None
