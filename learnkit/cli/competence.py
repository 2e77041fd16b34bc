"""`competence show, evidence, judge`, and `competence undo` for the judgement that stands."""

from __future__ import annotations

import argparse
from typing import Any

from learnkit.cli.answer import Answer
from learnkit.cli.asked import Asked
from learnkit.domain.calendar import school_time
from learnkit.domain.roles import Permission
from learnkit.services.class_roll import class_named
from learnkit.services.competence_table import competence_table
from learnkit.services.evidence import Piece, evidence_of
from learnkit.services.goal_frameworks import framework
from learnkit.services.judging_competence import Judgement, judge, judgements_of, take_back_judgement


def add(parser: argparse.ArgumentParser) -> None:
    verbs = parser.add_subparsers(required=True, metavar="VERB")
    show = verbs.add_parser("show")
    show.add_argument("--class", dest="school_class", required=True)
    show.add_argument("--framework")
    show.set_defaults(answer=_show)
    for name, answer in (("evidence", _evidence), ("judge", _judge), ("undo", _undo)):
        verb = verbs.add_parser(name)
        verb.add_argument("--pupil", required=True)
        verb.add_argument("--goal", required=True)
        if name == "judge":
            verb.add_argument("--level", type=int, choices=range(4), required=True)
            verb.add_argument("--note", default="")
        verb.set_defaults(answer=answer)


def _show(asked: Asked, said: argparse.Namespace) -> Answer:
    with asked.open() as app:
        actor = asked.pupil_or_staff(app)
        school_class = class_named(app.desk, actor, Permission.SEE_COMPETENCES, said.school_class)
        table = competence_table(app.desk, actor, school_class, of=framework(said.framework))
    rows = [
        {
            "pupil": row.pupil,
            "name": row.name,
            "cells": [
                {"goal": c.goal, "judged": c.judged, "proposed": c.proposed, "evidence": c.evidence} for c in row.cells
            ],
        }
        for row in table.rows
    ]
    return Answer(
        {
            "framework": table.framework.id,
            "version": table.framework.version,
            "title": table.framework.title,
            "status": table.framework.status.value,
            "goals": [
                {"id": g.id, "code": g.code, "name": g.name, "area": g.area, "in_short": g.in_short, "step": g.step}
                for g in table.goals
            ],
            "rows": rows,
        }
    )


def _evidence(asked: Asked, said: argparse.Namespace) -> Answer:
    with asked.open() as app:
        actor = asked.pupil_or_staff(app)
        behind = evidence_of(app.desk, actor, said.pupil, said.goal)
        judged = judgements_of(app.desk, actor, said.pupil, said.goal)
    proposal = None
    if behind.proposal is not None:
        proposal = {"level": behind.proposal.level, "builds_on": behind.proposal.builds_on}
    return Answer(
        {
            "pupil": said.pupil,
            "goal": said.goal,
            "evidence": [_piece(piece) for piece in behind.pieces],
            "proposal": proposal,
            "judgements": [_judgement(one) for one in judged],
        }
    )


def _judge(asked: Asked, said: argparse.Namespace) -> Answer:
    with asked.open() as app:
        made = judge(app.desk, asked.pupil_or_staff(app), said.pupil, said.goal, said.level, said.note)
    return Answer({"judgement": made})


def _undo(asked: Asked, said: argparse.Namespace) -> Answer:
    with asked.open() as app:
        made = take_back_judgement(app.desk, asked.pupil_or_staff(app), said.pupil, said.goal)
    return Answer({"judgement": made})


def _piece(piece: Piece) -> dict[str, Any]:
    return {
        "kind": piece.kind.value,
        "when": school_time(piece.at).isoformat(),
        "what": piece.what,
        "id": piece.id,
        "minutes": piece.minutes,
        "lix": piece.lix,
        "by": piece.by or None,
    }


def _judgement(one: Judgement) -> dict[str, Any]:
    return {
        "id": one.id,
        "level": one.level,
        "note": one.note,
        "by": one.by,
        "when": school_time(one.at).isoformat(),
        "version": one.framework_version,
    }
