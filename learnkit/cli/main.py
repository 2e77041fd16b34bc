"""The entry of `learnkit`: finds the noun, lets it answer, prints the answer."""

from __future__ import annotations

import argparse
import importlib
import io
import logging
import os
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NoReturn

from learnkit.cli.answer import Answer
from learnkit.cli.asked import Asked, split
from learnkit.cli.people_words import told
from learnkit.errors import LearnKitError
from learnkit.i18n import translator

NOUNS = {
    "assign": "learnkit.cli.assign",
    "class": "learnkit.cli.school_class",
    "comment": "learnkit.cli.comment",
    "competence": "learnkit.cli.competence",
    "content": "learnkit.cli.content",
    "db": "learnkit.cli.db",
    "demo": "learnkit.cli.demo",
    "device": "learnkit.cli.device",
    "doctor": "learnkit.cli.doctor",
    "document": "learnkit.cli.document",
    "gallery": "learnkit.cli.windows",
    "observe": "learnkit.cli.observe",
    "person": "learnkit.cli.person",
    "pupil": "learnkit.cli.pupil",
    "read": "learnkit.cli.read",
    "report": "learnkit.cli.report",
    "school": "learnkit.cli.school",
    "server": "learnkit.cli.server",
    "speak": "learnkit.cli.speak",
    "sync": "learnkit.cli.sync",
    "text": "learnkit.cli.text",
    "tour": "learnkit.cli.windows",
    "voice": "learnkit.cli.voice",
    "write": "learnkit.cli.write",
}
"""Each noun's module has `add(parser)`, which declares its verbs, each with an `answer(asked, said) -> Answer`."""


log = logging.getLogger(__name__)


class _HelpAskedError(Exception):
    """Somebody asked how a noun or verb is used; holds the answer."""


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise LearnKitError("usage", wrong=message)

    def print_help(self, file: Any = None) -> NoReturn:
        raise _HelpAskedError(self.format_help())


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; the exit code is 0 fine, 1 a problem, 2 wrong use."""
    words = list(sys.argv[1:] if argv is None else argv)
    logging.basicConfig(stream=sys.stderr, level=logging.WARNING)
    as_json, language = "--json" in words, "da"
    try:
        asked, rest = split(words)
        language = asked.ui_lang
        answer = _answer(asked, rest)
    except LearnKitError as problem:
        answer = Answer(problems=[problem])
    except _HelpAskedError as how:
        answer = Answer({"help": str(how)})
    except UnicodeEncodeError:
        answer = Answer(problems=[LearnKitError("usage", wrong="not UTF-8")])
    except KeyboardInterrupt:
        answer = Answer(problems=[LearnKitError("interrupted")])
    except Exception as bug:  # also then one object; never what the bug itself says, which may hold a child's words
        answer = Answer(problems=[_told_of(bug)])
    return answer.exit_code if _say(answer.to_json() if as_json else told(answer, translator(language))) else 1


def _say(line: str) -> bool:
    """Print as UTF-8 whatever the terminal is set to; whether anybody took it."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf8", errors="backslashreplace")
    try:
        print(line, flush=True)
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # so that Python's own flush at the end has somewhere to go
        return False
    return True


def _told_of(bug: Exception) -> LearnKitError:
    last = traceback.extract_tb(bug.__traceback__)[-1]
    problem = LearnKitError("program.bug", kind=type(bug).__name__, file=Path(last.filename).name, line=last.lineno)
    log.error("%s", problem)
    return problem


def _answer(asked: Asked, rest: list[str]) -> Answer:
    if rest and rest[0] in ("-h", "--help"):
        raise _HelpAskedError(f"learnkit [--home DIR] [--json] [--as PERSON] NOUN VERB …\n{' '.join(NOUNS)}")
    if not rest or rest[0] not in NOUNS:
        if rest:
            raise LearnKitError("usage", wrong=f"no such noun: {rest[0]}", nouns=" ".join(NOUNS))
        raise LearnKitError("usage", missing="a noun", nouns=" ".join(NOUNS))
    parser = _Parser(prog=f"learnkit {rest[0]}", allow_abbrev=False)
    importlib.import_module(NOUNS[rest[0]]).add(parser)
    said = parser.parse_args(rest[1:])
    answer = said.answer(asked, said)
    if not isinstance(answer, Answer):
        raise TypeError(f"{rest[0]} gave no answer")
    return answer


if __name__ == "__main__":
    sys.exit(main())
