"""How far a reader has come."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learnkit.i18n import translator
from ui.pupil.how_far import how_far, pages_left
from ui.strings import Words


@pytest.mark.parametrize(
    ("done", "sentence"),
    [
        (0.0, "Du er lige begyndt."),
        (0.2, "Du er godt i gang."),
        (0.5, "Du er halvvejs."),
        (0.7, "Du er over halvvejs."),
        (0.97, "Du er næsten færdig."),
    ],
)
def test_the_place_is_told_in_words(done: float, sentence: str) -> None:
    assert how_far(done, Words(translator("da"))) == sentence


def test_a_half_read_text_of_2500_words_has_five_pages_left() -> None:
    assert pages_left(2500, 0.5) == 5


@given(st.integers(0, 200_000), st.floats(0, 1))
def test_there_is_always_a_page_left_in_a_text_that_is_not_finished(words: int, done: float) -> None:
    assert pages_left(words, done) >= 1
