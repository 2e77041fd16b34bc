"""Minutes and words, counted once for everyone: screens, commands and reports.

What is asked of several periods is fetched once. Who may see a figure is asked by whoever asks for it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from content.words import count_words
from learnkit.db.journal import OpRow
from learnkit.db.reading import SittingRow
from learnkit.db.writing import DocumentRow, HeadRow, VersionRow
from learnkit.domain.calendar import Period
from learnkit.errors import LearnKitError
from learnkit.journal.heads import chain_of

SECONDS_A_MINUTE = 60
AT_A_TIME = 5_000
"""So many ids in one question; SQLite takes 32,766."""


@dataclass(frozen=True)
class Work:
    """What one pupil did in one period."""

    seconds_read: int = 0
    """of sittings that began in the period"""
    words_written: int = 0
    """words in the shown text at the period's end less those at its start, never below 0, summed over documents"""
    active: bool = False
    """sat with a text or wrote in one, however little came of it"""

    @property
    def minutes_read(self) -> int:
        return whole_minutes(self.seconds_read)


def whole_minutes(seconds: int) -> int:
    """Minutes begun and finished: a sum of seconds is cut to whole minutes only once, at the end."""
    return seconds // SECONDS_A_MINUTE


def count_work(session: Session, pupils: Collection[str], periods: Sequence[Period]) -> dict[str, tuple[Work, ...]]:
    """What each pupil did in each period; every pupil is there, and the periods may overlap.

    The shown text at a moment is that of the version with the greatest (stamp, id) among those written before it.
    A version's stamp is later than those of the versions it builds on, so this is a head of the document as it was.
    """
    bounds = sorted({_text(moment) for period in periods for moment in (period.begins, period.ends)})
    slots = [(bounds.index(_text(p.begins)), bounds.index(_text(p.ends))) for p in periods]
    read = _seconds_by_slot(session, pupils, bounds)
    written = _Written(session, pupils, bounds)
    return {
        pupil: tuple(
            Work(
                sum(seconds for slot, seconds in read[pupil].items() if begin <= slot < end),
                written.words(pupil, begin, end),
                any(begin <= slot < end for slot in read[pupil]) or written.any(pupil, begin, end),
            )
            for begin, end in slots
        )
        for pupil in pupils
    }


def last_seen(session: Session, pupils: Collection[str]) -> dict[str, datetime]:
    """When each pupil last began to read or wrote something; who has done neither is not there. UTC."""
    found: dict[str, str] = {}
    for some in _some(pupils):
        sat = select(SittingRow.pupil, func.max(SittingRow.begun)).where(SittingRow.pupil.in_(some))
        wrote = (
            select(DocumentRow.owner, func.max(HeadRow.at))
            .select_from(DocumentRow)
            .join(HeadRow, HeadRow.document == DocumentRow.id)
            .where(DocumentRow.owner.in_(some))
        )
        for statement in (sat.group_by(SittingRow.pupil), wrote.group_by(DocumentRow.owner)):
            for pupil, at in session.execute(statement):
                found[pupil] = max(at, found.get(pupil, ""))
    return {pupil: datetime.fromisoformat(at) for pupil, at in found.items()}


def _text(moment: datetime) -> str:
    """A moment as the store compares them: whole seconds sort before any of their milliseconds."""
    return moment.isoformat(timespec="seconds")


def _slot(bounds: Sequence[str], at: str) -> int:
    """Between which bounds a moment lies: `n` from bounds[n] on and before bounds[n + 1]; -1 before all of them."""
    return bisect_right(bounds, at) - 1


def _some(ids: Iterable[str]) -> Iterator[list[str]]:
    left = iter(ids)
    while chunk := list(islice(left, AT_A_TIME)):
        yield chunk


def _seconds_by_slot(
    session: Session, pupils: Collection[str], bounds: Sequence[str]
) -> defaultdict[str, dict[int, int]]:
    seconds: defaultdict[str, dict[int, int]] = defaultdict(dict)
    for some in _some(pupils if bounds else ()):
        rows = session.execute(
            select(SittingRow.pupil, SittingRow.begun, SittingRow.seconds).where(
                SittingRow.pupil.in_(some), SittingRow.begun >= bounds[0], SittingRow.begun < bounds[-1]
            )
        )
        for pupil, begun, lasted in rows:
            slot = _slot(bounds, begun)
            seconds[pupil][slot] = seconds[pupil].get(slot, 0) + lasted
    return seconds


