"""Words on paper: a label in one of the text roles."""

from __future__ import annotations

import math

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.theme.press import start
from ui.theme.theme import Theme
from ui.widgets.lettering import least_width, overhang, paint_lines, set_lines

LONGEST, LEAST = 640, 120


class Text(QLabel):
    """Words in a role of the theme, wrapped between words and never cut.

    `role` and `ink` are those of `Theme.font` and `Theme.ink`. Long words break at their compound joints.
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
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self.theme = theme
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
        setting = set_lines(self.text(), self.face(), room, self.theme.line(self._role))
        return QSize(math.ceil(setting.width) + 1, math.ceil(setting.height) + self._overhang())

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        line = self.theme.line(self._role)
        least = least_width(self.text(), self.face(), self.theme.px(LEAST))
        return QSize(math.ceil(least) + 1, line + self._overhang())

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        setting = set_lines(self.text(), self.face(), max(1, width), self.theme.line(self._role))
        return math.ceil(setting.height) + self._overhang()

    def _overhang(self) -> int:
        return overhang(self.face(), self.theme.line(self._role))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        start(painter)
        self.paint(painter)

    def paint(self, painter: QPainter) -> None:
        """Print the words in the label's own box."""
        setting = set_lines(self.text(), self.face(), max(1, self.width()), self.theme.line(self._role))
        paint_lines(painter, QRectF(self.rect()), setting, self.face(), self.theme.ink(self._ink), self._align)

    def _on_theme(self) -> None:
        self.setFont(self.face())
        self.updateGeometry()
        self.update()
