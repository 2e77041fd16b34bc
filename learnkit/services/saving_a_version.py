"""What was typed is kept: one version for each pause, on disk before anyone is told "saved"."""

from __future__ import annotations

import json
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from learnkit.db.writing import DocumentRow, HeadRow, VersionRow
from learnkit.domain.people import Actor
from learnkit.domain.roles import Permission
from learnkit.domain.versions import (
    Version,
    first_version,
    from_value,
    text_hash,
    version_after,
    whole_version,
)
from learnkit.errors import LearnKitError
from learnkit.journal.heads import chain_of, joined, version_fields
from learnkit.journal.record import Act
from learnkit.services import rights
from learnkit.services.desk import Desk


@dataclass(frozen=True)
class Saved:
    """A version that is on disk."""

    version: str
    sha256: str
    text: str
    """the shown text: what was given, or what it became where another window had written too"""


def save(
    desk: Desk, actor: Actor, document: str, text: str, *, base: str | None = None, even_if_same: bool = False
) -> Saved:
    """Keep the text as a new version of the document; when this returns it is on disk.

    `base` is the version the writer went on from, "" when there was none; without it, the shown one. If something
    else was written on the same base meanwhile, the two are joined by sentence, or both stay as heads. A text equal
    to its base makes no version. On a full disk the ballast is given up and the save done once more.
    """

    def once() -> Saved:
        with desk.act(actor) as act:
            return _save(desk, act, document, text, base, even_if_same)

    return desk.insist(once)


def _save(desk: Desk, act: Act, document: str, text: str, base: str | None, even_if_same: bool) -> Saved:
    row = act.session.get(DocumentRow, document)
    if row is None:
        raise LearnKitError("rights.denied", permission="write")
    rights.must_reach(desk, act.session, act.actor, Permission.WRITE, row.owner)
    parent = _parent(act.session, document, base)
    if parent is not None and parent.text == text and not even_if_same:
        return Saved(parent.version, text_hash(text), text)
    new_id, stamp = act.clock.new_id(), act.clock.hybrid.stamp()
    record_version(act, _version(act.session, document, parent, text, new_id, stamp), text)
    joint = _join(act, document)
    if joint is not None:
        return joint
    return Saved(new_id, text_hash(text), text)


def _version(session: Session, document: str, parent: HeadRow | None, text: str, new_id: str, stamp: int) -> Version:
    if parent is None:
        return first_version(document, text, id=new_id, stamp=stamp)
    kept = session.get_one(VersionRow, parent.version)
    try:
        before = from_value(parent.version, document, json.loads(kept.content))
    except (LearnKitError, ValueError):  # what came before is damaged: the new text must not depend on it
        return whole_version(document, (parent.version,), text, id=new_id, stamp=stamp)
    return version_after(before, parent.text, text, since_whole=parent.since_whole, id=new_id, stamp=stamp)


def _parent(session: Session, document: str, base: str | None) -> HeadRow | None:
    heads = {head.version: head for head in session.scalars(select(HeadRow).where(HeadRow.document == document))}
    if base is None:
        return max(heads.values(), key=lambda head: (head.stamp, head.version), default=None)
    if base == "":
        return None
    if base in heads:
        return heads[base]
    # Someone wrote on since: the base is an earlier version, and its text must be found in the chain.
    chain = chain_of(session, document)
    return HeadRow(version=base, document=document, text=chain.text(base), since_whole=chain.since_whole(base))


def record_version(act: Act, version: Version, text: str, *, at: str | None = None) -> None:
    """Put a version on the record, with how many words its text has, in an act that has asked who may.

    `at` is when it was written, if not now.
    """
    act.create("version", version_fields(version, text, act.actor.person, at or act.now), version.id, version.stamp)


def _join(act: Act, document: str) -> Saved | None:
    """Join heads that grew apart, as far as they agree; what the shown text is then."""
    result = None
    while len(act.session.scalars(select(HeadRow.version).where(HeadRow.document == document)).all()) > 1:
        found = joined(act.session, document)
        if found is None:
            break
        merged, at = found
        record_version(act, merged, merged.whole or "", at=at)
        result = Saved(merged.id, merged.sha256, merged.whole or "")
    return result
