"""The list of keys, one press away."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QWidget

from ui.strings import Words
from ui.theme.theme import Theme
from ui.widgets.label import Text
from ui.widgets.sheet import Sheet

WIDTH = 480


class KeyList(Sheet):
    """Shows which keys do what, everywhere and in the reader; `more` are those of one kind of person."""

    def __init__(self, theme: Theme, words: Words, over: QWidget, more: tuple[tuple[str, str], ...] = ()) -> None:
        super().__init__(theme, words.t, over, words.t("Taster"), width=WIDTH)
        page = QWidget()
        grid = QGridLayout(page)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(12)
        grid.setColumnStretch(1, 1)
        for row, (keys, what) in enumerate((*_keys(words), *more)):
            grid.addWidget(Text(theme, keys, "staff", weight=600), row, 0)
            grid.addWidget(Text(theme, what, "staff"), row, 1)
        self.column.addWidget(page)
        self.column.addStretch(1)


def _keys(words: Words) -> tuple[tuple[str, str], ...]:
    t = words.t
    return (
        ("F1", t("Vis denne liste")),
        ("F2", t("Hør det, der er valgt")),
        ("Tab", t("Næste ting, på en bogs side næste link")),
        ("← → ↑ ↓", t("Fra bog til bog på hylderne")),
        ("Esc", t("Stop stemmen, og luk det øverste")),
        ("Alt + ←", t("Tilbage")),
        ("Alt + 1 … 6", t("Gå til et sted i venstre side")),
        ("Ctrl + F", t("Søg")),
        ("Ctrl + Z", t("Fortryd")),
        ("Ctrl + + − 0", t("Større, mindre, almindelig tekst")),
        ("F11", t("Hele skærmen")),
        (t("Mellemrum"), t("Læs op, og hold pause")),
        ("Ctrl + ← →", t("En sætning tilbage, en sætning frem")),
        ("← →", t("Et ord tilbage, et ord frem")),
        ("Enter", t("Læs ordet, eller følg linket")),
        ("Ctrl + Enter", t("Aflever teksten")),
        ("Ctrl + ↑ ↓", t("Hurtigere, langsommere")),
    )
