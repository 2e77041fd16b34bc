"""Plain text: paragraphs out of lines, whether or not they were wrapped to fit a page."""

from __future__ import annotations

import re
import unicodedata

from content import problems
from content.importers.coming_in import CameIn, Notes, Stated, by_headings, come_in
from content.importers.decoding import decode
from content.importers.line import UNSEEN
from content.importers.markup import MAX_SIGNS
from content.importers.pictures import Album
from content.problems import ContentProblem
from content.text import Block

EMPTY_LINE = re.compile(r"\n[ \t\u00a0]*\n\s*")
CHAPTER = re.compile(r"(?:kapitel|chapter|kap\.|del|part)\s+(?:\d{1,3}|[ivxlc]{1,7})\b.{0,80}", re.IGNORECASE)
WRAPPED_FROM, WRAPPED_TO = 45, 100
"""Columns within which a wrapped line ends; shorter lines are verse, longer ones were never wrapped."""
TITLE_UP_TO = 80


def read_txt(data: bytes, file_name: str) -> CameIn:
    """The text of a plain text file; raises ContentProblem."""
    notes = Notes()
    text, guessed = decode(data)
    if guessed:
        notes.warn(problems.GUESSED_ENCODING)
    if len(text) > MAX_SIGNS:
        raise ContentProblem(problems.TOO_BIG, what="markup", limit=MAX_SIGNS)
    pieces = paragraphs(text)
    blocks = [_block(piece, first=number == 0 and len(pieces) > 1) for number, piece in enumerate(pieces)]
    return come_in(by_headings(blocks), Stated(), file_name, "txt", Album(), notes)


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a text: parted by empty lines; where there are none, each line that was not wrapped.

    Lines wrapped to fit a page are joined again; shorter lines (verse, lists) stay lines.
    """
    lined = text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n\n")
    plain = UNSEEN.sub("", unicodedata.normalize("NFC", lined)).strip()
    pieces = [piece for piece in EMPTY_LINE.split(plain) if piece.strip()]
    if len(pieces) == 1 and not _wrapped(lines := pieces[0].split("\n")):
        return [line.strip() for line in lines if line.strip()]
    return [_joined(piece.split("\n")) for piece in pieces]


def _joined(lines: list[str]) -> str:
    tidy = [" ".join(line.split()) for line in lines]
    return (" " if _wrapped(tidy) else "\n").join(line for line in tidy if line)


def _wrapped(lines: list[str]) -> bool:
    """Whether all lines but the last are as long as a page is wide."""
    return len(lines) > 1 and all(WRAPPED_FROM <= len(line) <= WRAPPED_TO for line in lines[:-1])


def _block(piece: str, *, first: bool) -> Block:
    short = "\n" not in piece and len(piece) <= TITLE_UP_TO
    if short and CHAPTER.fullmatch(piece):
        return Block("heading", piece, 2)
    if first and short and piece[-1] not in ".,;:!?…»”\"'":
        return Block("heading", piece, 1)
    return Block("paragraph", piece)
