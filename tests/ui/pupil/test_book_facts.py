"""A book says its level where it has one."""

from __future__ import annotations

from dataclasses import replace

from learnkit.i18n import translator
from learnkit.services.choosing_a_text import TextTile
from ui.pupil.book_facts import book_facts
from ui.strings import Words

OTTER = TextTile("1", "Odderen", "Ida Holm", "da", 14, 900, 3, "natur", "", own=False)


def test_a_book_of_words_says_its_lix() -> None:
    facts = book_facts(Words(translator("da")), OTTER)

    assert (facts.title, facts.author, facts.subject, facts.level, facts.lix) == (
        "Odderen", "Ida Holm", "natur", "LIX 14", 14,
    )  # fmt: skip


def test_a_book_of_pictures_says_so_and_has_no_level() -> None:
    facts = book_facts(Words(translator("da")), replace(OTTER, words=0, lix=0))

    assert (facts.level, facts.lix) == ("Billeder", None)
