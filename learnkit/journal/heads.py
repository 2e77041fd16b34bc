"""Which versions no other builds on, kept with their text so that a save need not rebuild the whole chain."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from content.words import count_words
from learnkit.db.journal import ParkedRow
from learnkit.db.writing import HeadRow, VersionRow
from learnkit.domain.documents import Chain, merge_heads
from learnkit.domain.versions import Version, from_value, lost_version, text_after, to_value
from learnkit.errors import LearnKitError
from learnkit.journal.op import Op, Value

AT_ONCE = 500
"""Ids asked for in one statement."""


def in_parts(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    """The ids in parts that one statement can take."""
    return (ids[start : start + AT_ONCE] for start in range(0, len(ids), AT_ONCE))


def take_in_version(session: Session, op: Op) -> None:
    """Bring the heads of its document to what they are with this version."""
    take_in_versions(session, [op], {})


def take_in_versions(session: Session, ops: Sequence[Op], read: Mapping[str, Version]) -> None:
    """Bring the heads of their documents to what they are with these versions, each document's in one go.

    `read` holds versions that have been made out of their ops already.
    """
    by_document: dict[str, list[Op]] = {}
    for op in ops:
        by_document.setdefault(str(op.fields["document"]), []).append(op)
    for some in in_parts(list(by_document)):
        heads: dict[str, dict[str, HeadRow]] = {}
        for head in session.scalars(select(HeadRow).where(HeadRow.document.in_(some))):
            heads.setdefault(head.document, {})[head.version] = head
        parked = set(session.scalars(select(ParkedRow.about).where(ParkedRow.about.in_(some))))
        for document in some:
            before = heads.get(document, {})
            grown = None if document in parked else _grown(document, before, by_document[document], read)
            if grown is None:
                rebuild(session, document)
            else:
                _keep_heads(session, document, before, grown)
    session.flush()


class _Head(NamedTuple):
    text: str
    stamp: int
    since_whole: int
    at: str


def _grown(
    document: str, heads: Mapping[str, HeadRow], ops: Sequence[Op], read: Mapping[str, Version]
) -> dict[str, _Head] | None:
    """The heads once these versions stand upon them; None where that cannot be told without the whole chain."""
    grown = {version: _Head(head.text, head.stamp, head.since_whole, head.at) for version, head in heads.items()}
    for op in ops:
        try:
            version = read.get(op.row) or from_value(op.row, document, json.loads(str(op.fields["content"])))
            if not (set(version.parents) <= grown.keys() if version.parents else not grown):
                return None
            parent = grown[version.parents[0]] if version.parents else None
            text = text_after(version, parent.text if parent else "")
        except (LearnKitError, ValueError):  # spoilt: it is parked, in sight
            return None
        since = 0 if version.change is None or parent is None else parent.since_whole + 1
        for gone in set(version.parents):
            del grown[gone]
        grown[version.id] = _Head(text, version.stamp, since, str(op.fields["at"]))
    return grown


def _keep_heads(session: Session, document: str, before: Mapping[str, HeadRow], now: Mapping[str, _Head]) -> None:
    for version in before.keys() - now.keys():
        session.delete(before[version])
    session.add_all(
        HeadRow(version=version, document=document, **head._asdict())
        for version, head in now.items()
        if version not in before
    )


def version_fields(version: Version, text: str, actor: str, at: str) -> dict[str, Value]:
    """What the journal records of a version that holds `text`."""
    content = json.dumps(to_value(version), ensure_ascii=False, separators=(",", ":"))
    return {"document": version.document, "content": content, "actor": actor, "at": at, "words": count_words(text)}


def joined(session: Session, document: str) -> tuple[Version, str] | None:
    """The version that joins two heads of a document and when it counts as written, alike wherever it is made.

    None where no two heads can be joined.
    """
    merged = merge_heads(chain_of(session, document))
    if merged is None:
        return None
    at = select(VersionRow.at).where(VersionRow.id.in_(merged.parents)).order_by(VersionRow.at.desc()).limit(1)
    return merged, session.scalar(at) or ""


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
