"""The school's people. Written only by the journal."""

from __future__ import annotations

from sqlalchemy.orm import Mapped, mapped_column

from learnkit.db.base import Base


class SchoolRow(Base):
    __tablename__ = "school"

    id: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(default="")


class ClassRow(Base):
    __tablename__ = "school_class"

    id: Mapped[str] = mapped_column(primary_key=True)
    school: Mapped[str] = mapped_column(default="", index=True)
    name: Mapped[str] = mapped_column(default="")
    level: Mapped[int] = mapped_column(default=0)
    """0 is the reception class"""
    year: Mapped[int] = mapped_column(default=0)
    """the calendar year its school year begins in"""


class PersonRow(Base):
    __tablename__ = "person"

    id: Mapped[str] = mapped_column(primary_key=True)
    school: Mapped[str] = mapped_column(default="", index=True)
    name: Mapped[str] = mapped_column(default="")
    user: Mapped[str] = mapped_column(default="", index=True)
    """what staff (and pupils who are not on a board) type to sign in"""
    role: Mapped[str] = mapped_column(default="")
    avatar: Mapped[str] = mapped_column(default="")
    protected: Mapped[bool] = mapped_column(default=False)
    """name and address are protected: never on a board, in a list for others or on paper"""
    left: Mapped[bool] = mapped_column(default=False)


class PupilInClassRow(Base):
    __tablename__ = "pupil_in_class"

    id: Mapped[str] = mapped_column(primary_key=True)
    person: Mapped[str] = mapped_column(default="", index=True)
    school_class: Mapped[str] = mapped_column(default="", index=True)
    since: Mapped[str] = mapped_column(default="")
    until: Mapped[str] = mapped_column(default="")
    """the last day, or empty"""


class StaffInClassRow(Base):
    __tablename__ = "staff_in_class"

    id: Mapped[str] = mapped_column(primary_key=True)
    person: Mapped[str] = mapped_column(default="", index=True)
    school_class: Mapped[str] = mapped_column(default="", index=True)
    since: Mapped[str] = mapped_column(default="")
    until: Mapped[str] = mapped_column(default="")


class FollowingRow(Base):
    __tablename__ = "following"

    id: Mapped[str] = mapped_column(primary_key=True)
    counsellor: Mapped[str] = mapped_column(default="", index=True)
    pupil: Mapped[str] = mapped_column(default="")
    since: Mapped[str] = mapped_column(default="")
    until: Mapped[str] = mapped_column(default="")


class DoorRow(Base):
    """One person's door; its id is the person's."""

    __tablename__ = "door"

    id: Mapped[str] = mapped_column(primary_key=True)
    lock: Mapped[str] = mapped_column(default="")
    """JSON: kind (pin, pictures, password), salt and verifier; never the secret"""
