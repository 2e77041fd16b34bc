"""Names as a teacher pastes them from a list, turned into one name per pupil."""

from __future__ import annotations

import re
from dataclasses import dataclass

_NUMBERED = re.compile(r"^\s*(?:\d+[.)]?\s+|\d+[.)]\s*|[-*•–]\s+)")


@dataclass(frozen=True)
class Pasted:
    """The names found, in the order given, and those that stand there more than once."""

    names: tuple[str, ...]
    twice: tuple[str, ...]
    """each such name once; two children may well be called the same, so nothing is taken away"""


def pasted_names(text: str) -> Pasted:
    """One name per line that has letters; "Efternavn, Fornavn" is turned round.

    Numbers and bullets before a name fall away, and so does what a spreadsheet put after a tab. Example:
    "1. Holm, Ida" is "Ida Holm".
    """
    names = tuple(name for line in text.splitlines() if (name := _name(line)))
    folded = [name.casefold() for name in names]
    twice = {name.casefold(): name for name in names if folded.count(name.casefold()) > 1}
    return Pasted(names, tuple(twice.values()))


def _name(line: str) -> str:
    cells = [cell.strip() for cell in _NUMBERED.sub("", line.strip()).split("\t")]
    words = [cell for cell in cells if any(sign.isalpha() for sign in cell)]
    if not words:
        return ""
    first = words[0].strip(" ;")
    family, comma, given = first.partition(",")
    turned = f"{given} {family}" if comma and given.strip() else family
    return " ".join(turned.split())
