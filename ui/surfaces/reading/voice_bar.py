"""The bar below the page: which voice and how fast, again, play, next, and what is lit."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from speech.voices import Voice
from ui.strings import Words
from ui.surfaces.reading.bar import Bar
from ui.surfaces.reading.head import NARROW, VOICE_BELOW
from ui.surfaces.reading.voice_words import RATES, nearest, rate_words, voice_words
from ui.theme.theme import Theme
from ui.widgets.button import Button
from ui.widgets.choice import Choice
from ui.widgets.menu import Menu
from ui.widgets.pill import SyncPill
from ui.widgets.play import PlayButton
from ui.widgets.stepper import Stepper
from ui.widgets.toggle import Toggle

HEIGHT = 88
FULL = 1240


class VoiceBar(Bar):
    """Everything about the voice; in a narrow window again, play, next and the pace are left."""

    again_asked = Signal()
    play_asked = Signal()
    next_asked = Signal()
    voice_chosen = Signal(str)
    rate_chosen = Signal(int)
    """real words a minute"""
    word_switched = Signal(bool)
    sentence_switched = Signal(bool)

    def __init__(self, theme: Theme, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(theme, HEIGHT, above=False, parent=parent)
        self._words = words
        t = words.t
        self._paces = rate_words(words)
        self._voices: list[tuple[str, str]] = []
        self.voice = Choice(theme, [("", t("Stemme"))], "", icon="user-sound")
        self.voice.chosen.connect(self.voice_chosen)
        self.stepper = Stepper(theme, t, t("Hvor hurtigt"), self._paces)
        self.stepper.moved.connect(lambda at: self.rate_chosen.emit(RATES[at]))
        self.pace = Choice(
            theme, [(str(rate), pace) for rate, pace in zip(RATES, self._paces, strict=True)], str(RATES[0])
        )
        self.pace.chosen.connect(lambda key: self.rate_chosen.emit(int(key)))
        self.again = Button(theme, t("Igen"), kind="outlined", icon="arrow-counter-clockwise", round_ends=True)
        self.again.clicked.connect(self.again_asked)
        self.play = PlayButton(theme, t)
        self.play.clicked.connect(self.play_asked)
        self.next = Button(theme, t("Næste"), kind="outlined", icon="skip-forward", icon_after=True, round_ends=True)
        self.next.clicked.connect(self.next_asked)
        self.word = Toggle(theme, t("Ord"))
        self.word.toggled.connect(self.word_switched)
        self.sentence = Toggle(theme, t("Sætning"))
        self.sentence.toggled.connect(self.sentence_switched)
        self.pill = SyncPill(theme, t("Gemt her"))
        self._left = _group([self.voice, self.stepper])
        self._right = _group([self.word, self.sentence, self.pill])
        self._middle = _group([self.again, self.play, self.next, self.pace])
        self.row.addWidget(self._left, 1, Qt.AlignmentFlag.AlignLeft)
        self.row.addWidget(self._middle, 0, Qt.AlignmentFlag.AlignCenter)
        self.row.addWidget(self._right, 1, Qt.AlignmentFlag.AlignRight)
        self.fit(FULL)

    def show_rate(self, rate: int) -> None:
        """Show the pace; its real words a minute are in the accessible name."""
        at = nearest(rate)
        self.stepper.set_at(at)
        told = self._words.t.count(
            "{pace}, {n} ord i minuttet", "{pace}, {n} ord i minuttet", rate, pace=self._paces[at]
        )
        self.stepper.setAccessibleDescription(told)
        for step in (self.stepper.less, self.stepper.more):
            step.setAccessibleDescription(told)
        self.pace.set_key(str(RATES[at]))
        self.pace.setAccessibleName(told)

    def offer_voices(self, voices: Sequence[Voice], chosen: Voice | None) -> None:
        """Show which voices there are to choose from."""
        self._voices = [(voice.id, voice_words(self._words, voice)) for voice in voices]
        self.voice.set_options(self._voices or [("", self._words.t("Uden lyd"))], chosen.id if chosen else "")
        self.voice.setEnabled(len(self._voices) > 1)

    def open_voices(self, anchor: QWidget) -> None:
        """Open the menu of voices at something else, where the bar has no room for its own."""
        menu = Menu(self.theme, self._voices, current=self.voice.key, parent=self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.chosen.connect(self.voice_chosen)
        menu.open_at(anchor)

    def show_switches(self, *, word: bool, sentence: bool) -> None:
        """Show what is lit, without a word to anyone."""
        for toggle, on in ((self.word, word), (self.sentence, sentence)):
            toggle.blockSignals(True)
            toggle.setChecked(on)
            toggle.blockSignals(False)
            toggle.update()

    def fit(self, effective_width: float) -> None:
        """Take the form for a window of this effective width."""
        narrow = effective_width < NARROW
        self.set_margins(32 if effective_width >= FULL else 12)
        self.row.setSpacing(12 if effective_width >= FULL else 6)
        self._left.setVisible(not narrow)
        self._right.setVisible(not narrow)
        self.pace.setVisible(narrow)
        self.voice.setVisible(effective_width >= VOICE_BELOW)
        self.pill.set_short(effective_width < FULL)


def _group(things: Sequence[QWidget]) -> QWidget:
    group = QWidget()
    group.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
    row = QHBoxLayout(group)
    row.setContentsMargins(6, 0, 6, 0)
    row.setSpacing(10)
    for thing in things:
        row.addWidget(thing, alignment=Qt.AlignmentFlag.AlignVCenter)
    return group
