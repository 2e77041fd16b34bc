"""A teacher opens what pupils have handed in: which texts wait, and each as it was when it was handed in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from content.levels import lix_of_writing
from content.words import count_words
from learnkit.db.people import PersonRow
from learnkit.db.task import HandInRow
from learnkit.db.writing import VersionRow
from learnkit.domain.people import Actor
from learnkit.domain.roles import Permission
from learnkit.domain.tasks import HandInState
from learnkit.errors import LearnKitError
from learnkit.journal.heads import chain_of
from learnkit.services import rights
from learnkit.services.desk import Desk
from learnkit.services.hand_ins import hand_in_of, hand_ins
from learnkit.services.writing import heads_of, reach, titles_of

LONGEST_PAUSE = timedelta(minutes=5)
"""A longer time between two saves is not counted as writing."""


@dataclass(frozen=True)
class WaitingText:
    """A handed-in text that waits for an answer."""

    document: str
    title: str
    """as in the pupil's list: what the writer called it, else its first words"""
    pupil: str
    name: str
    avatar: str
    since: datetime


@dataclass(frozen=True)
class OpenedHandIn:
    """A text as it was handed in, and the facts about it."""

    document: str
    title: str
    """what the writer called it, or empty"""
    pupil: str
    name: str
    avatar: str
    state: HandInState
    at: datetime
    """when it was handed in"""
    edition: int
    """how many times it has been handed in: 1 for the first"""
    version: str
    text: str
    words: int
    lix: float | None
    """by `content.levels.lix_of_writing`"""
    seconds: int
    """spent writing it: the times between its saves, those over `LONGEST_PAUSE` left out"""
    written_on: bool
    """the writer has gone on since"""


def waiting_hand_ins(desk: Desk, actor: Actor) -> tuple[WaitingText, ...]:
    """The texts that wait for an answer this actor may give, the longest waiting first."""
    with desk.read(actor) as session:
        mine = rights.pupils(desk, session, actor, Permission.COMMENT)
        waiting = [h for h in hand_ins(session, mine) if h.state is HandInState.HANDED_IN]
        rows = session.scalars(select(PersonRow).where(PersonRow.id.in_({h.pupil for h in waiting})))
        people = {row.id: row for row in rows}
        titles = titles_of(session, [h.document for h in waiting])
        return tuple(
            WaitingText(
                document=h.document,
                title=titles.get(h.document, ""),
                pupil=h.pupil,
                name=people[h.pupil].name,
                avatar=people[h.pupil].avatar,
                since=h.at,
            )
            for h in waiting
        )


def open_hand_in(desk: Desk, actor: Actor, document: str) -> OpenedHandIn:
    """The text as it was last handed in, whether it waits or was given back.

    rights.denied for whoever may not comment on it, hand_in.none where it is not handed in.
    """
    with desk.read(actor) as session:
        row = reach(desk, session, actor, document, Permission.COMMENT)
        handed = hand_in_of(session, row.owner, document)
        if handed is None:
            raise LearnKitError("hand_in.none", document=document)
        text = chain_of(session, document).text(handed.version)
        pupil = session.get_one(PersonRow, row.owner)
        shown = next(iter(heads_of(session, document)), None)
        return OpenedHandIn(
            document=document,
            title=row.title,
            pupil=row.owner,
            name=pupil.name,
            avatar=pupil.avatar,
            state=handed.state,
            at=handed.at,
            edition=_edition(session, document),
            version=handed.version,
            text=text,
            words=count_words(text),
            lix=lix_of_writing(text),
            seconds=seconds_writing(_saves(session, document, handed.version)),
            written_on=shown is not None and shown.version != handed.version,
        )


def seconds_writing(saves: Sequence[datetime]) -> int:
    """The time between saves that follow each other within `LONGEST_PAUSE`, in whole seconds.

    Example: saves at 9.00, 9.02, 9.06 and 9.40 are 6 minutes of writing.
    """
    steps = [later - earlier for earlier, later in pairwise(sorted(saves))]
    return int(sum((step for step in steps if step <= LONGEST_PAUSE), timedelta()).total_seconds())


def _edition(session: Session, document: str) -> int:
    handed = select(func.count()).where(HandInRow.document == document, HandInRow.taken_back.is_(False))
    return session.scalar(handed) or 0


def _saves(session: Session, document: str, until: str) -> list[datetime]:
    """When the text was saved, up to the version handed in."""
    last = select(VersionRow.at).where(VersionRow.id == until).scalar_subquery()
    rows = session.scalars(select(VersionRow.at).where(VersionRow.document == document, VersionRow.at <= last))
    return [datetime.fromisoformat(at) for at in rows]
