"""The report as comma-separated values, such as a Danish Excel opens by itself: semicolons, UTF-8 with its mark."""

from __future__ import annotations

import csv
import io

from learnkit.i18n import Translator
from learnkit.reports.grid import Cell, grid
from learnkit.reports.table import Figures

FORMULA = ("=", "+", "-", "@")
"""A cell that begins so is worked out by a spreadsheet; an apostrophe before it keeps it words (OWASP, CSV
injection)."""


def as_csv(figures: Figures, t: Translator) -> bytes:
    """A head, a line for each class and month, the totals, and those of the period before."""
    lines = grid(figures, t)
    file = io.StringIO(newline="")
    writer = csv.writer(file, delimiter=";", lineterminator="\r\n")
    writer.writerow(lines.head)
    writer.writerows([_safe(cell) for cell in line] for line in (*lines.lines, *lines.totals))
    return file.getvalue().encode("utf-8-sig")


def _safe(cell: Cell) -> Cell:
    return f"'{cell}" if isinstance(cell, str) and cell.lstrip().startswith(FORMULA) else cell
