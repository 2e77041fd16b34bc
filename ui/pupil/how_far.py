"""How far a reader has come, in words."""

from __future__ import annotations

from ui.strings import Words

WORDS_A_PAGE = 250
"""A page of a children's chapter book, so that "pages left" means about the same in every text."""


def pages_left(words_in_text: int, done: float) -> int:
    """About how many pages are left, at least one."""
    return max(1, round(words_in_text * (1 - done) / WORDS_A_PAGE))


def how_far(done: float, words: Words) -> str:
    """Where in the text the reader is."""
    t = words.t
    if done < 0.05:
        return t("Du er lige begyndt.")
    if done < 0.4:
        return t("Du er godt i gang.")
    if done < 0.6:
        return t("Du er halvvejs.")
    if done < 0.9:
        return t("Du er over halvvejs.")
    return t("Du er næsten færdig.")
