"""JSON, CSV, workbook and PDF hold the same cells, to the last digit."""

from __future__ import annotations

import csv
import io
import json
import re
import subprocess
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from learnkit.domain.calendar import Period
from learnkit.i18n import translator
from learnkit.reports import figures as counting
from learnkit.reports.as_object import as_object, figures_from, plain
from learnkit.reports.rendering import Format, render
from learnkit.reports.table import COLUMNS, Figures
from learnkit.reports.words import column_names, definitions, hidden_note
from learnkit.services.school_usage import SchoolUsage
from tests.learnkit.reports.made_reports import MADE, figures

LANGUAGES = ("da", "en")
HIDDEN = {"da": "skjult", "en": "hidden"}


def called(told: Figures, name: str) -> Figures:
    """The same report, its first class called otherwise."""
    changed = plain(told)
    for part in ("rows", "classes"):
        for line in changed[part]:
            if line["class_id"] == "c0":
                line["class"] = name
    return figures_from(changed)


def rows_of(told: dict[str, Any]) -> list[list[Any]]:
    """The cells of the object: every row, the totals, and the totals before."""
    totals = [
        [told["totals"][c] for c in COLUMNS],
        *([[told["before"]["totals"][c] for c in COLUMNS]] if told["before"] else []),
    ]
    return [[row[c] for c in COLUMNS] for row in told["rows"]] + totals


def csv_rows(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))


def pdf_text(content: bytes, folder: Path) -> str:
    file = folder / "report.pdf"
    file.write_bytes(content)
    done = subprocess.run(["pdftotext", "-layout", str(file), "-"], capture_output=True, check=True, timeout=60)
    return done.stdout.decode()


def pdf_lines(text: str, words: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip().startswith(words)]


def printed(value: int | None, language: str) -> str:
    if value is None:
        return HIDDEN[language]
    return f"{value:,}".replace(",", "," if language == "en" else ".")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("before", [True, False])
def test_every_format_holds_the_same_cells(language: str, before: bool, tmp_path: Path) -> None:
    told, t = figures(before=before), translator(language)

    obj = json.loads(render(told, Format.JSON, t))
    lines = csv_rows(render(told, Format.CSV, t))
    sheet = load_workbook(io.BytesIO(render(told, Format.XLSX, t))).worksheets[0]
    text = pdf_text(render(told, Format.PDF, t), tmp_path)

    cells = rows_of(obj)
    assert any(None in row for row in cells)
    assert any(None not in row for row in cells)
    as_words = [[HIDDEN[language] if v is None else v for v in row] for row in cells]
    assert [row[2:] for row in lines[1:]] == [[str(v) for v in row] for row in as_words]
    assert [list(row)[2:] for row in sheet.iter_rows(min_row=2, values_only=True)] == as_words
    for row, values in zip(told.now.rows, cells, strict=False):
        said = [line for line in pdf_lines(text, f"{row.school_class.name}, ") if line.split("  ")[0].endswith(" 2026")]
        numbers = [re.split(r"\s{2,}", line)[1:] for line in said]
        assert [printed(v, language) for v in values] in numbers
    whole = [re.split(r"\s{2,}", line)[1:] for line in text.splitlines() if line.strip()]
    assert [printed(v, language) for v in cells[len(told.now.rows)]] in whole


def test_the_printed_classes_are_the_sums_of_their_months(tmp_path: Path) -> None:
    told = figures()

    text = pdf_text(render(told, Format.PDF, translator("da")), tmp_path)

    for one in told.now.classes:
        rows = [row for row in told.now.rows if row.school_class == one.school_class]
        lines = [re.split(r"\s{2,}", line) for line in pdf_lines(text, f"{one.school_class.name} ")]
        line = next(cells for cells in lines if all(re.fullmatch(r"skjult|[\d.]+", cell) for cell in cells[1:]))
        minutes = None if one.hidden else sum(row.values["minutes_read"] or 0 for row in rows)
        assert line[3] == printed(minutes, "da")


@settings(max_examples=25, deadline=None)
@given(
    sizes=st.lists(st.integers(0, 12), min_size=1, max_size=6), months=st.integers(1, 3), seed=st.integers(0, 2**32),
    before=st.booleans(),
)  # fmt: skip
def test_csv_and_workbook_hold_what_the_object_holds_for_any_school(
    sizes: list[int], months: int, seed: int, before: bool
) -> None:
    told, t = figures(sizes, months, seed, before=before), translator("da")

    cells = [["skjult" if v is None else v for v in row] for row in rows_of(as_object(told, t))]
    sheet = load_workbook(io.BytesIO(render(told, Format.XLSX, t))).worksheets[0]

    assert [row[2:] for row in csv_rows(render(told, Format.CSV, t))[1:]] == [[str(v) for v in row] for row in cells]
    assert [list(row)[2:] for row in sheet.iter_rows(min_row=2, values_only=True)] == cells


