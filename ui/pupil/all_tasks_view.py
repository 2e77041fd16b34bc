"""Every task a pupil has or had, in one sheet: what is to do first, then what is done."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from ui.pupil.task_view import TaskRow
from ui.strings import Words
from ui.theme.theme import Theme
from ui.widgets.label import Text
from ui.widgets.sheet import FORM, Sheet


class TasksSheet(Sheet):
    """Lists the rows it is given, those to do under one heading and the done ones under another."""

    def __init__(self, theme: Theme, words: Words, window: QWidget, rows: Sequence[TaskRow]) -> None:
        t = words.t
        super().__init__(theme, t, window, t("Fra din lærer"), width=FORM)
        self.rows = tuple(rows)
        to_do = [row for row in rows if not row.task.state.is_done]
        done = [row for row in rows if row.task.state.is_done]
        for heading, those in ((t("Det skal du lave"), to_do), (t("Det har du lavet"), done)):
            if those:
                self.column.addWidget(Text(theme, heading, "section"))
            for row in those:
                self.column.addWidget(row)
        self.column.addStretch(1)
