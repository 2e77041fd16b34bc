"""Markdown (CommonMark with tables), by way of the HTML it stands for."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt

from content import problems
from content.importers.coming_in import CameIn, Notes, Stated
from content.importers.decoding import decode
from content.importers.html import read_markup
from content.importers.markup import MAX_SIGNS, language_tag
from content.problems import ContentProblem

FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.{0,4000}?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
STATED = re.compile(r"^([A-Za-z_-]{1,20})[ \t]*:[ \t]*(.*?)[ \t]*$", re.MULTILINE)


def read_markdown(data: bytes, file_name: str) -> CameIn:
    """The text of a Markdown file; raises ContentProblem.

    Lines of the form `name: value` between two `---` at the top state title, author, language (or lang), licence
    (or license) and identifier.
    """
    notes = Notes()
    source, guessed = decode(data)
    if guessed and not data.isascii():
        notes.warn(problems.GUESSED_ENCODING)
    if len(source) > MAX_SIGNS:
        raise ContentProblem(problems.TOO_BIG, what="markup", limit=MAX_SIGNS)
    source = source.replace("\r\n", "\n").replace("\r", "\n")
    front = FRONT_MATTER.match(source)
    stated = _stated(front[1]) if front else Stated()
    reader = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    markup = reader.render(source[front.end() :] if front else source)
    return read_markup(f"<html><body>{markup}</body></html>", file_name, "markdown", stated, notes)


def _stated(front: str) -> Stated:
    said = {name.lower(): value.strip("\"'") for name, value in STATED.findall(front)}
    return Stated(
        said.get("title", ""),
        said.get("author", ""),
        language_tag(said.get("language") or said.get("lang") or ""),
        said.get("licence") or said.get("license"),
        said.get("identifier"),
    )
