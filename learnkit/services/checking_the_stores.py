"""Are the stores whole, encrypted and set so that saved means saved?"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Engine, select

from learnkit.db.engine import pragma
from learnkit.db.local import StaffKeyRow
from learnkit.db.people import PersonRow
from learnkit.db.stores import Store
from learnkit.domain.people import Actor, Role
from learnkit.services.desk import Desk
from learnkit.services.signing_in import staff_store

SYNCHRONOUS = {0: "OFF", 1: "NORMAL", 2: "FULL", 3: "EXTRA"}
NEEDLES_OF_OURS = (b"SQLite format 3", b"CREATE TABLE", b"CREATE INDEX")
"""Bytes that stand in every SQLite file in clear, and in no encrypted one."""


@dataclass(frozen=True)
class StoreState:
    """What was found of one store."""

    file: str
    sqlite: str
    cipher: str
    synchronous: str
    journal_mode: str
    integrity: str
    """"ok", or the first thing found wrong"""
    plaintext_hits: int
    """how often known words stand readable in the file or its log"""

    @property
    def sound(self) -> bool:
        """Whole, encrypted, nothing readable, and set so that saved means saved."""
        safe = self.synchronous in ("FULL", "EXTRA") and self.journal_mode == "WAL"
        return safe and self.integrity == "ok" and bool(self.cipher) and not self.plaintext_hits


def check_stores(desk: Desk) -> tuple[StoreState, ...]:
    """The state of every store of this home; reads all of each, so it takes seconds for a large one."""
    stores = [desk.stores.device]
    if desk.stores.school is not None:
        stores.append(desk.stores.school)
        stores += _staff_stores(desk)
    needles = _needles(desk)
    return tuple(_state(desk, store, needles) for store in stores)


def _staff_stores(desk: Desk) -> list[Store]:
    with desk.read() as session:
        people = (
            session.execute(select(PersonRow).join(StaffKeyRow, StaffKeyRow.person == PersonRow.id)).scalars().all()
        )
    actors = [Actor(person.id, Role(person.role), person.school) for person in people]
    return [staff_store(desk, actor) for actor in actors if desk.home.staff_store(actor.person).exists()]


def _needles(desk: Desk) -> tuple[bytes, ...]:
    """Words that stand in the stores and must not stand on the disk: some names, in both ways of writing them."""
    with desk.read() as session:
        names = [name for name in session.scalars(select(PersonRow.name).limit(40)) if len(name) > 4]
    return (*NEEDLES_OF_OURS, *(name.encode(code) for name in names for code in ("utf8", "utf-16-le")))


def _state(desk: Desk, store: Store, needles: tuple[bytes, ...]) -> StoreState:
    engine = store.engine
    return StoreState(
        file=store.path.relative_to(desk.home.root).as_posix(),
        sqlite=str(_scalar(engine, "SELECT sqlite_version()")),
        cipher=str(pragma(engine, "cipher_version") or ""),
        synchronous=SYNCHRONOUS.get(int(pragma(engine, "synchronous") or 0), "?"),
        journal_mode=str(pragma(engine, "journal_mode")).upper(),
        integrity=_integrity(engine),
        plaintext_hits=sum(_hits(path, needles) for path in _files(store.path)),
    )


def _integrity(engine: Engine) -> str:
    """Every page's seal first (a flipped bit shows there), then SQLite's own structure."""
    broken = pragma(engine, "cipher_integrity_check")
    return str(broken) if broken else str(pragma(engine, "integrity_check"))


def _files(path: Path) -> list[Path]:
    return [file for file in (path, path.with_name(path.name + "-wal")) if file.exists()]


def _hits(path: Path, needles: tuple[bytes, ...]) -> int:
    content = path.read_bytes()
    return sum(content.count(needle) for needle in needles)


def _scalar(engine: Engine, sql: str) -> object:
    with engine.connect() as connection:
        return connection.exec_driver_sql(sql).scalar()
