"""A book on a shelf: cover, level badge, hear dot; all of it opens the book."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.a11y import set_speech
from ui.theme.covers import RATIO, paint_cover
from ui.theme.press import ribbon
from ui.theme.theme import Theme
from ui.theme.tokens import RADIUS
from ui.widgets.badge import badge_size, paint_badge, sheets
from ui.widgets.control import Control
from ui.widgets.hear_dot import HearDot

GAP = 8
USUAL_LEVEL = "LIX 40"
"""So wide a badge is counted on, so that the books of a shelf stand equally far apart."""


@dataclass(frozen=True)
class BookFacts:
    """What a book tile shows and says; `level` is the badge's word ("LIX 14"), `lix` its number if it has one."""

    title: str
    author: str = ""
    subject: str = ""
    level: str = ""
    lix: float | None = None
    started: bool = False


class Book(Control):
    """A tile with the cover (`width` px at 100 %, 1:1.4) and, unless `bare`, badge and dot below like shelf labels.

    Title, author and level are its accessible name. The keyboard has one stop here; F2 says what the dot says.
    `picture` is the text's own cover, if it has one.
    """

    def __init__(
        self,
        theme: Theme,
        facts: BookFacts,
        *,
        width: int = 118,
        bare: bool = False,
        picture: QPixmap | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, facts.title, parent)
        self.facts = facts
        self._wide = width
        self._bare = bare
        self._picture = picture
        said = ", ".join(part for part in (facts.title, facts.author, facts.level) if part)
        self.setAccessibleName(said)
        set_speech(self, facts.title)
        self.dot = None if bare else HearDot(theme, facts.title, parent=self)
        if self.dot is not None:
            self.dot.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # by keyboard F2 on the book says the same
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def resize_to(self, width: int) -> None:
        """Show the cover so many px wide at 100 %."""
        if width != self._wide:
            self._wide = width
            self.updateGeometry()
            self.update()

    def radius(self) -> float:
        return RADIUS["cover"]

    def _cover(self) -> QRectF:
        wide = self._cover_width()
        rise = round(wide * 0.05) if self.facts.started else 0
        return QRectF(0, rise, wide, round(wide * RATIO))

    def _cover_width(self) -> int:
        return self.theme.px(self._wide)

    def body(self) -> QRectF:
        return self._cover()

    def sizeHint(self) -> QSize:  # noqa: N802
        cover = self._cover()
        below = 0 if self._bare else GAP // 2 + self._label_height()
        wide = self._cover_width()
        if not self._bare:
            words = (self.facts.level, USUAL_LEVEL) if self.facts.level else ()
            badge = max((badge_size(self.theme, word, 1).width() for word in words), default=0)
            dot = self.dot.sizeHint().width() if self.dot else 0
            wide = max(wide, badge + dot)
        return QSize(wide, round(cover.bottom()) + 2 + below)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return self.sizeHint()

    def _label_row(self) -> QRectF:
        cover = self._cover()
        wide = max(self._cover_width(), self.sizeHint().width())
        return QRectF(0, cover.bottom() + GAP / 2, wide, self._label_height())

    def _label_height(self) -> int:
        dot = self.dot.sizeHint().height() if self.dot is not None else 0
        return max(self.theme.px(26), dot)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        if self.dot is None:
            return
        row, size = self._label_row(), self.dot.sizeHint()
        inset = round((size.width() - self.dot.body().width()) / 2) if self._cover_width() >= row.width() else 0
        left = round(row.right()) - size.width() + min(inset, 0)
        self.dot.setGeometry(left, round(row.center().y() - size.height() / 2), size.width(), size.height())

    def paint(self, painter: QPainter) -> None:
        theme, cover, facts = self.theme, self._cover(), self.facts
        lift = 2.0 if self.isDown() else -2.0 * self.warmth
        lift = max(lift, -cover.top()) if not facts.started else 0.0
        if self._picture is None:
            paint_cover(
                painter,
                theme,
                cover.left(),
                cover.top() + lift,
                self._cover_width(),
                facts.title,
                facts.author,
                subject=facts.subject,
                started=facts.started,
            )
        else:
            self._paint_picture(painter, cover.translated(0, lift), self._picture)
        if facts.level and not self._bare:
            size = badge_size(theme, facts.level, 1 if facts.lix is not None else 0)
            row = self._label_row()
            box = QRectF(0, row.center().y() - size.height() / 2, size.width(), size.height())
            paint_badge(painter, theme, box, facts.level, sheets(facts.lix) if facts.lix is not None else 0)

    def _paint_picture(self, painter: QPainter, box: QRectF, picture: QPixmap) -> None:
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        ratio = max(box.width() / picture.width(), box.height() / picture.height())
        source = QRectF(0, 0, box.width() / ratio, box.height() / ratio)
        source.moveCenter(QPointF(picture.width() / 2, picture.height() / 2))
        painter.drawPixmap(box, picture, source)
        frame = QColor(self.theme.ink("ink"))
        frame.setAlphaF(0.28)
        painter.setPen(frame)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))
        if self.facts.started:
            unit = box.width() / 120
            ink = self.theme.ink("lyng")
            ribbon(painter, ink, box.left() + 100 * unit, box.top() - 6 * unit, 13 * unit, 46 * unit)
