"""Code points and UTF-16 units."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ui.surfaces.reading.units import Units

SIGNS = st.text(st.sampled_from("aø 😀🎉مر\u0301\n"), max_size=30)


@given(SIGNS)
def test_a_place_in_code_points_is_the_length_of_what_lies_before_it_in_utf_16(text: str) -> None:
    units = Units(text)

    told = [units.to_qt(place) for place in range(len(text) + 1)]

    assert told == [len(text[:place].encode("utf-16-le")) // 2 for place in range(len(text) + 1)]


@given(SIGNS)
def test_there_and_back_is_the_same_place(text: str) -> None:
    units = Units(text)

    assert [units.from_qt(units.to_qt(place)) for place in range(len(text) + 1)] == list(range(len(text) + 1))


def test_the_second_half_of_an_emoji_is_the_emoji() -> None:
    assert Units("a😀b").from_qt(2) == 1


def test_a_place_outside_the_text_is_drawn_in() -> None:
    units = Units("a😀")

    assert (units.to_qt(-1), units.to_qt(9), units.from_qt(99)) == (0, 3, 2)
