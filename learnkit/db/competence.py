"""What staff see of a pupil's competences. Written only by the journal; never on the pupil's own devices."""

from __future__ import annotations

from sqlalchemy.orm import Mapped, mapped_column

from learnkit.db.base import Base


class ObservationRow(Base):
    """Something a grown-up saw a pupil do."""

    __tablename__ = "observation"

    id: Mapped[str] = mapped_column(primary_key=True)
    pupil: Mapped[str] = mapped_column(default="", index=True)
    goal: Mapped[str] = mapped_column(default="", index=True)
    """id of a goal, or empty"""
    framework: Mapped[str] = mapped_column(default="")
    words: Mapped[str] = mapped_column(default="")
    seen_by: Mapped[str] = mapped_column(default="")
    at: Mapped[str] = mapped_column(default="")
    taken_back: Mapped[bool] = mapped_column(default=False)


class JudgementRow(Base):
    """A teacher's judgement of one goal, dated and tied to a version of the framework; the latest stands."""

    __tablename__ = "judgement"

    id: Mapped[str] = mapped_column(primary_key=True)
    pupil: Mapped[str] = mapped_column(default="", index=True)
    framework: Mapped[str] = mapped_column(default="")
    framework_version: Mapped[str] = mapped_column(default="")
    goal: Mapped[str] = mapped_column(default="", index=True)
    level: Mapped[int | None] = mapped_column(default=None)
    """0 not seen, 1 under way, 2 with support, 3 alone; none: the judgement before is taken back"""
    note: Mapped[str] = mapped_column(default="")
    judged_by: Mapped[str] = mapped_column(default="")
    at: Mapped[str] = mapped_column(default="")
