"""Putting a text that was read in on a shelf: the school's, or the reader's own."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from content.levels import lix
from content.text import Pictures, Text
from content.words import count_words
from learnkit.db.material import ShelfRow, TextRow
from learnkit.domain.people import Actor
from learnkit.domain.roles import Over, Permission, over
from learnkit.errors import LearnKitError
from learnkit.journal.op import Value
from learnkit.journal.record import Act
from learnkit.services.books import keep_own, keep_shared
from learnkit.services.desk import Desk

ID_DIGITS = 32


@dataclass(frozen=True)
class Added:
    """A text that stands on a shelf now."""

    id: str
    title: str
    lix: int
    new: bool
    """False for one that stood there already"""


@dataclass(frozen=True)
class About:
    """What a pack tells of a text beyond its words."""

    subject: str = ""
    summary: str = ""


def add_text(
    desk: Desk,
    actor: Actor,
    text: Text,
    pictures: Pictures,
    about: About = About(),
) -> Added:
    """Put the text on the shelf the actor may fill: staff the school's, a pupil the own; the same text once.

    The words are on disk before the journal names them. rights.denied for who may do neither.
    """
    for_school = Over.SCHOOL in over(actor.role, Permission.ADD_SCHOOL_TEXT)
    if not for_school and not over(actor.role, Permission.ADD_OWN_TEXT):
        raise LearnKitError("rights.denied", permission="add_own_text")
    holder = actor.school if for_school else actor.person
    body = text.to_json().encode()
    if for_school:
        digest = keep_shared(desk, body)
        for picture in pictures.values():
            keep_shared(desk, picture.data)
    with desk.act(actor) as act:
        if not for_school:
            digest = keep_own(act.session, body)
            for picture in pictures.values():
                keep_own(act.session, picture.data)
        return _shelve(act, digest, text, about, holder)


def shelve_again(act: Act, rows: list[TextRow], holder: str) -> None:
    """Put texts known from another store of this machine on a shelf, within the caller's act."""
    for row in rows:
        fields = {column.name: getattr(row, column.name) for column in TextRow.__table__.columns if column.name != "id"}
        act.create("text", fields, row=row.id)
        act.create("shelf", {"text": row.id, "holder": holder, "at": act.now})


def _shelve(act: Act, digest: str, text: Text, about: About, holder: str) -> Added:
    name = digest[:ID_DIGITS]
    level = _level(text)
    if _stands(act.session, name, holder):
        return Added(name, text.title, level, new=False)
    act.create("text", _fields(digest, text, about, level), row=name)
    act.create("shelf", {"text": name, "holder": holder, "at": act.now})
    return Added(name, text.title, level, new=True)


def _fields(digest: str, text: Text, about: About, level: int) -> dict[str, Value]:
    return {
        "body": digest,
        "title": text.title,
        "author": text.author,
        "language": text.language,
        "lix": level,
        "words": count_words(text.plain_text()),
        "sections": len(text.sections),
        "blocks": sum(len(section.blocks) for section in text.sections),
        "subject": about.subject,
        "summary": about.summary,
        "licence": text.licence or "",
        "source_format": text.source_format,
    }


def _level(text: Text) -> int:
    """LIX rounded as it is shown; 0 for a text without words."""
    found = lix(text.plain_text())
    return round(found.value) if found is not None else 0


def _stands(session: Session, text: str, holder: str) -> bool:
    shelf = select(ShelfRow.id).where(ShelfRow.text == text, ShelfRow.holder == holder).limit(1)
    return session.scalar(shelf) is not None
