"""What was asked on the command line: global options wherever they stand, then noun and verb."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from learnkit.app import App
from learnkit.clock import EPOCH, Clock
from learnkit.domain.calendar import school_time
from learnkit.domain.people import Actor
from learnkit.errors import LearnKitError
from learnkit.paths import default_home
from learnkit.services.signing_in import sign_in

SECRET = "LEARNKIT_SECRET"
LATEST_YEAR = 9998
"""So that a day more, or another time zone, is still a date."""
WITH_VALUE = ("--home", "--now", "--seed", "--ui-lang", "--as")


@dataclass(frozen=True)
class Asked:
    """The global options of one call."""

    home: Path
    json: bool = False
    now: datetime | None = None
    seed: int | None = None
    ui_lang: str = "da"
    person: str | None = None

    def open(self) -> App:
        """The installation in the asked home, with the asked time and chance."""
        return App(self.home, Clock(moment=self.now, seed=self.seed))

    def actor(self, app: App) -> Actor:
        """The person named by `--as`, let in by the secret in the environment; without it, the machine's owner.

        rights.denied without a person on a device that belongs to a school kept elsewhere.
        """
        if self.person is not None:
            return sign_in(app.desk, self.person, os.environ.get(SECRET)).actor
        if app.has_school and app.stores.school is None:
            raise LearnKitError("rights.denied", permission="owner")
        return app.desk.owner()

    def pupil_or_staff(self, app: App) -> Actor:
        """The person named by `--as`; usage if none is."""
        if self.person is None:
            raise LearnKitError("usage", missing="--as")
        return self.actor(app)

    def as_arguments(self) -> list[str]:
        """The same options for a child process."""
        told = ["--home", str(self.home), "--ui-lang", self.ui_lang]
        for name, value in (("--now", self.now.isoformat() if self.now else None), ("--seed", self.seed)):
            told += [name, str(value)] if value is not None else []
        return told + (["--as", self.person] if self.person is not None else [])


def split(argv: Sequence[str]) -> tuple[Asked, list[str]]:
    """The global options and what is left for the noun; usage for one without its value or with a wrong one."""
    values: dict[str, str] = {}
    rest: list[str] = []
    as_json, at = False, 0
    while at < len(argv):
        word = argv[at]
        name, equals, said = word.partition("=")
        at += 1
        if word == "--json":
            as_json = True
        elif name in WITH_VALUE:
            if not equals:
                if at >= len(argv):
                    raise LearnKitError("usage", missing=f"a value after {name}")
                said, at = argv[at], at + 1
            values[name] = said
        else:
            rest.append(word)
    return _asked(values, as_json), rest


def _asked(values: dict[str, str], as_json: bool) -> Asked:
    try:
        now = school_time(datetime.fromisoformat(values["--now"])) if "--now" in values else None
        seed = int(values["--seed"]) if "--seed" in values else None
        home = Path(values["--home"]).expanduser() if values.get("--home") else default_home()
    except (ValueError, OverflowError, RuntimeError) as problem:  # the last: no such user's home
        raise LearnKitError("usage", wrong=str(problem)) from problem
    if values.get("--home") == "":
        raise LearnKitError("usage", missing="a folder after --home")
    if now is not None and not (now > EPOCH and now.year <= LATEST_YEAR):
        raise LearnKitError("usage", wrong=f"--now {values['--now']}")
    ui_lang = values.get("--ui-lang", "da")
    if ui_lang not in ("da", "en"):
        raise LearnKitError("usage", wrong=f"--ui-lang {ui_lang}")
    return Asked(home, as_json, now, seed, ui_lang, values.get("--as"))
