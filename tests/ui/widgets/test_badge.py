from __future__ import annotations

import pytest

from ui.theme.theme import Theme
from ui.widgets.badge import LevelBadge, sheets


@pytest.mark.parametrize(
    ("lix", "filled"), [(1, 1), (5, 1), (5.1, 2), (11, 2), (12, 3), (17, 3), (18, 4), (23, 4), (24, 5), (60, 5)]
)
def test_the_stack_fills_at_the_levels_of_the_design(lix: float, filled: int) -> None:
    assert sheets(lix) == filled


def test_a_level_a_teacher_gave_is_its_own_word_and_says_who(theme: Theme) -> None:
    badge = LevelBadge(theme, "let 14", more="Sat af Karen")

    assert badge.accessibleName() == "let 14"
    assert badge.toolTip() == badge.accessibleDescription() == "Sat af Karen"


def test_two_levels_look_different_without_colour(theme: Theme) -> None:
    theme.set(name="hc")
    pictures = []
    for lix in (4, 30):
        badge = LevelBadge(theme, "LIX", lix=lix)
        badge.resize(badge.sizeHint())
        pictures.append(badge.grab().toImage())

    assert pictures[0] != pictures[1]
