from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from ui.theme.mark import paint_mark

AMBER = "#f2b63c"


def colours(side: int, one_ink: QColor | None = None) -> set[str]:
    """The colours of the mark at a size."""
    image = QImage(side, side, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint_mark(painter, QRectF(0, 0, side, side), one_ink=one_ink)
    painter.end()
    return {image.pixelColor(x, y).name() for x in range(side) for y in range(side)}


@pytest.mark.parametrize(("side", "lines"), [(16, False), (23, False), (48, True), (128, True)])
def test_the_mark_leaves_its_lines_out_when_it_is_small(side: int, lines: bool) -> None:
    assert (AMBER in colours(side)) is lines


def test_the_ribbon_is_heather() -> None:
    assert "#8b3a62" in colours(128)


def test_in_print_it_is_one_ink_on_paper() -> None:
    found = colours(128, QColor("#000000"))

    assert not {"#8b3a62", AMBER} & found
