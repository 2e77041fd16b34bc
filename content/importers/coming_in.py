"""What every importer hands back, and what it notes on the way."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from content import problems
from content.importers.guessing import guess_language
from content.importers.pictures import Album, PictureRefused
from content.problems import ContentProblem, Fact
from content.text import Block, Pictures, Section, Span, Text

MOST_WARNINGS = 60
LONGEST_NAME = 300
PLAIN = re.compile(r"[\x00-\x1f\x7f\u200e\u200f\u202a-\u202e\u2066-\u2069]+")


@dataclass(frozen=True)
class Warned:
    """Something left out or guessed; `code` is one of WARNINGS."""

    code: str
    facts: dict[str, Fact] = field(default_factory=dict)


@dataclass(frozen=True)
class CameIn:
    """A text that came in, its pictures, and what was left out or guessed."""

    text: Text
    pictures: Pictures
    warnings: tuple[Warned, ...]


class Notes:
    """Collects warnings, each once, and no more than anybody would read."""

    def __init__(self) -> None:
        self._warned: list[Warned] = []

    def warn(self, code: str, **facts: Fact) -> None:
        each = Warned(code, {name: _fact(value) for name, value in facts.items()})
        if each not in self._warned and len(self._warned) < MOST_WARNINGS:
            self._warned.append(each)

    def all(self) -> tuple[Warned, ...]:
        return tuple(self._warned)


@dataclass(frozen=True)
class Stated:
    """What a source says about itself; empty or None where it says nothing."""

    title: str = ""
    author: str = ""
    language: str | None = None
    licence: str | None = None
    identifier: str | None = None


def take_picture(album: Album, notes: Notes, data: bytes, part: str) -> str | None:
    """The hash of a picture taken in, or None and a warning."""
    try:
        return album.add(data)
    except PictureRefused as refused:
        notes.warn(refused.code, part=part)
        return None


def come_in(
    sections: Iterable[Section], stated: Stated, file_name: str, source_format: str, album: Album, notes: Notes
) -> CameIn:
    """Puts a text together: title and language found where they are not stated, empty sections left out.

    Raises ContentProblem `content.empty` when there is neither a word nor a picture.
    """
    kept = [section for section in sections if any(block.text or block.image for block in section.blocks)]
    if not kept:
        raise ContentProblem(problems.EMPTY)
    plain = "\n".join(block.text for section in kept for block in section.blocks)
    language = stated.language
    if language is None:
        language = guess_language(plain)
        notes.warn(problems.GUESSED_LANGUAGE, language=language)
    anchors = frozenset(name for section in kept for block in section.blocks for name in block.anchors)
    wanted = _targets(kept)
    text = Text(
        title=tidy(stated.title) or _first_heading(kept) or tidy(file_name) or "–",
        author=tidy(stated.author),
        language=language,
        sections=tuple(
            Section(tidy(section.title), tuple(_settled(block, language, anchors, wanted) for block in section.blocks))
            for section in kept
        ),
        source_format=source_format,
        licence=tidy(stated.licence or "") or None,
        identifier=tidy(stated.identifier or "") or None,
    )
    used = {block.image for section in kept for block in section.blocks}
    return CameIn(text, {digest: each for digest, each in album.pictures.items() if digest in used}, notes.all())


def tidy(name: str) -> str:
    """A name on one line, without signs that steer a screen, at a length one can show.

    Bytes of a file name that are no letters become "?".
    """
    letters = name.encode("utf8", "replace").decode("utf8")
    return " ".join(PLAIN.sub(" ", unicodedata.normalize("NFC", letters)).split())[:LONGEST_NAME]


def by_headings(blocks: Sequence[Block]) -> list[Section]:
    """Sections as the headings make them: at the highest level that occurs more than once, 1 or 2."""
    levels = [block.level for block in blocks if block.kind == "heading"]
    parting = 1 if levels.count(1) > 1 else 2
    sections: list[Section] = []
    current: list[Block] = []
    title = ""
    for block in blocks:
        if block.kind == "heading" and block.level <= parting:
            if current:
                sections.append(Section(title, tuple(current)))
            current, title = [], block.text
        current.append(block)
    return [*sections, Section(title, tuple(current))]


def _first_heading(sections: Sequence[Section]) -> str:
    headings = (b.text for s in sections for b in s.blocks if b.kind == "heading")
    return tidy(next(headings, ""))


def _targets(sections: Sequence[Section]) -> frozenset[str]:
    """Every anchor something in the text points at."""
    spans = (span for section in sections for block in section.blocks for span in block.spans)
    return frozenset(target for span in spans if (target := _target(span)) is not None)


def _target(span: Span) -> str | None:
    """The anchor a span points at; None for what points nowhere or outside."""
    if span.kind in ("link", "note") and span.value and span.value.startswith("#"):
        return span.value[1:]
    return None


def _settled(block: Block, language: str, anchors: frozenset[str], wanted: frozenset[str]) -> Block:
    """The block with its language only where it is another, and without links and anchors that lead nowhere."""
    return replace(
        block,
        language=block.language if block.language and block.language.lower() != language.lower() else None,
        spans=tuple(span for span in block.spans if (_target(span) or "") in anchors or _target(span) is None),
        anchors=tuple(name for name in block.anchors if name in wanted),
    )


def _fact(value: Fact) -> Fact:
    return tidy(value) if isinstance(value, str) else value
