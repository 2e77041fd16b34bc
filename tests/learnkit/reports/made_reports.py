"""Whole reports of made-up schools."""

from __future__ import annotations

import random
from datetime import date, datetime

from learnkit.domain.calendar import Period, school_time
from learnkit.reports import figures as counting
from learnkit.reports.table import Figures
from learnkit.services.school_usage import ClassOfYear, PupilMonth, SchoolUsage
from tests.learnkit.reports.schools import random_school

MADE = school_time(datetime(2026, 12, 1, 6, 5))
SIZES = [9, 4, 21, 23, 19, 8]


def figures(sizes: list[int] = SIZES, months: int = 2, seed: int = 7, *, before: bool = True) -> Figures:
    """A report of made-up classes, and the same classes a year earlier with other figures."""
    now = random_school(sizes, months, 0.9, random.Random(seed))
    then = random_school(sizes, months, 0.9, random.Random(seed + 1))
    tables = [counting.table(told, date(2026, 12, 1)) for told in (now, a_year_earlier(then))]
    return Figures("Højvangskolen", MADE, tables[0], tables[1] if before else None)


def a_year_earlier(told: SchoolUsage) -> SchoolUsage:
    def moved(period: Period) -> Period:
        return Period(period.first.replace(year=2025), period.last.replace(year=2025))

    return SchoolUsage(
        moved(told.period),
        tuple(moved(month) for month in told.months),
        tuple(ClassOfYear(f"{c.id}-25", c.name, c.level, 2025) for c in told.classes),
        tuple(
            PupilMonth(p.pupil, f"{p.school_class}-25", moved(p.month), p.work, p.tasks_given, p.tasks_done)
            for p in told.pupils
        ),
    )
