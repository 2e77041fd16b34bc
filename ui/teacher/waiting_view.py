"""The texts that wait for the teacher, the longest first, and the way to read them."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from learnkit.domain.calendar import school_time
from learnkit.domain.people import AVATARS
from learnkit.services.class_overview import Overview, PupilLine, Waiting
from ui.strings import Words
from ui.theme.press import slab, start
from ui.theme.theme import Theme
from ui.theme.tokens import RADIUS, mixed
from ui.widgets.avatar import avatar_tile, paint_picture
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.control import Control
from ui.widgets.label import Text
from ui.widgets.lettering import Setting, paint_lines, set_lines

MOST = 4
PICTURE, GAP = 32, 12
UNTITLED = "…"


class WaitingCard(Card):
    """At most four texts and how many there are; `text_chosen(document)`, "" for all of them in turn."""

    text_chosen = Signal(str)

    def __init__(self, theme: Theme, words: Words, overview: Overview, now: datetime) -> None:
        super().__init__(theme, padding=16, gap=0)
        t, waiting = words.t, overview.waiting
        head = QHBoxLayout()
        head.addWidget(Text(theme, t("Venter på dig"), "section"), 1)
        self.column.addLayout(head)
        if not waiting:
            self.column.addSpacing(8)
            self.column.addWidget(Text(theme, t("Ingen afleveringer venter."), "staff", ink="ink2"))
            return
        head.addWidget(_Count(theme, words.number(len(waiting))), 0, Qt.AlignmentFlag.AlignVCenter)
        self.column.addSpacing(8)
        people = {pupil.id: pupil for pupil in overview.pupils}
        for text in waiting[:MOST]:
            row = WaitingRow(theme, words, text, people[text.pupil], now)
            row.clicked.connect(lambda _=False, document=text.document: self.text_chosen.emit(document))
            self.column.addWidget(row)
        self.column.addSpacing(12)
        many = t.count("Læs den", "Læs de {n}", len(waiting))
        self.all = Button(theme, many, kind="outlined", wide=True)
        self.all.clicked.connect(lambda: self.text_chosen.emit(""))
        self.column.addWidget(self.all)


class _Count(QWidget):
    """How many, in a heather pill; the button below says it in words."""

    def __init__(self, theme: Theme, figure: str) -> None:
        super().__init__()
        self._theme, self._figure = theme, figure
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        width = set_lines(self._figure, self._theme.font("small", weight=700), float("inf"), 1).width
        high = self._theme.px(26)
        return QSize(max(self._theme.px(32), round(width) + self._theme.px(18)), high)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        start(painter)
        box, font = QRectF(self.rect()), self._theme.font("small", weight=700)
        slab(painter, box, box.height() / 2, self._theme.ink("lyng"))
        setting = set_lines(self._figure, font, float("inf"), self._theme.line("small"))
        paint_lines(painter, box.adjusted(0, 0, 0, -1), setting, font, self._theme.ink("onFjord"))


class WaitingRow(Control):
    """Whose text, which, and since when; all of it can be pressed."""

    def __init__(self, theme: Theme, words: Words, text: Waiting, pupil: PupilLine, now: datetime) -> None:
        self._pupil = pupil
        self._title = text.title or UNTITLED
        self._since = words.ago(school_time(text.since), now)
        super().__init__(theme, pupil.name)
        number = AVATARS.index(pupil.avatar) if pupil.avatar in AVATARS else 0
        self._tile = avatar_tile(number)
        self.setAccessibleName(words.t("Læs {name}: {title}", name=pupil.name, title=self._title))
        self.setAccessibleDescription(self._since)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def radius(self) -> float:
        return RADIUS["control"]

    def _set(self, width: float) -> tuple[Setting, Setting, Setting]:
        theme, px = self.theme, self.theme.px
        since = set_lines(self._since, theme.font("small"), float("inf"), theme.line("small"))
        room = max(px(60), width - px(PICTURE + 2 * GAP) - since.width)
        name = set_lines(self.text(), theme.font("table", weight=700), room, theme.line("table"))
        title = set_lines(self._title, theme.font("small"), room, theme.line("small"))
        return name, title, since

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        name, title, _ = self._set(width)
        return max(self.theme.px(56), round(name.height + title.height) + self.theme.px(14))

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(self.theme.px(220), self.heightForWidth(max(self.width(), self.theme.px(220))))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(self.theme.px(180), self.theme.px(56))

    def paint(self, painter: QPainter) -> None:
        theme, px, box = self.theme, self.theme.px, QRectF(self.rect())
        if self.warmth or self.isDown():
            tint = mixed(theme.ink("ark"), theme.ink("fjordT"), 1.0 if self.isDown() else self.warmth)
            slab(painter, box.adjusted(0, 1, 0, 0), self.radius(), tint)
        painter.fillRect(QRectF(0, 0, box.width(), 1), theme.ink("line"))
        side = float(px(PICTURE))
        tile = QRectF(0, (box.height() - side) / 2, side, side)
        paint_picture(painter, tile, self._pupil.avatar, self._tile, radius=px(7), share=0.68)
        name, title, since = self._set(box.width())
        left, top = side + px(GAP), (box.height() - name.height - title.height) / 2
        start_at = Qt.AlignmentFlag.AlignLeft
        room = box.width() - left - since.width
        place = QRectF(left, top, room, name.height)
        paint_lines(painter, place, name, theme.font("table", weight=700), theme.ink("ink"), start_at)
        below = QRectF(left, top + name.height, room, title.height)
        paint_lines(painter, below, title, theme.font("small"), theme.ink("ink2"), start_at)
        paint_lines(painter, box, since, theme.font("small"), theme.ink("ink2"), Qt.AlignmentFlag.AlignRight)
