"""The bar above a handed-in text: the way back, whose it is, which of how many, and giving it back."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from learnkit.domain.calendar import school_time
from learnkit.domain.people import AVATARS, given_name
from learnkit.services.reading_a_hand_in import OpenedHandIn
from ui.a11y import name
from ui.strings import Words
from ui.surfaces.reading.bar import Bar
from ui.theme.fonts import SERIF
from ui.theme.icons import paint_icon
from ui.theme.press import slab, start
from ui.theme.theme import Theme
from ui.theme.tokens import RADIUS
from ui.widgets.avatar import avatar_tile, paint_picture
from ui.widgets.button import Button
from ui.widgets.control import Control
from ui.widgets.label import Text

HEIGHT = 72
NARROW = 760
PICTURE = 44


class Picture(QWidget):
    """A pupil's own picture; the name beside it says who it is."""

    def __init__(self, theme: Theme, side: int = PICTURE, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._side, self._avatar = theme, side, ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def show_picture(self, avatar: str) -> None:
        """Show this picture."""
        self._avatar = avatar
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        side = self._theme.px(self._side)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        if not self._avatar:
            return
        painter = QPainter(self)
        start(painter)
        number = AVATARS.index(self._avatar) if self._avatar in AVATARS else 0
        paint_picture(painter, QRectF(self.rect()), self._avatar, avatar_tile(number), radius=10, share=0.68)


class Caret(Control):
    """To the next or the previous text, 44 px."""

    def __init__(self, theme: Theme, icon: str, what: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", parent)
        self._icon = icon
        name(self, what)
        self.setToolTip(what)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(max(44, self.theme.px(36)), max(44, self.theme.px(36)))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return self.sizeHint()

    def paint(self, painter: QPainter) -> None:
        theme, box = self.theme, QRectF(self.rect())
        if self.isEnabled() and (self.warmth or self.isDown()):
            slab(painter, box, RADIUS["control"], theme.ink("fjordT"))
        side = theme.px(22)
        place = QRectF(0, 0, side, side)
        place.moveCenter(box.center())
        paint_icon(painter, place, self._icon, theme.ink("ink" if self.isEnabled() else "line"), weight="bold")


class MarkingHead(Bar):
    """Says whose text it is and how old; `stepped(-1 or 1)`, `given_back`, `back_asked`."""

    back_asked = Signal()
    stepped = Signal(int)
    give_back_asked = Signal()

    def __init__(self, theme: Theme, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(theme, HEIGHT, above=True, parent=parent)
        t = words.t
        self._words = words
        self._given = self._name = self._title = ""
        self._narrow = False
        self.back = Button(theme, t("Respons"), kind="quiet", icon="arrow-left")
        self.back.clicked.connect(self.back_asked)
        self.picture = Picture(theme)
        self.title = Text(theme, "", "section", weight=600, family=SERIF, most_lines=1)
        self.facts = Text(theme, "", "small", ink="ink2", most_lines=1)
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addStretch()
        names.addWidget(self.title)
        names.addWidget(self.facts)
        names.addStretch()
        self.before = Caret(theme, "caret-left", t("Forrige tekst"))
        self.after = Caret(theme, "caret-right", t("Næste tekst"))
        self.before.clicked.connect(lambda: self.stepped.emit(-1))
        self.after.clicked.connect(lambda: self.stepped.emit(1))
        self.count = Text(theme, "", "table", weight=600, ink="ink2")
        self.give_back = Button(theme, t("Giv tilbage"), icon="arrow-u-up-left")
        self.give_back.clicked.connect(self.give_back_asked)
        self.row.addWidget(self.back)
        self.row.addWidget(self.picture)
        self.row.addLayout(names, 1)
        middle = Qt.AlignmentFlag.AlignVCenter
        for part in (self.before, self.count, self.after):
            self.row.addWidget(part, 0, middle)
        self.row.addSpacing(8)
        self.row.addWidget(self.give_back, 0, middle)
        for hidden in (self.before, self.count, self.after, self.give_back):
            hidden.hide()
        self.set_margins(20)

    def tell(self, text: OpenedHandIn, place: int, of: int, now: datetime, *, waits: bool) -> None:
        """Show whose text this is and which of those that wait."""
        t = self._words.t
        self._given = given_name(text.name)
        self.picture.show_picture(text.avatar)
        self._name, self._title = text.name, text.title
        self.facts.say(" · ".join(handed_in(self._words, text, now)))
        self.count.say(t("{n} af {of}", n=place + 1, of=of) if place >= 0 else "")
        for caret, there, why in (
            (self.before, place > 0, t("Det er den første.")),
            (self.after, 0 <= place < of - 1, t("Det er den sidste.")),
        ):
            caret.on() if there else caret.off(why)
        for part in (self.before, self.count, self.after):
            part.setVisible(place >= 0)
        self.give_back.setVisible(waits)
        self.fit(narrow=self._narrow)

    def fit(self, *, narrow: bool) -> None:
        """Take the form for a narrow window, or for a wide one."""
        t = self._words.t
        self._narrow = narrow
        self.back.say("" if narrow else t("Respons"))
        name(self.back, t("Tilbage til respons"))
        self.title.say(f"{self._name} · {self._title}" if self._title and not narrow else self._name)
        self.picture.setVisible(not narrow)
        self.facts.setVisible(not narrow)
        whole = t("Giv tilbage til {name}", name=self._given) if self._given else t("Giv tilbage")
        self.give_back.say(t("Giv tilbage") if narrow else whole)
        self.give_back.setAccessibleName(whole)
        self.count.setMinimumWidth(self.count.sizeHint().width())


def handed_in(words: Words, text: OpenedHandIn, now: datetime) -> list[str]:
    """When it was handed in, and which edition it is."""
    t, at = words.t, school_time(text.at)
    day = words.ago(at.replace(hour=0, minute=0), school_time(now))
    when = t("Afleveret {day} kl. {time}", day=day, time=words.time(at))
    edition = t("{n}. udgave", n=text.edition) if text.edition > 1 else ""
    return [part for part in (when, edition) if part]
