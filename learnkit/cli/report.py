"""`report usage`: the leader's figures as JSON, CSV, workbook or PDF."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

from learnkit.cli.answer import Answer
from learnkit.cli.asked import LATEST_YEAR, Asked
from learnkit.clock import EPOCH
from learnkit.domain.calendar import Period
from learnkit.errors import LearnKitError
from learnkit.i18n import translator
from learnkit.reports.as_object import as_object
from learnkit.reports.figures import usage
from learnkit.reports.rendering import Format, render, save


def add(parser: argparse.ArgumentParser) -> None:
    verbs = parser.add_subparsers(required=True, metavar="VERB")
    asked = verbs.add_parser("usage")
    asked.add_argument("--from", dest="first", type=date.fromisoformat, required=True)
    asked.add_argument("--to", dest="last", type=date.fromisoformat, required=True)
    asked.add_argument("--format", type=Format, choices=list(Format), default=Format.JSON)
    asked.add_argument("--out", type=Path, required=True)
    asked.set_defaults(answer=_usage)


def _usage(asked: Asked, said: argparse.Namespace) -> Answer:
    period = Period(said.first, said.last)
    if said.first.year < EPOCH.year or said.last.year > LATEST_YEAR:
        raise LearnKitError("usage", wrong=f"--from {said.first} --to {said.last}")
    with asked.open() as app:
        figures = usage(app.desk, asked.pupil_or_staff(app), period)
    t = translator(asked.ui_lang)
    content = render(figures, said.format, t)
    save(content, said.out)
    return Answer({**as_object(figures, t), "out": str(said.out), "bytes": len(content)})
