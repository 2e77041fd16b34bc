"""Texts and who may choose them. Written only by the journal; the words themselves lie outside, by hash."""

from __future__ import annotations

from sqlalchemy.orm import Mapped, mapped_column

from learnkit.db.base import Base


class TextRow(Base):
    __tablename__ = "text"

    id: Mapped[str] = mapped_column(primary_key=True)
    """the first 32 hex digits of the body's SHA-256: the same file has the same id everywhere"""
    body: Mapped[str] = mapped_column(default="")
    """SHA-256 of the text's JSON"""
    title: Mapped[str] = mapped_column(default="")
    author: Mapped[str] = mapped_column(default="")
    language: Mapped[str] = mapped_column(default="da")
    lix: Mapped[int] = mapped_column(default=0)
    words: Mapped[int] = mapped_column(default=0)
    sections: Mapped[int] = mapped_column(default=0)
    blocks: Mapped[int] = mapped_column(default=0)
    subject: Mapped[str] = mapped_column(default="")
    summary: Mapped[str] = mapped_column(default="")
    licence: Mapped[str] = mapped_column(default="")
    source_format: Mapped[str] = mapped_column(default="")


class ShelfRow(Base):
    """A text stands on someone's shelf: the school's, or one person's own."""

    __tablename__ = "shelf"

    id: Mapped[str] = mapped_column(primary_key=True)
    text: Mapped[str] = mapped_column(default="", index=True)
    holder: Mapped[str] = mapped_column(default="", index=True)
    """a school's id or a person's"""
    at: Mapped[str] = mapped_column(default="")


class OwnBodyRow(Base):
    """The body of a text only one person brought in: inside the encrypted store, not among the shared books."""

    __tablename__ = "own_body"

    sha256: Mapped[str] = mapped_column(primary_key=True)
    content: Mapped[bytes] = mapped_column()
