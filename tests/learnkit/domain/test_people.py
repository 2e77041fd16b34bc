"""Names on a board, Danish order, bonds."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from learnkit.domain.people import Bond, board_names, danish_order, given_name, suggested_user


def test_a_board_shows_given_names_and_as_much_more_as_is_needed() -> None:
    shown = board_names(["Ea Blå", "Ea Kok", "Bo Ål", "Ib Bro", "Ib Bæk"])

    assert shown == ["Ea B.", "Ea K.", "Bo", "Ib Bro", "Ib Bæk"]


@given(st.lists(st.text(st.sampled_from("abø "), min_size=1).filter(str.strip), unique_by=lambda n: tuple(n.split())))
def test_no_two_on_a_board_look_alike(names: list[str]) -> None:
    whole = [" ".join(name.split()) for name in names]

    shown = board_names(whole)

    assert len(set(shown)) == len(whole)


def test_danish_names_sort_with_the_danish_letters_last_and_aa_as_aring() -> None:
    names = ["Åse", "Øjvind", "Ærø", "Zoe", "Aage", "Anna"]

    assert sorted(names, key=danish_order) == ["Anna", "Zoe", "Ærø", "Øjvind", "Aage", "Åse"]


def test_a_bond_holds_on_its_first_and_last_day() -> None:
    bond = Bond("a", "b", date(2026, 8, 1), date(2026, 8, 2))

    assert [bond.holds(date(2026, 8, 1)), bond.holds(date(2026, 8, 2)), bond.holds(date(2026, 8, 3))] == [
        True,
        True,
        False,
    ]
    assert not bond.holds(date(2026, 7, 31))


def test_the_given_name_is_the_first_word() -> None:
    assert given_name("Freja Maria Holm") == "Freja"
    assert given_name("") == ""


def test_a_user_name_is_the_given_name_and_the_last_names_first_letter() -> None:
    assert [suggested_user(name) for name in ("Åse Marie Lund", "Karen", "علي", "O'Hara Ål")] == [
        "aasel",
        "karen",
        "",
        "oharaa",
    ]
