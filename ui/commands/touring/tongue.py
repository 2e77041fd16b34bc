"""Which sentences belong to which language, read from the compiled catalogue."""

from __future__ import annotations

import re
import struct
from dataclasses import dataclass
from pathlib import Path

from learnkit.i18n import LOCALES

MAGIC = 0x950412DE
PLACE = re.compile(r"\{[^{}]*\}")
DANISH_LETTERS = re.compile("[æøåÆØÅ]")
SHORTEST = 3
"""A sentence with fewer letters beside its places fits anything, and says nothing of the language."""


def catalogue(path: Path) -> dict[str, str]:
    """The sentences of a compiled catalogue, each form of a plural by itself."""
    raw = path.read_bytes()
    order = "<" if struct.unpack_from("<I", raw)[0] == MAGIC else ">"
    count, keys_at, values_at = struct.unpack_from(f"{order}3I", raw, 8)

    def text(table: int, number: int) -> list[str]:
        length, at = struct.unpack_from(f"{order}2I", raw, table + 8 * number)
        return raw[at : at + length].decode("utf8").split("\0")

    found: dict[str, str] = {}
    for number in range(count):
        keys, values = text(keys_at, number), text(values_at, number)
        found.update((key, values[min(n, len(values) - 1)]) for n, key in enumerate(keys) if key)
    return found


@dataclass(frozen=True)
class _Sentences:
    """Sentences of one language, those with places as patterns."""

    plain: frozenset[str]
    patterns: tuple[re.Pattern[str], ...]

    @classmethod
    def of(cls, sentences: set[str]) -> _Sentences:
        with_places = [s for s in sentences if PLACE.search(s)]
        telling = [s for s in with_places if sum(map(str.isalpha, PLACE.sub("", s))) >= SHORTEST]
        patterns = ("(.+?)".join(re.escape(part) for part in PLACE.split(s)) for s in telling)
        return cls(frozenset(sentences.difference(with_places)), tuple(re.compile(p, re.DOTALL) for p in patterns))

    def hold(self, text: str) -> bool:
        return text in self.plain or any(pattern.fullmatch(text) for pattern in self.patterns)


class Tongue:
    """Knows a sentence that is on the screen in the wrong language; `names` are people's and books', in no language."""

    def __init__(self, language: str, names: set[str], locales: Path = LOCALES) -> None:
        said = catalogue(locales / "en" / "LC_MESSAGES" / "learnkit.mo")
        differing = {danish: english for danish, english in said.items() if danish != english}
        danish, english = set(said), set(said.values())
        ours, theirs = (danish, set(differing.values())) if language == "da" else (english, set(differing))
        self._english = language == "en"
        self._ours = _Sentences.of(ours)
        self._theirs = _Sentences.of(theirs - ours)
        self._names = names
        self.learn(set())

    def learn(self, names: set[str]) -> None:
        """More names, of what came into being on the way."""
        self._names |= names
        longest_first = sorted(filter(DANISH_LETTERS.search, self._names), key=len, reverse=True)
        self._danish_names = re.compile("|".join(map(re.escape, longest_first)) or r"(?!)")

    def strange(self, text: str) -> bool:
        """Whether a text on the screen, or a part of it between commas and full stops, is in the wrong language."""
        # A word that was broken at the end of a line had its hyphen before, or was given it by the break.
        return all(self._strange(text.strip().replace("- ", mended)) for mended in ("-", ""))

    def _strange(self, whole: str) -> bool:
        if not whole or any(whole.rstrip("-") in name for name in self._names):
            return False
        if self._english and DANISH_LETTERS.search(self._danish_names.sub("", whole)):
            return True
        if self._ours.hold(whole):
            return False
        unnamed = self._danish_names.sub("", whole)  # a name may have commas of its own
        parts = {whole, *(part.strip() for part in re.split(r"[,.·\n]\s|\n", unnamed))}
        return any(p not in self._names and not self._ours.hold(p) and self._theirs.hold(p) for p in parts if p)
