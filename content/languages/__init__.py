"""Languages: where sentences and words begin and end, and how numbers and abbreviations are said. One file each."""

from __future__ import annotations

from content.languages.da import DANISH
from content.languages.en import ENGLISH
from content.languages.rules import Abbreviations, Language

PRIMARY = {"da": DANISH, "en": ENGLISH}
KIN = {"nb": "da", "nn": "da", "no": "da"}
"""Languages whose sentences end as another's do; their numbers are left to the voice."""


def language(tag: str) -> Language:
    """The rules for a BCP 47 tag: those of its language, else plain sentences and words with nothing rewritten."""
    primary = tag.lower().replace("_", "-").split("-")[0]
    known = PRIMARY.get(primary)
    if known is not None:
        return known
    if primary in KIN:
        kin = PRIMARY[KIN[primary]]
        return Language(primary, kin.abbreviations, ())
    return Language(primary or "und", Abbreviations({}), ())
