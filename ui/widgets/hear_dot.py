"""The hear dot: press it and the voice says the thing beside it."""

from __future__ import annotations

from PySide6.QtCore import QMetaMethod, QRectF, QSize, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.a11y import ask_to_speak, set_speech
from ui.theme.icons import paint_icon
from ui.theme.press import slab
from ui.theme.theme import Theme
from ui.theme.tokens import mixed
from ui.widgets.control import Control

HIT = 44


class HearDot(Control):
    """A dot of 32 or 44 px in a hit area of 44 that asks to have its words said.

    Pressed, it emits `asked(words)`; if nobody listens to that, the wish goes up to the nearest parent that hears
    (see `ui.a11y`). `narrated` shows head-phones instead of a speaker: a person has read it in.
    """

    asked = Signal(str)

    def __init__(
        self,
        theme: Theme,
        what_to_say: str,
        *,
        size: int = 32,
        label: str = "",
        narrated: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, label or what_to_say, parent)
        self._words = what_to_say
        self._size = size
        self._speaking = False
        self._narrated = narrated
        set_speech(self, what_to_say)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._on_clicked)

    @property
    def words(self) -> str:
        """What the dot says."""
        return self._words

    @property
    def speaking(self) -> bool:
        """True while the voice says these words."""
        return self._speaking

    def set_words(self, what_to_say: str) -> None:
        """Say other words from now on."""
        self._words = what_to_say
        set_speech(self, what_to_say)
        self.say(what_to_say)

    def set_speaking(self, speaking: bool) -> None:
        """Show that the voice is saying it now; a press then stops it (the receiver of `asked` decides)."""
        self._speaking = speaking
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        side = max(HIT, self.theme.px(self._size))
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return self.sizeHint()

    def body(self) -> QRectF:
        side = float(self.theme.px(self._size))
        box = QRectF(0, 0, side, side)
        box.moveCenter(QRectF(self.rect()).center())
        return box

    def radius(self) -> float:
        return self.body().width() / 2

    def paint(self, painter: QPainter) -> None:
        theme, box = self.theme, self.body()
        down = self.isDown()
        fill = theme.ink("rav") if self._speaking else mixed(theme.ink("ravT"), theme.ink("rav"), 0.45 * self.warmth)
        if down:
            fill = theme.ink("rav")
        if not self.isEnabled():
            fill = theme.ink("sunk")
        frame = theme.ink("ravInk") if theme.name == "hc" else None
        slab(painter, box, box.width() / 2, fill, frame, 1.5)
        ink = theme.ink("on_rav") if self._speaking or down else theme.ink("ravInk")
        if not self.isEnabled():
            ink = theme.ink("ink2")
        side = box.width() * (0.46 if self._speaking else 0.56)
        place = QRectF(0, 0, side, side)
        place.moveCenter(box.center())
        sign = "headphones" if self._narrated else "speaker-high"
        paint_icon(painter, place, "stop" if self._speaking else sign, ink, weight="fill")

    def _on_clicked(self) -> None:
        if self.isSignalConnected(QMetaMethod.fromSignal(self.asked)):
            self.asked.emit(self._words)
        else:
            ask_to_speak(self, self._words)
