"""Giving a task: four questions on one sheet, and what will happen said at its foot."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from learnkit.domain.people import given_name
from learnkit.domain.tasks import TaskKind
from learnkit.errors import LearnKitError
from learnkit.services.assigning import Given
from ui.surfaces.surroundings import Surroundings
from ui.teacher.assign_model import LONGEST_DAYS, AssignModel
from ui.teacher.assign_what_view import WhatView, chip_row
from ui.teacher.question_view import Question
from ui.widgets.button import Button
from ui.widgets.chip import Chip
from ui.widgets.field import Field
from ui.widgets.label import Text
from ui.widgets.sheet import FORM, Sheet
from ui.widgets.stepper import Stepper

FRIDAY = 4
WEEK = 7


class AssignSheet(Sheet):
    """The sheet of the draft in its model; Esc closes it and keeps the draft, Ctrl+Enter gives the task."""

    given = Signal(object, str)
    """a Given, and the sentence that tells of it"""

    def __init__(self, around: Surroundings, window: QWidget, model: AssignModel) -> None:
        theme, words = around.theme, around.words
        super().__init__(theme, words.t, window, words.t("Giv en opgave"), width=FORM)
        self._words, self.model = words, model
        self._listing = False
        self._days_from = date.min
        self.column.setSpacing(20)
        self.what = WhatView(theme, words, model)
        first = Question(theme, 1, words.t("Hvad skal de læse eller skrive?"))
        first.column.addWidget(self.what)
        for part in (first, self._make_whom(), self._make_until(), self._make_message()):
            self.column.addWidget(part)
        self.column.addStretch(1)
        self._will = Text(theme, "", "table", ink="ink2")
        self.foot.addWidget(self._will, 1)
        self.button = Button(theme, words.t("Giv opgaven"))
        self.button.clicked.connect(model.give)
        self.foot.addWidget(self.button)
        for keys in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            give = QShortcut(QKeySequence(Qt.Modifier.CTRL | keys), self)
            give.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            give.activated.connect(model.give)
        model.changed.connect(self._show)
        model.given.connect(self._on_given)
        model.refused.connect(self._on_refused)

    def open_draft(self) -> None:
        """Bring the sheet in with a draft that has just been begun; the keyboard is at its first question."""
        self._listing = not self.model.begun_for
        self.what.reset()
        self._message.set_text(self.model.message)
        self._pupils.clear()
        self._pupil_chips.clear()
        self._put_days()
        self._show()
        self.show_sheet(self.what.first_stop())

    # --- making ------------------------------------------------------------------------------------------------------

    def _make_whom(self) -> Question:
        theme, t = self.theme, self._words.t
        part = Question(theme, 2, t("Til hvem?"))
        _, flow = chip_row(part.column)
        self._whole = Chip(theme, "", checkable=True, pupil=False)
        self._one = Chip(theme, "", checkable=True, pupil=False)
        self._some = Chip(theme, t("Udvalgte elever"), checkable=True, pupil=False)
        self._whole.clicked.connect(lambda: self.model.set_whole(True))
        self._one.clicked.connect(self._on_one)
        self._some.clicked.connect(self._on_some)
        for chip in (self._whole, self._one, self._some):
            flow.addWidget(chip)
        self._pupils_holder, self._pupils = chip_row(part.column)
        self._pupil_chips: dict[str, Chip] = {}
        return part

    def _make_until(self) -> Question:
        theme, t = self.theme, self._words.t
        part = Question(theme, 3, t("Til hvornår?"))
        self._days_holder, self._days = chip_row(part.column)
        self._day_chips: dict[int | None, Chip] = {}
        self._stepper_at = part.column
        self.stepper: Stepper | None = None
        return part

    def _make_message(self) -> Question:
        asked = self._words.t("Vil du skrive en besked?")
        part = Question(self.theme, 4, asked)
        self._message = Field(self.theme, self._words.t, asked, hide_label=True)
        self._message.changed.connect(self.model.set_message)
        part.column.addWidget(self._message)
        return part

    def _put_pupils(self) -> None:
        """A chip for each pupil, once somebody is to be chosen."""
        if self._pupil_chips:
            return
        for pupil in self.model.pupils:
            chip = Chip(self.theme, pupil.name, checkable=True, pupil=False)
            chip.clicked.connect(lambda on, who=pupil.id: self.model.set_pupil(who, on))
            self._pupils.addWidget(chip)
            self._pupil_chips[pupil.id] = chip

    def _put_days(self) -> None:
        """The days one often says, and steps to any other; both are as of the draft's own day."""
        t, words, today = self._words.t, self._words, self.model.today
        if today == self._days_from:
            return
        self._days_from = today
        self._days.clear()
        friday = (FRIDAY - today.weekday() - 1) % WEEK + 1
        offered = {1: t("I morgen"), friday: t("Fredag"), WEEK: t("Om en uge"), None: t("Uden slutdato")}
        self._day_chips = {}
        for days, said in offered.items():
            chip = Chip(self.theme, said, checkable=True, pupil=False)
            chip.clicked.connect(lambda _=False, d=days: self.model.set_days(d))
            self._days.addWidget(chip)
            self._day_chips[days] = chip
        if self.stepper is not None:
            self._stepper_at.removeWidget(self.stepper)
            self.stepper.hide()
            self.stepper.deleteLater()
        values = [words.date(today + timedelta(days=n)) for n in range(LONGEST_DAYS + 1)]
        self.stepper = Stepper(self.theme, t, t("Sidste dag"), values)
        self.stepper.moved.connect(self.model.set_days)
        self._stepper_at.addWidget(self.stepper)

    # --- showing -----------------------------------------------------------------------------------------------------

    def _show(self) -> None:
        model, t = self.model, self._words.t
        if model.school_class is None:
            return
        self._whole.say(t("Hele {school_class}", school_class=model.school_class.name))
        self._whole.setChecked(model.whole)
        self._one.say(", ".join(pupil.name for pupil in model.pupils if pupil.id in model.begun_for))
        self._one.setVisible(bool(model.begun_for))
        self._one.setChecked(not model.whole and not self._listing)
        self._some.setChecked(not model.whole and self._listing)
        if not model.whole and self._listing:
            self._put_pupils()
        self._pupils_holder.setVisible(not model.whole and self._listing)
        for pupil, chip in self._pupil_chips.items():
            chip.setChecked(pupil in model.chosen)
        for days, chip in self._day_chips.items():
            chip.setChecked(days == model.days)
        if self.stepper is not None:
            self.stepper.setVisible(model.days is not None)
            self.stepper.set_at(model.days or 0)
        self._will.say(self._sentence())
        if model.ready:
            self.button.on()
        else:
            self.button.off(self._sentence())

    def _on_one(self) -> None:
        self._listing = False
        self.model.set_begun_for()

    def _on_some(self) -> None:
        self._listing = True
        self.model.set_whole(False)

    def _sentence(self) -> str:
        """What will happen, or what is missing."""
        t, pupils = self._words.t, self.model.to_whom()
        if not pupils:
            return t("Vælg mindst én elev.")
        if self.model.kind is TaskKind.TEXT and self.model.text is None:
            return t("Vælg en tekst.")
        if len(pupils) == 1:
            return t("{name} får opgaven nu. Du kan fortryde bagefter.", name=given_name(pupils[0].name))
        return t.count(
            "{n} elev får opgaven nu. Du kan fortryde bagefter.",
            "{n} elever får opgaven nu. Du kan fortryde bagefter.",
            len(pupils),
        )

    def _on_given(self, given: Given) -> None:
        t = self._words.t
        names = [given_name(pupil.name) for pupil in self.model.pupils if pupil.id in given.pupils]
        told = (
            t("Opgaven er givet til {name}", name=names[0])
            if len(names) == 1
            else t.count("Opgaven er givet til {n} elev", "Opgaven er givet til {n} elever", len(given.pupils))
        )
        self.leave()
        self.given.emit(given, told)

    def _on_refused(self, problem: LearnKitError) -> None:
        self._will.say(self._words.problem(problem))
