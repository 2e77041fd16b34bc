"""The panel "Sådan vil jeg læse": font, size, distances, paper; everything shows at once on the page beside it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from learnkit.domain.look import Look
from ui.strings import Words
from ui.surfaces.look.look_model import LookModel
from ui.surfaces.look.rule import Rule
from ui.surfaces.look.wearing import theme_family
from ui.theme.theme import Theme
from ui.widgets.card import Card
from ui.widgets.choice_rows import ChoiceRow, Swatch
from ui.widgets.label import Text
from ui.widgets.scroll import Scroll
from ui.widgets.sheet import Close
from ui.widgets.stepper import Stepper
from ui.widgets.toggle import Toggle

WIDTH = 362
SIZES = tuple(range(16, 57, 2))
LINES = tuple(n / 10 for n in range(13, 23))
LETTERS = tuple(range(6))
WIDTHS = (35, 38, 42, 46, 50, 54, 58, 62, 66, 70)
SCREENS = (100, 112, 125, 150, 175, 200)


class LookPanel(Card):
    """Shows and changes one person's look. Esc and the x close it: `closed`."""

    closed = Signal()

    def __init__(self, theme: Theme, words: Words, model: LookModel, parent: QWidget | None = None) -> None:
        super().__init__(theme, padding=0, gap=0, parent=parent)
        self._words = words
        self._model = model
        t = words.t
        head = QHBoxLayout()
        head.setContentsMargins(20, 8, 10, 0)
        self._title = Text(theme, t("Sådan vil jeg læse"), "section")
        self.close_button = Close(theme, t)
        self.close_button.clicked.connect(self.closed)
        head.addWidget(self._title, 1)
        head.addWidget(self.close_button)
        self.column.addLayout(head)
        content = QWidget()
        self._rows = QVBoxLayout(content)
        self._rows.setContentsMargins(12, 6, 6, 16)
        self._rows.setSpacing(2)
        self.fonts = self._font_rows()
        self._line()
        self.steppers = self._stepper_rows()
        self._line()
        self.papers = self._paper_row()
        self._line()
        self.steppers |= self._screen_row()
        self.switches = {
            "everywhere": self._switch("everywhere", t("Samme skrift overalt")),
            "show_word": self._switch("show_word", t("Vis ordet, der læses")),
            "show_sentence": self._switch("show_sentence", t("Vis sætningen, der læses")),
        }
        self._rows.addStretch()
        self.column.addWidget(Scroll(theme, content, edged=True), 1)
        self.setAccessibleName(t("Sådan vil jeg læse"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        model.changed.connect(self._show)
        self._show()

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(self.theme.px(WIDTH), self.theme.px(576))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return QSize(self.theme.px(WIDTH), 200)

    def first_stop(self) -> QWidget:
        """What takes the focus when the panel opens: the font that is on."""
        return next((row for row in self.fonts.values() if row.isChecked()), self.close_button)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)

    def _font_rows(self) -> dict[str, ChoiceRow]:
        t = self._words.t
        names = {
            "sans": "Atkinson",
            "lexend": "Lexend",
            "andika": "Andika",
            "opendyslexic": "OpenDyslexic",
            "literata": t("Literata, som i en bog"),
        }
        group = QWidget()
        column = QVBoxLayout(group)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        group.setAccessibleName(t("Skrift"))
        rows = {}
        for key, shown in names.items():
            row = ChoiceRow(self.theme, shown, family=theme_family(key))
            row.clicked.connect(lambda _=False, key=key: self._model.choose(font=key))
            column.addWidget(row)
            rows[key] = row
        self._rows.addWidget(group)
        return rows

    def _stepper_rows(self) -> dict[str, Stepper]:
        t, words = self._words.t, self._words
        spaced = (t("normal"), t("lidt"), t("noget"), t("en del"), t("meget"), t("mest"))
        self._new_grid()
        return {
            "size": self._stepper("size", t("Størrelse"), SIZES, [words.number(n) for n in SIZES]),
            "line": self._stepper("line", t("Mellem linjer"), LINES, [words.number(n) for n in LINES]),
            "letter": self._stepper("letter", t("Mellem bogstaver"), LETTERS, spaced),
            "width": self._stepper("width", t("Linjens bredde"), WIDTHS, [t("{n} tegn", n=n) for n in WIDTHS]),
        }

    def _screen_row(self) -> dict[str, Stepper]:
        t = self._words.t
        self._new_grid()
        return {"screen": self._stepper("screen", t("Hele skærmen"), SCREENS, [t("{n} %", n=n) for n in SCREENS])}

    def _new_grid(self) -> None:
        self._grid = QGridLayout()
        self._grid.setContentsMargins(8, 2, 8, 2)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(0, 1)
        self._rows.addLayout(self._grid)

    def _stepper(self, name: str, label: str, values: Sequence[float], shown: Sequence[str]) -> Stepper:
        row = self._grid.rowCount()
        stepper = Stepper(self.theme, self._words.t, label, shown)
        stepper.moved.connect(lambda at: self._model.choose(**{name: values[at]}))
        self._grid.addWidget(Text(self.theme, label, "staff"), row, 0, Qt.AlignmentFlag.AlignVCenter)
        self._grid.addWidget(stepper, row, 1)
        return stepper

    def _paper_row(self) -> dict[str, Swatch]:
        t = self._words.t
        group = QWidget()
        row = QHBoxLayout(group)
        row.setContentsMargins(0, 4, 0, 0)
        row.setSpacing(2)
        group.setAccessibleName(t("Papir"))
        papers = {}
        for key, shown in (("light", t("Lys")), ("paper", t("Papir")), ("dark", t("Mørk")), ("hc", t("Kontrast"))):
            swatch = Swatch(self.theme, key, shown)
            swatch.clicked.connect(lambda _=False, key=key: self._model.choose(theme=key))
            row.addWidget(swatch)
            papers[key] = swatch
        self._rows.addWidget(group)
        return papers

    def _switch(self, name: str, shown: str) -> Toggle:
        switch = Toggle(self.theme, shown)
        switch.clicked.connect(lambda on: self._model.choose(**{name: on}))
        held = QHBoxLayout()
        held.setContentsMargins(8, 4, 8, 0)
        held.addWidget(switch)
        held.addStretch()
        self._rows.addLayout(held)
        return switch

    def _line(self) -> None:
        self._rows.addSpacing(3)
        self._rows.addWidget(Rule(self.theme))
        self._rows.addSpacing(3)

    def _show(self) -> None:
        look = self._model.look
        self.fonts[look.font].setChecked(True)
        self.papers[look.theme].setChecked(True)
        for name, switch in self.switches.items():
            switch.setChecked(bool(getattr(look, name)))
        for name, at in _steps(look).items():
            self.steppers[name].set_at(at)


def _steps(look: Look) -> dict[str, int]:
    """Which step each stepper stands on."""
    return {
        "size": _nearest(SIZES, look.size),
        "line": _nearest(LINES, look.line),
        "letter": _nearest(LETTERS, look.letter),
        "width": _nearest(WIDTHS, look.width),
        "screen": _nearest(SCREENS, look.screen),
    }


def _nearest(values: Sequence[float], value: float) -> int:
    return min(range(len(values)), key=lambda at: abs(values[at] - value))
