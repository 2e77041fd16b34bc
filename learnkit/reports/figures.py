"""The figures of a usage report, counted and hidden once; every format prints these and counts nothing itself."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date, timedelta

from learnkit.domain.calendar import Period, school_time, school_year
from learnkit.domain.people import Actor
from learnkit.reports.hiding import hidden_rows, hide
from learnkit.reports.table import (
    COLUMNS,
    NOTHING,
    ClassTotal,
    CountedRow,
    Figures,
    MonthTotal,
    Row,
    SchoolClass,
    Shown,
    Table,
    Values,
    a_year_earlier,
    whole_months,
)
from learnkit.services.desk import Desk
from learnkit.services.school_usage import (
    ClassOfYear,
    PupilMonth,
    SchoolUsage,
    school_name,
    school_usage,
    years_with_classes,
)


def usage(desk: Desk, actor: Actor, period: Period) -> Figures:
    """The school's usage in a period, small classes hidden.

    rights.denied and report.bad_period as `school_usage`.
    """
    before = period_before(period, years_with_classes(desk, actor))
    told = school_usage(desk, actor, [period] if before is None else [period, before])
    tables = [table(one, desk.today) for one in told]
    return Figures(
        school=school_name(desk, actor),
        made_at=school_time(desk.clock.now()),
        now=tables[0],
        before=tables[1] if before is not None else None,
    )


def period_before(period: Period, years: Collection[int]) -> Period | None:
    """The period to compare with, given the school years the school knows; None if it had no classes then.

    The same days a year earlier, for a school's year has its own seasons; in a school's first year as many whole
    months, or else as many days, right before.
    """
    if period.days == 0:
        return None
    if school_year(period.first) - 1 in years:
        return Period(a_year_earlier(period.first), a_year_earlier(period.last))
    months = whole_months(period)
    before = _months_before(period, months) if months else period.before()
    return before if school_year(before.first) in years else None


def table(told: SchoolUsage, today: date) -> Table:
    """Adds up what the pupils did and hides what may not be shown."""
    cells: dict[tuple[str, str], list[PupilMonth]] = {}
    for one in told.pupils:
        cells.setdefault((one.school_class, _name(one.month)), []).append(one)
    counted = [
        CountedRow(
            SchoolClass(c.id, c.name, c.level, c.year), _name(month), _values(cells.get((c.id, _name(month)), ()))
        )
        for c in told.classes
        for month in _months_in(c, told.months)
    ]
    gone = hidden_rows(counted)
    shown_people = {
        c.id: _people(one for key, of in cells.items() if key[0] == c.id and key not in gone for one in of)
        for c in told.classes
    }
    everyone = _people(told.pupils)
    hidden = hide(counted, everyone, shown_people)
    days = {_name(month): _days_been(month, today) for month in told.months}
    rows = tuple(
        Row(r.school_class, r.month, days[r.month], NOTHING if (r.school_class.id, r.month) in gone else r.values)
        for r in counted
    )
    months = tuple(
        MonthTotal(name, _shown(_sum(r.values for r in counted if r.month == name), hidden.closed_in(name)))
        for name in days
    )
    totals = _shown({**_sum(row.values for row in counted), **everyone}, hidden.totals)
    classes = tuple(_class_total(c, rows, shown_people[c.id]) for c in dict.fromkeys(r.school_class for r in rows))
    return Table(told.period, _days_been(told.period, today), rows, classes, months, totals)


def _class_total(school_class: SchoolClass, rows: Iterable[Row], people: Values) -> ClassTotal:
    own = [row for row in rows if row.school_class == school_class]
    values = [{column: n for column, n in row.values.items() if n is not None} for row in own]
    if any(row.hidden for row in own):
        return ClassTotal(school_class, NOTHING, 0)
    pupil_days = sum(of["pupils"] * row.days for row, of in zip(own, values, strict=True))
    return ClassTotal(school_class, {**_sum(values), **people}, pupil_days)


def _days_been(period: Period, today: date) -> int:
    return Period(period.first, min(period.last, today)).days


def _months_in(school_class: ClassOfYear, months: Iterable[Period]) -> list[Period]:
    return [month for month in months if school_year(month.first) == school_class.year]


def _name(month: Period) -> str:
    return f"{month.first:%Y-%m}"


def _values(pupils: Collection[PupilMonth]) -> Values:
    return {
        "pupils": len(pupils),
        "active": sum(one.work.active for one in pupils),
        "minutes_read": sum(one.work.minutes_read for one in pupils),
        "words_written": sum(one.work.words_written for one in pupils),
        "tasks_given": sum(one.tasks_given for one in pupils),
        "tasks_done": sum(one.tasks_done for one in pupils),
    }


def _people(pupils: Iterable[PupilMonth]) -> Values:
    """How many different pupils there are, and how many of them were active at some time."""
    there = list(pupils)
    return {
        "pupils": len({one.pupil for one in there}),
        "active": len({one.pupil for one in there if one.work.active}),
    }


def _sum(rows: Iterable[Values]) -> Values:
    there = list(rows)
    return {column: sum(values[column] for values in there) for column in COLUMNS}


def _shown(values: Values, hidden: Collection[str]) -> Shown:
    return {column: None if column in hidden else values[column] for column in COLUMNS}


def _months_before(period: Period, count: int) -> Period:
    first = period.first
    for _ in range(count):
        first = (first - timedelta(days=1)).replace(day=1)
    return Period(first, period.first - timedelta(days=1))
