"""How a page is set for one reader: fonts, sizes, inks and distances, from the look and the theme."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from PySide6.QtGui import QColor, QFont, QFontMetricsF

from content.text import Block
from learnkit.domain.look import Look
from ui.theme.fonts import SERIF
from ui.theme.theme import Theme

INNER_MARGIN = 64
INNER_MARGIN_NARROW = 36
TOP_MARGIN = 28
SAMPLE = "en af de små og store børn læste højt for hinanden hver dag i bogen om odderen ved åen "
"""Lower-case Danish prose: its mean width of a letter makes "58 tegn" true."""
LETTER_STEP = 2.0
HEADINGS = {1: 1.5, 2: 1.25, 3: 1.1}
HEADING_LEAST = 1.0
NOTE = 0.85
SPOKEN_HEIGHT = 1.67


@dataclass(frozen=True)
class Setting:
    """One reader's page. Sizes are pixels on this screen, the theme's text scale included."""

    theme: Theme
    look: Look

    @cached_property
    def size(self) -> float:
        """The size of the plain text."""
        return self.look.size * self.theme.scale

    @cached_property
    def column(self) -> int:
        """How wide a full line is."""
        sample = QFontMetricsF(self.font()).horizontalAdvance(SAMPLE)
        return round(sample / len(SAMPLE) * self.look.width)

    @property
    def gap(self) -> float:
        """Between two paragraphs."""
        return round(self.size * 0.67)

    def margin(self, narrow: bool) -> int:
        """From the edge of the sheet to the text."""
        return self.theme.px(INNER_MARGIN_NARROW) if narrow else INNER_MARGIN

    def font(self, share: float = 1.0, weight: QFont.Weight = QFont.Weight.Normal, family: str = "") -> QFont:
        """The reading font at a share of the plain size."""
        font = self.theme.font("page", weight=weight, family=family or self.theme.reading_family(self.look.font))
        font.setPixelSize(max(1, round(self.size * share)))
        if self.look.letter:
            spacing = self.size * share * LETTER_STEP / 100 * self.look.letter
            font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, spacing)
        return font

    def font_of(self, block: Block) -> QFont:
        """The font a block is set in."""
        if block.kind == "heading":
            plain = self.look.font == "literata"
            return self.font(
                heading_share(block.level),
                QFont.Weight.DemiBold if plain else QFont.Weight.Bold,
                SERIF if plain else "",
            )
        return self.font(self.share_of(block))

    def share_of(self, block: Block) -> float:
        """The size of a block's text, as a share of the plain size."""
        if block.kind == "heading":
            return heading_share(block.level)
        return NOTE if block.note or block.kind == "image" else 1.0

    def line_height(self, block: Block) -> float:
        """From line to line; headings are set closer than text."""
        size = self.size * self.share_of(block)
        return round(size * (min(1.35, self.look.line) if block.kind == "heading" else self.look.line))

    def indent(self, block: Block) -> float:
        """How far a block's text stands in from the left."""
        if block.kind == "item":
            return self.size * 1.4 * max(1, block.level)
        return self.size * 1.4 * max(1, block.level) if block.kind == "quote" else 0.0

    def spoken_height(self, line_height: float, share: float) -> float:
        """How high the tint behind spoken words is, within its line."""
        return min(line_height, round(self.size * share * SPOKEN_HEIGHT))

    @property
    def clear(self) -> bool:
        """Whether the spoken sentence also has a rule under it."""
        return self.theme.name == "hc"

    def ink(self, token: str) -> QColor:
        """An ink of the theme."""
        return self.theme.ink(token)


def heading_share(level: int) -> float:
    """The size of a heading, as a share of the plain size."""
    return HEADINGS.get(level, HEADING_LEAST)
