"""A voice as people choose it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Voice:
    """One voice of one engine; `id` is unique within its engine and is what an utterance names."""

    id: str
    name: str
    language: str
    """BCP 47 tag, lower case: `da`, `en-gb`."""
    gender: str | None
    """`female`, `male`, or None where the engine does not say."""
    engine: str
    licence: str
    """SPDX name of the voice data's licence, or `system` for a voice of the operating system."""


def voice_for(voices: Iterable[Voice], language: str, wanted: str | None = None) -> Voice | None:
    """The wanted voice if it is there, else the first of this very language tag, else of the same language."""
    known = list(voices)
    tag = language.lower().replace("_", "-")
    primary = tag.split("-")[0]
    by_wish = (v for v in known if v.id == wanted)
    by_tag = (v for v in known if v.language == tag)
    by_language = (v for v in known if v.language.split("-")[0] == primary)
    return next(by_wish, None) or next(by_tag, None) or next(by_language, None)
