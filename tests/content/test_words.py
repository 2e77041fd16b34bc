from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.words import WORD, count_words, words


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Odderen svømmer.", ["Odderen", "svømmer"]),
        ("3½ kr. og 12,95 og 3.451", ["3½", "kr", "og", "12,95", "og", "3.451"]),
        ("kl. 9.42 i 1.-klasse", ["kl", "9.42", "i", "1", "klasse"]),
        ("mor's don’t IT-skole år 2020-21", ["mor's", "don’t", "IT-skole", "år", "2020-21"]),
        ("»hej« -- a-b- 'nej' f.eks.", ["hej", "a-b", "nej", "f", "eks"]),
        ("____ _kursiv_ 😀", ["kursiv"]),
        ("كِتَاب हिन्दी e\u0301n", ["كِتَاب", "हिन्दी", "e\u0301n"]),
        ("vandre\u00adtur", ["vandre\u00adtur"]),
        ("1,2,3, 4", ["1,2,3", "4"]),
    ],
)
def test_words_are_what_a_reader_calls_words(text: str, found: list[str]) -> None:
    assert words(text) == found
    assert count_words(text) == len(found)


@given(st.text(), st.text())
def test_the_words_of_two_paragraphs_are_those_of_each(one: str, two: str) -> None:
    assert words(f"{one}\n\n{two}") == words(one) + words(two)


@given(st.text())
def test_every_letter_and_digit_is_in_a_word(text: str) -> None:
    inside = {at for match in WORD.finditer(text) for at in range(*match.span())}

    assert {at for at, sign in enumerate(text) if sign.isalnum()} <= inside


def test_a_million_hyphens_are_counted_without_swelling() -> None:
    assert count_words("a-" * 1_000_000) > 1000
