"""What the commands that need a window share: who is asked for, the window's program, and the one object printed."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from PySide6.QtWidgets import QApplication

from learnkit.app import App
from learnkit.clock import Clock
from learnkit.domain.calendar import school_time
from learnkit.domain.people import Actor
from learnkit.errors import LearnKitError
from learnkit.i18n import translator
from learnkit.services.signing_in import sign_in
from ui.audio import Voice
from ui.strings import Words
from ui.surfaces.surroundings import Surroundings
from ui.tasks import Tasks
from ui.theme.dress import dress
from ui.theme.theme import Theme

SECRET = "LEARNKIT_SECRET"
SCHEMA = 1


def parser(command: str, purpose: str | None, *, needs_person: bool = True) -> argparse.ArgumentParser:
    """A parser that knows the global options, as the command line hands them to a child."""
    made = argparse.ArgumentParser(prog=command, description=purpose)
    made.add_argument("--home", required=True, type=Path)
    made.add_argument("--as", dest="person", required=needs_person)
    made.add_argument("--ui-lang", default="da")
    made.add_argument("--now", type=lambda told: school_time(datetime.fromisoformat(told)))
    made.add_argument("--seed", type=int)
    return made


def opened(said: argparse.Namespace) -> App:
    """The installation that is asked for, with the asked time and chance."""
    return App(said.home, Clock(moment=said.now, seed=said.seed))


def signed_in(app: App, said: argparse.Namespace) -> Actor:
    """The person asked for, let in by the secret in the environment."""
    return sign_in(app.desk, said.person, os.environ.get(SECRET)).actor


@contextmanager
def surroundings(app: App, language: str) -> Iterator[Surroundings]:
    """What a screen is given, on a running QApplication; every act has ended when the block does."""
    program = QApplication.instance()
    if not isinstance(program, QApplication):
        program = QApplication(sys.argv[:1])
    theme, tasks = Theme(), Tasks()
    dress(program, theme)
    voice = Voice(app.speaker, tasks)
    try:
        yield Surroundings(app, theme, Words(translator(language)), tasks, voice)
    finally:
        voice.stop()
        tasks.close()


def answer(data: Mapping[str, object] | None, problem: LearnKitError | None = None) -> int:
    """Print the one object, on one line, and give the exit code: 0 fine, 1 a problem."""
    problems = [{"code": problem.code, "facts": problem.facts}] if problem is not None else []
    print(json.dumps({"schema": SCHEMA, "ok": not problems, "data": data, "problems": problems}, ensure_ascii=False))
    return 1 if problems else 0
