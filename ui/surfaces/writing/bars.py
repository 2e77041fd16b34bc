"""The bars above and below the page: the way back and the title; the voice, the length, and where the text is."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ui.strings import Words
from ui.surfaces.writing.aloud import Echo
from ui.theme.fonts import SERIF
from ui.theme.theme import Theme
from ui.widgets.button import Button
from ui.widgets.choice import Choice
from ui.widgets.label import Text
from ui.widgets.pill import SyncPill, Truth
from ui.widgets.tool import Tool

HEAD, FOOT = 72, 64
NARROW, SMALL = 760, 1100


class _Bar(QWidget):
    """A strip of paper as wide as the window, with a hairline towards the page."""

    def __init__(self, theme: Theme, height: int, *, above: bool) -> None:
        super().__init__()
        self.theme = theme
        self._least = height
        self._above = above
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(20, 8, 20, 8)
        self.row.setSpacing(14)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._on_theme)
        self._on_theme()

    def _on_theme(self) -> None:
        palette = self.palette()
        palette.setColor(self.backgroundRole(), self.theme.ink("ark"))
        self.setPalette(palette)
        self.setMinimumHeight(self.theme.px(self._least))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.theme.ink("ark"))
        edge = self.rect()
        edge.setTop(edge.bottom()) if self._above else edge.setBottom(edge.top())
        painter.fillRect(edge, self.theme.ink("line"))


class WriterHead(_Bar):
    """The way back, what the text is called, and the tools."""

    back_asked = Signal()
    look_asked = Signal(bool)

    def __init__(self, theme: Theme, words: Words) -> None:
        super().__init__(theme, HEAD, above=True)
        t = words.t
        self._words = words
        self.back = Button(theme, t("Tilbage"), kind="quiet", icon="arrow-left")
        self.back.clicked.connect(self.back_asked)
        self.title = Text(theme, "", "section", weight=600, family=SERIF)
        self.look = Tool(theme, "text-aa", t("Udseende"), checkable=True)
        self.look.clicked.connect(lambda: self.look_asked.emit(self.look.isChecked()))
        self.row.addWidget(self.back)
        self.row.addWidget(self.title, 1)
        self.row.addWidget(self.look, alignment=Qt.AlignmentFlag.AlignVCenter)

    def fit(self, effective_width: float) -> None:
        """Take the form for a window of this effective width."""
        self.back.say("" if effective_width < NARROW else self._words.t("Tilbage"))
        self.back.setAccessibleName(self._words.t("Tilbage"))


class WriterFoot(_Bar):
    """Read my text, read while I write, how much there is, where it is kept, and what was there earlier."""

    read_asked = Signal()
    echo_chosen = Signal(str)
    earlier_asked = Signal()

    def __init__(self, theme: Theme, words: Words) -> None:
        super().__init__(theme, FOOT, above=False)
        t = words.t
        self._words = words
        self.read = Button(theme, t("Læs min tekst"), kind="voice", icon="speaker-high")
        self.read.clicked.connect(self.read_asked)
        options = (
            (Echo.NONE.value, t("nej")),
            (Echo.LETTERS.value, t("bogstaver")),
            (Echo.WORDS.value, t("ord")),
            (Echo.SENTENCES.value, t("sætninger")),
        )
        self._options = options
        self.echo = Choice(theme, options, Echo.NONE.value, lead=t("Læs, mens jeg skriver:"))
        self.short_echo = Choice(theme, options, Echo.NONE.value, icon="ear")
        self.short_echo.hide()
        for choice in (self.echo, self.short_echo):
            choice.chosen.connect(self.show_echo)
            choice.chosen.connect(self.echo_chosen)
        self.length = Text(theme, "", "staff", ink="ink2", weight=500)
        self.length.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.pill = SyncPill(theme, t("Gemt her"))
        self.earlier = Button(theme, t("Tidligere"), kind="quiet", icon="clock-counter-clockwise")
        self.earlier.clicked.connect(self.earlier_asked)
        left: tuple[QWidget, ...] = (self.read, self.echo, self.short_echo)
        right: tuple[QWidget, ...] = (self.length, self.pill, self.earlier)
        for part in left:
            self.row.addWidget(part)
        self.row.addStretch(1)
        for part in right:
            self.row.addWidget(part)
        self.show_echo(Echo.NONE.value)

    def show_reading(self, reading: bool) -> None:
        """Offer to stop while the text is read, else to read it."""
        t = self._words.t
        self.read.set_icon("stop" if reading else "speaker-high")
        self.read.say(t("Stop") if reading else t("Læs min tekst"))

    def show_echo(self, key: str) -> None:
        """Show what is read while one writes."""
        for choice in (self.echo, self.short_echo):
            choice.set_key(key)
        value = dict(self._options)[self.echo.key]
        self.short_echo.setAccessibleName(f"{self._words.t('Læs, mens jeg skriver:')} {value}")

    def show_size(self, words: int, lix: float | None) -> None:
        """Show how long the text is, and its LIX where it has one."""
        t = self._words.t
        counted = t.count("{n} ord", "{n} ord", words)
        if lix is None:
            self.length.say(counted)
        elif lix < 10:
            self.length.say(f"{counted}  ·  {t('LIX under 10')}")
        else:
            self.length.say(f"{counted}  ·  {t('LIX {n}', n=self._words.number(round(lix)))}")

    def tell(self, truth: Truth, sentence: str) -> None:
        """Say where the text is."""
        self.pill.tell(truth, sentence)

    def fit(self, effective_width: float) -> None:
        """Take the form for a window of this effective width."""
        small, narrow = effective_width < SMALL, effective_width < NARROW
        self.row.setContentsMargins(12 if narrow else 20, 8, 12 if narrow else 20, 8)
        self.row.setSpacing(8 if narrow else 14)
        self.echo.setVisible(not small)
        self.short_echo.setVisible(small)
        self.length.setVisible(not narrow)
        self.pill.set_short(narrow)
        self.earlier.say("" if narrow else self._words.t("Tidligere"))
        self.earlier.setAccessibleName(self._words.t("Tidligere"))
