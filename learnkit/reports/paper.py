"""The paper a report is printed on: A4, our faces and inks, and words that keep within their measure."""

from __future__ import annotations

import io
from pathlib import Path

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import simpleSplit
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

FONTS = Path(__file__).parent / "fonts"
SANS, SANS_BOLD, BOOK, BOOK_BOLD = (
    "LearnKitSans-Regular",
    "LearnKitSans-SemiBold",
    "Literata-Regular",
    "Literata-SemiBold",
)

INK, QUIET = HexColor("#18292E"), HexColor("#44585C")
LINE, FJORD = HexColor("#C9D2CB"), HexColor("#0F5765")
EARLIER, EARLIER_LINE = HexColor("#C3D8D9"), HexColor("#5C7F83")
LYNG, LYNG_LIGHT, LYNG_DARK = HexColor("#8B3A62"), HexColor("#A9527B"), HexColor("#6E2C4D")
WHITE = HexColor("#FFFFFF")
RAV, ARK, EDGE = HexColor("#F2B63C"), HexColor("#FDFDFA"), HexColor("#BAC5BD")

WIDTH, HEIGHT = A4
MARGIN = 45.0
MEASURE = WIDTH - 2 * MARGIN


class Paper:
    """Sheets of A4 with a place for words that counts from the top, as one reads. Sizes in points."""

    def __init__(self, title: str, language: str) -> None:
        for name in (SANS, SANS_BOLD, BOOK, BOOK_BOLD):
            if name not in pdfmetrics.getRegisteredFontNames():
                pdfmetrics.registerFont(TTFont(name, FONTS / f"{name}.ttf"))
        self._file = io.BytesIO()
        # Without a first font of ours, Helvetica would be named in the file; the stubs take its name for a size.
        first = {"initialFontName": SANS}
        self.canvas = Canvas(self._file, pagesize=A4, invariant=True, lang=language, **first)  # type: ignore[arg-type]
        self.canvas.setTitle(title)
        self.canvas.setAuthor("LearnKit")
        self.canvas.setCreator("LearnKit")

    def text(self, x: float, top: float, words: str, font: str = SANS, size: float = 9, ink: Color = INK) -> None:
        """Words whose line begins at the left; `top` is the baseline's distance from the top of the sheet."""
        self._set(font, size, ink)
        self.canvas.drawString(x, HEIGHT - top, words)

    def right(self, x: float, top: float, words: str, font: str = SANS, size: float = 9, ink: Color = INK) -> None:
        """Words that end at x."""
        self._set(font, size, ink)
        self.canvas.drawRightString(x, HEIGHT - top, words)

    def middle(self, x: float, top: float, words: str, font: str = SANS, size: float = 9, ink: Color = INK) -> None:
        """Words with x in their middle."""
        self._set(font, size, ink)
        self.canvas.drawCentredString(x, HEIGHT - top, words)

    def slanted(self, x: float, top: float, words: str, degrees: float, size: float, ink: Color = INK) -> None:
        """Words that end at x and rise to it."""
        self._set(SANS, size, ink)
        self.canvas.saveState()
        self.canvas.translate(x, HEIGHT - top)
        self.canvas.rotate(degrees)
        self.canvas.drawRightString(0, 0, words)
        self.canvas.restoreState()

    def rule(self, x: float, top: float, width: float, ink: Color = LINE, weight: float = 0.5) -> None:
        """A line across."""
        self.canvas.setStrokeColor(ink)
        self.canvas.setLineWidth(weight)
        self.canvas.setDash()
        self.canvas.line(x, HEIGHT - top, x + width, HEIGHT - top)

    def box(
        self,
        x: float,
        bottom: float,
        width: float,
        height: float,
        fill: Color | None = None,
        outline: Color | None = None,
        *,
        dashed: bool = False,
    ) -> None:
        """A box that stands on `bottom`."""
        if fill is not None:
            self.canvas.setFillColor(fill)
        if outline is not None:
            self.canvas.setStrokeColor(outline)
            self.canvas.setLineWidth(0.8)
            self.canvas.setDash([2, 1.5] if dashed else [])
        self.canvas.rect(x, HEIGHT - bottom, width, height, stroke=outline is not None, fill=fill is not None)
        self.canvas.setDash()

    def turn(self) -> None:
        """The next sheet."""
        self.canvas.showPage()

    def done(self) -> bytes:
        """The whole document."""
        self.canvas.save()
        return self._file.getvalue()

    def _set(self, font: str, size: float, ink: Color) -> None:
        self.canvas.setFont(font, size)
        self.canvas.setFillColor(ink)


def lines_of(words: str, width: float, font: str, size: float) -> list[str]:
    """The words in lines that keep within the width; a longer word is broken."""
    return [piece for line in simpleSplit(words, font, size, width) for piece in _pieces(line, width, font, size)]


def balanced(words: str, width: float, font: str, size: float) -> list[str]:
    """The words in as few lines as the width allows, and these as even as can be."""
    lines = lines_of(words, width, font, size)
    while width > size and len(closer := lines_of(words, width - size / 4, font, size)) == len(lines):
        lines, width = closer, width - size / 4
    return lines


def width_of(words: str, font: str, size: float) -> float:
    return pdfmetrics.stringWidth(words, font, size)


def size_within(words: str, width: float, font: str, size: float) -> float:
    """The size, or the smaller one at which the words keep within the width."""
    needed = width_of(words, font, size)
    return size if needed <= width else size * width / needed


def _pieces(line: str, width: float, font: str, size: float) -> list[str]:
    found, rest = [], line
    while width_of(rest, font, size) > width and len(rest) > 1:
        fits = next(n for n in range(len(rest) - 1, 0, -1) if n == 1 or width_of(rest[:n], font, size) <= width)
        found.append(rest[:fits])
        rest = rest[fits:]
    return [*found, rest]
