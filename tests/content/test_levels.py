from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.levels import BANDS, GivenLevel, lix, lix_meaning


def test_lix_is_words_per_sentence_and_long_words_in_a_hundred() -> None:
    found = lix("Odderen svømmer. Den fanger en lille ørred.")

    assert found is not None
    assert (found.words, found.sentences, found.long_words) == (7, 2, 2)
    assert found.value == pytest.approx(7 / 2 + 100 * 2 / 7, abs=0.05)


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Hej. Hej! Hej? Hej …", 4),
        ("En overskrift\n\nHun kom. Han gik", 3),
        ("Den 24. november kom d. 3 ænder kl. 9 til nr. 4.", 1),
        ("Han bor hos H.C. Andersen. »Kom nu!« råbte han.", 2),
        ("»Kom nu!« Han råbte.", 2),
        ("Prisen er 12.50 i dag.", 1),
        ("Nå ... men så kom hun.", 1),
        ("... !!! ???", 0),
    ],
)
def test_a_sentence_ends_where_a_reader_ends_it(text: str, sentences: int) -> None:
    found = lix(text)

    assert (found.sentences if found else 0) == sentences


def test_a_word_is_long_from_seven_letters() -> None:
    seven, six, six_and_mark = lix("solskin"), lix("skolen"), lix("mor-far")

    assert seven and seven.long_words == 1
    assert six and six.long_words == 0
    assert six_and_mark and six_and_mark.long_words == 0


def test_below_ten_lix_is_not_fine_grained() -> None:
    first_reader, later = lix("Se en so. Se en ko."), lix("Se en so ved en ko og en hund og en kat i en gård.")

    assert first_reader and first_reader.value < 10 and not first_reader.fine_grained
    assert later and later.value >= 10 and later.fine_grained


def test_a_text_without_words_has_no_lix() -> None:
    assert lix("") is None
    assert lix("… – !") is None


@given(st.text(alphabet=st.sampled_from('abcæøå .!?\n"»…1'), max_size=200))
def test_lix_lies_between_its_parts(text: str) -> None:
    found = lix(text)

    if found is not None:
        assert 1 <= found.sentences <= found.words
        assert 0 <= found.long_words <= found.words
        assert found.value >= 1


def test_a_million_points_are_read_in_one_go() -> None:
    found = lix("a" + "." * 1_000_000 + "b")

    assert found is not None


def test_the_bands_are_told_apart_at_their_ends() -> None:
    assert [lix_meaning(value) for value in (0, 24.9, 25, 34.9, 35, 44.9, 45, 54.9, 55, 90)] == [
        "very_easy", "very_easy", "easy", "easy", "middling", "middling", "hard", "hard", "very_hard", "very_hard",
    ]  # fmt: skip
    assert [end for end, _ in BANDS] == sorted(end for end, _ in BANDS)


def test_a_given_level_remembers_who_gave_it() -> None:
    assert GivenLevel("let", "14", "Bibliotekaren").set_by == "Bibliotekaren"
