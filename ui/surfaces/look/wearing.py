"""A person's look, put on: how it changes the theme of the whole window."""

from __future__ import annotations

from learnkit.domain.look import Look
from ui.theme.theme import Theme

THEME_FAMILIES = {"sans": "learnkit"}
"""The theme's key of a reading font, where it differs from the look's."""


def theme_family(font: str) -> str:
    """The theme's key of the look's font."""
    return THEME_FAMILIES.get(font, font)


def wear(theme: Theme, look: Look) -> None:
    """Give the whole window this look: paper, text size, and the reading font if it is wanted everywhere."""
    family = theme_family(look.font) if look.everywhere else ""
    theme.set(name=look.theme, scale=look.screen / 100, family=family)
