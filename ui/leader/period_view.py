"""Which days a report is about: a choice, and two days to write where it is neither the month nor the year."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from learnkit.domain.calendar import Period
from ui.leader.report_periods import Span, read_day
from ui.strings import Words
from ui.theme.theme import Theme
from ui.widgets.button import Button
from ui.widgets.choice import Choice
from ui.widgets.field import Field

FIELD = 168


class PeriodChoice(Choice):
    """This month, this school year, or two days one writes; `span_chosen` tells which."""

    span_chosen = Signal(object)

    def __init__(self, theme: Theme, words: Words, span: Span, parent: QWidget | None = None) -> None:
        t = words.t
        options = (
            (Span.MONTH.value, t("Denne måned")),
            (Span.YEAR.value, t("Dette skoleår")),
            (Span.DAYS.value, t("Fra dag til dag")),
        )
        super().__init__(theme, options, span.value, icon="calendar-blank", parent=parent)
        self.chosen.connect(lambda key: self.span_chosen.emit(Span(key)))


class DaysView(QWidget):
    """The first and the last day, to be written; `days_given` when both are days in their order."""

    days_given = Signal(object)

    def __init__(self, theme: Theme, words: Words, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._t = words.t
        self._today = today
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        self.first = Field(theme, words.t, words.t("Fra og med"))
        self.last = Field(theme, words.t, words.t("Til og med"))
        for field in (self.first, self.last):
            field.setFixedWidth(theme.px(FIELD))
            field.entered.connect(self._on_entered)
            row.addWidget(field)
        self.show_button = Button(theme, words.t("Vis dagene"), kind="outlined")
        self.show_button.clicked.connect(self._on_entered)
        row.addSpacing(0)
        row.addWidget(self.show_button)
        row.addStretch(1)

    def fill(self, period: Period) -> None:
        """Have the days of the period that was shown last to change from."""
        self.first.set_text(_written(period.first))
        self.last.set_text(_written(period.last))

    def _on_entered(self) -> None:
        first, last = (read_day(field.text, self._today) for field in (self.first, self.last))
        for field, day in ((self.first, first), (self.last, last)):
            field.trouble("" if day is not None else self._t("Skriv en dag som 1.8.2026."))
        if first is None or last is None:
            return
        if last < first:
            self.last.trouble(self._t("Den sidste dag kommer før den første."))
            return
        self.days_given.emit(Period(first, last))


def _written(day: date) -> str:
    return f"{day.day}.{day.month}.{day.year}"
