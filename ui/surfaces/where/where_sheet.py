"""The sheet behind the pill: where the work is, each thing that is not at the school yet, and since when."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.strings import Words
from ui.surfaces.icon_view import IconView
from ui.surfaces.look.rule import Rule
from ui.surfaces.where.where_words import (
    ELSEWHERE,
    age_words,
    agreed_words,
    explained,
    lot_words,
    others_waiting,
    own_lots,
    truth_of,
)
from ui.surfaces.whereabouts import Whereabouts
from ui.theme.theme import Theme
from ui.widgets.button import Button
from ui.widgets.hear_dot import HearDot
from ui.widgets.label import Text
from ui.widgets.pill import ICONS
from ui.widgets.sheet import DRAWER, Sheet


class WhereSheet(Sheet):
    """Follows the truth while it is open; `again` asks for the school now, where there is one elsewhere."""

    def __init__(
        self, theme: Theme, words: Words, window: QWidget, whereabouts: Whereabouts, now: Callable[[], datetime]
    ) -> None:
        super().__init__(theme, words.t, window, words.t("Hvor er mit arbejde?"), width=DRAWER)
        self._words = words
        self._whereabouts = whereabouts
        self._now = now
        self._rows = QVBoxLayout()
        self._rows.setSpacing(12)
        self.column.addLayout(self._rows)
        self.column.addStretch(1)
        self._shown = QWidget()
        self.again = Button(theme, words.t("Prøv nu"), kind="outlined", icon="arrows-clockwise")
        self.again.clicked.connect(whereabouts.wanted)
        self.foot.addWidget(self.again)
        self.foot.addStretch(1)
        whereabouts.changed.connect(self.show_truth)
        self.show_truth()

    def show_truth(self) -> None:
        """Show how it is now."""
        where, words = self._whereabouts.where, self._words
        self._rows.removeWidget(self._shown)
        self._shown.hide()
        self._shown.deleteLater()
        self._shown = QWidget()
        column = QVBoxLayout(self._shown)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        truth, sentence, icon = truth_of(where, words)
        column.addLayout(self._head(icon or ICONS[truth], sentence, explained(where, words)))
        for number, lot in enumerate(own_lots(where)):
            if number:
                column.addWidget(Rule(self.theme))
            problem = words.t("Skolen kan ikke tage imod det. Vis det til en voksen.") if lot.refused else ""
            column.addWidget(self._lot(lot_words(lot, words), age_words(lot, self._now(), words), problem))
        others = others_waiting(where)
        if others:
            t = words.t
            told = t.count("{n} ting fra andre på computeren venter også.",
                           "{n} ting fra andre på computeren venter også.", others)  # fmt: skip
            column.addWidget(Text(self.theme, told, "staff", ink="ink2"))
        agreed = agreed_words(where, self._now(), words)
        if agreed:
            column.addWidget(Text(self.theme, agreed, "staff", ink="ink2"))
        self._rows.addWidget(self._shown)
        self._show_button(elsewhere=where.state.standing in ELSEWHERE, busy=where.busy)

    def _head(self, icon: str, sentence: str, explanation: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(IconView(self.theme, icon, "ink2"), 0, Qt.AlignmentFlag.AlignTop)
        lines = QVBoxLayout()
        lines.setSpacing(4)
        lines.addWidget(Text(self.theme, sentence, "row"))
        lines.addWidget(Text(self.theme, explanation, "body"))
        row.addLayout(lines, 1)
        row.addWidget(HearDot(self.theme, f"{sentence}. {explanation}"), 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _lot(self, what: str, since: str, problem: str) -> QWidget:
        held = QWidget()
        held.setAccessibleName(f"{what}, {since}")
        column = QVBoxLayout(held)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(Text(self.theme, what, "body", weight=600))
        column.addWidget(Text(self.theme, since, "staff", ink="ink2"))
        if problem:
            column.addWidget(Text(self.theme, problem, "staff"))
        return held

    def _show_button(self, *, elsewhere: bool, busy: bool) -> None:
        t = self._words.t
        self.again.setVisible(elsewhere)
        self.again.say(t("Sender og henter …") if busy else t("Prøv nu"))
        if busy:
            self.again.off(t("Sender og henter …"))
        else:
            self.again.on()
