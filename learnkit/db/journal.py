"""The journal: every act as an op, and the mark of the last writer of each register."""

from __future__ import annotations

from sqlalchemy import BigInteger, Index
from sqlalchemy.orm import Mapped, mapped_column

from learnkit.db.base import Base


class OpRow(Base):
    __tablename__ = "op"
    __table_args__ = (Index(None, "device", "device_seq"), Index(None, "bucket", "school_seq"))

    id: Mapped[str] = mapped_column(primary_key=True)
    device: Mapped[str] = mapped_column()
    device_seq: Mapped[int] = mapped_column()
    actor: Mapped[str] = mapped_column()
    bucket: Mapped[str] = mapped_column()
    """who may hold it: pupil:ID, about:ID (a pupil, but not on the pupil's devices), school:ID or staff:ID"""
    table_name: Mapped[str] = mapped_column()
    row: Mapped[str] = mapped_column(index=True)
    fields: Mapped[str] = mapped_column()
    """JSON: the fields this op sets and their values"""
    stamp: Mapped[int] = mapped_column(BigInteger, index=True)
    """hybrid clock: orders"""
    at: Mapped[str] = mapped_column()
    """UTC, ISO 8601: dates"""
    schema: Mapped[int] = mapped_column()
    school_seq: Mapped[int | None] = mapped_column(index=True)
    """the place the school gave it; none while it waits"""


class RegisterMarkRow(Base):
    """The op that last wrote a register."""

    __tablename__ = "register_mark"

    table_name: Mapped[str] = mapped_column(primary_key=True)
    row: Mapped[str] = mapped_column(primary_key=True)
    field: Mapped[str] = mapped_column(primary_key=True)
    stamp: Mapped[int] = mapped_column(BigInteger)
    op: Mapped[str] = mapped_column()


class ParkedRow(Base):
    """An op whose parent has not come yet, or that could not be used: kept in sight, never dropped."""

    __tablename__ = "parked"

    op: Mapped[str] = mapped_column(primary_key=True)
    about: Mapped[str] = mapped_column(index=True)
    """the row it waits with: of a version, its document"""
    reason: Mapped[str] = mapped_column()


class RefusedRow(Base):
    """An op of this device that the school would not take: kept, said, and left to a person."""

    __tablename__ = "refused"

    op: Mapped[str] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column()
    at: Mapped[str] = mapped_column()


class HeldBucketRow(Base):
    """A bucket this store holds; those still being fetched say how far they have come."""

    __tablename__ = "held_bucket"

    bucket: Mapped[str] = mapped_column(primary_key=True)
    behind: Mapped[int | None] = mapped_column(default=None)
    """the school's number up to which it is here; none once it follows the others"""
