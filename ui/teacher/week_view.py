"""What the class has read in the last seven days, all of it together."""

from __future__ import annotations

from datetime import date

from learnkit.services.class_overview import Overview
from ui.strings import Words
from ui.teacher.class_words import compared, span
from ui.theme.theme import Theme
from ui.widgets.card import Card
from ui.widgets.day_bars import DayBar, DayBars
from ui.widgets.label import Text


class WeekCard(Card):
    """The sum in large figures, how it is to the seven days before, and a bar for each day."""

    def __init__(self, theme: Theme, words: Words, overview: Overview) -> None:
        super().__init__(theme, padding=16, gap=4)
        t = words.t
        self.column.addWidget(Text(theme, t("Klassen, 7 dage"), "section"))
        self.column.addSpacing(4)
        self.column.addWidget(Text(theme, span(overview.minutes_read, words), "title"))
        self.column.addWidget(
            Text(theme, compared(overview.minutes_read, overview.minutes_before, words), "table", ink="ink2")
        )
        self.column.addSpacing(8)
        bars = [_bar(day, minutes, words) for day, minutes in overview.days]
        self.column.addWidget(DayBars(theme, t("Minutter hver dag"), bars))


def _bar(day: date, minutes: int, words: Words) -> DayBar:
    name = words.weekday(day)
    return DayBar(name[:2].lower(), minutes, words.number(minutes), f"{name}: {words.minutes(minutes)}")