def test_the_object_is_the_contracts() -> None:
    told = figures()

    obj = as_object(told, translator("da"))

    assert obj["hidden_below"] == 5
    assert {"class", "month", *COLUMNS} <= set(obj["rows"][0])
    assert set(obj["totals"]) == set(COLUMNS)
    assert obj["definitions"] == dict(definitions(translator("da")))


def test_figures_come_back_whole_from_the_plain_object() -> None:
    told = figures()

    back = figures_from(json.loads(json.dumps(plain(told))))

    assert back == told


@pytest.mark.parametrize("name", ["=1+1", "+45", "-A", "@cmd", " =HYPERLINK()"])
def test_a_class_named_like_a_formula_stays_words(name: str) -> None:
    told = called(figures(), name)

    first = csv_rows(render(told, Format.CSV, translator("da")))[1][0]
    cell = load_workbook(io.BytesIO(render(told, Format.XLSX, translator("da")))).worksheets[0]["A2"]

    assert first == f"'{name.strip()}"
    assert (cell.data_type, cell.value) == ("s", name.strip())


@pytest.mark.parametrize("name", ["4;A", '4"A', "4\nA", "4\x07A", "Ærø × 3 – hørehæmmede", "4.A"])
def test_a_strange_name_breaks_no_line(name: str) -> None:
    told = called(figures(), name)

    lines = csv_rows(render(told, Format.CSV, translator("da")))
    book = load_workbook(io.BytesIO(render(told, Format.XLSX, translator("da"))))

    assert {len(line) for line in lines} == {2 + len(COLUMNS)}
    assert book.worksheets[0]["A2"].value == lines[1][0] == " ".join(name.replace("\x07", "").split())


def test_a_workbooks_head_stays_and_its_second_sheet_says_what_the_numbers_mean() -> None:
    told, t = figures(), translator("da")

    book = load_workbook(io.BytesIO(render(told, Format.XLSX, t)))

    numbers, meaning = book.worksheets
    said = {row[0]: row[1] for row in meaning.iter_rows(values_only=True)}
    assert numbers.freeze_panes == "C2"
    assert [cell.value for cell in numbers[1]] == ["Klasse", "Måned", *column_names(t).values()]
    assert all(said[column_names(t)[column]] == words for column, words in definitions(t).items())
    assert said["Skjult"] == hidden_note(t)
    assert said["Periode"] == "1. september – 31. oktober 2026"
    assert said["Sammenligning"] == "Sammenlignet med samme dage i 2025"


def test_a_csv_opens_in_a_danish_spreadsheet() -> None:
    content = render(figures(), Format.CSV, translator("da"))

    assert content.startswith(b"\xef\xbb\xbfKlasse;M\xc3\xa5ned;")
    assert content.endswith(b"\r\n")


def test_one_month_of_twelve_classes_is_one_sheet_with_everything_on_it(tmp_path: Path) -> None:
    told, t = figures([20] * 11 + [4], months=1), translator("da")

    text = pdf_text(render(told, Format.PDF, t), tmp_path)

    flowed = " ".join(text.split())
    assert "Side 1 af 1" in flowed
    assert text.count("\f") == 1
    for heading in ("Hvad tallene ikke siger", "Ingen elever kan genkendes", "Hvad der er talt", "Hele skolen"):
        assert heading in flowed


def test_a_long_report_repeats_its_head_and_numbers_its_sheets(tmp_path: Path) -> None:
    told = figures([22] * 30, months=3)

    sheets = pdf_text(render(told, Format.PDF, translator("da")), tmp_path).split("\f")[:-1]

    assert len(sheets) > 2
    assert all(f"Side {at} af {len(sheets)}" in sheet for at, sheet in enumerate(sheets, start=1))
    assert all("Højvangskolen" in sheet and "Minutter læst" in sheet for sheet in sheets)


def test_the_pdf_carries_our_faces_and_its_language(tmp_path: Path) -> None:
    content = render(figures(), Format.PDF, translator("en"))
    file = tmp_path / "report.pdf"
    file.write_bytes(content)

    fonts = subprocess.run(["pdffonts", str(file)], capture_output=True, check=True, text=True, timeout=60).stdout

    assert {line.split()[0].split("+")[1] for line in fonts.splitlines()[2:]} == {
        "LearnKitSans-Regular", "LearnKitSans-SemiBold", "Literata-Regular", "Literata-SemiBold",
    }  # fmt: skip
    assert b"/Lang (en)" in content


def test_the_same_figures_give_the_same_pdf() -> None:
    told, t = figures(), translator("da")

    assert render(told, Format.PDF, t) == render(told, Format.PDF, t)


def test_a_school_of_no_classes_has_a_report_too(tmp_path: Path) -> None:
    period = Period(date(2026, 9, 1), date(2026, 9, 30))
    empty = counting.table(SchoolUsage(period, (), (), ()), period.last + timedelta(days=1))
    told = Figures("Højvangskolen", MADE, empty, None)

    text = pdf_text(render(told, Format.PDF, translator("da")), tmp_path)

    assert "Ingen har læst i LearnKit" in " ".join(text.split())
    assert len(csv_rows(render(told, Format.CSV, translator("da")))) == 2
