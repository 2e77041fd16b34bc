"""How long one waits, in words."""

from __future__ import annotations

import pytest

from learnkit.i18n import translator
from ui.shell.waiting_words import waiting
from ui.strings import Words


@pytest.mark.parametrize(
    ("seconds", "sentence"),
    [
        (1, "Vent 1 sekund."),
        (30, "Vent 30 sekunder."),
        (60, "Vent 60 sekunder."),
        (61, "Vent 2 minutter."),
        (120, "Vent 2 minutter."),
        (900, "Vent 15 minutter."),
    ],
)
def test_minutes_while_there_are_any_then_seconds(seconds: int, sentence: str) -> None:
    assert waiting(seconds, Words(translator("da"))) == sentence
