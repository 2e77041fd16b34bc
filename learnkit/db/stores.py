"""The open stores of one installation."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from copy import copy
from pathlib import Path

from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.orm import Session, sessionmaker

from learnkit.db.engine import open_engine
from learnkit.db.keys import DeviceKeys, school_public
from learnkit.db.local import FactRow
from learnkit.db.migrate import bring_up_to_date
from learnkit.errors import LearnKitError
from learnkit.paths import Home

BALLAST_BYTES = 1_000_000
AT_SCHOOL = "at_school"
"""Marks a session on the school's own store: what is written in it is at the school at once."""
DOORS_FACT = "doors"
SCHOOL_KEY_FACT = "school_public"


class Store:
    """One open encrypted file.

    `transaction` commits at its end or leaves everything as it was; one begun inside another belongs to it.
    """

    def __init__(self, path: Path, key: bytes, ballast: Path, *, at_school: bool = False) -> None:
        self.path = path
        self._ballast = ballast
        self.engine = open_engine(path, key)
        try:
            bring_up_to_date(self.engine)
        except BaseException:
            self.engine.dispose()
            raise
        self._make = sessionmaker(self.engine, expire_on_commit=False, info={AT_SCHOOL: at_school})
        self._here = threading.local()

    @contextmanager
    def transaction(self) -> Iterator[Session]:
        """A session whose work is on disk, fsynced, when the block ends."""
        around: Session | None = getattr(self._here, "session", None)
        if around is not None:
            yield around
            return
        with self._make() as session:
            self._here.session = session
            try:
                yield session
                self._commit(session)
            finally:
                self._here.session = None

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """A transaction that no other program's comes between, from its first look on."""
        with self.transaction() as session:
            connection = session.connection()
            if not connection.connection.dbapi_connection.in_transaction:  # type: ignore[union-attr]
                connection.exec_driver_sql("BEGIN IMMEDIATE")
            yield session

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A session to read with; inside a transaction it sees that transaction's work."""
        around: Session | None = getattr(self._here, "session", None)
        if around is not None:
            yield around
            return
        with self._make() as session:
            yield session

    def _commit(self, session: Session) -> None:
        session.flush()
        session.commit()

    def free_ballast(self) -> bool:
        """Give the disk back a megabyte kept for the day it is full; whether there was any."""
        try:
            self._ballast.unlink()
        except OSError:
            return False
        return True

    def fact(self, name: str) -> str | None:
        """A fact this store holds about itself."""
        with self.reading() as session:
            row = session.get(FactRow, name)
            return row.value if row else None

    def settle_fact(self, name: str, value: str) -> str:
        """The fact as it is now: `value` where there was none, and of two programs at once the first one's."""
        with self.transaction() as session:
            session.execute(insert(FactRow).values(name=name, value=value).on_conflict_do_nothing())
            return session.get_one(FactRow, name).value

    def set_fact(self, name: str, value: str) -> None:
        with self.transaction() as session:
            session.merge(FactRow(name=name, value=value))

    def close(self) -> None:
        self.engine.dispose()


class Stores:
    """device.db, school.db where this machine is the school, and the staff stores opened so far."""

    def __init__(self, home: Home, keys: DeviceKeys) -> None:
        self.home, self.keys = home, keys
        try:
            home.root.mkdir(parents=True, exist_ok=True)
            self._ballast = _keep_ballast(home)
        except OSError as problem:
            raise LearnKitError("store.cannot_open", file=home.root.name) from problem
        self.device = Store(home.device_store, keys.device, self._ballast)
        try:
            self.school = self._founded() if home.school_store.exists() else None
        except BaseException:
            self.device.close()
            raise
        self._staff: dict[str, Store] = {}

    @property
    def main(self) -> Store:
        """Where pupils' acts are written: the school where this machine is one, else the device."""
        return self.school or self.device

    @property
    def doors(self) -> bytes:
        """What pupils' doors are hashed with: this installation's own key, or that of the school it is enrolled at."""
        given = self.device.fact(DOORS_FACT)
        return bytes.fromhex(given) if given is not None else self.keys.doors

    @property
    def school_public(self) -> bytes:
        """The key copies of staff keys are sealed to: this installation's own, or its school's."""
        given = self.device.fact(SCHOOL_KEY_FACT)
        return bytes.fromhex(given) if given is not None else school_public(self.keys.school_private)

    @contextmanager
    def founding(self) -> Iterator[Store]:
        """The store of the school this machine becomes: `main` once the block has ended well, else as if never.

        All that is done in the block is one transaction: a program that is killed in it leaves no school.
        school.already_here if another program has founded one meanwhile.
        """
        store = Store(self.home.school_store, self.keys.school, self._ballast, at_school=True)
        try:
            with store.transaction():
                if store.settle_fact("school", ""):  # a write first: from here on no other program founds one
                    raise LearnKitError("school.already_here")
                yield store
        except BaseException:
            store.close()
            raise
        self.school = store

    def with_school(self, school: Store) -> Stores:
        """The same stores as they will be once the school that is being founded is there."""
        later = copy(self)
        later.school = school
        return later

    def _founded(self) -> Store | None:
        """The school's store, or None where a first day was broken off before there was a school in it."""
        store = Store(self.home.school_store, self.keys.school, self._ballast, at_school=True)
        if store.fact("school") is None:
            store.close()
            return None
        return store

    def open_staff(self, person: str, key: bytes) -> Store:
        """The store of one staff member, opened with its unwrapped key."""
        if person not in self._staff:
            path = self.home.staff_store(person)
            path.parent.mkdir(parents=True, exist_ok=True)
            self._staff[person] = Store(path, key, self._ballast)
        return self._staff[person]

    def staff(self, person: str) -> Store | None:
        """The staff member's store if it has been opened."""
        return self._staff.get(person)

    def close_staff(self, person: str) -> None:
        store = self._staff.pop(person, None)
        if store is not None:
            store.close()

    def close(self) -> None:
        for store in (self.device, self.school, *self._staff.values()):
            if store is not None:
                store.close()


def _keep_ballast(home: Home) -> Path:
    path = home.root / "ballast"
    if not path.exists():
        try:
            path.write_bytes(b"\0" * BALLAST_BYTES)
        except OSError:
            path.unlink(missing_ok=True)  # a full disk: there is nothing to set aside today
    return path
