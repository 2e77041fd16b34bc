"""Somebody who has a report and wants what is hidden in it: linear programming over everything that is shown.

The attacker knows every shown number, that rows add up to months and months to totals, that no number is negative,
that no more are active than there are and no more tasks done than given, how people are counted once over several
months, and the rules by which numbers are hidden.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from scipy.optimize import linprog  # type: ignore[import-untyped]

from learnkit.reports.hiding import COVER
from learnkit.reports.table import COLUMNS, DISTINCT, Row, Table

Cell = tuple[str, str, str]
"""class id, month, column"""


@dataclass
class Attacker:
    """What can be worked out of one table."""

    table: Table
    nobody_moves: bool = False
    """whether the attacker is sure that nobody changes class"""
    at: dict[Cell, int] = field(default_factory=dict)
    equal: list[tuple[list[Cell], float]] = field(default_factory=list)
    at_most: list[tuple[dict[Cell, int], float]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._hidden = [row for row in self.table.rows if row.hidden]
        for row in self._hidden:
            for column in COLUMNS:
                self.at[_cell(row, column)] = len(self.at)
            for part, whole in (("active", "pupils"), ("tasks_done", "tasks_given")):
                self.at_most.append(({_cell(row, part): 1, _cell(row, whole): -1}, 0))
        for column in COLUMNS:
            self._learn_months(column)
            self._learn_total(column)

    def range_of(self, cells: list[Cell]) -> tuple[float, float]:
        """Between what the sum of these hidden numbers must lie."""
        aim = np.zeros(len(self.at))
        for cell in cells:
            aim[self.at[cell]] = 1
        return self._least(aim), -self._least(-aim)

    def hidden_cells(self) -> list[Cell]:
        return list(self.at)

    def _least(self, aim: np.ndarray) -> float:
        found = linprog(aim, **self._known(), bounds=(0, None), method="highs")
        if found.status == 3:
            return -np.inf
        assert found.status == 0, found.message
        return float(found.fun)

    def _known(self) -> dict[str, np.ndarray | None]:
        equal = np.zeros((len(self.equal), len(self.at)))
        for line, (cells, _) in enumerate(self.equal):
            equal[line, [self.at[cell] for cell in cells]] = 1
        most = np.zeros((len(self.at_most), len(self.at)))
        for line, (weights, _) in enumerate(self.at_most):
            for cell, weight in weights.items():
                most[line, self.at[cell]] = weight
        return {
            "A_eq": equal if self.equal else None,
            "b_eq": np.array([right for _, right in self.equal]) if self.equal else None,
            "A_ub": most if self.at_most else None,
            "b_ub": np.array([right for _, right in self.at_most]) if self.at_most else None,
        }

    def _learn_months(self, column: str) -> None:
        for month in self.table.months:
            hidden = [_cell(row, column) for row in self._hidden if row.month == month.month]
            told = month.values[column]
            if told is not None:
                self.equal.append((hidden, told - self._shown(column, month.month)))
            elif len(hidden) > 1 and self.table.totals[column] is None and self.table.totals["pupils"] is not None:
                # By the rule: only a small sum closes a month when the total goes too and the classes cover each other.
                self.at_most.append((dict.fromkeys(hidden, 1), COVER - 1))

    def _learn_total(self, column: str) -> None:
        total = self.table.totals[column]
        if total is None:
            return
        every = [_cell(row, column) for row in self._hidden]
        shown = {month.month: self._shown(column, month.month) for month in self.table.months}
        if column not in DISTINCT or len(shown) == 1:
            self.equal.append((every, total - sum(shown.values())))
            return
        self.at_most.append((dict.fromkeys(every, -1), sum(shown.values()) - total))
        fullest = {one.school_class.id: one.values[column] or 0 for one in self.table.classes}
        for row in self.table.rows:
            fullest[row.school_class.id] = max(fullest[row.school_class.id], row.values[column] or 0)
        for month, told in shown.items():
            here = [row.school_class.id for row in self.table.rows if row.month == month and not row.hidden]
            seen = sum(fullest[id_] for id_ in here) if self.nobody_moves else told
            self.at_most.append(({cell: 1 for cell in every if cell[1] == month}, total - seen))

    def _shown(self, column: str, month: str) -> int:
        return sum(row.values[column] or 0 for row in self.table.rows if row.month == month)


def _cell(row: Row, column: str) -> Cell:
    return row.school_class.id, row.month, column
