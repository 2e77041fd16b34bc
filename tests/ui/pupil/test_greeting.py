"""Hello, by the time of day."""

from __future__ import annotations

from datetime import datetime

import pytest

from learnkit.i18n import translator
from ui.pupil.greeting import greeting
from ui.strings import Words


@pytest.mark.parametrize(
    ("hour", "hello"),
    [(4, "Godmorgen"), (9, "Godmorgen"), (10, "Hej"), (17, "Hej"), (18, "Godaften"), (23, "Godaften"), (3, "Godaften")],
)
def test_morning_ends_at_ten_and_evening_begins_at_six(hour: int, hello: str) -> None:
    assert greeting(datetime(2026, 11, 24, hour, 59), "Freja", Words(translator("da"))) == f"{hello}, Freja"
