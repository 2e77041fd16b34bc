"""What every service needs at hand: the open stores, the clock, and who this device is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from sqlalchemy.orm import Session

from learnkit.clock import Clock
from learnkit.db.stores import Store, Stores
from learnkit.domain.calendar import school_day
from learnkit.domain.people import Actor, Role
from learnkit.errors import LearnKitError
from learnkit.journal.record import Act, acting
from learnkit.paths import Home

T = TypeVar("T")


@dataclass
class Desk:
    """Handed to every service call; holds no state of its own."""

    home: Home
    stores: Stores
    clock: Clock
    device: str
    key_place: str
    """where the keys are kept: "system" or "file" """

    @property
    def today(self) -> date:
        """The day it is at the school."""
        return school_day(self.clock.now())

    @property
    def school(self) -> str:
        """The id of the school this device belongs to; school.none_yet before the first day."""
        school = self.stores.main.fact("school")
        if school is None:
            raise LearnKitError("school.none_yet")
        return school

    @property
    def is_demo(self) -> bool:
        """Whether this is the demo school, where no one needs a secret."""
        return self.stores.main.fact("demo") == "1"

    def owner(self) -> Actor:
        """The machine's owner, for acts that need no person."""
        return Actor("owner", Role.OWNER, self.stores.main.fact("school") or "")

    def store_of(self, actor: Actor) -> Store:
        """Where this person's work lies: the school's store where it is kept here, else a staff member's own, or the
        device's for pupils. rights.denied for staff whose own store is shut."""
        if self.stores.school is not None or not actor.is_staff:
            return self.stores.main
        own = self.stores.staff(actor.person)
        if own is None:
            raise LearnKitError("rights.denied", permission="own_store")
        return own

    @contextmanager
    def act(self, actor: Actor, store: Store | None = None) -> Iterator[Act]:
        """An act of this person, on disk when the block ends; in the store of their work where none is named."""
        with acting(store or self.store_of(actor), actor, self.device, self.clock) as act:
            yield act

    @contextmanager
    def read(self, actor: Actor | None = None) -> Iterator[Session]:
        """A session to read with: the store of a person's work, or without one what this machine holds for everyone."""
        with (self.stores.main if actor is None else self.store_of(actor)).reading() as session:
            yield session

    def insist(self, work: Callable[[], T]) -> T:
        """Do a save; on a full disk give back the ballast kept for that day and do it once more."""
        try:
            return work()
        except LearnKitError as problem:
            if problem.code != "store.disk_full" or not self.stores.main.free_ballast():
                raise
        return work()
