"""A task beside the list: what was asked, how far each pupil is, and taking it back."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from learnkit.services.assigning import ClassTask
from ui.surfaces.surroundings import Surroundings
from ui.teacher.step_view import StepRow
from ui.teacher.task_words import STEPS, state_words, task_title, until_words
from ui.widgets.button import Button
from ui.widgets.label import Text
from ui.widgets.sheet import Sheet


class TaskDrawer(Sheet):
    """One task at a time; `take_back_asked(ClassTask)` when its button is pressed."""

    take_back_asked = Signal(object)

    def __init__(self, around: Surroundings, window: QWidget, *, may_give: bool) -> None:
        super().__init__(around.theme, around.words.t, window, "")
        self._around = around
        self._task: ClassTask | None = None
        self._button = Button(around.theme, around.words.t("Tag opgaven tilbage"), kind="deleting", wide=True)
        self._button.clicked.connect(lambda: self.take_back_asked.emit(self._task))
        if may_give:
            self.foot.addWidget(self._button)

    def show_task(self, task: ClassTask, names: dict[str, str], today: date) -> None:
        """Show this task, with the names of those who have it."""
        theme, words = self._around.theme, self._around.words
        title = task_title(words, task.title, task.frame)
        self._task = task
        self.title.say(title)
        self.setAccessibleName(title)
        while (item := self.column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.column.addWidget(Text(theme, until_words(task.until, today, words), "staff", ink="ink2"))
        if task.message:
            self.column.addWidget(Text(theme, f"”{task.message}”", "staff"))
        for pupil in task.pupils:
            if pupil.pupil in names:
                how_far = state_words(pupil, words)
                self.column.addWidget(StepRow(theme, STEPS[pupil.state], names[pupil.pupil], how_far))
        self.column.addStretch(1)
        if self.isHidden():
            self.show_sheet(self.close_button)
