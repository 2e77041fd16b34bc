"""`observe` notes what a pupil was seen to do; `observe undo EVIDENCE` takes it back."""

from __future__ import annotations

import argparse

from learnkit.cli.answer import Answer
from learnkit.cli.asked import Asked
from learnkit.errors import LearnKitError
from learnkit.services.observing import observe, take_back_observation


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("verb", nargs="*", metavar="undo EVIDENCE")
    parser.add_argument("--pupil")
    parser.add_argument("--text")
    parser.add_argument("--goal")
    parser.set_defaults(answer=_answer)


def _answer(asked: Asked, said: argparse.Namespace) -> Answer:
    match said.verb:
        case []:
            return _observe(asked, said)
        case ["undo", str(observation)]:
            with asked.open() as app:
                take_back_observation(app.desk, asked.pupil_or_staff(app), observation)
            return Answer({"evidence": observation})
    raise LearnKitError("usage", wrong=" ".join(said.verb))


def _observe(asked: Asked, said: argparse.Namespace) -> Answer:
    for name in ("pupil", "text"):
        if getattr(said, name) is None:
            raise LearnKitError("usage", missing=f"--{name}")
    with asked.open() as app:
        made = observe(app.desk, asked.pupil_or_staff(app), said.pupil, said.text, said.goal)
    return Answer({"evidence": made})
