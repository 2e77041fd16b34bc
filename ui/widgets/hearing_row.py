"""What rows with a dot share: the dot at the right, its hit area inside the row."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.widgets.hear_dot import HearDot


def place_dot_right(dot: HearDot, row: QWidget, inset: int = 4) -> None:
    """Put a dot at the right end of a row, in the middle of its height."""
    size = dot.sizeHint()
    top = round((row.height() - size.height()) / 2)
    dot.setGeometry(row.width() - size.width() - inset, top, size.width(), size.height())
