"""A look stays within its limits whatever is asked."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from learnkit.domain.look import CHOICES, LIMITS, Look

settings = st.dictionaries(
    st.sampled_from([*vars(Look()), "unknown"]),
    st.one_of(st.booleans(), st.integers(), st.floats(allow_nan=False, allow_infinity=False), st.text(max_size=8)),
)


@given(settings)
def test_whatever_is_chosen_the_look_keeps_its_limits(chosen: dict[str, str | int | float | bool]) -> None:
    look = Look.of(chosen)

    assert all(least <= getattr(look, name) <= most for name, (least, most) in LIMITS.items())
    assert all(getattr(look, name) in allowed for name, allowed in CHOICES.items())
    assert all(type(getattr(look, name)) is type(standard) for name, standard in vars(Look()).items())


def test_what_fits_is_kept_and_what_does_not_is_passed_over() -> None:
    look = Look.of({"font": "lexend", "size": 30, "show_word": False, "everywhere": 1, "theme": "pink"})

    assert (look.font, look.size, look.show_word, look.everywhere, look.theme) == ("lexend", 30, False, False, "light")
