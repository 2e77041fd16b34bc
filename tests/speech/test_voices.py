from __future__ import annotations

import pytest

from speech.voices import Voice, voice_for

DANISH = Voice("da", "Danish", "da", "male", "espeak", "GPL-3.0-or-later")
BRITISH = Voice("en", "British", "en-gb", "male", "espeak", "GPL-3.0-or-later")
AMERICAN = Voice("en-US", "American", "en-us", None, "espeak", "GPL-3.0-or-later")


@pytest.mark.parametrize(
    ("language", "wanted", "voice"),
    [
        ("en-US", None, AMERICAN),
        ("en_us", None, AMERICAN),
        ("en-AU", None, BRITISH),
        ("da-DK", None, DANISH),
        ("da", "en-US", AMERICAN),
        ("da", "gone", DANISH),
        ("sv", None, None),
    ],
)
def test_a_voice_is_found_by_wish_then_by_tag_then_by_language(
    language: str, wanted: str | None, voice: Voice | None
) -> None:
    assert voice_for([DANISH, BRITISH, AMERICAN], language, wanted) == voice
