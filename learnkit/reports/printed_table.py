"""The tables of the printed report: classes over the period, and every class in every month."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from learnkit.i18n import Translator
from learnkit.reports.grid import printable
from learnkit.reports.paper import INK, LINE, MARGIN, MEASURE, QUIET, SANS, SANS_BOLD, Paper, lines_of
from learnkit.reports.rates import weekly_minutes, weekly_minutes_of
from learnkit.reports.table import COLUMNS, ClassTotal, Figures, Shown, Table
from learnkit.reports.words import column_names, month_words, number

SIZE, STEP = 8.5, 10.6
PADDING = 4.0


@dataclass(frozen=True)
class PrintedRow:
    """A line of a table; words in its first column may take several lines."""

    name: tuple[str, ...]
    cells: tuple[str, ...]
    bold: bool = False
    quiet: bool = False

    @property
    def height(self) -> float:
        return PADDING + STEP * len(self.name)


@dataclass(frozen=True)
class PrintedTable:
    """A table with a head that is repeated on every sheet; the first column is words, the others stand to the right."""

    names: tuple[tuple[str, ...], ...]
    """the head of each column, in lines"""
    widths: tuple[float, ...]
    rows: tuple[PrintedRow, ...]

    @property
    def head_height(self) -> float:
        return 7 + 10 * max(len(name) for name in self.names)

    @property
    def row_height(self) -> float:
        return PADDING + STEP

    @property
    def height(self) -> float:
        return self.head_height + sum(row.height for row in self.rows)

    def draw_head(self, paper: Paper, top: float) -> float:
        """Draws the head; where the first row begins."""
        foot = top + self.head_height
        for at, lines in enumerate(self.names):
            for line_at, line in enumerate(reversed(lines)):
                place = foot - 5 - 10 * line_at
                if at == 0:
                    paper.text(MARGIN, place, line, SANS, 8, QUIET)
                else:
                    paper.right(self._right(at), place, line, SANS, 8, QUIET)
        paper.rule(MARGIN, foot, MEASURE, INK, 1)
        return foot

    def draw_row(self, paper: Paper, top: float, row: PrintedRow) -> float:
        """Draws a row; where the next begins."""
        font, ink = SANS_BOLD if row.bold else SANS, QUIET if row.quiet else INK
        for at, line in enumerate(row.name):
            paper.text(MARGIN, top + STEP * (at + 1) - 0.5, line, font, SIZE, ink)
        for at, cell in enumerate(row.cells, start=1):
            numeric = cell[:1].isdigit()
            paper.right(self._right(at), top + STEP - 0.5, cell, font, SIZE, ink if numeric else QUIET)
        paper.rule(MARGIN, top + row.height, MEASURE, LINE)
        return top + row.height

    def _right(self, column: int) -> float:
        return MARGIN + sum(self.widths[: column + 1])


def class_table(figures: Figures, t: Translator) -> PrintedTable:
    """A row for each class over the whole period, the school's totals, and those of the period before."""
    names, years = column_names(t), {one.school_class.year for one in figures.now.classes}
    heads = [t("Klasse"), *(names[column] for column in COLUMNS)]
    heads.insert(4, t("Min. om ugen pr. elev"))
    rows = [
        PrintedRow(_lines(_class_name(one, years), 105), _cells(one.values, weekly_minutes_of(one), t))
        for one in figures.now.classes
    ]
    rows.append(_total_row(t("Hele skolen"), figures.now, t, bold=True))
    if figures.before is not None:
        rows.append(_total_row(t("Perioden før"), figures.before, t, bold=False))
    return _table(heads, 105, rows)


def month_table(figures: Figures, t: Translator) -> PrintedTable:
    """A row for each class and month, the school's months, and the totals."""
    names = column_names(t)
    heads = [t("Klasse, måned"), *(names[column] for column in COLUMNS)]
    rows = [
        PrintedRow(
            _lines(f"{printable(row.school_class.name)}, {month_words(row.month, t)}", 150), _numbers(row.values, t)
        )
        for row in figures.now.rows
    ]
    rows += [
        PrintedRow(
            _lines(t("Hele skolen, {month}", month=month_words(month.month, t)), 150),
            _numbers(month.values, t),
            bold=True,
        )
        for month in figures.now.months
    ]
    rows.append(PrintedRow((t("Hele perioden"),), _numbers(figures.now.totals, t), bold=True))
    return _table(heads, 150, rows)


def _table(heads: Sequence[str], first: float, rows: Sequence[PrintedRow]) -> PrintedTable:
    width = (MEASURE - first) / (len(heads) - 1)
    lines = tuple(tuple(lines_of(head, (first if at == 0 else width) - 6, SANS, 8)) for at, head in enumerate(heads))
    return PrintedTable(lines, (first, *[width] * (len(heads) - 1)), tuple(rows))


def _total_row(name: str, table: Table, t: Translator, *, bold: bool) -> PrintedRow:
    return PrintedRow((name,), _cells(table.totals, weekly_minutes(table), t), bold=bold, quiet=not bold)


def _class_name(one: ClassTotal, years: set[int]) -> str:
    """The class's name, with its school year where the period lies in two of them."""
    name, year = printable(one.school_class.name), one.school_class.year
    return name if len(years) == 1 else f"{name} {year}/{(year + 1) % 100:02}"


def _cells(values: Shown, weekly: int | None, t: Translator) -> tuple[str, ...]:
    cells = list(_numbers(values, t))
    cells.insert(3, number(weekly, t) if weekly is not None or None in values.values() else "–")
    return tuple(cells)


def _numbers(values: Shown, t: Translator) -> tuple[str, ...]:
    return tuple(number(values[column], t) for column in COLUMNS)


def _lines(words: str, width: float) -> tuple[str, ...]:
    return tuple(lines_of(words, width - 8, SANS_BOLD, SIZE)) or ("",)
