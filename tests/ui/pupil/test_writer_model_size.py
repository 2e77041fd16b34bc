"""How long a pupil's text is told to be, and how hard."""

from __future__ import annotations

import pytest

from ui.pupil.writer_model import Size, _size


@pytest.mark.parametrize(
    ("text", "size"),
    [
        ("den er rød\nden er stor\n", Size(6, 3.0)),  # 6 words, 2 lines, no long word
        ("Den er rød. Den er stor.\nJa.", Size(7, 2.3)),  # 7 words, 3 sentences
        ("og " * 100, Size(100, 100.0)),
        ("og " * 101, Size(101, None)),
        ("", Size(0, None)),
    ],
)
def test_a_line_ends_a_sentence_and_a_figure_that_means_nothing_is_not_shown(text: str, size: Size) -> None:
    assert _size(text) == size
