"""Each person's own look, remembered: a pupil's travels with the pupil, a staff member's lies in their own store."""

from __future__ import annotations

import json

from sqlalchemy import select

from learnkit.db.preference import PreferenceRow
from learnkit.db.stores import Store
from learnkit.domain.look import Look, Setting
from learnkit.domain.people import Actor
from learnkit.services.desk import Desk
from learnkit.services.signing_in import staff_store


def look_of(desk: Desk, actor: Actor) -> Look:
    """The look the person has chosen; the standard one where nothing was."""
    with _store(desk, actor).reading() as session:
        rows = session.scalars(select(PreferenceRow).where(PreferenceRow.person == actor.person))
        return Look.of({row.name: json.loads(row.value) for row in rows})


def choose_look(desk: Desk, actor: Actor, **choices: Setting) -> Look:
    """Remember choices and tell the whole look; what is outside its limits is brought inside them."""
    wanted = Look.of({**vars(look_of(desk, actor)), **choices})
    store = _store(desk, actor)
    with desk.act(actor, store) as act:
        for name in choices.keys() & vars(wanted).keys():
            row, value = f"{actor.person}:{name}", json.dumps(getattr(wanted, name))
            kept = act.session.get(PreferenceRow, row)
            if kept is None:
                act.create("preference", {"person": actor.person, "name": name, "value": value}, row=row)
            elif kept.value != value:
                act.set("preference", row, value=value)
    return wanted


def _store(desk: Desk, actor: Actor) -> Store:
    return staff_store(desk, actor) if actor.is_staff else desk.stores.main
