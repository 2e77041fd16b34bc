"""`write type` and `write revise`."""

from __future__ import annotations

import argparse
from pathlib import Path

from learnkit.cli.answer import Answer
from learnkit.cli.asked import Asked
from learnkit.cli.windows import run_window
from learnkit.errors import LearnKitError
from learnkit.services.saving_a_version import save
from learnkit.services.writing import show


def add(parser: argparse.ArgumentParser) -> None:
    verbs = parser.add_subparsers(required=True, metavar="VERB")
    for name, answer in (("type", _type), ("revise", _revise)):
        verb = verbs.add_parser(name)
        verb.add_argument("--doc", required=True)
        verb.add_argument("--text-file", type=Path, required=True)
        if name == "type":
            verb.add_argument("--title", default="")
        verb.set_defaults(answer=answer)


def _type(asked: Asked, said: argparse.Namespace) -> Answer:
    if asked.person is None:
        raise LearnKitError("usage", missing="--as")
    _read(said.text_file)
    arguments = ["--doc", said.doc, "--title", said.title, "--text-file", str(said.text_file)]
    return run_window("type", asked, arguments)


def _revise(asked: Asked, said: argparse.Namespace) -> Answer:
    text = _read(said.text_file)
    with asked.open() as app:
        actor = asked.pupil_or_staff(app)
        save(app.desk, actor, said.doc, text)
        shown = show(app.desk, actor, said.doc)
    return Answer({"doc": shown.id, "version": shown.version, "sha256": shown.sha256})


def _read(path: Path) -> str:
    """The file's text to the letter; line ends as an editor holds them."""
    try:
        with path.open(encoding="utf8", newline="") as file:
            return file.read().replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as problem:
        raise LearnKitError("content.not_text", file=path.name) from problem
    except OSError as problem:
        raise LearnKitError("usage", missing=path.name) from problem
