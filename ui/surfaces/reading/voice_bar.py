"""The bar below the page: which voice and how fast, again, play, next, and what is lit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from speech.voices import Voice
from ui.strings import Words
from ui.surfaces.reading.bar import Bar
from ui.surfaces.reading.head import NARROW
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
GAP = 10
RING = 6


@dataclass(frozen=True)
class Form:
    """What the bar shows beside again, play and next."""

    sentence: bool = False
    """the pill's sentence, not only its sign"""
    voice: bool = False
    stepper: bool = False
    """the pace as a stepper, else as a choice"""
    switches: bool = False

    @property
    def margin(self) -> int:
        return 26 if self.sentence else 8

    @property
    def apart(self) -> int:
        return 12 if self.sentence else 6


FORMS = (
    Form(sentence=True, voice=True, stepper=True, switches=True),
    Form(voice=True, stepper=True, switches=True),
    Form(stepper=True, switches=True),
    Form(switches=True),
    Form(),
)


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
        self._form: Form | None = None
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
        self._take(FORMS[0])

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

    def be_silent(self, why: str) -> None:
        """Turn off what reads: the text has nothing to read aloud."""
        for thing in (self.again, self.play, self.next):
            thing.off(why)

    @property
    def first_stop(self) -> QWidget:
        """What F6 comes to: play; where there is nothing to play the first thing that can be worked."""
        stops = (self.play, self.pace, self.stepper.less, self.stepper.more)
        return next((stop for stop in stops if stop.isEnabled() and stop.isVisibleTo(self)), self.play)

    @property
    def has_voice(self) -> bool:
        """Whether there is room to choose the voice here."""
        return not self.voice.isHidden()

    def fit(self, effective_width: float) -> None:
        """Take the richest form that has room: with all words, with a short pill, without the voice, with less."""
        forms = [form for form in FORMS if effective_width >= NARROW or not form.switches]
        self._take(next((form for form in forms if self._needs(form) <= self.width()), forms[-1]))

    def _needs(self, form: Form) -> int:
        """How wide the bar must be for a form."""
        self.pill.set_short(not form.sentence)
        left = [self.voice] * form.voice + [self.stepper] * form.stepper
        right = [self.word, self.sentence, self.pill] * form.switches
        middle = [self.again, self.play, self.next] + [self.pace] * (not form.stepper)
        groups = [group for group in (left, middle, right) if group]
        things = sum(thing.sizeHint().width() for group in groups for thing in group)
        between = sum(GAP * (len(group) - 1) + 2 * RING for group in groups) + form.apart * 2
        return things + between + 2 * form.margin

    def _take(self, form: Form) -> None:
        self.pill.set_short(not form.sentence)
        if form == self._form:
            return
        self._form = form
        self.set_margins(form.margin)
        self.row.setSpacing(form.apart)
        self.voice.setVisible(form.voice)
        self.stepper.setVisible(form.stepper)
        self.pace.setVisible(not form.stepper)
        self._left.setVisible(form.voice or form.stepper)
        self._right.setVisible(form.switches)


def _group(things: Sequence[QWidget]) -> QWidget:
    group = QWidget()
    group.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
    row = QHBoxLayout(group)
    row.setContentsMargins(RING, 0, RING, 0)
    row.setSpacing(GAP)
    for thing in things:
        row.addWidget(thing, alignment=Qt.AlignmentFlag.AlignVCenter)
    return group
