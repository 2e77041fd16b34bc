"""Cards in the margin stand at their lines as far as there is room."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ui.teacher.marking_margin_view import stacked

tops = st.lists(st.tuples(st.integers(0, 2000).map(float), st.integers(40, 300).map(float)), max_size=12)


def test_cards_with_room_stand_where_they_are_wanted() -> None:
    assert stacked([(10, 50), (100, 50), (400, 50)], 12) == [10, 100, 400]


def test_a_card_without_room_stands_under_the_one_before() -> None:
    assert stacked([(10, 50), (20, 50)], 12) == [10, 72]


@given(tops)
def test_no_card_is_over_another_or_above_its_line(wanted: list[tuple[float, float]]) -> None:
    wanted.sort()

    placed = stacked(wanted, 12)

    for (top, _), at in zip(wanted, placed, strict=True):
        assert at >= top
    for at, after, (_, height) in zip(placed, placed[1:], wanted, strict=False):
        assert after >= at + height + 12
