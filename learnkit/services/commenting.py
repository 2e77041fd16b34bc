"""What a teacher says of a place in a pupil's text; it follows the place while the pupil writes on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from learnkit.db.people import PersonRow
from learnkit.db.task import CommentRow
from learnkit.domain.documents import Chain, Span
from learnkit.domain.people import Actor
from learnkit.domain.roles import Permission
from learnkit.errors import LearnKitError
from learnkit.journal.heads import chain_of
from learnkit.journal.op import Value
from learnkit.services import rights
from learnkit.services.desk import Desk
from learnkit.services.writing import heads_of, reach

LONGEST_COMMENT = 5_000


@dataclass(frozen=True)
class Comment:
    """A comment at its place in the shown text, or in the version asked for."""

    id: str
    start: int
    """code points into that text"""
    end: int
    words: str
    by: str
    """the writer's name, or empty where it is not known here"""
    written_by: str
    at: datetime
    version: str
    """the version it was written on"""
    placed: bool
    """False where its place is not to be found in that text; start and end are then 0"""


@dataclass(frozen=True)
class Written:
    """A comment that has been written."""

    comment: str
    version: str


def comment(
    desk: Desk, actor: Actor, document: str, start: int, end: int, words: str, *, version: str | None = None
) -> Written:
    """Say something of the text from `start` up to `end`, code points into `version` or else the shown text.

    comment.empty without words, comment.too_long, comment.no_such_place outside the text or where nothing is marked.
    """
    said = words.strip()
    if not said or len(said) > LONGEST_COMMENT:
        raise LearnKitError("comment.too_long" if said else "comment.empty", letters=len(said))
    with desk.act(actor) as act:
        row = reach(desk, act.session, actor, document, Permission.COMMENT)
        on, text = _text(act.session, document, version)
        if not 0 <= start < end <= len(text):
            raise LearnKitError("comment.no_such_place", start=start, end=end, length=len(text))
        fields: dict[str, Value] = {"pupil": row.owner, "document": document, "version": on, "words": said}
        fields |= {"begins": start, "ends": end, "written_by": actor.person, "at": act.now, "taken_back": False}
        return Written(act.create("comment", fields), on)


def take_back_comment(desk: Desk, actor: Actor, which: str) -> None:
    """Undo one's own comment; rights.denied for anyone else's."""
    with desk.act(actor) as act:
        row = act.session.get(CommentRow, which)
        if row is None or row.written_by != actor.person:
            raise LearnKitError("rights.denied", permission="comment")
        rights.must_reach(desk, act.session, actor, Permission.COMMENT, row.pupil)
        if not row.taken_back:
            act.set("comment", which, taken_back=True)


def comments_on(desk: Desk, actor: Actor, document: str, *, version: str | None = None) -> tuple[Comment, ...]:
    """The comments on a text where they stand in `version` or else the shown one, from its beginning to its end.

    A version whose text cannot be had has no places: its comments are there, none of them placed.
    """
    with desk.read(actor) as session:
        reach(desk, session, actor, document, Permission.READ_WRITINGS)
        rows = session.execute(
            select(CommentRow, PersonRow.name)
            .select_from(CommentRow)
            .join(PersonRow, PersonRow.id == CommentRow.written_by, isouter=True)
            .where(CommentRow.document == document, CommentRow.taken_back.is_(False))
        ).all()
        shown = next(iter(heads_of(session, document)), None)
        if not rows or shown is None:
            return ()
        chain = chain_of(session, document)
        found = [_comment(row, name or "", _place(chain, row, version or shown.version)) for row, name in rows]
        return tuple(sorted(found, key=lambda c: (not c.placed, c.start, c.end, c.at, c.id)))


def _text(session: Session, document: str, version: str | None) -> tuple[str, str]:
    """The version a comment is on, and its text; document.empty where there is none yet."""
    if version is not None:
        return version, chain_of(session, document).text(version)
    shown = next(iter(heads_of(session, document)), None)
    if shown is None:
        raise LearnKitError("document.empty", document=document)
    return shown.version, shown.text


def _place(chain: Chain, row: CommentRow, shown: str) -> Span | None:
    """Where the comment stands now; None while its version has not come or cannot be read."""
    try:
        return chain.carry(Span(row.begins, row.ends), row.version, shown)
    except (LearnKitError, ValueError):
        return None


def _comment(row: CommentRow, name: str, place: Span | None) -> Comment:
    start, end = (place.start, place.end) if place is not None else (0, 0)
    at = datetime.fromisoformat(row.at)
    return Comment(row.id, start, end, row.words, name, row.written_by, at, row.version, place is not None)
