"""The report on paper, for a board: the finding as headline, five figures, two charts, the table, two promises."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from learnkit.i18n import Translator
from learnkit.reports.charts import Bar, Chart, draw_chart, height_of
from learnkit.reports.finding import Fact, classes_before, facts, headline, lead
from learnkit.reports.grid import printable
from learnkit.reports.letterhead import FOOT, draw_foot, draw_head
from learnkit.reports.paper import (
    BOOK,
    BOOK_BOLD,
    HEIGHT,
    INK,
    MARGIN,
    MEASURE,
    QUIET,
    SANS,
    SANS_BOLD,
    Paper,
    balanced,
    lines_of,
    size_within,
)
from learnkit.reports.printed_table import PrintedTable, class_table, month_table
from learnkit.reports.rates import hours, weekly_minutes_of, words_for_each
from learnkit.reports.table import COLUMNS, Figures, is_a_year_earlier
from learnkit.reports.words import (
    column_names,
    compared_words,
    definitions,
    hidden_note,
    hidden_word,
    short_month,
)

GAP = 14.0
BOTTOM = HEIGHT - FOOT - 8
SIDE_BY_SIDE = 12
"""As many classes at most beside the months; more have the whole width."""


@dataclass
class _Page:
    """Where the next thing goes."""

    paper: Paper
    new_sheet: Callable[[], float]
    top: float

    def room_for(self, height: float) -> None:
        """Goes on to a new sheet where this one has not so much left."""
        if self.top + height > BOTTOM:
            self.top = self.new_sheet()


def as_pdf(figures: Figures, t: Translator) -> bytes:
    """The report as a PDF of A4 sheets."""
    sheets = _lay(figures, t, of=None)[1]
    return _lay(figures, t, of=sheets)[0]


def _lay(figures: Figures, t: Translator, of: int | None) -> tuple[bytes, int]:
    """The document and how many sheets it has; `of` is printed as their number once it is known."""
    paper = Paper(f"{printable(figures.school)}: {headline(figures, t)}", t.language)
    sheet = 1

    def begin() -> float:
        draw_foot(paper, figures, t, sheet, of or sheet)
        return draw_head(paper, figures, t, first=sheet == 1)

    def new_sheet() -> float:
        nonlocal sheet
        paper.turn()
        sheet += 1
        return begin()

    page = _Page(paper, new_sheet, begin())
    _draw_finding(page, figures, t)
    _draw_facts(page, facts(figures, t))
    _draw_charts(page, figures, t)
    _draw_table(page, class_table(figures, t))
    _draw_promises(page, t)
    _draw_definitions(page, figures, t)
    if len(figures.now.months) > 1:
        _draw_months(page, month_table(figures, t), t)
    paper.turn()
    return paper.done(), sheet


def _draw_finding(page: _Page, figures: Figures, t: Translator) -> None:
    for line in balanced(headline(figures, t), 470, BOOK_BOLD, 25):
        page.paper.text(MARGIN, page.top + 22, line, BOOK_BOLD, 25)
        page.top += 29
    page.top += 4
    for line in lines_of(lead(figures, t), 460, BOOK, 11.5):
        page.paper.text(MARGIN, page.top + 11, line, BOOK, 11.5)
        page.top += 16
    page.paper.text(MARGIN, page.top + 10, compared_words(figures, t), SANS, 8.5, QUIET)
    page.top += 14 + GAP * 0.8


def _draw_facts(page: _Page, told: Sequence[Fact]) -> None:
    gap = 10.0
    width = (MEASURE - gap * (len(told) - 1)) / len(told)
    for at, fact in enumerate(told):
        x = MARGIN + at * (width + gap)
        page.paper.rule(x, page.top, width, INK, 1.2)
        page.paper.text(x, page.top + 14, fact.name, SANS, size_within(fact.name, width, SANS, 8.5), QUIET)
        size = size_within(fact.figure, width, BOOK_BOLD, 18)
        page.paper.text(x, page.top + 34, fact.figure, BOOK_BOLD, size)
        page.paper.text(x, page.top + 47, fact.compared, SANS, size_within(fact.compared, width, SANS, 8.5))
    page.top += 50 + GAP


def _draw_charts(page: _Page, figures: Figures, t: Translator) -> None:
    first, second = _class_chart(figures, t), _second_chart(figures, t)
    if len(first.bars) <= SIDE_BY_SIDE and len(second.bars) <= SIDE_BY_SIDE:
        share = len(first.bars) / max(1, len(first.bars) + len(second.bars))
        left = MEASURE * min(max(share, 0.42), 0.58) - 12
        right = MEASURE - left - 24
        height = max(height_of(first, left), height_of(second, right))
        page.room_for(height)
        draw_chart(page.paper, first, MARGIN, page.top, left, height)
        draw_chart(page.paper, second, MARGIN + left + 24, page.top, right, height)
        page.top += height + GAP
        return
    for chart in (first, second):
        height = height_of(chart, MEASURE)
        page.room_for(height)
        draw_chart(page.paper, chart, MARGIN, page.top, MEASURE, height)
        page.top += height + GAP * 0.6
    page.top += GAP * 0.4


def _class_chart(figures: Figures, t: Translator) -> Chart:
    then = classes_before(figures)
    bars = [
        Bar(
            printable(one.school_class.name),
            weekly_minutes_of(one),
            weekly_minutes_of(then[one.school_class.name]) if one.school_class.name in then else None,
        )
        for one in figures.now.classes
    ]
    return Chart(t("Minutter læst om ugen pr. elev"), bars, *_legend(figures, t))


def _second_chart(figures: Figures, t: Translator) -> Chart:
    """Month by month; of a single month rather what each class wrote."""
    if len(figures.now.months) > 1:
        return _month_chart(figures, t)
    then = classes_before(figures)
    bars = [
        Bar(
            printable(one.school_class.name),
            words_for_each(one),
            words_for_each(then[one.school_class.name]) if one.school_class.name in then else None,
        )
        for one in figures.now.classes
    ]
    return Chart(t("Ord skrevet pr. elev"), bars, *_legend(figures, t))


def _month_chart(figures: Figures, t: Translator) -> Chart:
    now = [month.values["minutes_read"] for month in figures.now.months]
    months_then = figures.before.months if figures.before is not None else ()
    then = (
        [month.values["minutes_read"] for month in months_then] if len(months_then) == len(now) else [None] * len(now)
    )
    long = max([0, *(minutes for minutes in (*now, *then) if minutes is not None)]) >= 6000
    title = t("Timer læst, måned for måned") if long else t("Minutter læst, måned for måned")
    bars = [
        Bar(short_month(month.month, t), _hours_if(long, value), _hours_if(long, earlier))
        for month, value, earlier in zip(figures.now.months, now, then, strict=True)
    ]
    return Chart(title, bars, *_legend(figures, t))


def _hours_if(long: bool, minutes: int | None) -> int | None:
    return hours(minutes) if long and minutes is not None else minutes


def _legend(figures: Figures, t: Translator) -> tuple[str, str, str]:
    if figures.before is None:
        return "", "", hidden_word(t)
    now, then = (str(table.period.last.year) for table in (figures.now, figures.before))
    return (now, then, hidden_word(t)) if is_a_year_earlier(figures) else (t("nu"), t("før"), hidden_word(t))


def _draw_table(page: _Page, table: PrintedTable) -> None:
    page.room_for(table.head_height + 3 * table.row_height)
    page.top = table.draw_head(page.paper, page.top)
    for row in table.rows:
        if page.top + row.height > BOTTOM:
            page.top = page.new_sheet()
            page.top = table.draw_head(page.paper, page.top)
        page.top = table.draw_row(page.paper, page.top, row)
    page.top += GAP


def _draw_months(page: _Page, table: PrintedTable, t: Translator) -> None:
    """Every class in every month: below the rest where it has room there, else on sheets of its own."""
    page.room_for(min(24 + table.height, BOTTOM))
    page.paper.text(MARGIN, page.top + 12, t("Klasse for klasse, måned for måned"), SANS_BOLD, 9.5)
    page.top += 20
    _draw_table(page, table)


def _draw_promises(page: _Page, t: Translator) -> None:
    promises = (
        (
            t("Hvad tallene ikke siger"),
            t(
                "Minutter er ikke det samme som forståelse. Elever, der læser på papir eller skriver i hånden, tæller "
                "ikke med."
            ),
        ),
        (
            t("Ingen elever kan genkendes"),
            t(
                "Klasser med færre end {n} elever er skjult, og tallene kan ikke regnes ud af hinanden. Ingen "
                "oplysninger om enkelte elever er med.",
                n=5,
            ),
        ),
    )
    width = (MEASURE - 24) / 2
    texts = [lines_of(words, width, BOOK, 9.5) for _, words in promises]
    height = 16 + 13 * max(len(lines) for lines in texts)
    page.room_for(height)
    for at, ((title, _), lines) in enumerate(zip(promises, texts, strict=True)):
        x = MARGIN + at * (width + 24)
        page.paper.text(x, page.top + 9, title, SANS_BOLD, 9.5)
        for line_at, line in enumerate(lines):
            page.paper.text(x, page.top + 24 + 13 * line_at, line, BOOK, 9.5)
    page.top += height + GAP * 0.7


def _draw_definitions(page: _Page, figures: Figures, t: Translator) -> None:
    names, meanings = column_names(t), definitions(t)
    told = [f"{names[column]}: {meanings[column]}" for column in COLUMNS]
    if figures.now.anything_hidden or (figures.before is not None and figures.before.anything_hidden):
        told.append(hidden_note(t))
    width, size, step = (MEASURE - 24) / 2, 7.0, 9.0
    paragraphs = [lines_of(words, width, SANS, size) for words in told]
    half = -(-sum(len(lines) for lines in paragraphs) // 2)
    columns: list[list[str]] = [[], []]
    for lines in paragraphs:
        columns[0 if len(columns[0]) + len(lines) // 2 < half else 1].extend(lines)
    height = 14 + step * max(len(column) for column in columns)
    page.room_for(height)
    page.paper.text(MARGIN, page.top + 8, t("Hvad der er talt"), SANS_BOLD, 8)
    for at, column in enumerate(columns):
        for line_at, line in enumerate(column):
            page.paper.text(MARGIN + at * (width + 24), page.top + 19 + step * line_at, line, SANS, size, QUIET)
    page.top += height + GAP
