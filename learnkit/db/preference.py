"""How each person wants things. Written only by the journal."""

from __future__ import annotations

from sqlalchemy.orm import Mapped, mapped_column

from learnkit.db.base import Base


class PreferenceRow(Base):
    """One choice of one person; the id is made of person and name."""

    __tablename__ = "preference"

    id: Mapped[str] = mapped_column(primary_key=True)
    person: Mapped[str] = mapped_column(default="", index=True)
    name: Mapped[str] = mapped_column(default="")
    value: Mapped[str] = mapped_column(default="")
    """JSON"""
