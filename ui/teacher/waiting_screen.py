"""Respons: the texts that wait for an answer, the longest waiting first."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from learnkit.domain.calendar import school_time
from learnkit.domain.people import AVATARS
from learnkit.errors import LearnKitError
from learnkit.services.reading_a_hand_in import WaitingText
from learnkit.services.signing_in import SignedIn
from ui.surfaces.surroundings import Surroundings
from ui.teacher.marking_model import WaitingModel
from ui.theme.press import slab
from ui.theme.theme import Theme
from ui.theme.tokens import RADIUS, mixed
from ui.widgets.avatar import avatar_tile, paint_picture
from ui.widgets.card import Card
from ui.widgets.control import Control
from ui.widgets.empty import Empty
from ui.widgets.label import Text
from ui.widgets.lettering import narrowest, paint_lines, set_lines
from ui.widgets.roving import Roving
from ui.widgets.scroll import Scroll

WIDEST = 860
PICTURE, PAD = 44, 14


class WaitingRow(Control):
    """Whose text, what it is called, and since when it waits; all of it can be pressed."""

    def __init__(self, theme: Theme, waiting: WaitingText, title: str, since: str, *, hairline: bool) -> None:
        super().__init__(theme, title)
        self._waiting, self._since, self._hairline = waiting, since, hairline
        self.setAccessibleName(f"{waiting.name}. {title}. {since}")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def _left(self) -> int:
        return self.theme.px(2 * PAD + PICTURE)

    def _since_width(self) -> float:
        return set_lines(self._since, self.theme.font("table"), float("inf"), 1).width + self.theme.px(PAD + 8)

    def _stacked(self, width: float) -> bool:
        font = self.theme.font("staff")
        least = narrowest(self.text(), font, self.theme.line("staff"), 2)
        return width - self._left() - self._since_width() < max(least, self.theme.px(200))

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """The height the words need at this width."""
        theme = self.theme
        beside = 0.0 if self._stacked(width) else self._since_width()
        room = max(1.0, width - self._left() - theme.px(PAD) - beside)
        tall = set_lines(self._waiting.name, theme.font("staff", weight=700), room, theme.line("staff")).height
        tall += set_lines(self.text(), theme.font("staff"), room, theme.line("staff")).height
        if self._stacked(width):
            tall += theme.line("table")
        return max(theme.px(64), round(tall + theme.px(18)))

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(self.theme.px(400), self.heightForWidth(max(self.width(), self.theme.px(280))))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(self.theme.px(200), self.heightForWidth(max(self.width(), self.theme.px(280))))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.updateGeometry()

    def paint(self, painter: QPainter) -> None:
        theme, box = self.theme, QRectF(self.rect())
        px = theme.px
        if self.warmth or self.isDown():
            ground = self.palette().window().color()
            tint = mixed(ground, theme.ink("fjordT"), 1.0 if self.isDown() else self.warmth)
            slab(painter, box.adjusted(0, 1, 0, -1), RADIUS["control"], tint)
        if self._hairline:
            painter.fillRect(QRectF(0, box.bottom() - 1, box.width(), 1), theme.ink("line"))
        tile = QRectF(px(PAD), (box.height() - px(PICTURE)) / 2, px(PICTURE), px(PICTURE))
        avatar = self._waiting.avatar
        number = AVATARS.index(avatar) if avatar in AVATARS else 0
        if avatar:
            paint_picture(painter, tile, avatar, avatar_tile(number), radius=10, share=0.68)
        self._paint_words(painter, box)

    def _paint_words(self, painter: QPainter, box: QRectF) -> None:
        theme, left = self.theme, Qt.AlignmentFlag.AlignLeft
        stacked = self._stacked(box.width())
        room = max(1.0, box.width() - self._left() - theme.px(PAD) - (0.0 if stacked else self._since_width()))
        lines = [
            (self._waiting.name, theme.font("staff", weight=700), theme.line("staff"), "ink"),
            (self.text(), theme.font("staff"), theme.line("staff"), "ink"),
        ]
        if stacked:
            lines.append((self._since, theme.font("table"), theme.line("table"), "ink2"))
        settings = [(set_lines(said, font, room, line), font, ink) for said, font, line, ink in lines]
        top = (box.height() - sum(setting.height for setting, _, _ in settings)) / 2 - 0.5
        for setting, font, ink in settings:
            place = QRectF(self._left(), top, room, setting.height)
            paint_lines(painter, place, setting, font, theme.ink(ink), left)
            top += setting.height
        if not stacked:
            font = theme.font("table")
            setting = set_lines(self._since, font, float("inf"), theme.line("table"))
            place = box.adjusted(0, 0, -theme.px(PAD), 0)
            paint_lines(painter, place, setting, font, theme.ink("ink2"), Qt.AlignmentFlag.AlignRight)


class WaitingScreen(QWidget):
    """Shows what waits; a press opens it (`text_chosen`)."""

    text_chosen = Signal(str)
    told = Signal(str)

    def __init__(self, around: Surroundings, person: SignedIn, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._around = around
        theme, t = around.theme, around.words.t
        self.model = WaitingModel(around.app, around.tasks, person.actor, self)
        self._roving = Roving(self)
        self._content = QWidget()
        self._column = QVBoxLayout(self._content)
        self._column.setSpacing(16)
        self._title = Text(theme, t("Respons"), "title")
        self._line = Text(theme, "", "staff", ink="ink2")
        self._column.addWidget(self._title)
        self._column.addWidget(self._line)
        self._rows = QVBoxLayout()
        self._column.addLayout(self._rows)
        self._column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(Scroll(theme, self._content))
        self.model.told.connect(self._fill)
        self.model.refused.connect(self._on_refused)
        self._line.hide()
        self.model.load()

    def refresh(self) -> None:
        """Fetch what waits anew, as when something has come from the school."""
        self.model.load()

    def _fill(self) -> None:
        while (item := self._rows.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        waiting = self.model.waiting or ()
        theme, t = self._around.theme, self._around.words.t
        self._line.setVisible(bool(waiting))
        if not waiting:
            self._roving.set_things([])
            sentence = t("Når en elev afleverer en tekst, står den her.")
            self._rows.addWidget(Empty(theme, t("Ingen afleveringer venter"), sentence))
            return
        self._line.say(t.count("{n} aflevering venter på dig", "{n} afleveringer venter på dig", len(waiting)))
        card = Card(theme, padding=8, gap=0)
        rows = [self._row(one, last=one is waiting[-1]) for one in waiting]
        for row in rows:
            card.column.addWidget(row)
        self._rows.addWidget(card)
        self._roving.set_things(rows)
        if self.hasFocus() or not self.window().focusWidget():
            self._roving.take_focus()

    def _row(self, waiting: WaitingText, *, last: bool) -> WaitingRow:
        words = self._around.words
        day = words.ago(school_time(waiting.since), school_time(self._around.app.desk.clock.now()))
        title = waiting.title or words.t("Uden titel")
        since = words.t("Afleveret {day}", day=day)
        row = WaitingRow(self._around.theme, waiting, title, since, hairline=not last)
        row.clicked.connect(lambda: self.text_chosen.emit(waiting.document))
        return row

    def _on_refused(self, problem: LearnKitError) -> None:
        self.told.emit(self._around.words.problem(problem))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        margin = 20 if self.width() < 1000 else 32
        right = max(margin, self.width() - self._around.theme.px(WIDEST) - margin)
        self._column.setContentsMargins(margin, 24, right, 24)
