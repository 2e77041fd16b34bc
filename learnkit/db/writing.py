"""What pupils write: documents as chains of versions. Written only by the journal."""

from __future__ import annotations

from sqlalchemy import BigInteger, Index
from sqlalchemy.orm import Mapped, mapped_column

from learnkit.db.base import Base


class DocumentRow(Base):
    __tablename__ = "document"

    id: Mapped[str] = mapped_column(primary_key=True)
    owner: Mapped[str] = mapped_column(default="", index=True)
    title: Mapped[str] = mapped_column(default="")
    begun: Mapped[str] = mapped_column(default="")
    task: Mapped[str] = mapped_column(default="")
    """the task it was begun for, or empty"""


class VersionRow(Base):
    """One pause in typing; never changed, never removed."""

    __tablename__ = "version"
    __table_args__ = (Index(None, "document", "at"),)

    id: Mapped[str] = mapped_column(primary_key=True)
    document: Mapped[str] = mapped_column(default="")
    content: Mapped[str] = mapped_column(default="")
    """JSON of `learnkit.domain.documents.Version`: parents, change or whole, SHA-256, stamp"""
    actor: Mapped[str] = mapped_column(default="")
    at: Mapped[str] = mapped_column(default="")
    words: Mapped[int | None] = mapped_column(default=None)
    """how many words the text then had, by `content.words`; none where nobody counted"""


class HeadRow(Base):
    """A version that no other builds on, with its text: kept by the journal so that a save need not rebuild."""

    __tablename__ = "head"
    __table_args__ = (Index(None, "document", "stamp", "version", "at"),)  # so that lists and figures pass the texts by

    version: Mapped[str] = mapped_column(primary_key=True)
    document: Mapped[str] = mapped_column(default="")
    text: Mapped[str] = mapped_column(default="")
    stamp: Mapped[int] = mapped_column(BigInteger, default=0)
    since_whole: Mapped[int] = mapped_column(default=0)
    """versions since the last that carries the whole text"""
    at: Mapped[str] = mapped_column(default="")
