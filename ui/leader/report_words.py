"""A usage report in words: its five figures, what they are compared with, its charts and its rows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from learnkit.reports import words as printed
from learnkit.reports.figures import Figures, is_a_year_earlier
from learnkit.reports.series import Rate, minutes_by_level, words_by_month
from learnkit.reports.table import COLUMNS, Shown
from ui.strings import Words
from ui.widgets.chart import Point
from ui.widgets.table_cells import Cell, WordsCell
from ui.widgets.table_lines import Column, Line

HOURS_FROM = 120
"""minutes from which what was read is told in hours"""
CLASS, MONTH = "class", "month"
_Says = Callable[[int, Words], str]


@dataclass(frozen=True)
class Told:
    """One of the five figures: what it is, what it comes to, and how that was before."""

    what: str
    value: str
    change: str = ""
    way: int = 0
    """1 for more than before, -1 for less"""


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
    """The five figures, each with its change; what is hidden says so."""
    t, now = words.t, figures.now.totals
    before = figures.before.totals if figures.before is not None else dict.fromkeys(COLUMNS)
    return (
        _active(now, before, words),
        _told(t("Læst i alt"), "minutes_read", now, before, words, _reading_time),
        _told(t("Ord skrevet"), "words_written", now, before, words, lambda n, w: w.number(n)),
        _told(t("Opgaver givet"), "tasks_given", now, before, words, lambda n, w: w.number(n)),
        _done(now, before, words),
    )


def _active(now: Shown, before: Shown, words: Words) -> Told:
    t, active, pupils, then = words.t, now["active"], now["pupils"], before["active"]
    if active is None or pupils is None:
        return Told(t("Aktive elever"), t("Skjult"))
    value = t("{active} af {pupils}", active=words.number(active), pupils=words.number(pupils))
    if then is None:
        return Told(t("Aktive elever"), value)
    more = active - then
    change = t("{n} flere", n=words.number(more)) if more > 0 else t("{n} færre", n=words.number(-more))
    return Told(t("Aktive elever"), value, change if more else t("som før"), _way(more))


def _told(what: str, column: str, now: Shown, before: Shown, words: Words, said: _Says) -> Told:
    value, then = now[column], before[column]
    if value is None:
        return Told(what, words.t("Skjult"))
    return Told(what, said(value, words), *_change(value, then, words))


def _change(value: int, then: int | None, words: Words) -> tuple[str, int]:
    t = words.t
    if then is None:
        return "", 0
    if then == 0:
        return (t("ingen før"), 1) if value else (t("som før"), 0)
    percent = round(100 * (value - then) / then)
    if percent == 0:
        return t("som før"), 0
    number = words.number(abs(percent))
    return (t("{n} procent mere", n=number) if percent > 0 else t("{n} procent mindre", n=number)), _way(percent)


def _done(now: Shown, before: Shown, words: Words) -> Told:
    t, done = words.t, now["tasks_done"]
    if done is None:
        return Told(t("Opgaver løst"), t("Skjult"))
    share, then = _share(now), _share(before)
    if share is None:
        return Told(t("Opgaver løst"), words.number(done))
    said = t("{n} procent af de givne", n=words.number(share))
    if then is None:
        return Told(t("Opgaver løst"), words.number(done), said)
    change = t("{n} procent, før {before}", n=words.number(share), before=words.number(then))
    return Told(t("Opgaver løst"), words.number(done), change, _way(share - then))


def _share(values: Shown) -> int | None:
    done, given = values["tasks_done"], values["tasks_given"]
    return round(100 * done / given) if done is not None and given else None


def _reading_time(minutes: int, words: Words) -> str:
    if minutes < HOURS_FROM:
        return words.minutes(minutes)
    hours = round(minutes / 60)
    return words.t.count("{hours} time", "{hours} timer", hours, hours=words.number(hours))


def _way(difference: int) -> int:
    return (difference > 0) - (difference < 0)


# --- charts ----------------------------------------------------------------------------------------------------------


def level_points(figures: Figures, words: Words) -> tuple[Point, ...]:
    """Minutes read a week per pupil, by class level."""
    t = words.t
    return tuple(
        _point(rate, t("{level}.", level=rate.key), t("{level}. klasse", level=rate.key), words)
        for rate in minutes_by_level(figures)
    )


def month_points(figures: Figures, words: Words) -> tuple[Point, ...]:
    """Words written a week per pupil, by month."""
    found = []
    for rate in words_by_month(figures):
        month, short = printed.month_words(rate.key, words.t), printed.short_month(rate.key, words.t)
        found.append(_point(rate, short, month, words))
    return tuple(found)


def _point(rate: Rate, label: str, said: str, words: Words) -> Point:
    t = words.t
    text = printed.hidden_word(t) if rate.now is None else words.number(rate.now)
    before = "" if rate.before is None else words.number(rate.before)
    told = (
        t("{what}: {now}, før {before}.", what=said, now=text, before=before)
        if before
        else t("{what}: {now}.", what=said, now=text)
    )
    return Point(label, rate.now, text, rate.before, before, told)


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
    said = words.number(value)
    return WordsCell(said, None if sums else value, said, right=True, strong=sums)
