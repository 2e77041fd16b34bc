"""A grown-up notes in a sentence what a pupil was seen to do. The pupil's own devices never hold it."""

from __future__ import annotations

from learnkit.db.competence import ObservationRow
from learnkit.domain.people import Actor
from learnkit.domain.roles import Permission
from learnkit.errors import LearnKitError
from learnkit.journal.op import Value
from learnkit.services import rights
from learnkit.services.desk import Desk
from learnkit.services.goal_frameworks import goal_named

LONGEST_OBSERVATION = 2_000


def observe(desk: Desk, actor: Actor, pupil: str, words: str, goal: str | None = None) -> str:
    """Note what was seen, for a goal or for none, and return its id.

    observation.empty without words, observation.too_long, goals.no_such_goal for one that cannot be judged.
    """
    said = words.strip()
    if not said or len(said) > LONGEST_OBSERVATION:
        raise LearnKitError("observation.too_long" if said else "observation.empty", letters=len(said))
    with desk.act(actor) as act:
        rights.must_reach(desk, act.session, actor, Permission.OBSERVE, pupil)
        fields: dict[str, Value] = {"pupil": pupil, "goal": goal or "", "words": said, "seen_by": actor.person}
        fields |= {"framework": goal_named(goal)[0].id if goal else "", "at": act.now, "taken_back": False}
        return act.create("observation", fields)


def take_back_observation(desk: Desk, actor: Actor, observation: str) -> None:
    """Undo one's own observation; rights.denied for anyone else's."""
    with desk.act(actor) as act:
        row = act.session.get(ObservationRow, observation)
        if row is None or row.seen_by != actor.person:
            raise LearnKitError("rights.denied", permission="observe")
        rights.must_reach(desk, act.session, actor, Permission.OBSERVE, row.pupil)
        if not row.taken_back:
            act.set("observation", observation, taken_back=True)
