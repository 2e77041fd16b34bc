"""The entry of `learnkit`: finds the noun, lets it answer, prints the answer."""

from __future__ import annotations

import argparse
import importlib
import logging
import sys
from collections.abc import Sequence
from typing import NoReturn

from learnkit.cli.answer import Answer
from learnkit.cli.asked import Asked, split
from learnkit.cli.people_words import told
from learnkit.errors import LearnKitError
from learnkit.i18n import translator

NOUNS = {
    "content": "learnkit.cli.content",
    "db": "learnkit.cli.db",
    "demo": "learnkit.cli.demo",
    "doctor": "learnkit.cli.doctor",
    "document": "learnkit.cli.document",
    "gallery": "learnkit.cli.windows",
    "person": "learnkit.cli.person",
    "pupil": "learnkit.cli.pupil",
    "read": "learnkit.cli.read",
    "school": "learnkit.cli.school",
    "speak": "learnkit.cli.speak",
    "text": "learnkit.cli.text",
    "tour": "learnkit.cli.windows",
    "voice": "learnkit.cli.voice",
    "write": "learnkit.cli.write",
}
"""Each noun's module has `add(parser)`, which declares its verbs, each with an `answer(asked, said) -> Answer`."""


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise LearnKitError("usage", wrong=message)


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
    print(answer.to_json() if as_json else told(answer, translator(language)), flush=True)
    return answer.exit_code


def _answer(asked: Asked, rest: list[str]) -> Answer:
    if not rest or rest[0] not in NOUNS:
        if rest and rest[0] not in ("-h", "--help"):
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
