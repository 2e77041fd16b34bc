"""Which texts a person can choose from, and opening one."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from content.text import Text, TextDamaged
from learnkit.db.material import ShelfRow, TextRow
from learnkit.domain.people import Actor
from learnkit.errors import LearnKitError
from learnkit.services.books import fetch
from learnkit.services.desk import Desk


@dataclass(frozen=True)
class TextTile:
    """A text as it stands on a shelf."""

    id: str
    title: str
    author: str
    language: str
    lix: int
    words: int
    sections: int
    subject: str
    summary: str
    own: bool
    """brought in by the reader, and seen by no one else"""


def texts(desk: Desk, actor: Actor) -> tuple[TextTile, ...]:
    """The texts on the school's shelf and the actor's own, the easiest first."""
    with desk.read() as session:
        shelves = session.execute(
            select(TextRow, ShelfRow.holder)
            .join(ShelfRow, ShelfRow.text == TextRow.id)
            .where(ShelfRow.holder.in_(_holders(actor)))
        )
        tiles: dict[str, TextTile] = {}
        for row, holder in shelves:
            own = holder == actor.person
            if row.id not in tiles or not own:
                tiles[row.id] = tile(row, own)
        return tuple(sorted(tiles.values(), key=lambda t: (t.lix, t.title, t.id)))


def open_text(desk: Desk, actor: Actor, text: str) -> Text:
    """The whole text; rights.denied where it stands on no shelf of this actor's."""
    with desk.read() as session:
        return load(desk, session, reach_text(session, actor, text))


def open_picture(desk: Desk, actor: Actor, text: str, digest: str) -> bytes:
    """A picture of a text, by its hash; rights.denied where the actor may not open the text, or it is not in it."""
    with desk.read() as session:
        whole = load(desk, session, reach_text(session, actor, text))
        if all(block.image != digest for section in whole.sections for block in section.blocks):
            raise LearnKitError("rights.denied", permission="read_text")
        return fetch(desk, session, digest)


def reach_text(session: Session, actor: Actor, text: str) -> TextRow:
    """The text's row if it stands on a shelf this actor may use, else rights.denied."""
    on_shelf = select(ShelfRow.id).where(ShelfRow.text == TextRow.id, ShelfRow.holder.in_(_holders(actor))).exists()
    row = session.scalars(select(TextRow).where(TextRow.id == text, on_shelf)).first()
    if row is None:
        raise LearnKitError("rights.denied", permission="read_text")
    return row


def load(desk: Desk, session: Session, row: TextRow) -> Text:
    """The text a row names."""
    try:
        return Text.from_json(fetch(desk, session, row.body))
    except TextDamaged as problem:
        raise LearnKitError("text.damaged", sha256=row.body[:12]) from problem


def tile(row: TextRow, own: bool) -> TextTile:
    return TextTile(
        row.id, row.title, row.author, row.language, row.lix, row.words, row.sections, row.subject, row.summary, own
    )


def _holders(actor: Actor) -> tuple[str, str]:
    """Whose shelves the actor may take from: the school's, which before the first day is "", and one's own."""
    return (actor.school, actor.person)
