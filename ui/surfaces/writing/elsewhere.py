"""Where the same text was written on two machines: a calm line that says so, and the sheet where one chooses."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from learnkit.domain.look import Look
from learnkit.services.writing import OtherHead
from ui.a11y import name
from ui.strings import Words
from ui.surfaces.writing.editor import Editor
from ui.theme.press import slab, start
from ui.theme.theme import Theme
from ui.theme.tokens import RADIUS
from ui.widgets.button import Button
from ui.widgets.hear_dot import HearDot
from ui.widgets.label import Text
from ui.widgets.sheet import FORM, Sheet


class ElsewhereLine(QWidget):
    """One sentence above the page, with a way to see the other text."""

    see_asked = Signal()

    def __init__(self, theme: Theme, words: Words) -> None:
        super().__init__()
        self.theme = theme
        t = words.t
        sentence = t("Du skrev også et andet sted. Begge tekster er her.")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 8, 8)
        row.setSpacing(12)
        row.addWidget(Text(theme, sentence, "body"), 1)
        row.addWidget(HearDot(theme, sentence))
        self.see = Button(theme, t("Se det"), kind="outlined")
        self.see.clicked.connect(self.see_asked)
        row.addWidget(self.see)
        theme.changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        start(painter)
        slab(painter, QRectF(self.rect()), RADIUS["control"], self.theme.ink("lyngT"))


class ElsewhereSheet(Sheet):
    """Shows what was written elsewhere; keep both, go on with that one, or with the one on the page."""

    both_chosen = Signal()
    other_chosen = Signal(str)
    mine_chosen = Signal()

    def __init__(self, theme: Theme, words: Words, window: QWidget, others: Sequence[OtherHead], look: Look) -> None:
        super().__init__(theme, words.t, window, words.t("Det skrev du et andet sted"), width=FORM)
        t = words.t
        self.preview = Editor(theme)
        self.preview.setReadOnly(True)
        self.preview.wear(look)
        self.preview.load(others[0].text)
        self.preview.verticalScrollBar().setValue(0)
        name(self.preview, t("Det skrev du et andet sted"))
        self.column.addWidget(Text(theme, t("Vælg, hvad du vil skrive videre på. Det andet bliver gemt."), "body"))
        self.column.addWidget(self.preview, 1)
        self.both = Button(theme, t("Behold begge"))
        self.other = Button(theme, t("Brug denne"), kind="outlined")
        self.mine = Button(theme, t("Brug den på siden"), kind="outlined")
        self.both.clicked.connect(self.both_chosen)
        self.other.clicked.connect(lambda: self.other_chosen.emit(others[0].version))
        self.mine.clicked.connect(self.mine_chosen)
        self.foot.addWidget(self.mine)
        self.foot.addWidget(self.other)
        self.foot.addStretch(1)
        self.foot.addWidget(self.both)
