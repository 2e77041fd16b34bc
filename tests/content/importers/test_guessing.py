from __future__ import annotations

import pytest

from content.importers.guessing import guess_language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Hun gik ned til åen, og der så hun en odder, som sang.", "da"),
        ("She went down to the stream and there she saw an otter that sang.", "en"),
        ("Sie ging hinunter zum Bach, und dort sah sie einen Otter, der sang.", "de"),
        ("Jeg er i den by, hvor han var.", "da"),
        ("Kaffe!", "da"),
    ],
)
def test_a_text_is_known_by_its_common_words(text: str, language: str) -> None:
    assert guess_language(text) == language


def test_where_no_common_word_is_the_given_language_stands() -> None:
    assert guess_language("Xyz qwerty", otherwise="en") == "en"
