"""What only this device needs to know; never synced."""

from __future__ import annotations

from sqlalchemy import BigInteger
from sqlalchemy.orm import Mapped, mapped_column

from learnkit.db.base import Base


class FactRow(Base):
    """A fact about this store: device id, school id, whether it is the demo."""

    __tablename__ = "fact"

    name: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str] = mapped_column()


class AttemptRow(Base):
    """Wrong tries at a person's door on this device."""

    __tablename__ = "attempt"

    person: Mapped[str] = mapped_column(primary_key=True)
    wrong: Mapped[int] = mapped_column()
    shut_until_ms: Mapped[int] = mapped_column(BigInteger)


class StaffKeyRow(Base):
    """The key of one staff member's store, wrapped twice: to password and device, and to the school."""

    __tablename__ = "staff_key"

    person: Mapped[str] = mapped_column(primary_key=True)
    by_password: Mapped[str] = mapped_column()
    for_school: Mapped[str] = mapped_column()
    lock: Mapped[str] = mapped_column(default="")
    """the door's lock, where the door itself lies in the store behind it (a device of a school kept elsewhere)"""
