"""Words on paper: a label in one of the text roles."""

from __future__ import annotations

import math

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.theme.press import start
from ui.theme.theme import Theme
from ui.widgets.lettering import Setting, least_width, overhang, paint_lines, set_lines, shortened

LONGEST, LEAST = 640, 120


class Text(QLabel):
    """Words in a role of the theme, wrapped between words and never cut.

    `role` and `ink` are those of `Theme.font` and `Theme.ink`. Long words break at their compound joints. Only the name
    of a thing at the head of a screen may be given `most_lines`: what is longer ends in "…" and is whole in the
    tooltip and the accessible name.
    """

    def __init__(
        self,
        theme: Theme,
        text: str = "",
        role: str = "body",
        *,
        ink: str = "ink",
        weight: QFont.Weight | int | None = None,
        family: str | None = None,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
        most_lines: int | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self.theme = theme
        self._most_lines = most_lines
        self._role, self._ink, self._weight, self._family, self._align = role, ink, weight, family, align
        self.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self._on_theme)
        self._on_theme()

    def say(self, text: str) -> None:
        """Show other words."""
        self.setText(text)
        self._tell_whole()
        self.updateGeometry()
        self.update()

    def set_ink(self, ink: str) -> None:
        """Print in another ink."""
        self._ink = ink
        self.update()

    def set_weight(self, weight: QFont.Weight | int | None) -> None:
        """Set the words heavier or lighter."""
        self._weight = weight
        self._on_theme()

    def face(self) -> QFont:
        """The font in use."""
        return self.theme.font(self._role, weight=self._weight, family=self._family)

    def sizeHint(self) -> QSize:  # noqa: N802
        room = float(self.theme.px(LONGEST))
        setting = self._set(room)
        return QSize(math.ceil(setting.width) + 1, math.ceil(setting.height) + self._overhang())

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        line = self.theme.line(self._role)
        least = least_width(self.text(), self.face(), self.theme.px(LEAST))
        return QSize(math.ceil(least) + 1, line + self._overhang())

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        return math.ceil(self._set(width).height) + self._overhang()

    def _set(self, room: float) -> Setting:
        whole = set_lines(self.text(), self.face(), max(1.0, room), self.theme.line(self._role))
        return whole if self._most_lines is None else shortened(whole, self.face(), room, self._most_lines)

    def _overhang(self) -> int:
        return overhang(self.face(), self.theme.line(self._role))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        start(painter)
        self.paint(painter)

    def paint(self, painter: QPainter) -> None:
        """Print the words in the label's own box."""
        setting = self._set(self.width())
        paint_lines(painter, QRectF(self.rect()), setting, self.face(), self.theme.ink(self._ink), self._align)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._tell_whole()

    def _tell_whole(self) -> None:
        """Have all the words in the tooltip as long as they do not all stand here."""
        if self._most_lines is not None:
            whole = set_lines(self.text(), self.face(), max(1, self.width()), self.theme.line(self._role))
            self.setToolTip(self.text() if len(whole.lines) > self._most_lines else "")

    def _on_theme(self) -> None:
        self.setFont(self.face())
        self._tell_whole()
        self.updateGeometry()
        self.update()
