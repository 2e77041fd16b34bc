from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.theme.chance import fnv1a, mulberry32


@pytest.mark.parametrize(("text", "value"), [("", 0x811C9DC5), ("a", 0xE40C292C), ("foobar", 0xBF9CF968)])
def test_the_hash_gives_the_published_values(text: str, value: int) -> None:
    assert fnv1a(text) == value


def test_the_generator_gives_the_published_numbers() -> None:
    draw = mulberry32(0)

    assert [draw() for _ in range(3)] == [0.26642920868471265, 0.0003297457005828619, 0.2232720274478197]


@given(st.integers(0, 2**32 - 1))
def test_a_number_by_chance_is_from_zero_up_to_one(seed: int) -> None:
    draw = mulberry32(seed)

    assert all(0 <= draw() < 1 for _ in range(20))