@dataclass(frozen=True, slots=True)
class _Version:
    stamp: int
    id: str
    at: str
    words: int | None


@dataclass(frozen=True, slots=True)
class _Document:
    """A document as the figures need it."""

    id: str
    owner: str
    first_at: str
    shown: _Version


class _Written:
    """How many words the shown text of each document had at each bound, and when anything was written."""

    def __init__(self, session: Session, pupils: Collection[str], bounds: Sequence[str]) -> None:
        self._session, self._bounds = session, bounds
        self._words: defaultdict[str, list[list[int]]] = defaultdict(list)
        self._slots: defaultdict[str, set[int]] = defaultdict(set)
        grown: dict[str, _Document] = {}
        for document in self._documents(pupils if bounds else ()):
            first, last = _slot(bounds, document.first_at), _slot(bounds, document.shown.at)
            self._slots[document.owner].update((first, last))
            if first != last:
                grown[document.id] = document
            elif 0 <= first < len(bounds) - 1:  # all of it was written between two bounds
                before, after = first + 1, len(bounds) - first - 1
                self._words[document.owner].append([0] * before + [self._shown_words(document)] * after)
        for id_, versions in self._versions(grown):
            self._follow(grown[id_], versions)

    def words(self, pupil: str, begin: int, end: int) -> int:
        """Words written from one bound to another."""
        return sum(max(0, at_bound[end] - at_bound[begin]) for at_bound in self._words[pupil])

    def any(self, pupil: str, begin: int, end: int) -> bool:
        """Whether anything was written from one bound to another."""
        return any(begin <= slot < end for slot in self._slots[pupil])

    def _documents(self, pupils: Collection[str]) -> list[_Document]:
        any_version = aliased(VersionRow)
        first = select(func.min(any_version.at)).where(any_version.document == DocumentRow.id).scalar_subquery()
        found: dict[str, _Document] = {}
        for some in _some(pupils):
            rows = self._session.execute(
                select(
                    DocumentRow.id, DocumentRow.owner, first, HeadRow.stamp, HeadRow.version, HeadRow.at,
                    VersionRow.words,
                )
                .select_from(DocumentRow)
                .join(HeadRow, HeadRow.document == DocumentRow.id)
                .join(VersionRow, VersionRow.id == HeadRow.version)
                .where(DocumentRow.owner.in_(some))
            )  # fmt: skip
            for id_, owner, first_at, stamp, version, at, words in rows:
                known = found.get(id_)
                if known is None or (known.shown.stamp, known.shown.id) < (stamp, version):
                    found[id_] = _Document(id_, owner, first_at, _Version(stamp, version, at, words))
        return list(found.values())

    def _versions(self, documents: Collection[str]) -> Iterator[tuple[str, list[_Version]]]:
        """The versions of each document, the latest first."""
        for some in _some(documents):
            by_document: defaultdict[str, list[_Version]] = defaultdict(list)
            rows = self._session.execute(
                select(VersionRow.document, OpRow.stamp, VersionRow.id, VersionRow.at, VersionRow.words)
                .select_from(VersionRow)
                .join(OpRow, OpRow.id == VersionRow.id)
                .where(VersionRow.document.in_(some))
            )
            for document, stamp, id_, at, words in rows:
                by_document[document].append(_Version(stamp, id_, at, words))
            for document, versions in by_document.items():
                yield document, sorted(versions, key=lambda v: (v.stamp, v.id), reverse=True)

    def _follow(self, document: _Document, versions: list[_Version]) -> None:
        """Take in a document that was written on from one slot to another; what is parked after its head waits."""
        until = (document.shown.stamp, document.shown.id)
        here = [v for v in versions if (v.stamp, v.id) <= until]
        self._slots[document.owner].update(_slot(self._bounds, version.at) for version in here)
        self._words[document.owner].append([self._words_at(document, here, bound) for bound in self._bounds])

    def _words_at(self, document: _Document, versions: list[_Version], bound: str) -> int:
        for version in versions:
            if version.at < bound:
                words = self._counted(document.id, version)
                if words is not None:
                    return words
        return 0

    def _shown_words(self, document: _Document) -> int:
        return self._counted(document.id, document.shown) or 0

    def _counted(self, document: str, version: _Version) -> int | None:
        """A version's words, counted here where its writer did not; None where its text cannot be read."""
        if version.words is not None:
            return version.words
        try:
            return count_words(chain_of(self._session, document).text(version.id))
        except LearnKitError:
            return None
