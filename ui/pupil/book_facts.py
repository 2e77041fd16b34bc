"""What a text's cover and badge say of it, wherever a pupil meets it."""

from __future__ import annotations

from learnkit.services.choosing_a_text import TextTile
from ui.strings import Words
from ui.theme.theme import Theme
from ui.widgets.badge import LevelBadge
from ui.widgets.book import BookFacts


def book_facts(words: Words, tile: TextTile) -> BookFacts:
    """What a book on a shelf shows and says; a book of pictures has no level."""
    level, lix = _level(words, tile)
    return BookFacts(tile.title, tile.author, tile.subject, level, lix)


def level_badge(theme: Theme, words: Words, tile: TextTile) -> LevelBadge:
    """The badge by itself."""
    level, lix = _level(words, tile)
    return LevelBadge(theme, level, lix=lix)


def _level(words: Words, tile: TextTile) -> tuple[str, float | None]:
    return (words.t("Billeder"), None) if tile.words == 0 else (words.t("LIX {n}", n=tile.lix), tile.lix)
