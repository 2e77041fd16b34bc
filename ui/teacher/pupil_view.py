"""A pupil of the class beside it: the last seven days, the week's tasks, and what a grown-up can do on the spot."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from learnkit.services.class_board import PupilTile
from learnkit.services.class_overview import PupilLine
from ui.surfaces.surroundings import Surroundings
from ui.teacher.avatar_view import AvatarView
from ui.teacher.class_words import days_since, seen_words
from ui.teacher.roll_row_view import door_words
from ui.teacher.step_view import StepRow
from ui.teacher.task_words import STEPS, state_words, task_title, until_words
from ui.widgets.button import Button
from ui.widgets.label import Text
from ui.widgets.sheet import Sheet


class PupilDrawer(Sheet):
    """One pupil at a time; give it the newest of what is known with `show_pupil`."""

    task_asked = Signal(str)
    """a task is to be given to this pupil"""
    secret_asked = Signal(object)
    unlock_asked = Signal(object)

    def __init__(self, around: Surroundings, window: QWidget, *, may_give: bool, may_mend: bool) -> None:
        super().__init__(around.theme, around.words.t, window, "")
        self._around = around
        self._may_give, self._may_mend = may_give, may_mend
        self.pupil = ""

    def show_pupil(self, line: PupilLine, tile: PupilTile, today: date) -> None:
        """Show this pupil; brings the drawer in if it is not there."""
        theme, words = self._around.theme, self._around.words
        t, self.pupil = words.t, line.id
        self.title.say(line.name)
        self.setAccessibleName(line.name)
        self._clear()
        self.column.addWidget(self._facts(line, today))
        if self._may_give:
            give = Button(theme, t("Giv en opgave"), icon="plus", wide=True)
            give.clicked.connect(lambda: self.task_asked.emit(line.id))
            self.column.addWidget(give)
        self.column.addSpacing(8)
        self.column.addWidget(Text(theme, t("Ugens opgaver"), "section"))
        if not line.tasks:
            self.column.addWidget(Text(theme, t("Ingen opgaver i de sidste 7 dage."), "staff", ink="ink2"))
        for task in line.tasks:
            how_far = f"{state_words(task, words)} · {until_words(task.until, today, words)}"
            self.column.addWidget(StepRow(theme, STEPS[task.state], task_title(words, task.title, task.frame), how_far))
        self._put_door(tile)
        self.column.addStretch(1)
        if self.isHidden():
            self.show_sheet()

    def _clear(self) -> None:
        while (item := self.column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()

    def _facts(self, line: PupilLine, today: date) -> QWidget:
        theme, words = self._around.theme, self._around.words
        t, holder = words.t, QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(14)
        row.addWidget(AvatarView(theme, line.avatar, 56), 0, Qt.AlignmentFlag.AlignTop)
        facts = QVBoxLayout()
        facts.setSpacing(0)
        seen = seen_words(days_since(line.last_seen, today), words)
        facts.addWidget(Text(theme, t("Sidst set: {when}", when=seen), "staff"))
        done = f"{words.minutes(line.minutes_read)} · {words.length(line.words_written)}"
        facts.addWidget(Text(theme, t("7 dage: {done}", done=done), "staff"))
        if line.protected:
            facts.addWidget(Text(theme, t("beskyttet: står ikke på tavlen"), "table", ink="ink2"))
        row.addLayout(facts, 1)
        return holder

    def _put_door(self, tile: PupilTile) -> None:
        theme, words = self._around.theme, self._around.words
        t = words.t
        self.column.addSpacing(12)
        self.column.addWidget(Text(theme, t("Døren"), "section"))
        self.column.addWidget(Text(theme, door_words(tile, words), "staff", ink="ink2"))
        if not self._may_mend:
            return
        acts = [(t("Ny kode"), "key", self.secret_asked)]
        if tile.shut:
            acts.append((t("Lås op"), "lock-open", self.unlock_asked))
        for word, icon, signal in acts:
            button = Button(theme, word, kind="outlined", icon=icon, dense=True, wide=True)
            button.setAccessibleName(f"{word}, {tile.whole_name}")
            button.clicked.connect(lambda _=False, s=signal: s.emit(tile))
            self.column.addWidget(button)
