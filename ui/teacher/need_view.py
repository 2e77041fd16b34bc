"""A pupil who needs a word: what, why in one sentence, and the one act."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout

from learnkit.services.class_overview import PupilLine
from ui.strings import Words
from ui.teacher.avatar_view import AvatarView
from ui.teacher.class_words import Need
from ui.theme.theme import Theme
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.label import Text

STANDS_IN = 10
"""px a quiet button's words stand in from its edge: all else begins where they do"""


class NeedCard(Card):
    """One pupil's card; `acted(Need)` when its act is chosen."""

    acted = Signal(object)

    def __init__(self, theme: Theme, words: Words, need: Need, pupil: PupilLine) -> None:
        super().__init__(theme, padding=16, gap=6)
        margins = self.column.contentsMargins()
        margins.setLeft(margins.left() - STANDS_IN)
        margins.setBottom(margins.bottom() - 8)  # the quiet button has its own air
        self.column.setContentsMargins(margins)
        head = QHBoxLayout()
        head.setContentsMargins(STANDS_IN, 0, 0, 0)
        head.setSpacing(12)
        head.addWidget(AvatarView(theme, pupil.avatar, 40))
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(Text(theme, pupil.name, "body", weight=700))
        names.addWidget(Text(theme, need.what, "table", weight=600, ink="fjord"))
        head.addLayout(names, 1)
        self.column.addLayout(head)
        why = QHBoxLayout()
        why.setContentsMargins(STANDS_IN, 0, 0, 0)
        why.addWidget(Text(theme, need.why, "table", ink="ink2"))
        self.column.addLayout(why)
        self.column.addStretch(1)
        self.act = Button(theme, need.act_words, kind="quiet", icon="arrow-right", icon_after=True, dense=True)
        self.act.setAccessibleDescription(f"{pupil.name}. {need.what}. {need.why}")
        self.act.clicked.connect(lambda: self.acted.emit(need))
        foot = QHBoxLayout()
        foot.addWidget(self.act)
        foot.addStretch(1)
        self.column.addLayout(foot)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
