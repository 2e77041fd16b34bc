"""Where the sheet lies in the window, and the text on the sheet."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtWidgets import QWidget

from ui.surfaces.reading.setting import TOP_MARGIN, Setting
from ui.theme.theme import Theme

NARROW = 760
LEFT_MARGIN = 132


class Leaf(QWidget):
    """A sheet of paper in the middle of what room there is, as wide as one reader's lines ask for."""

    def __init__(self, theme: Theme, setting: Setting, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._setting = setting

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(self._theme.px(480), self._theme.px(360))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return QSize(200, 120)

    @property
    def narrow(self) -> bool:
        """Whether the sheet fills the whole width."""
        return self.width() < NARROW * self._theme.scale

    @property
    def sheet(self) -> QRectF:
        """The paper, in this widget."""
        if self.narrow:
            return QRectF(self.rect())
        width = min(self.width(), self._setting.column + 2 * self._setting.margin(False))
        beside = self._theme.px(LEFT_MARGIN)
        left = (self.width() - width) / 2
        if left < beside:
            left = min(beside, max(0, self.width() - width))
        return QRectF(round(left), 0, width, self.height())

    @property
    def text_box(self) -> QRectF:
        """Where the text stands, in this widget."""
        margin = self._setting.margin(self.narrow)
        sheet = self.sheet
        wide = min(sheet.width() - 2 * margin, self._setting.column)
        left = sheet.left() + (sheet.width() - wide) / 2
        return QRectF(round(left), TOP_MARGIN, wide, max(1, self.height() - 2 * TOP_MARGIN))
