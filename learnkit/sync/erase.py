"""A bucket a store may no longer hold leaves no trace in it: no row, no mark, no head, no op."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from learnkit.db.journal import HeldBucketRow, OpRow, ParkedRow, RefusedRow, RegisterMarkRow
from learnkit.db.material import OwnBodyRow, TextRow
from learnkit.db.schema import METADATA
from learnkit.db.writing import HeadRow
from learnkit.journal.catalogue import fields_of
from learnkit.journal.folding import refold
from learnkit.journal.heads import in_parts
from learnkit.sync.blobs import pictures_in


def erase(session: Session, bucket: str) -> bool:
    """Erase a bucket; False, and nothing is touched, while an act in it has not come to the school.

    A row that acts of another bucket wrote as well stays, as those alone say.
    """
    mine = OpRow.bucket == bucket
    if session.scalar(select(OpRow.id).where(mine, OpRow.school_seq.is_(None)).limit(1)) is not None:
        return False
    touched = [(row[0], row[1]) for row in session.execute(select(OpRow.table_name, OpRow.row).where(mine).distinct())]
    session.execute(delete(RefusedRow).where(RefusedRow.op.in_(select(OpRow.id).where(mine))))
    session.execute(delete(ParkedRow).where(ParkedRow.op.in_(select(OpRow.id).where(mine))))
    session.execute(delete(OpRow).where(mine))
    session.execute(delete(HeldBucketRow).where(HeldBucketRow.bucket == bucket))
    by_table: dict[str, list[str]] = {}
    for table, row in touched:
        by_table.setdefault(table, []).append(row)
    for table, rows in by_table.items():
        for some in in_parts(rows):
            _forget(session, table, some)
    session.expire_all()
    return True


def _forget(session: Session, table: str, rows: Sequence[str]) -> None:
    told = select(OpRow.row).where(OpRow.row.in_(rows), OpRow.table_name == table).distinct()
    shared = set(session.scalars(told))
    gone = [row for row in rows if row not in shared]
    marks = RegisterMarkRow.row
    session.execute(delete(RegisterMarkRow).where(RegisterMarkRow.table_name == table, marks.in_(rows)))
    if fields_of(table):
        if table == "text":
            _forget_own_bodies(session, gone)
        kept = METADATA.tables[table]
        session.execute(delete(kept).where(kept.c.id.in_(gone)))
    refold(session, [(table, row) for row in shared])
    if table == "document":
        session.execute(delete(HeadRow).where(HeadRow.document.in_(gone)))
        session.execute(delete(ParkedRow).where(ParkedRow.about.in_(gone)))
    if table == "version":
        session.execute(delete(HeadRow).where(HeadRow.version.in_(gone)))


def _forget_own_bodies(session: Session, texts: Sequence[str]) -> None:
    """The words of texts that are going, and the pictures no other own text shows."""
    rows = session.scalars(select(TextRow.body).where(TextRow.id.in_(texts)))
    going = set(rows)
    others = set(session.scalars(select(TextRow.body).where(TextRow.id.not_in(texts)))) - going
    own = dict(session.execute(select(OwnBodyRow.sha256, OwnBodyRow.content).where(OwnBodyRow.sha256.in_(going))).all())
    pictures = {digest for content in own.values() for digest in pictures_in(content)}
    if pictures:
        stay = session.scalars(select(OwnBodyRow.content).where(OwnBodyRow.sha256.in_(others)))
        pictures -= {digest for content in stay for digest in pictures_in(content)}
    for some in in_parts(sorted((going | pictures) - others)):
        session.execute(delete(OwnBodyRow).where(OwnBodyRow.sha256.in_(some)))
