"""The one form every text has inside LearnKit, however it came in."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeVar, get_args

from content.words import WORD, count_words, words

__all__ = [
    "WORD",
    "Block",
    "BlockKind",
    "Picture",
    "Pictures",
    "Placed",
    "Section",
    "Span",
    "SpanKind",
    "Text",
    "TextDamaged",
    "count_words",
    "words",
]

VERSION = 1
PARTING = "\n\n"
"""What stands between two blocks in the plain text."""

BlockKind = Literal["heading", "paragraph", "item", "quote", "image", "table", "pre", "rule"]
SpanKind = Literal["strong", "emphasis", "language", "link", "note", "ruby"]


class TextDamaged(Exception):  # noqa: N818 - the house's word
    """Stored bytes that are no text of ours; `code` is `content.text_damaged`, `facts` name what is wrong."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.code = "content.text_damaged"
        self.facts = {"reason": reason}


@dataclass(frozen=True)
class Span:
    """A stretch of a block's text, in code points, that is more than plain.

    `value`: for "language" its tag; for "link" an address, or `#anchor` within the text; for "note" the `#anchor`
    of the note; for "ruby" the small reading beside the text; otherwise None.
    """

    start: int
    end: int
    kind: SpanKind
    value: str | None = None


@dataclass(frozen=True)
class Block:
    """A paragraph, or what stands in the place of one.

    `text`: of an image its description; of a table its rows, parted by line ends, and cells, parted by tabs.
    `level`: 1-6 of a heading, how deep an item or quote lies from 1, otherwise 0. `language`: where it differs from
    the text's. `marker`: what stands before an item ("•", "3."). `note`: part of a footnote. `anchors`: what links
    and notes point at. `image`: SHA-256 of the picture, None where we could not take it in.
    """

    kind: BlockKind
    text: str
    level: int = 0
    language: str | None = None
    spans: tuple[Span, ...] = ()
    image: str | None = None
    marker: str = ""
    note: bool = False
    anchors: tuple[str, ...] = ()


@dataclass(frozen=True)
class Section:
    """A chapter: its title (empty where it has none) and its blocks in reading order."""

    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Placed:
    """A block with its place: which section, which block of it, and where its text stands in the plain text."""

    section: int
    index: int
    start: int
    end: int
    block: Block


@dataclass(frozen=True)
class Text:
    """A whole text.

    `language` is a BCP 47 tag; `source_format` names what it came from ("epub", "html", "markdown", "txt", …);
    `licence` and `identifier` as the source states them.
    """

    title: str
    author: str
    language: str
    sections: tuple[Section, ...]
    source_format: str
    licence: str | None = None
    identifier: str | None = None

    def placed(self) -> Iterator[Placed]:
        """Every block in reading order with its place in the plain text, in code points.

        A block without text (a rule, a picture without description) has an empty place and parts nothing.
        """
        at = 0
        begun = False
        for number, section in enumerate(self.sections):
            for index, block in enumerate(section.blocks):
                if block.text and begun:
                    at += len(PARTING)
                yield Placed(number, index, at, at + len(block.text), block)
                at += len(block.text)
                begun = begun or bool(block.text)

    def plain_text(self) -> str:
        """All text in reading order, blocks parted by an empty line."""
        return PARTING.join(block.text for section in self.sections for block in section.blocks if block.text)

    def to_json(self) -> str:
        """The text as JSON, for `from_json`; what has its default value is left out."""
        told = {"version": VERSION, **_told(self, ("sections",)), "sections": [_section(s) for s in self.sections]}
        return json.dumps(told, ensure_ascii=False, separators=(",", ":"))

    @classmethod
    def from_json(cls, stored: str | bytes) -> Text:
        """The text that `to_json` told; raises TextDamaged when it is none, or of a version we do not know."""
        try:
            told = json.loads(stored)
        except (ValueError, RecursionError) as error:
            raise TextDamaged("no JSON") from error
        given = _Given(told)
        if given.value("version", int) != VERSION:
            raise TextDamaged("version")
        return cls(
            title=given.value("title", str),
            author=given.value("author", str),
            language=given.value("language", str),
            sections=tuple(_read_section(section) for section in given.each("sections")),
            source_format=given.value("source_format", str),
            licence=given.maybe("licence"),
            identifier=given.maybe("identifier"),
        )


@dataclass(frozen=True)
class Picture:
    """A picture as it came: "image/png", "image/jpeg", "image/gif" or "image/webp", and its size in pixels."""

    data: bytes = field(repr=False)
    media_type: str
    width: int
    height: int


Pictures = Mapping[str, Picture]
"""The pictures of a text by the SHA-256 of their bytes, in hexadecimal."""


def _told(thing: Text | Block | Span, without: tuple[str, ...]) -> dict[str, object]:
    defaults = {name: f.default for name, f in thing.__dataclass_fields__.items()}
    return {name: value for name, value in vars(thing).items() if name not in without and value != defaults[name]}


def _section(section: Section) -> dict[str, object]:
    return {"title": section.title, "blocks": [_block(block) for block in section.blocks]}


def _block(block: Block) -> dict[str, object]:
    told = _told(block, ("spans",))
    if block.spans:
        told["spans"] = [_told(span, ()) for span in block.spans]
    return told


T = TypeVar("T", str, int, bool)


class _Given:
    """A JSON object from which only what has the right type is taken."""

    def __init__(self, told: object) -> None:
        if not isinstance(told, dict):
            raise TextDamaged("no object")
        self._told: dict[str, object] = told

    def value(self, name: str, kind: type[T], default: T | None = None) -> T:
        value = self._told.get(name, default)
        if type(value) is not kind:
            raise TextDamaged(name)
        return value

    def maybe(self, name: str) -> str | None:
        return self.value(name, str) if self._told.get(name) is not None else None

    def each(self, name: str) -> list[_Given]:
        value = self._told.get(name, [])
        if not isinstance(value, list):
            raise TextDamaged(name)
        return [_Given(each) for each in value]

    def strings(self, name: str) -> tuple[str, ...]:
        value = self._told.get(name, [])
        if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
            raise TextDamaged(name)
        return tuple(value)


def _read_section(given: _Given) -> Section:
    return Section(given.value("title", str), tuple(_read_block(block) for block in given.each("blocks")))


def _read_block(given: _Given) -> Block:
    text = given.value("text", str)
    return Block(
        kind=_block_kind(given.value("kind", str)),
        text=text,
        level=given.value("level", int, 0),
        language=given.maybe("language"),
        spans=tuple(_read_span(span, len(text)) for span in given.each("spans")),
        image=given.maybe("image"),
        marker=given.value("marker", str, ""),
        note=given.value("note", bool, False),
        anchors=given.strings("anchors"),
    )


def _read_span(given: _Given, length: int) -> Span:
    start, end = given.value("start", int), given.value("end", int)
    if not 0 <= start <= end <= length:
        raise TextDamaged("span")
    return Span(start, end, _span_kind(given.value("kind", str)), given.maybe("value"))


def _block_kind(kind: str) -> BlockKind:
    for known in get_args(BlockKind):
        if kind == known:
            return known  # type: ignore[no-any-return]
    raise TextDamaged("kind")


def _span_kind(kind: str) -> SpanKind:
    for known in get_args(SpanKind):
        if kind == known:
            return known  # type: ignore[no-any-return]
    raise TextDamaged("kind")
