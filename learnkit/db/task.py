"""Tasks, answers to them, and what the teacher says in the margin. Written only by the journal."""

from __future__ import annotations

from sqlalchemy.orm import Mapped, mapped_column

from learnkit.db.base import Base


class GivenTaskRow(Base):
    """A task as one pupil has it; every pupil it was given to has a row with the same `task`."""

    __tablename__ = "given_task"

    id: Mapped[str] = mapped_column(primary_key=True)
    """task and pupil"""
    task: Mapped[str] = mapped_column(default="", index=True)
    pupil: Mapped[str] = mapped_column(default="", index=True)
    school_class: Mapped[str] = mapped_column(default="")
    kind: Mapped[str] = mapped_column(default="")
    """text or writing"""
    text: Mapped[str] = mapped_column(default="")
    """the text to read; empty for writing"""
    frame: Mapped[str] = mapped_column(default="")
    """the writing frame; empty for a text"""
    title: Mapped[str] = mapped_column(default="")
    message: Mapped[str] = mapped_column(default="")
    until: Mapped[str] = mapped_column(default="")
    """the last day, or empty"""
    given_by: Mapped[str] = mapped_column(default="")
    given_at: Mapped[str] = mapped_column(default="")
    taken_back: Mapped[bool] = mapped_column(default=False)


class HandInRow(Base):
    """A version of a document handed in; the document stays writable."""

    __tablename__ = "hand_in"

    id: Mapped[str] = mapped_column(primary_key=True)
    pupil: Mapped[str] = mapped_column(default="", index=True)
    document: Mapped[str] = mapped_column(default="", index=True)
    version: Mapped[str] = mapped_column(default="")
    task: Mapped[str] = mapped_column(default="")
    at: Mapped[str] = mapped_column(default="")
    taken_back: Mapped[bool] = mapped_column(default=False)


class HandBackRow(Base):
    """A hand-in given back to its writer by a teacher."""

    __tablename__ = "hand_back"

    id: Mapped[str] = mapped_column(primary_key=True)
    pupil: Mapped[str] = mapped_column(default="", index=True)
    hand_in: Mapped[str] = mapped_column(default="", index=True)
    given_by: Mapped[str] = mapped_column(default="")
    at: Mapped[str] = mapped_column(default="")


class CommentRow(Base):
    """A remark on a place in one version of a text; it is carried along the chain to the shown one."""

    __tablename__ = "comment"

    id: Mapped[str] = mapped_column(primary_key=True)
    pupil: Mapped[str] = mapped_column(default="", index=True)
    document: Mapped[str] = mapped_column(default="", index=True)
    version: Mapped[str] = mapped_column(default="")
    begins: Mapped[int] = mapped_column(default=0)
    """code points into that version"""
    ends: Mapped[int] = mapped_column(default=0)
    words: Mapped[str] = mapped_column(default="")
    written_by: Mapped[str] = mapped_column(default="")
    at: Mapped[str] = mapped_column(default="")
    taken_back: Mapped[bool] = mapped_column(default=False)
