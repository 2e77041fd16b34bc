from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ui.theme.joints import best_joint
from ui.theme.theme import Theme
from ui.widgets.lettering import narrowest, set_lines, shortened, width_of

WORDS = st.lists(
    st.sampled_from(
        ["Så", "plaskede", "det", "et", "fladt", "hoved", "dukkede", "op", "af", "vandet", "skolebiblioteket", "ø"]
    ),
    min_size=1,
    max_size=14,
)
CALM = settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@CALM
@given(WORDS, st.integers(60, 400))
def test_no_word_is_lost_and_every_line_fits_unless_one_word_cannot(theme: Theme, words: list[str], room: int) -> None:
    font = theme.font("body")

    lines = set_lines(" ".join(words), font, room, 25).lines

    assert "".join(lines).replace("-", "").replace(" ", "") == "".join(words)
    assert all(
        width_of(line, font) <= room or (" " not in line and best_joint(line.rstrip("-")) is None) for line in lines
    )


@CALM
@given(WORDS, st.integers(1, 3))
def test_at_its_narrowest_a_text_has_no_more_than_the_lines_allowed(theme: Theme, words: list[str], most: int) -> None:
    font, text = theme.font("body"), " ".join(words)

    room = narrowest(text, font, 25, most)

    assert len(set_lines(text, font, room + 1, 25).lines) <= most


def test_a_line_break_in_the_text_is_kept(theme: Theme) -> None:
    assert set_lines("Hej\nFreja", theme.font("body"), 900, 25).lines == ("Hej", "Freja")


def test_the_height_is_that_of_its_lines(theme: Theme) -> None:
    assert set_lines("Hej\nFreja", theme.font("body"), 900, 25).height == 50


def test_what_is_cut_to_so_many_lines_ends_in_three_dots_within_the_room(theme: Theme) -> None:
    font = theme.font("body")
    whole = set_lines("Odderen svømmer hele natten i den kolde å og fanger fisk til sine unger", font, 180, 25)

    cut = shortened(whole, font, 180, 2)

    assert len(whole.lines) > 2
    assert cut.lines[0] == whole.lines[0]
    assert cut.lines[1].endswith("…")
    assert whole.lines[1].startswith(cut.lines[1][:-1].rstrip())
    assert cut.width <= 180
    assert cut.height == 50
    assert shortened(whole, font, 180, len(whole.lines)) == whole
