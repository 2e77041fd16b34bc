"""What lies behind a pupil's goals: texts read, texts handed in, and what grown-ups have seen, this school year."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from learnkit.db.competence import ObservationRow
from learnkit.db.material import TextRow
from learnkit.db.people import ClassRow, PersonRow, PupilInClassRow
from learnkit.db.reading import SittingRow
from learnkit.domain.calendar import midnight, school_year, year_begins
from learnkit.domain.competence import Level, Proposal, level_of_a_text_read, propose
from learnkit.domain.goals import EvidenceKind, Goal
from learnkit.domain.people import Actor
from learnkit.domain.roles import Permission
from learnkit.services import rights
from learnkit.services.bonds import bond
from learnkit.services.counting import whole_minutes
from learnkit.services.desk import Desk
from learnkit.services.goal_frameworks import goal_named
from learnkit.services.hand_ins import hand_ins
from learnkit.services.pupil_home import LIX_BY_LEVEL
from learnkit.services.writing import titles_of

SECONDS_THAT_COUNT = 5 * 60
"""A text sat with for less in all is no evidence."""
USUAL_LEVEL = 3
"""The class level taken for a pupil who is in no class."""


@dataclass(frozen=True)
class Piece:
    """One thing a judgement may build on."""

    kind: EvidenceKind
    id: str
    """of a sitting the text, of a hand-in the document, of an observation itself"""
    at: datetime
    """when it last happened"""
    what: str
    """the text's title, or what was seen; of a document, empty until it is opened for a list"""
    says: Level | None
    """what it says of how hard the work was, or None where it says nothing"""
    minutes: int | None = None
    lix: int | None = None
    by: str = ""
    """who saw it; of a sitting and a hand-in, empty"""


@dataclass(frozen=True)
class Behind:
    """What lies behind one goal of one pupil."""

    pieces: tuple[Piece, ...]
    """the newest first"""
    proposal: Proposal | None


