"""How the writer's page is set: font, size, distances and column, from the look and the theme."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from PySide6.QtGui import QFont, QFontMetricsF

from learnkit.domain.look import Look
from ui.theme.theme import ROLES, Theme

BOOK_FONT = "literata"
SMALLER_THAN_A_BOOK = ROLES["writing"].size / ROLES["page"].size
GAP = 14 / 22
LETTER_STEP = 2.0
SAMPLE = "jeg kan bedst lide den om odderen, fordi man ikke ved, hvordan det ender for den lille "


@dataclass(frozen=True)
class PageSetting:
    """One writer's page, in pixels on this screen.

    Own writing is a little smaller than a book and stands in the house's font where the look has the book's; every
    other font, the distances and the width of a line are those the writer reads with.
    """

    theme: Theme
    look: Look

    @cached_property
    def size(self) -> float:
        """The size of the letters."""
        return round(self.look.size * SMALLER_THAN_A_BOOK * self.theme.scale)

    @cached_property
    def font(self) -> QFont:
        """The font of the text."""
        key = {"sans": "learnkit", BOOK_FONT: "learnkit"}.get(self.look.font, self.look.font)
        font = self.theme.font("writing", family=self.theme.reading_family(key))
        font.setPixelSize(max(1, int(self.size)))
        if self.look.letter:
            spacing = self.size * LETTER_STEP / 100 * self.look.letter
            font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, spacing)
        return font

    @property
    def line(self) -> float:
        """From line to line."""
        return round(self.size * self.look.line)

    @property
    def gap(self) -> float:
        """After a paragraph."""
        return round(self.size * GAP)

    @cached_property
    def column(self) -> int:
        """How wide a full line is."""
        sample = QFontMetricsF(self.font).horizontalAdvance(SAMPLE)
        return round(sample / len(SAMPLE) * self.look.width)
