"""The report as lines of cells: what the CSV, the workbook and the printed table have in common."""

from __future__ import annotations

from dataclasses import dataclass

from learnkit.i18n import Translator
from learnkit.reports.table import COLUMNS, Figures, Shown
from learnkit.reports.words import column_names, hidden_word, period_words

Cell = str | int
"""Words, or a number that is a number in a workbook too."""


@dataclass(frozen=True)
class Grid:
    """A head, one line for each class and month, and the totals below."""

    head: tuple[str, ...]
    lines: tuple[tuple[Cell, ...], ...]
    totals: tuple[tuple[Cell, ...], ...]
    """the period's, and those of the period before where there is one"""


def grid(figures: Figures, t: Translator) -> Grid:
    """All of a report's numbers, line by line."""
    names = column_names(t)
    totals = [(t("Hele skolen"), period_words(figures.now.period, t), *_cells(figures.now.totals, t))]
    if figures.before is not None:
        before = figures.before
        totals.append((t("Hele skolen, før"), period_words(before.period, t), *_cells(before.totals, t)))
    return Grid(
        head=(t("Klasse"), t("Måned"), *(names[column] for column in COLUMNS)),
        lines=tuple((printable(r.school_class.name), r.month, *_cells(r.values, t)) for r in figures.now.rows),
        totals=tuple(totals),
    )


def printable(words: str) -> str:
    """Words without line breaks and control characters, which have no place in a cell."""
    return "".join(letter for letter in " ".join(words.split()) if letter.isprintable())


def _cells(values: Shown, t: Translator) -> tuple[Cell, ...]:
    return tuple(hidden_word(t) if values[column] is None else _int(values[column]) for column in COLUMNS)


def _int(value: int | None) -> int:
    assert value is not None
    return value
