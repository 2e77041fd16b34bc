"""The line above the way in: whose program this is, help, and the language."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ui.surfaces.surroundings import Surroundings
from ui.theme.mark import paint_mark
from ui.theme.press import start
from ui.theme.theme import Theme
from ui.widgets.button import Button
from ui.widgets.lettering import paint_lines, set_lines
from ui.widgets.pill import SyncPill

OTHER_LANGUAGE = {"da": ("en", "English"), "en": ("da", "Dansk")}
NAME = "LearnKit"


class WordMark(QWidget):
    """The mark and the name."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAccessibleName(NAME)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._on_theme)

    def _on_theme(self) -> None:
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        name = set_lines(NAME, self._theme.font("sheet"), float("inf"), self._theme.line("sheet"))
        return QSize(round(name.width) + 56, max(44, self._theme.px(32)))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        start(painter)
        middle = self.height() / 2
        paint_mark(painter, QRectF(0, middle - 20, 40, 40))
        font = self._theme.font("sheet")
        setting = set_lines(NAME, font, float("inf"), self._theme.line("sheet"))
        box = QRectF(52, middle - setting.height / 2 + 1, setting.width, setting.height)
        paint_lines(painter, box, setting, font, self._theme.ink("ink"), Qt.AlignmentFlag.AlignLeft)


class Header(QWidget):
    """Mark, what works without a network, help that speaks, and the other language."""

    language_chosen = Signal(str)
    help_asked = Signal()

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme, t = around.theme, around.words.t
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._row = QHBoxLayout(self)
        self._row.setSpacing(12)
        self._row.addWidget(WordMark(theme))
        self._row.addStretch()
        self._pill = SyncPill(theme, t("Alt virker uden net"), icon="wifi-slash", raised=True)
        self._pill.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._row.addWidget(self._pill)
        self.help = Button(theme, t("Hjælp"), kind="outlined", icon="speaker-high", dense=True)
        self.help.clicked.connect(self.help_asked)
        self._row.addWidget(self.help)
        other, name = OTHER_LANGUAGE[around.words.language]
        self.language = Button(theme, name, kind="outlined", icon="globe", dense=True)
        self.language.clicked.connect(lambda: self.language_chosen.emit(other))
        self._row.addWidget(self.language)
        self.set_margin(32)

    def set_margin(self, margin: int) -> None:
        """Keep so far from the left and right edge."""
        short = self.window().height() < 700
        self._row.setContentsMargins(margin, 10 if short else 20, margin, 6 if short else 12)
        self._pill.setVisible(self.window().width() / self._pill.theme.scale > 900)
