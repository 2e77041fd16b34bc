"""A pupil's own texts: begun, found again, read, taken back to an earlier version. Nothing is ever lost."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from content.words import count_words
from learnkit.db.writing import DocumentRow, HeadRow, VersionRow
from learnkit.domain.people import Actor
from learnkit.domain.roles import Permission
from learnkit.domain.versions import text_hash
from learnkit.errors import LearnKitError
from learnkit.journal.heads import chain_of
from learnkit.journal.op import Value
from learnkit.journal.record import Act
from learnkit.services import rights
from learnkit.services.desk import Desk
from learnkit.services.saving_a_version import Saved, save

TITLE_LETTERS = 40


@dataclass(frozen=True)
class DocumentTile:
    """A text of one's own as it stands in a list."""

    id: str
    title: str
    """what the writer called it, else its first words, else empty"""
    owner: str
    changed: datetime
    words: int


@dataclass(frozen=True)
class OtherHead:
    """What the same pupil wrote elsewhere at the same time, where the two could not be joined."""

    version: str
    text: str


@dataclass(frozen=True)
class Shown:
    """A document as it stands: the shown text, and what else there is."""

    id: str
    title: str
    owner: str
    version: str
    text: str
    sha256: str
    versions: int
    heads: int
    others: tuple[OtherHead, ...]


@dataclass(frozen=True)
class Earlier:
    """One earlier version in a document's history."""

    version: str
    at: datetime
    by: str
    words: int
    beginning: str


def begin(desk: Desk, actor: Actor, title: str = "") -> str:
    """Begin a new, empty text of one's own and return its id."""
    with desk.act(actor) as act:
        rights.must_reach(desk, act.session, actor, Permission.WRITE, actor.person)
        return begin_in(act, title)


def begin_in(act: Act, title: str, task: str = "") -> str:
    """Begin a text of the actor's own, within an act that has asked who may; `task` is what it is begun for."""
    fields: dict[str, Value] = {"owner": act.actor.person, "title": " ".join(title.split()), "begun": act.now}
    return act.create("document", {**fields, "task": task} if task else fields)


def rename(desk: Desk, actor: Actor, document: str, title: str) -> None:
    """Call a text something else."""
    with desk.act(actor) as act:
        reach(desk, act.session, actor, document, Permission.WRITE)
        act.set("document", document, title=" ".join(title.split()))


def show(desk: Desk, actor: Actor, document: str) -> Shown:
    """The document as it stands now; rights.denied for someone else's."""
    with desk.read(actor) as session:
        row = reach(desk, session, actor, document, Permission.READ_WRITINGS)
        heads = heads_of(session, document)
        versions = session.scalar(select(func.count()).where(VersionRow.document == document)) or 0
        first = heads[0] if heads else HeadRow(version="", text="")
        return Shown(
            id=document,
            title=row.title,
            owner=row.owner,
            version=first.version,
            text=first.text,
            sha256=text_hash(first.text),
            versions=versions,
            heads=len(heads),
            others=tuple(OtherHead(head.version, head.text) for head in heads[1:]),
        )


def documents(desk: Desk, actor: Actor, owner: str) -> tuple[DocumentTile, ...]:
    """A pupil's texts, the latest changed first."""
    with desk.read(actor) as session:
        rights.must_reach(desk, session, actor, Permission.READ_WRITINGS, owner)
        rows = session.scalars(select(DocumentRow).where(DocumentRow.owner == owner)).all()
        newest: dict[str, HeadRow] = {}
        for head in session.scalars(select(HeadRow).where(HeadRow.document.in_([row.id for row in rows]))):
            kept = newest.get(head.document)
            if kept is None or (kept.stamp, kept.version) < (head.stamp, head.version):
                newest[head.document] = head
        tiles = [_tile(row, newest.get(row.id)) for row in rows]
        return tuple(sorted(tiles, key=lambda tile: (tile.changed, tile.id), reverse=True))


def history(desk: Desk, actor: Actor, document: str) -> tuple[Earlier, ...]:
    """Every version there ever was, newest first; one that is damaged is left out, the rest stays readable."""
    with desk.read(actor) as session:
        reach(desk, session, actor, document, Permission.READ_WRITINGS)
        chain = chain_of(session, document)
        rows = session.execute(
            select(VersionRow.id, VersionRow.at, VersionRow.actor).where(VersionRow.document == document)
        )
        facts = {id_: (at, by) for id_, at, by in rows}
        told = []
        for version in (*chain.history(), *chain.parked()):
            try:
                text = chain.text(version.id)
            except LearnKitError:
                continue
            at, by = facts[version.id]
            told.append(Earlier(version.id, datetime.fromisoformat(at), by, count_words(text), beginning(text)))
        return tuple(told)


def text_of(desk: Desk, actor: Actor, document: str, version: str) -> str:
    """The text of one version; document.unknown_version if it is not of this document."""
    with desk.read(actor) as session:
        reach(desk, session, actor, document, Permission.READ_WRITINGS)
        return chain_of(session, document).text(version)


def restore(desk: Desk, actor: Actor, document: str, version: str) -> Saved:
    """Make the text what it was in an earlier version: a new version, and none is lost."""
    return save(desk, actor, document, text_of(desk, actor, document, version), even_if_same=True)


def beginning(text: str) -> str:
    """The first words of a text, whole words only, for a list."""
    line = next((line.strip() for line in text.splitlines() if line.strip()), "")
    if len(line) <= TITLE_LETTERS:
        return line
    cut = line[: TITLE_LETTERS + 1].rsplit(" ", 1)[0]
    return f"{cut[:TITLE_LETTERS]} …"


def titles_of(session: Session, documents: Collection[str]) -> dict[str, str]:
    """What each of these texts is called in a list: by its writer, else its first words; empty texts are not there."""
    rows = session.execute(
        select(DocumentRow.id, DocumentRow.title, HeadRow.text)
        .select_from(DocumentRow)
        .join(HeadRow, HeadRow.document == DocumentRow.id)
        .where(DocumentRow.id.in_(documents))
        .order_by(HeadRow.stamp, HeadRow.version)
    )
    return {id_: title or beginning(text) for id_, title, text in rows}


def reach(desk: Desk, session: Session, actor: Actor, document: str, permission: Permission) -> DocumentRow:
    """The document's row, if this actor may; whoever may not is not told whether it is there."""
    row = session.get(DocumentRow, document)
    if row is None:
        raise LearnKitError("rights.denied", permission=permission.name.lower())
    rights.must_reach(desk, session, actor, permission, row.owner)
    return row


def heads_of(session: Session, document: str) -> list[HeadRow]:
    """The heads of a document, the shown one first."""
    ranked = select(HeadRow).where(HeadRow.document == document).order_by(HeadRow.stamp.desc(), HeadRow.version.desc())
    return list(session.scalars(ranked))


def _tile(row: DocumentRow, head: HeadRow | None) -> DocumentTile:
    text = head.text if head else ""
    changed = datetime.fromisoformat(head.at if head else row.begun)
    return DocumentTile(row.id, row.title or beginning(text), row.owner, changed, count_words(text))
