"""Which versions no other builds on, kept with their text so that a save need not rebuild the whole chain."""

from __future__ import annotations

import json

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from learnkit.db.journal import ParkedRow
from learnkit.db.writing import HeadRow, VersionRow
from learnkit.domain.documents import Chain
from learnkit.domain.versions import Version, from_value, lost_version, text_after
from learnkit.errors import LearnKitError
from learnkit.journal.op import Op


def take_in_version(session: Session, op: Op) -> None:
    """Bring the heads of its document to what they are with this version."""
    document = str(op.fields["document"])
    version = from_value(op.row, document, json.loads(str(op.fields["content"])))
    heads = {head.version: head for head in session.scalars(select(HeadRow).where(HeadRow.document == document))}
    begins = not version.parents and not heads
    waiting = session.scalar(select(ParkedRow.op).where(ParkedRow.about == document).limit(1)) is not None
    if waiting:
        rebuild(session, document)
    elif begins or (version.parents and set(version.parents) <= heads.keys()):
        _grow(session, version, heads, str(op.fields["at"]))
    else:
        rebuild(session, document)


def _grow(session: Session, version: Version, heads: dict[str, HeadRow], at: str) -> None:
    parent = heads[version.parents[0]] if version.parents else None
    text = text_after(version, parent.text if parent else "")
    since = 0 if version.change is None or parent is None else parent.since_whole + 1
    session.execute(delete(HeadRow).where(HeadRow.version.in_(version.parents)))
    session.add(
        HeadRow(
            version=version.id,
            document=version.document,
            text=text,
            stamp=version.stamp,
            since_whole=since,
            at=at,
        )
    )
    session.flush()


def chain_of(session: Session, document: str) -> Chain:
    """The chain of a document as this store holds it; a version whose row is spoilt keeps its place, without text."""
    rows = session.execute(select(VersionRow.id, VersionRow.content).where(VersionRow.document == document))
    chain = Chain(document)
    for version_id, content in rows:
        try:
            chain.add(from_value(version_id, document, json.loads(content)))
        except (LearnKitError, ValueError):
            chain.add(lost_version(document, id=version_id))
    return chain


def rebuild(session: Session, document: str) -> None:
    """Work the heads out from the whole chain: for versions that came out of order, or grew apart.

    Versions that wait for a parent are parked in sight, and so is a head whose text is damaged; where no head can
    be read, the newest version that can stands in for them.
    """
    chain = chain_of(session, document)
    session.execute(delete(HeadRow).where(HeadRow.document == document))
    session.execute(delete(ParkedRow).where(ParkedRow.about == document))
    shown = [version for version in chain.heads() if _readable(session, chain, version)]
    newest = chain.newest_readable()
    for version in shown or ([newest] if newest is not None else []):
        head = HeadRow(version=version.id, document=document, text=chain.text(version.id), stamp=version.stamp)
        head.at = session.get_one(VersionRow, version.id).at
        head.since_whole = chain.since_whole(version.id)
        session.add(head)
    for version in chain.parked():
        session.add(ParkedRow(op=version.id, about=document, reason="document.parent_missing"))
    session.flush()


def _readable(session: Session, chain: Chain, version: Version) -> bool:
    try:
        chain.text(version.id)
    except LearnKitError as problem:
        session.add(ParkedRow(op=version.id, about=chain.document, reason=problem.code))
        return False
    return True
