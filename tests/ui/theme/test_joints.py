from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.theme.joints import best_joint, split_to_fit, syllable_breaks

LETTERS = st.text("abcdefghijklmnoprstuvyæøå", min_size=1, max_size=30)


@pytest.mark.parametrize(
    "parts",
    [
        ("Nabo", "laget"),
        ("Papir", "prinsen"),
        ("Komet", "jægerne"),
        ("Store", "bror"),
        ("mølle", "bækken"),
        ("fodbold", "kampen"),
        ("Skole", "biblioteket"),
    ],
)
def test_a_compound_is_broken_at_its_joint(parts: tuple[str, str]) -> None:
    word = "".join(parts)

    joint = best_joint(word)

    assert joint is not None
    assert (word[:joint], word[joint:]) == parts


@pytest.mark.parametrize(("word", "syllables"), [("tallerken", "tal-ler-ken"), ("skovene", "sko-ve-ne")])
def test_syllables_begin_with_what_a_danish_syllable_may_begin_with(word: str, syllables: str) -> None:
    breaks = (0, *syllable_breaks(word), len(word))

    assert "-".join(word[a:b] for a, b in pairwise(breaks)) == syllables


def test_a_word_that_fits_is_left_alone() -> None:
    assert split_to_fit("Papirprinsen", lambda part: len(part) <= 12) == ["Papirprinsen"]


def test_a_hyphen_of_its_own_is_used_first_and_not_doubled() -> None:
    assert split_to_fit("Mini-grisen", lambda part: len(part) <= 8) == ["Mini-", "grisen"]


@given(LETTERS, st.integers(3, 14))
def test_nothing_is_lost_when_a_word_is_broken(word: str, room: int) -> None:
    pieces = split_to_fit(word, lambda part: len(part) <= room)

    assert "".join(piece.removesuffix("-") for piece in pieces) == word
    assert all(piece.endswith("-") for piece in pieces[:-1])


@given(LETTERS)
def test_no_piece_is_a_single_letter(word: str) -> None:
    pieces = split_to_fit(word, lambda part: len(part) <= 6)

    assert len(word) < 4 or all(len(piece.removesuffix("-")) > 1 for piece in pieces)
