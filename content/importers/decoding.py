"""Bytes into text: what is declared, what the bytes themselves say, and only then a guess."""

from __future__ import annotations

import codecs
import re

from content import problems
from content.problems import ContentProblem

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
ASKED_OF = 4096
"""How many of the first bytes are asked what the rest is."""

XML_DECLARED = re.compile(rb"""^\s*<\?xml[^>]*?encoding\s*=\s*["']([\w.:-]{1,40})["']""")
HTML_DECLARED = re.compile(rb"""<meta[^>]*?charset\s*=\s*["']?([\w.:-]{1,40})""", re.IGNORECASE)
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def decode(data: bytes) -> tuple[str, bool]:
    """The text, and whether its encoding was guessed: UTF-8 where that fits, otherwise Windows-1252.

    Raises ContentProblem `content.not_text` for bytes that are no text.
    """
    for mark, encoding in BOMS:
        if data.startswith(mark):
            return _checked(data[len(mark) :].decode(encoding, "replace")), False
    wide = _wide(data)
    if wide:
        return _checked(data.decode(wide, "replace")), True
    try:
        return _checked(data.decode("utf-8")), False
    except UnicodeDecodeError:
        return _checked(data.decode("cp1252", "replace")), True


def decode_markup(data: bytes) -> tuple[str, bool]:
    """The same for markup, which may declare its encoding; a declaration that does not fit is not believed."""
    head = data[:ASKED_OF]
    declared = XML_DECLARED.search(head) or HTML_DECLARED.search(head)
    if declared is None or any(data.startswith(mark) for mark, _ in BOMS) or _wide(data):
        return decode(data)
    name = declared[1].decode("ascii")
    try:
        codec = codecs.lookup("cp1252" if name.lower() in ("iso-8859-1", "latin-1", "latin1", "ascii") else name)
        text, _ = codec.decode(data, "strict")
    except (LookupError, ValueError, TypeError):
        return decode(data)[0], True
    return (_checked(text), False) if isinstance(text, str) else (decode(data)[0], True)


def _wide(data: bytes) -> str | None:
    """UTF-16 without its mark: every other byte of a text in our alphabets is zero."""
    head = data[:ASKED_OF]
    half = len(head) // 2
    if half < 2:
        return None
    if head[1::2].count(0) > 0.7 * half and head[0::2].count(0) < 0.1 * half:
        return "utf-16-le"
    if head[0::2].count(0) > 0.7 * half and head[1::2].count(0) < 0.1 * half:
        return "utf-16-be"
    return None


def _checked(text: str) -> str:
    head = text[:65536]
    strange = len(CONTROL.findall(head)) + head.count("\ufffd")
    if strange > 0.02 * len(head) + 2:
        raise ContentProblem(problems.NOT_TEXT)
    return CONTROL.sub("", text)
