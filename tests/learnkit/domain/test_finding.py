"""Finding a title while it is typed."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from learnkit.domain.finding import how_far, letters_off, nearest_word

LETTERS = st.text("abdeflnrsæøå", min_size=1, max_size=9)


def test_the_beginning_of_a_word_finds_it() -> None:
    assert how_far("odd", "Odderen i møllebækken") == 0


def test_words_may_come_from_title_and_author_in_any_order() -> None:
    assert how_far("holm od", "Odderen", "Ida Holm") == 0


def test_one_missing_letter_is_forgiven_and_counted() -> None:
    assert how_far("oder", "Odderen i møllebækken") == 1


def test_swapped_neighbours_count_as_one_letter() -> None:
    assert how_far("grævlign", "Grævlingen") == 1


def test_two_wrong_letters_in_a_word_are_too_many() -> None:
    assert how_far("uddirens", "Odderen") is None


def test_a_short_word_must_be_right() -> None:
    assert how_far("ket", "Kat på loftet") is None


def test_every_word_must_be_there() -> None:
    assert how_far("odderen månen", "Odderen i møllebækken") is None


def test_an_empty_question_finds_everything() -> None:
    assert how_far("  ", "Hvad som helst") == 0


def test_a_word_that_is_nowhere_is_answered_with_the_nearest() -> None:
    assert nearest_word("gravlign", ["En grævling i haven", "Gråvejr"]) == "grævling"


def test_nothing_near_gives_no_suggestion() -> None:
    assert nearest_word("xylofon", ["En grævling i haven"]) is None


@given(LETTERS, LETTERS)
def test_the_distance_is_the_same_both_ways(a: str, b: str) -> None:
    assert letters_off(a, b) == letters_off(b, a)


@given(LETTERS, st.integers(0, 8), st.sampled_from("abdeæ"))
def test_one_letter_put_in_is_one_letter_off(word: str, place: int, letter: str) -> None:
    at = min(place, len(word))

    longer = word[:at] + letter + word[at:]

    assert letters_off(word, longer) == 1


@given(LETTERS, LETTERS)
def test_the_distance_is_nothing_only_for_the_same_word(a: str, b: str) -> None:
    assert (letters_off(a, b) == 0) == (a == b)
