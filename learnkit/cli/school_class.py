"""`class show`."""

from __future__ import annotations

import argparse
from datetime import date

from learnkit.cli.answer import Answer
from learnkit.cli.asked import Asked
from learnkit.domain.calendar import school_time
from learnkit.domain.roles import Permission
from learnkit.services.class_overview import PupilLine, class_overview
from learnkit.services.class_roll import class_named


def add(parser: argparse.ArgumentParser) -> None:
    verbs = parser.add_subparsers(required=True, metavar="VERB")
    show = verbs.add_parser("show")
    show.add_argument("--class", dest="school_class", required=True)
    show.add_argument("--from", dest="first", type=date.fromisoformat, required=True)
    show.add_argument("--to", dest="last", type=date.fromisoformat, required=True)
    show.set_defaults(answer=_show)


def _show(asked: Asked, said: argparse.Namespace) -> Answer:
    with asked.open() as app:
        actor = asked.pupil_or_staff(app)
        school_class = class_named(app.desk, actor, Permission.SEE_READING, said.school_class)
        seen = class_overview(app.desk, actor, school_class, said.first, said.last)
    waiting = [
        {"doc": w.document, "pupil": w.pupil, "title": w.title, "since": school_time(w.since).isoformat()}
        for w in seen.waiting
    ]
    needs = [{"id": n.pupil, "reason": n.reason.value, "facts": n.facts} for n in seen.needs_a_word]
    return Answer(
        {"class": school_class, "pupils": [_row(p) for p in seen.pupils], "waiting": waiting, "needs_a_word": needs}
    )


def _row(pupil: PupilLine) -> dict[str, str | int | None]:
    return {
        "id": pupil.id,
        "name": pupil.name,
        "minutes_read": pupil.minutes_read,
        "words_written": pupil.words_written,
        "last_seen": school_time(pupil.last_seen).isoformat() if pupil.last_seen is not None else None,
    }
