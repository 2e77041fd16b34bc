"""The running text of one block while it is being read: blanks run together, spans keep their places."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from content.text import Span, SpanKind

BLANKS = re.compile("[ \t\n\r\f\u00a0\u2000-\u200a\u3000]{2,}|[\t\n\r\f]")
"""What becomes one blank; a single blank that may not break stays as it is."""
UNSEEN = re.compile("[\u00ad\u200b\u2060\ufeff]")
"""Soft hyphens and places where a line may break: nothing to read, and they would part words."""


@dataclass
class _Open:
    kind: SpanKind
    value: str | None
    start: int | None = None


class Line:
    """Collects text and spans for one block; blanks at either end fall away, and spans never include them."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._length = 0
        self._blank = False
        self._breaks = True  # nothing yet, or just after a line end: no blank is needed
        self._open: list[_Open] = []
        self._spans: list[Span] = []

    @property
    def empty(self) -> bool:
        return self._length == 0

    @property
    def length(self) -> int:
        return self._length

    def say(self, text: str) -> None:
        """Running text, in which any run of blanks is one."""
        inner = BLANKS.sub(" ", UNSEEN.sub("", unicodedata.normalize("NFC", text)))
        if not inner:
            return
        if inner[0] == " ":
            self._blank = True
        said = inner.strip(" \u00a0" if self._breaks else " ")
        if said:
            self._flush_blank()
            self._append(said)
            self._blank = inner[-1] == " "

    def say_as_is(self, text: str) -> None:
        """Text in which blanks and line ends count."""
        said = UNSEEN.sub("", unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n")))
        if self.empty:
            said = said.lstrip("\n")
        if said:
            self._blank = False
            self._append(said)

    def blank(self) -> None:
        """A blank, if more text follows."""
        self._blank = True

    def part(self, sign: str) -> None:
        """A line end or a tab, which takes the place of blanks around it."""
        self._blank = False
        self._pieces.append(sign)
        self._length += len(sign)
        self._breaks = True

    def open(self, kind: SpanKind, value: str | None = None) -> None:
        """Begins a span, at the next text said."""
        self._open.append(_Open(kind, value))

    def close(self) -> None:
        """Ends the span begun last, if anything was said in it."""
        self._keep(self._open.pop())

    def take(self) -> tuple[str, tuple[Span, ...]]:
        """The text with its spans in reading order; open spans go on in what comes next."""
        for each in self._open:
            self._keep(each)
            each.start = None
        text = "".join(self._pieces).rstrip()
        kept = (Span(s.start, min(s.end, len(text)), s.kind, s.value) for s in self._spans)
        spans = tuple(sorted((s for s in kept if s.end > s.start), key=lambda s: (s.start, -s.end)))
        self._pieces, self._spans = [], []
        self._length, self._blank, self._breaks = 0, False, True
        return text, spans

    def _flush_blank(self) -> None:
        if self._blank and not self._breaks:
            self._pieces.append(" ")
            self._length += 1
        self._blank = False

    def _append(self, text: str) -> None:
        for each in self._open:
            if each.start is None:
                each.start = self._length
        self._pieces.append(text)
        self._length += len(text)
        self._breaks = False

    def _keep(self, each: _Open) -> None:
        if each.start is not None and self._length > each.start:
            self._spans.append(Span(each.start, self._length, each.kind, each.value))
