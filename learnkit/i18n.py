"""Words for people, Danish first: the Danish sentence is the key, other languages are its catalogue."""

from __future__ import annotations

import gettext
from dataclasses import dataclass
from pathlib import Path

LOCALES = Path(__file__).parent / "locale"
LANGUAGES = ("da", "en")


def danish(sentence: str) -> str:
    """Marks a sentence that stands in a table and is translated where it is said."""
    return sentence


@dataclass(frozen=True)
class Translator:
    """Says a Danish sentence in the chosen language; a missing sentence is said in Danish, never left out."""

    language: str
    catalogue: gettext.NullTranslations

    def __call__(self, danish: str, **facts: object) -> str:
        """The sentence in this language, with `{name}` places filled from `facts`."""
        said = self.catalogue.gettext(danish)
        return said.format(**facts) if facts else said

    def count(self, one: str, many: str, n: int, **facts: object) -> str:
        """The sentence for one or for many, with `{n}` filled."""
        return self.catalogue.ngettext(one, many, n).format(n=n, **facts)


def translator(language: str, locales: Path = LOCALES) -> Translator:
    """The translator for "da" or "en"; for Danish no catalogue is needed."""
    if language == "da":
        return Translator("da", gettext.NullTranslations())
    return Translator(language, gettext.translation("learnkit", locales, [language], fallback=True))
