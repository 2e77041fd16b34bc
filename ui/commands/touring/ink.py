"""What a widget prints: every piece of text it draws, where, and how large, read off its own painting."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QPointF, QRectF
from PySide6.QtGui import QPaintDevice, QPaintEngine, QPaintEngineState, QRegion, QTextItem, QTransform
from PySide6.QtWidgets import QWidget

Metric = QPaintDevice.PaintDeviceMetric
ASCENT, DESCENT = 0.8, 0.7
"""Shares of a font's height that letters without accents stacked on them fill."""


@dataclass(frozen=True)
class Print:
    """A piece of text: what its letters cover in the widget's own coordinates, and the font's size in px."""

    text: str
    box: QRectF
    px: int


class _Reader(QPaintEngine):
    """Takes all painting, keeps the texts."""

    def __init__(self) -> None:
        super().__init__(QPaintEngine.PaintEngineFeature.AllFeatures)
        self.prints: list[Print] = []
        self._moved = QTransform()

    def begin(self, _device: QPaintDevice) -> bool:
        return True

    def end(self) -> bool:
        return True

    def type(self) -> QPaintEngine.Type:
        return QPaintEngine.Type.User

    def updateState(self, state: QPaintEngineState) -> None:  # noqa: N802 - Qt's name
        if state.state() & QPaintEngine.DirtyFlag.DirtyTransform:
            self._moved = QTransform(state.transform())

    def drawTextItem(self, at: QPointF, item: QTextItem) -> None:  # type: ignore[override]  # noqa: N802 - Qt's name
        above, below = item.ascent() * ASCENT, item.descent() * DESCENT
        box = QRectF(at.x(), at.y() - above, item.width(), above + below)
        self.prints.append(Print(item.text(), self._moved.mapRect(box), item.font().pixelSize()))

    def _pass(self, *_painted: object) -> None:
        """Only text is read."""

    drawPixmap = drawImage = drawTiledPixmap = drawPath = drawPolygon = _pass  # type: ignore[assignment]  # noqa: N815 - Qt's names
    drawRects = drawLines = drawPoints = drawEllipse = _pass  # noqa: N815 - Qt's names


class _Sheet(QPaintDevice):
    """A sheet as large as the widget, at one dot per px."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__()
        self.reader = _Reader()
        self._metrics = {
            Metric.PdmWidth: widget.width(),
            Metric.PdmHeight: widget.height(),
            Metric.PdmDevicePixelRatio: 1,
            Metric.PdmDevicePixelRatioScaled: round(QPaintDevice.devicePixelRatioFScale()),
            Metric.PdmDepth: 32,
            **dict.fromkeys((Metric.PdmDpiX, Metric.PdmDpiY, Metric.PdmPhysicalDpiX, Metric.PdmPhysicalDpiY), 96),
        }

    def paintEngine(self) -> QPaintEngine:  # noqa: N802 - Qt's name
        return self.reader

    def metric(self, asked: QPaintDevice.PaintDeviceMetric) -> int:
        return self._metrics.get(asked, 0)


def prints_of(widget: QWidget) -> list[Print]:
    """The texts a widget draws itself, its children's left out."""
    sheet = _Sheet(widget)
    widget.render(sheet, QPoint(0, 0), QRegion(), QWidget.RenderFlag(0))
    return [each for each in sheet.reader.prints if each.text.strip()]
