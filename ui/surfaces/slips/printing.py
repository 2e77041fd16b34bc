"""Slips on paper: A4, two columns of five, lines to cut along."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QMarginsF, QRectF, QSaveFile, Qt
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter, QPen

from learnkit.errors import LearnKitError
from ui.strings import Words
from ui.surfaces.slips.picture_words import drawing_of
from ui.surfaces.slips.slip import Slip
from ui.theme.icons import paint_icon
from ui.theme.mark import paint_mark
from ui.theme.theme import Theme
from ui.widgets.lettering import paint_lines, set_lines

DOTS_PER_INCH = 300
UNITS_PER_INCH = 96
"""The slip is laid out in the pixels of a screen and grown to the paper's dots."""
PAGE = (794.0, 1123.0)
MARGIN = 57.0
COLUMNS, ROWS = 2, 5
PER_PAGE = COLUMNS * ROWS

Left = Qt.AlignmentFlag.AlignLeft


def printable(slips: Sequence[Slip]) -> tuple[Slip, ...]:
    """The slips that may be printed: those of pupils whose names are not protected."""
    return tuple(slip for slip in slips if not slip.protected)


def save_as_pdf(path: Path, slips: Sequence[Slip], words: Words) -> int:
    """Write the slips as a PDF and tell how many pages it has; an old file stays whole until the new one is.

    file.cannot_write where the file cannot be written.
    """
    file = QSaveFile(str(path))
    if not file.open(QSaveFile.OpenModeFlag.WriteOnly):
        raise LearnKitError("file.cannot_write", file=path.name)
    writer = QPdfWriter(file)
    writer.setTitle("LearnKit")
    writer.setResolution(DOTS_PER_INCH)
    writer.setPageLayout(a4())
    painter = QPainter()
    if not painter.begin(writer):
        raise LearnKitError("file.cannot_write", file=path.name)
    pages = paint_pages(painter, printable(slips), words, DOTS_PER_INCH, writer.newPage)
    painter.end()
    if not file.commit():
        raise LearnKitError("file.cannot_write", file=path.name)
    return pages


def a4() -> QPageLayout:
    """A whole A4 sheet, upright, its margins ours to keep."""
    return QPageLayout(QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0))


def paint_pages(
    painter: QPainter, slips: Sequence[Slip], words: Words, dots_per_inch: float, new_page: Callable[[], object]
) -> int:
    """Paint the slips, a page at a time, and tell how many pages it took."""
    theme = Theme()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(dots_per_inch / UNITS_PER_INCH, dots_per_inch / UNITS_PER_INCH)
    pages = 0
    for first in range(0, len(slips), PER_PAGE):
        if first:
            new_page()
        pages += 1
        for place, slip in enumerate(slips[first : first + PER_PAGE]):
            _paint_slip(painter, theme, _box(place), slip, words)
    return pages


def _box(place: int) -> QRectF:
    width, height = (PAGE[0] - 2 * MARGIN) / COLUMNS, (PAGE[1] - 2 * MARGIN) / ROWS
    row, column = divmod(place, COLUMNS)
    return QRectF(MARGIN + column * width, MARGIN + row * height, width, height)


def _paint_slip(painter: QPainter, theme: Theme, box: QRectF, slip: Slip, words: Words) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.ink("ctl"), 0.8, Qt.PenStyle.DashLine))
    painter.drawRect(box)
    inner = box.adjusted(20, 16, -20, -14)
    paint_mark(painter, QRectF(inner.right() - 26, inner.top(), 26, 26))
    _line(painter, theme, QRectF(inner.left(), inner.top(), inner.width() - 36, 32), slip.name, "sheet", 22, 32)
    under = words.t("{school_class} · brugernavn {user}", school_class=slip.school_class, user=slip.user)
    _line(painter, theme, QRectF(inner.left(), inner.top() + 36, inner.width(), 20), under, "small", 14, 20)
    below = QRectF(inner.left(), inner.top() + 66, inner.width(), inner.height() - 92)
    if slip.pictures:
        _paint_pictures(painter, theme, below, slip.pictures)
    else:
        _line(painter, theme, below, " ".join(slip.secret), "kiosk", 46, 54)
    foot = QRectF(inner.left(), inner.bottom() - 20, inner.width(), 20)
    said = (
        words.t("Dine tre billeder. Vis dem ikke til andre.")
        if slip.pictures
        else words.t("Din kode. Sig den ikke til andre.")
    )
    _line(painter, theme, foot, said, "small", 14, 20)


def _paint_pictures(painter: QPainter, theme: Theme, box: QRectF, pictures: Sequence[str]) -> None:
    side = min(box.height(), 78.0)
    for number, picture in enumerate(pictures):
        tile = QRectF(box.left() + number * (side + 14), box.center().y() - side / 2, side, side)
        painter.setPen(QPen(theme.ink("ink"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(tile, 10, 10)
        paint_icon(
            painter, tile.adjusted(12, 12, -12, -12), drawing_of(picture), theme.ink("ink"),
            weight="duotone", tone=theme.ink("sunk"),
        )  # fmt: skip


def _line(painter: QPainter, theme: Theme, box: QRectF, text: str, role: str, largest: int, line: float) -> None:
    """One line as large as fits, from `largest` pixels down to two thirds of it; then it wraps."""
    font = theme.font(role)
    for size in range(largest, largest * 2 // 3, -1):
        font.setPixelSize(size)
        setting = set_lines(text, font, box.width(), line * size / largest)
        if len(setting.lines) == 1:
            break
    paint_lines(painter, box, setting, font, theme.ink("ink"), Left)
