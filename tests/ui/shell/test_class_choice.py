"""Many classes on one screen."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from learnkit.services.class_board import ClassTile
from ui.shell.class_choice import MOST_AT_ONCE, grouped

CLASSES = st.lists(st.tuples(st.integers(0, 9), st.sampled_from("abcd")), unique=True, max_size=40).map(
    lambda pairs: [ClassTile(f"{level}{letter}", f"{level}.{letter}", level, "Strandskolen") for level, letter in pairs]
)


@given(CLASSES)
def test_every_class_stands_on_exactly_one_page_and_levels_stay_together(classes: list[ClassTile]) -> None:
    pages = grouped(classes)

    assert sorted(tile.id for page in pages for tile in page) == sorted(tile.id for tile in classes)
    for level in {tile.level for tile in classes}:
        assert sum(1 for page in pages if any(tile.level == level for tile in page)) == 1
    assert all(len(page) <= MOST_AT_ONCE for page in pages)


def test_the_youngest_come_first() -> None:
    tiles = [ClassTile(str(level), f"{level}.a", level, "") for level in (7, 0, 3)]

    assert [tile.level for tile in grouped(tiles)[0]] == [0, 3, 7]
