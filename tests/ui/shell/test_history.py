"""The way back."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ui.shell.history import LONGEST, History, Place

HOME = Place("home")
PLACES = st.builds(Place, st.sampled_from(["home", "library", "reader"]), st.sampled_from(["", "a", "b"]))


def test_back_leads_where_one_was() -> None:
    way = History(HOME)
    way.go(Place("library"))
    way.go(Place("reader", "a"))

    assert way.back() == Place("library")
    assert way.back() == HOME
    assert way.back() is None


def test_going_where_one_is_leaves_no_step() -> None:
    way = History(HOME)

    way.go(HOME)

    assert way.back() is None


@given(st.lists(PLACES, max_size=120))
def test_here_is_always_where_one_went_last_and_the_way_stays_short(places: list[Place]) -> None:
    way = History(HOME)

    for place in places:
        way.go(place)
    last = way.here
    steps = 0
    while way.back() is not None:
        steps += 1

    assert last == (places[-1] if places else HOME)
    assert steps <= LONGEST