class Evidence:
    """The evidence of some pupils in the school year a day lies in, fetched once."""

    def __init__(self, session: Session, pupils: Collection[str], today: date) -> None:
        self._since = midnight(year_begins(school_year(today))).isoformat(timespec="seconds")
        self._by_kind: dict[EvidenceKind, defaultdict[str, list[Piece]]] = {
            EvidenceKind.SITTING: self._texts_read(session, pupils, _lix_that_suits(session, pupils, today)),
            EvidenceKind.HAND_IN: self._handed_in(session, pupils),
        }
        self._seen = self._observed(session, pupils)
        self._kept: dict[tuple[str, frozenset[EvidenceKind]], tuple[list[Piece], Level | None]] = {}

    def behind(self, pupil: str, goal: Goal) -> list[Piece]:
        """What counts for this goal, in no order."""
        return self._by_itself(pupil, goal)[0] + self._seen.get((pupil, goal.id), [])

    def count(self, pupil: str, goal: Goal) -> int:
        """How many pieces lie behind the goal."""
        return len(self._by_itself(pupil, goal)[0]) + len(self._seen.get((pupil, goal.id), ()))

    def proposed(self, pupil: str, goal: Goal) -> Level | None:
        """The level the evidence points to, or None where there is too little; what was observed says nothing of it."""
        return self._by_itself(pupil, goal)[1]

    def _by_itself(self, pupil: str, goal: Goal) -> tuple[list[Piece], Level | None]:
        """What counts for all goals with the same kinds of evidence, and the level it points to."""
        known = self._kept.get((pupil, goal.evidence))
        if known is None:
            pieces = [piece for kind in self._by_kind if kind in goal.evidence for piece in self._by_kind[kind][pupil]]
            proposal = propose((piece.kind, piece.says) for piece in pieces)
            known = self._kept[pupil, goal.evidence] = pieces, proposal.level if proposal is not None else None
        return known

    def _texts_read(
        self, session: Session, pupils: Collection[str], suits: dict[str, int]
    ) -> defaultdict[str, list[Piece]]:
        """A text is one piece of evidence, however often it was sat with."""
        seconds, last = func.sum(SittingRow.seconds), func.max(SittingRow.begun)
        rows = session.execute(
            select(SittingRow.pupil, SittingRow.text, seconds, last, TextRow.title, TextRow.lix)
            .select_from(SittingRow)
            .join(TextRow, TextRow.id == SittingRow.text)
            .where(SittingRow.pupil.in_(pupils), SittingRow.begun >= self._since)
            .group_by(SittingRow.pupil, SittingRow.text)
            .having(seconds >= SECONDS_THAT_COUNT)
        )
        found: defaultdict[str, list[Piece]] = defaultdict(list)
        for pupil, text, sat, at, title, lix in rows:
            says = level_of_a_text_read(lix, suits[pupil])
            moment = datetime.fromisoformat(at)
            found[pupil].append(Piece(EvidenceKind.SITTING, text, moment, title, says, whole_minutes(sat), lix))
        return found

    def _handed_in(self, session: Session, pupils: Collection[str]) -> defaultdict[str, list[Piece]]:
        found: defaultdict[str, list[Piece]] = defaultdict(list)
        since = datetime.fromisoformat(self._since)
        for handed in hand_ins(session, pupils):
            if handed.at >= since:
                piece = Piece(EvidenceKind.HAND_IN, handed.document, handed.at, "", Level.UNDER_WAY)
                found[handed.pupil].append(piece)
        return found

    def _observed(self, session: Session, pupils: Collection[str]) -> defaultdict[tuple[str, str], list[Piece]]:
        rows = session.execute(
            select(
                ObservationRow.id, ObservationRow.pupil, ObservationRow.goal, ObservationRow.at, ObservationRow.words,
                PersonRow.name,
            )
            .select_from(ObservationRow)
            .join(PersonRow, PersonRow.id == ObservationRow.seen_by, isouter=True)
            .where(
                ObservationRow.pupil.in_(pupils), ObservationRow.goal != "", ObservationRow.taken_back.is_(False),
                ObservationRow.at >= self._since,
            )
        )  # fmt: skip
        found: defaultdict[tuple[str, str], list[Piece]] = defaultdict(list)
        for id_, pupil, goal, at, words, name in rows:
            moment = datetime.fromisoformat(at)
            found[pupil, goal].append(Piece(EvidenceKind.OBSERVATION, id_, moment, words, None, by=name or ""))
        return found


def evidence_of(desk: Desk, actor: Actor, pupil: str, goal: str) -> Behind:
    """What lies behind one goal of a pupil, the newest first, and what it points to.

    goals.no_such_goal for one that cannot be judged.
    """
    with desk.read(actor) as session:
        rights.must_reach(desk, session, actor, Permission.SEE_COMPETENCES, pupil)
        _, asked = goal_named(goal)
        evidence = Evidence(session, [pupil], desk.today)
        pieces = evidence.behind(pupil, asked)
        titles = titles_of(session, [piece.id for piece in pieces if piece.kind is EvidenceKind.HAND_IN])
        named = [replace(piece, what=titles.get(piece.id, piece.what)) for piece in pieces]
        newest = sorted(named, key=lambda piece: (piece.at, piece.id), reverse=True)
        return Behind(tuple(newest), propose((piece.kind, piece.says) for piece in pieces))


def _lix_that_suits(session: Session, pupils: Collection[str], today: date) -> dict[str, int]:
    """The LIX that suits the class each pupil is in."""
    rows = session.execute(
        select(PupilInClassRow.person, PupilInClassRow.school_class, PupilInClassRow.since, PupilInClassRow.until,
               ClassRow.level)
        .select_from(PupilInClassRow)
        .join(ClassRow, ClassRow.id == PupilInClassRow.school_class)
        .where(PupilInClassRow.person.in_(pupils))
    )  # fmt: skip
    levels = dict.fromkeys(pupils, -1)
    for person, school_class, since, until, level in rows:
        if bond(person, school_class, since, until).holds(today):
            levels[person] = max(level, levels[person])
    return {
        pupil: LIX_BY_LEVEL[min(level if level >= 0 else USUAL_LEVEL, len(LIX_BY_LEVEL) - 1)]
        for pupil, level in levels.items()
    }
