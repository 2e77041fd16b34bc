"""The columns and rows of the table of goals."""

from __future__ import annotations

from collections.abc import Sequence

from learnkit.domain.goals import Goal
from learnkit.domain.people import AVATARS
from learnkit.services.competence_table import Cell, CompetenceTable
from ui.strings import Words
from ui.teacher.competence_words import cell_said
from ui.theme.joints import split_to_fit
from ui.theme.theme import Theme
from ui.widgets.evidence_cell import EvidenceCell
from ui.widgets.lettering import width_of
from ui.widgets.table_cells import PersonCell
from ui.widgets.table_lines import Column, Line

NAME = "name"
HEAD = 78
"""px at 100 % a head's word may take; a longer one is parted at its joint"""


def columns(theme: Theme, goals: Sequence[Goal]) -> tuple[Column, ...]:
    """A column for each goal, under the area it lies in."""
    return tuple(
        Column(goal.id, _head(theme, goal.name), grows=1, sortable=False, group=goal.area, said=goal.name)
        for goal in goals
    )


def lines(words: Words, table: CompetenceTable) -> tuple[Line, ...]:
    """A row for each pupil."""
    return tuple(
        Line(
            row.pupil,
            PersonCell(
                row.name, row.name, row.name, row.avatar, AVATARS.index(row.avatar) if row.avatar in AVATARS else 0
            ),
            tuple(_cell(words, cell) for cell in row.cells),
        )
        for row in table.rows
    )


def _cell(words: Words, cell: Cell) -> EvidenceCell:
    judged = cell.judged is not None
    level = cell.judged if judged else cell.proposed
    return EvidenceCell(
        said=cell_said(words, cell),
        order=None if level is None else float(level),
        level=None if level is None else int(level),
        proposed=not judged and level is not None,
        count=cell.evidence,
    )


def _head(theme: Theme, name: str) -> str:
    font = theme.font("small", weight=600)

    def fits(part: str) -> bool:
        return width_of(part, font) <= theme.px(HEAD)

    return " ".join("\n".join(split_to_fit(word, fits)) for word in name.split(" "))
