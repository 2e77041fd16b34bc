"""What is promised of the figures, and what each of them counts."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from learnkit.i18n import Translator
from learnkit.reports import words as printed
from learnkit.reports.table import COLUMNS, Figures
from ui.strings import Words
from ui.surfaces.icon_view import IconView
from ui.theme.theme import Theme
from ui.widgets.card import Card
from ui.widgets.label import Text

SIDE_BY_SIDE = 820


class Promise(QWidget):
    """A promise: what it is called, and what it says."""

    def __init__(self, theme: Theme, icon: str, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(14)
        row.addWidget(IconView(theme, icon, "fjord", side=26), 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(Text(theme, title, "staff", weight=700))
        self.sentence = Text(theme, "", "staff")
        column.addWidget(self.sentence)
        column.addStretch(1)
        row.addLayout(column, 1)


class Promises(QWidget):
    """Nobody can be singled out; and the figures are the same everywhere."""

    def __init__(self, theme: Theme, t: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.nobody = Promise(theme, "users-four", t("Ingen kan udpeges"))
        self.same = Promise(theme, "equals", t("Samme tal overalt"))
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 8, 0, 8)
        self._row.setSpacing(32)
        self._row.addWidget(self.nobody, 1)
        self._row.addWidget(self.same, 1)

    def show_of(self, figures: Figures, words: Words) -> None:
        """Say what holds for these figures."""
        t = words.t
        hidden = figures.now.anything_hidden or None in figures.now.totals.values()
        more = t("Andre tal skjules, hvor det ellers kunne regnes ud.")
        small = t("Grupper med færre end 5 elever vises ikke, og andre tal skjules, så de heller ikke kan regnes ud.")
        shown = t("Færre end 5 elever. Tallet vises ikke, så ingen kan udpeges.")
        self.nobody.sentence.say(f"{shown} {more}" if hidden else small)
        made = printed.moment_words(figures.made_at, t)
        self.same.sentence.say(
            t("PDF, regneark og skærm bygger på én optælling, gjort {moment}.", moment=made)
        )  # fmt: skip

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        beside = self.width() >= self._theme.px(SIDE_BY_SIDE)
        self._row.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)


class Definitions(Card):
    """What every column counts, as it is printed in the files too."""

    def __init__(self, theme: Theme, t: Translator, parent: QWidget | None = None) -> None:
        super().__init__(theme, padding=20, gap=8, parent=parent)
        self.column.addWidget(Text(theme, t("Sådan er der talt"), "section"))
        names, counted = printed.column_names(t), printed.definitions(t)
        for key in COLUMNS:
            self.column.addWidget(Text(theme, f"{names[key]}: {counted[key]}", "staff"))
