"""What a report's charts show, worked out from the figures that are shown: weekly rates by class level and by month."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from learnkit.reports.figures import Figures
from learnkit.reports.table import Table

DAYS_A_WEEK = 7


@dataclass(frozen=True)
class Rate:
    """A rate per pupil and week, in whole units; None where a number it needs is hidden or nobody was there."""

    key: str
    """the class level, or year and month"""
    now: int | None
    before: int | None


def minutes_by_level(figures: Figures) -> tuple[Rate, ...]:
    """Minutes read a week per pupil, for every class level the school has now."""
    now = _by_level(figures.now)
    before = _by_level(figures.before) if figures.before is not None else {}
    return tuple(Rate(str(level), now[level], before.get(level)) for level in sorted(now))


def words_by_month(figures: Figures) -> tuple[Rate, ...]:
    """Words written a week per pupil, for every month; the months of the period before stand in the same places, and
    only where it has as many."""
    now = _by_month(figures.now)
    before = _by_month(figures.before) if figures.before is not None else []
    same = len(before) == len(now)
    return tuple(Rate(month, rate, before[at][1] if same else None) for at, (month, rate) in enumerate(now))


def _by_level(table: Table) -> dict[int, int | None]:
    rows = [(row.school_class.level, row.values["minutes_read"], row.values["pupils"], row.days) for row in table.rows]
    levels = dict.fromkeys(level for level, _, _, _ in rows)
    return {level: _rate((m, p, d) for at, m, p, d in rows if at == level) for level in levels}


def _by_month(table: Table) -> list[tuple[str, int | None]]:
    days = {row.month: row.days for row in table.rows}
    return [
        (total.month, _rate([(total.values["words_written"], total.values["pupils"], days.get(total.month, 0))]))
        for total in table.months
    ]


def _rate(parts: Iterable[tuple[int | None, int | None, int]]) -> int | None:
    """All units over all pupils' weeks."""
    units, weeks = 0, 0.0
    for amount, pupils, days in parts:
        if amount is None or pupils is None:
            return None
        units += amount
        weeks += pupils * days / DAYS_A_WEEK
    return round(units / weeks) if weeks else None
