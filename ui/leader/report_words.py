"""A usage report on the screen: its five figures, its charts and its rows, in the words that are printed too."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from learnkit.reports import words as printed
from learnkit.reports.finding import classes_before, facts
from learnkit.reports.rates import hours, weekly_minutes, weekly_minutes_of, words_for_each
from learnkit.reports.table import COLUMNS, Figures, Shown, Table, is_a_year_earlier
from ui.strings import Words
from ui.widgets.chart import Point
from ui.widgets.table_cells import Cell, WordsCell
from ui.widgets.table_lines import Column, Line

HOURS_FROM = 6000
"""minutes in a month from which the months are drawn in hours"""
CLASS, MONTH = "class", "month"


@dataclass(frozen=True)
class Told:
    """One of the five figures: what it is, what it comes to, and how that was before."""

    what: str
    value: str
    change: str = ""
    way: int | None = None
    """1 for more than before, -1 for less, 0 for as much; None where nothing is compared"""


@dataclass(frozen=True)
class Drawn:
    """What a chart shows."""

    title: str
    points: tuple[Point, ...]


def of_whom(figures: Figures, words: Words) -> str:
    """Whose figures they are, and of which days."""
    return f"{figures.school} · {printed.period_words(figures.now.period, words.t)}"


def series_names(figures: Figures, words: Words) -> tuple[str, str]:
    """What the earlier and this period are called where both are drawn."""
    before, now = figures.before, figures.now.period
    if before is not None and is_a_year_earlier(figures):
        return str(before.period.last.year), str(now.last.year)
    return words.t("Før"), words.t("Nu")


def five(figures: Figures, words: Words) -> tuple[Told, ...]:
    """The five figures as they are printed, and which way each has gone."""
    now, before = _compared(figures.now), _compared(figures.before)
    ways = [_way(one, other) for one, other in zip(now, before, strict=True)]
    return tuple(
        Told(fact.name, fact.figure, fact.compared, way)
        for fact, way in zip(facts(figures, words.t), ways, strict=True)
    )


def _compared(table: Table | None) -> tuple[int | None, ...]:
    """The numbers behind the five figures that are set beside each other; tasks are told as a share of those given."""
    if table is None:
        return (None,) * 5
    totals = table.totals
    return totals["active"], totals["minutes_read"], weekly_minutes(table), totals["words_written"], None


def _way(now: int | None, before: int | None) -> int | None:
    return None if now is None or before is None else (now > before) - (now < before)


# --- charts ----------------------------------------------------------------------------------------------------------


def by_class(figures: Figures, words: Words) -> Drawn:
    """Minutes read a week per pupil, class by class."""
    then = classes_before(figures)
    points = tuple(
        _point(
            one.school_class.name,
            one.school_class.name,
            weekly_minutes_of(one),
            weekly_minutes_of(then[one.school_class.name]) if one.school_class.name in then else None,
            words,
        )
        for one in figures.now.classes
    )
    return Drawn(words.t("Minutter læst om ugen pr. elev"), points)


def beside(figures: Figures, words: Words) -> Drawn:
    """What was read month by month; of a single month rather what each class wrote."""
    return _by_month(figures, words) if len(figures.now.months) > 1 else _written(figures, words)


def _by_month(figures: Figures, words: Words) -> Drawn:
    months = figures.now.months
    now = [month.values["minutes_read"] for month in months]
    then = [month.values["minutes_read"] for month in figures.before.months] if figures.before is not None else []
    if len(then) != len(now):
        then = [None] * len(now)
    in_hours = max((minutes for minutes in (*now, *then) if minutes is not None), default=0) >= HOURS_FROM
    t = words.t
    points = tuple(
        _point(printed.short_month(month.month, t), printed.month_words(month.month, t), one, other, words)
        for month, one, other in zip(months, _in(in_hours, now), _in(in_hours, then), strict=True)
    )
    return Drawn(t("Timer læst, måned for måned") if in_hours else t("Minutter læst, måned for måned"), points)


def _in(in_hours: bool, minutes: Sequence[int | None]) -> list[int | None]:
    return [hours(one) if in_hours and one is not None else one for one in minutes]


def _written(figures: Figures, words: Words) -> Drawn:
    then = classes_before(figures)
    points = tuple(
        _point(
            one.school_class.name,
            one.school_class.name,
            words_for_each(one),
            words_for_each(then[one.school_class.name]) if one.school_class.name in then else None,
            words,
        )
        for one in figures.now.classes
    )
    return Drawn(words.t("Ord skrevet pr. elev"), points)


def _point(label: str, said: str, now: int | None, before: int | None, words: Words) -> Point:
    t = words.t
    text = printed.number(now, t)
    if before is None:
        return Point(label, now, text, None, "", t("{what}: {now}.", what=said, now=text))
    then = printed.number(before, t)
    return Point(label, now, text, before, then, t("{what}: {now}, før {before}.", what=said, now=text, before=then))


# --- table -----------------------------------------------------------------------------------------------------------


def heads(words: Words) -> tuple[Column, tuple[Column, ...]]:
    """The first column and the others."""
    t, names = words.t, printed.column_names(words.t)
    figures = (Column(key, names[key], grows=1, right=True, falling_first=True) for key in COLUMNS)
    return Column(CLASS, t("Klasse"), width=104), (Column(MONTH, t("Måned"), grows=1), *figures)


def rows(figures: Figures, words: Words) -> tuple[Line, ...]:
    """A row for each class and month; after them, whichever way one sorts, the whole school."""
    t, table = words.t, figures.now
    lines = [
        Line(
            f"{row.school_class.id} {row.month}",
            WordsCell(row.school_class.name, _class_order(row.school_class.level, row.school_class.name),
                      row.school_class.name, strong=True),
            (_month(row.month, words), *_cells(row.values, words)),
        )
        for row in table.rows
    ]  # fmt: skip
    school = t("Hele skolen")
    whole = [*((total.month, total.values) for total in table.months), ("", table.totals)]
    for month, values in whole:
        said = printed.month_words(month, t) if month else t("hele perioden")
        cells = (WordsCell(said, None, said, strong=True), *_cells(values, words, sums=True))
        lines.append(Line(f"school {month}", WordsCell(school, None, school, strong=True), cells))
    return tuple(lines)


def _class_order(level: int, name: str) -> str:
    return f"{level:02} {name}"


def _month(month: str, words: Words) -> Cell:
    said = printed.month_words(month, words.t)
    year, _, of_year = month.partition("-")
    return WordsCell(said, 12 * int(year) + int(of_year), said)


def _cells(values: Shown, words: Words, *, sums: bool = False) -> tuple[Cell, ...]:
    return tuple(_cell(values[column], words, sums=sums) for column in COLUMNS)


def _cell(value: int | None, words: Words, *, sums: bool) -> Cell:
    t = words.t
    if value is None:
        return WordsCell(t("Skjult, så ingen kan udpeges"), None, printed.hidden_word(t), right=True, quiet=True)
    said = printed.number(value, t)
    return WordsCell(said, None if sums else value, said, right=True, strong=sums)
