"""What was read and how far. Written only by the journal."""

from __future__ import annotations

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from learnkit.db.base import Base


class SittingRow(Base):
    """A time one pupil sat with one text."""

    __tablename__ = "sitting"
    __table_args__ = (Index(None, "pupil", "begun"),)

    id: Mapped[str] = mapped_column(primary_key=True)
    pupil: Mapped[str] = mapped_column(default="")
    text: Mapped[str] = mapped_column(default="", index=True)
    begun: Mapped[str] = mapped_column(default="")
    """UTC, ISO 8601"""
    ended: Mapped[str] = mapped_column(default="")
    seconds: Mapped[int] = mapped_column(default=0)
    """time with the page in front, idle time left out"""


class PlaceRow(Base):
    """How far a pupil has come in a text; the id is made of both."""

    __tablename__ = "place"

    id: Mapped[str] = mapped_column(primary_key=True)
    pupil: Mapped[str] = mapped_column(default="", index=True)
    text: Mapped[str] = mapped_column(default="", index=True)
    at: Mapped[str] = mapped_column(default="")
    """JSON: block, offset (code points), done (0 to 1), and when (UTC, ISO 8601)"""
