"""The bars above and below the page: the way back and the title; the voice, the length, and where the text is."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.strings import Words
from ui.surfaces.writing.aloud import Echo
from ui.theme.fonts import SERIF
from ui.theme.theme import Theme
from ui.widgets.button import Button
from ui.widgets.choice import Choice
from ui.widgets.label import Text
from ui.widgets.menu import Menu
from ui.widgets.pill import SyncPill, Truth
from ui.widgets.tool import Tool

HEAD, FOOT = 72, 64
NARROW, SMALL = 760, 1100
HAND_IN_ICON = "paper-plane-tilt"


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

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Never what keeps a window wide: what has no room is left out."""
        return QSize(0, super().minimumSizeHint().height())

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
    """The way back, what the text is called and where it is between pupil and teacher, the tools, and handing in."""

    back_asked = Signal()
    look_asked = Signal(bool)
    remarks_asked = Signal(bool)
    hand_in_asked = Signal()

    def __init__(self, theme: Theme, words: Words) -> None:
        super().__init__(theme, HEAD, above=True)
        t = words.t
        self._words = words
        self.back = Button(theme, t("Tilbage"), kind="quiet", icon="arrow-left")
        self.back.clicked.connect(self.back_asked)
        self.title = Text(theme, "", "section", weight=600, family=SERIF)
        self.look = Tool(theme, "text-aa", t("Udseende"), checkable=True)
        self.look.clicked.connect(lambda: self.look_asked.emit(self.look.isChecked()))
        self.standing = Text(theme, "", "staff", ink="ink2", most_lines=1)
        self.standing.hide()
        self.remarks = Tool(theme, "chat-text", t("Svar"), checkable=True)
        self.remarks.clicked.connect(lambda: self.remarks_asked.emit(self.remarks.isChecked()))
        self.remarks.hide()
        self.hand_in = Button(theme, t("Aflever"), kind="outlined", icon=HAND_IN_ICON)
        self.hand_in.clicked.connect(self.hand_in_asked)
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addStretch(1)
        names.addWidget(self.title)
        names.addWidget(self.standing)
        names.addStretch(1)
        self.row.addWidget(self.back)
        self.row.addLayout(names, 1)
        for part in (self.remarks, self.look, self.hand_in):
            self.row.addWidget(part, alignment=Qt.AlignmentFlag.AlignVCenter)

    def show_standing(self, sentence: str) -> None:
        """Say under the title where the text is; "" says nothing."""
        self.standing.say(sentence)
        self.standing.setVisible(bool(sentence))

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
        self.echo = Choice(theme, options, Echo.NONE.value, lead=t("Læs, mens jeg skriver:"))
        self.echo.chosen.connect(self.echo_chosen)
        self.length = Text(theme, "", "staff", ink="ink2", weight=500)
        self.length.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.pill = SyncPill(theme, t("Gemt her"))
        self.earlier = Button(theme, t("Tidligere"), kind="quiet", icon="clock-counter-clockwise")
        self.earlier.clicked.connect(self.earlier_asked)
        self.more = Button(theme, t("Mere"), kind="outlined", icon="dots-three")
        self.more.clicked.connect(self.open_more)
        self.menu: Menu | None = None
        self._pill_widest, self._pill_scale, self._short = 0, 0.0, False
        left: tuple[QWidget, ...] = (self.read, self.echo)
        right: tuple[QWidget, ...] = (self.length, self.pill, self.earlier, self.more)
        for part in left:
            self.row.addWidget(part)
        self.row.addStretch(1)
        for part in right:
            self.row.addWidget(part)

    def show_reading(self, reading: bool) -> None:
        """Offer to stop while the text is read, else to read it."""
        t = self._words.t
        self.read.set_icon("stop" if reading else "speaker-high")
        self.read.say(t("Stop") if reading else t("Læs min tekst"))

    def show_echo(self, key: str) -> None:
        """Show what is read while one writes."""
        self.echo.set_key(key)

    def show_size(self, words: int, lix: float | None) -> None:
        """Show how long the text is, and its LIX where it has one."""
        t = self._words.t
        counted = self._words.length(words)
        if lix is None:
            self.length.say(counted)
        elif lix < 10:
            self.length.say(f"{counted}  ·  {t('LIX under 10')}")
        else:
            self.length.say(f"{counted}  ·  {t('LIX {n}', n=self._words.number(round(lix)))}")
        self.fit(self.width())

    def tell(self, truth: Truth, sentence: str, icon: str = "") -> None:
        """Say where the text is."""
        self.pill.tell(truth, sentence, icon=icon)
        self.fit(self.width())

    def fit(self, width: int) -> None:
        """Take the fullest form that has room in so many pixels; what has none lies behind "Mere"."""
        side = 20 if width >= SMALL * self.theme.scale else 12
        self.row.setContentsMargins(side, 8, side, 8)
        self.row.setSpacing(14 if side == 20 else 8)
        forms = ((True, True, True), (False, True, True), (False, False, True), (False, False, False))
        for length, echo, sentence in forms:
            self.length.setVisible(length)
            self.echo.setVisible(echo)
            self.earlier.setVisible(echo)
            self.more.setVisible(not echo)
            self._short = not sentence
            self.pill.set_short(self._short)
            if self._wanted() <= width:
                return

    def open_more(self) -> None:
        """Open the menu of what has no room."""
        t = self._words.t
        options = [
            ("earlier", t("Tidligere")),
            (Echo.NONE.value, t("Læs ikke, mens jeg skriver")),
            (Echo.LETTERS.value, t("Læs bogstaver, mens jeg skriver")),
            (Echo.WORDS.value, t("Læs ord, mens jeg skriver")),
            (Echo.SENTENCES.value, t("Læs sætninger, mens jeg skriver")),
        ]
        self.menu = Menu(self.theme, options, current=self.echo.key, parent=self)
        self.menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.menu.chosen.connect(self._on_more_chosen)
        self.menu.open_at(self.more)

    def _on_more_chosen(self, key: str) -> None:
        if key == "earlier":
            self.earlier_asked.emit()
        elif key != self.echo.key:
            self.echo.set_key(key)
            self.echo_chosen.emit(key)

    def _wanted(self) -> int:
        """The pixels the parts that are shown need; the pill as many as it ever did, so that no part comes and goes
        with its words."""
        if self._pill_scale != self.theme.scale:
            self._pill_scale, self._pill_widest = self.theme.scale, 0
        pill = self.pill.sizeHint().width()
        self._pill_widest = max(self._pill_widest, pill)
        parts = (self.read, self.echo, self.length, self.pill, self.earlier, self.more)
        shown = [part.sizeHint().width() for part in parts if not part.isHidden()]
        spare = self._pill_widest - pill if not self._short else 0
        margins = self.row.contentsMargins()
        return sum(shown) + spare + len(shown) * self.row.spacing() + margins.left() + margins.right()
