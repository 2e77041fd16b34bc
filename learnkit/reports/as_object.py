"""The figures as the plain object of the command line's contract, and back again for who prints them elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from learnkit.domain.calendar import Period
from learnkit.i18n import Translator
from learnkit.reports.table import (
    COLUMNS,
    HIDDEN_BELOW,
    ClassTotal,
    Figures,
    MonthTotal,
    Row,
    SchoolClass,
    Shown,
    Table,
)
from learnkit.reports.words import definitions

Object = dict[str, Any]


def as_object(figures: Figures, t: Translator) -> Object:
    """The report with its definitions in words; hidden numbers are none."""
    return {**plain(figures), "hidden_below": HIDDEN_BELOW, "definitions": dict(definitions(t))}


def plain(figures: Figures) -> Object:
    """All that `figures_from` needs."""
    return {
        "school": figures.school,
        "made_at": figures.made_at.isoformat(),
        **_table(figures.now),
        "before": _table(figures.before) if figures.before is not None else None,
    }


def figures_from(told: Mapping[str, Any]) -> Figures:
    """The figures that `plain` was given."""
    return Figures(
        school=told["school"],
        made_at=datetime.fromisoformat(told["made_at"]),
        now=_table_from(told),
        before=_table_from(told["before"]) if told["before"] is not None else None,
    )


def _table(table: Table) -> Object:
    return {
        "from": table.period.first.isoformat(),
        "to": table.period.last.isoformat(),
        "days": table.days,
        "rows": [
            {
                **_class(row.school_class),
                "month": row.month,
                "days": row.days,
                **row.values,
            }
            for row in table.rows
        ],
        "classes": [{**_class(c.school_class), **c.values, "pupil_days": c.pupil_days} for c in table.classes],
        "months": [{"month": month.month, **month.values} for month in table.months],
        "totals": dict(table.totals),
    }


def _class(school_class: SchoolClass) -> Object:
    return {
        "class": school_class.name,
        "class_id": school_class.id,
        "level": school_class.level,
        "school_year": school_class.year,
    }


def _class_from(told: Mapping[str, Any]) -> SchoolClass:
    return SchoolClass(told["class_id"], told["class"], told["level"], told["school_year"])


def _table_from(told: Mapping[str, Any]) -> Table:
    return Table(
        period=Period(date.fromisoformat(told["from"]), date.fromisoformat(told["to"])),
        days=told["days"],
        rows=tuple(Row(_class_from(r), r["month"], r["days"], _values(r)) for r in told["rows"]),
        classes=tuple(ClassTotal(_class_from(c), _values(c), c["pupil_days"]) for c in told["classes"]),
        months=tuple(MonthTotal(m["month"], _values(m)) for m in told["months"]),
        totals=_values(told["totals"]),
    )


def _values(told: Mapping[str, Any]) -> Shown:
    return {column: told[column] for column in COLUMNS}
