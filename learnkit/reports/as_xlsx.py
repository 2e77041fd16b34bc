"""The report as a workbook: a sheet of real numbers with its head frozen, and a sheet that says what they mean."""

from __future__ import annotations

import io

from openpyxl import Workbook
from openpyxl.cell.cell import Cell as BookCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from learnkit.i18n import Translator
from learnkit.reports.grid import Cell, Grid, grid, printable
from learnkit.reports.table import COLUMNS, Figures
from learnkit.reports.words import (
    column_names,
    compared_words,
    definitions,
    hidden_note,
    moment_words,
    period_words,
)

INK, QUIET, SUNK = "18292E", "44585C", "E0E6E0"
WORD_COLUMNS = 2
"""class and month, before the numbers"""


def as_xlsx(figures: Figures, t: Translator) -> bytes:
    """A workbook of two sheets."""
    book = Workbook()
    numbers = book.worksheets[0]
    numbers.title = t("Tal")
    _fill_numbers(numbers, grid(figures, t))
    _fill_meaning(book.create_sheet(t("Hvad tallene betyder")), figures, t)
    book.properties.title = f"{printable(figures.school)}, {period_words(figures.now.period, t)}"
    book.properties.creator = "LearnKit"
    book.properties.created = book.properties.modified = figures.made_at.replace(tzinfo=None)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _fill_numbers(sheet: Worksheet, lines: Grid) -> None:
    _line(sheet, 1, lines.head)
    for at, line in enumerate((*lines.lines, *lines.totals), start=2):
        _line(sheet, at, line)
    for at, name in enumerate(sheet[1], start=1):
        name.font = Font(bold=True, color=INK)
        name.fill = PatternFill("solid", fgColor=SUNK)
        side = "right" if at > WORD_COLUMNS else "left"
        name.alignment = Alignment(wrap_text=True, vertical="center", horizontal=side)
    for below in sheet[len(lines.lines) + 2]:
        below.border = Border(top=Side("medium", color=INK))
        below.font = Font(bold=True, color=INK)
    sheet.freeze_panes = f"{get_column_letter(WORD_COLUMNS + 1)}2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(lines.head))}{len(lines.lines) + 1}"
    for number, width in enumerate((18, 34, *([15] * len(COLUMNS))), start=1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def _put(sheet: Worksheet, line: int, column: int, value: Cell) -> BookCell:
    """Words are always words, also when they begin as a formula does."""
    cell = sheet.cell(line, column)
    assert isinstance(cell, BookCell)
    cell.value = value
    cell.data_type = "n" if isinstance(value, int) else "s"
    return cell


def _line(sheet: Worksheet, at: int, cells: tuple[Cell, ...]) -> None:
    for column, value in enumerate(cells, start=1):
        cell = _put(sheet, at, column, value)
        if isinstance(value, int):
            cell.number_format = "#,##0"
        else:
            cell.font = Font(color=QUIET if at > 1 and column > WORD_COLUMNS else INK)
        if column > WORD_COLUMNS:
            cell.alignment = Alignment(horizontal="right")


def _fill_meaning(sheet: Worksheet, figures: Figures, t: Translator) -> None:
    names, meanings = column_names(t), definitions(t)
    told = [
        (t("Skole"), printable(figures.school)),
        (t("Periode"), period_words(figures.now.period, t)),
        (t("Sammenligning"), compared_words(figures, t)),
        (t("Opgjort"), moment_words(figures.made_at, t)),
        *((names[column], meanings[column]) for column in COLUMNS),
        (t("Skjult"), hidden_note(t)),
    ]
    for at, (name, words) in enumerate(told, start=1):
        for column, said in enumerate((name, words), start=1):
            cell = _put(sheet, at, column, said)
            cell.font = Font(bold=column == 1, color=INK)
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    sheet.column_dimensions["A"].width = 22
    sheet.column_dimensions["B"].width = 90
