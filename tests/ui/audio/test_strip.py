"""The strip of sound between the voice and the player."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from speech.events import WordMark
from ui.audio.strip import PieceBegun, Strip, Word


@given(st.lists(st.binary(min_size=0, max_size=40).map(lambda b: b[: len(b) // 2 * 2])), st.integers(2, 50))
def test_what_goes_in_comes_out_in_order_and_in_whole_samples(pieces: list[bytes], most: int) -> None:
    strip = Strip()
    strip.begin_piece(1, 1000, 0)
    for piece in pieces:
        strip.add(piece)

    taken = []
    while not strip.empty:
        taken.append(strip.take(most))

    assert b"".join(taken) == b"".join(pieces)
    assert all(0 < len(part) <= most and len(part) % 2 == 0 for part in taken)


def test_what_was_put_back_comes_first() -> None:
    strip = Strip()
    strip.begin_piece(1, 1000, 0)
    strip.add(b"abcdef")

    first = strip.take(6)
    strip.put_back(first[2:])

    assert strip.take(6) == b"cdef"


def test_words_of_the_second_piece_count_from_where_it_begins() -> None:
    strip = Strip()
    strip.begin_piece(1, 1000, 0)
    strip.add(bytes(2 * 500))
    strip.begin_piece(2, 1000, 200)
    strip.add(bytes(2 * 300))
    strip.mark(WordMark(0, 4, 50, 90), 10)

    assert strip.length_ms == 1000
    assert strip.happened(700) == [PieceBegun(1, 0), PieceBegun(2, 700)]
    assert strip.next_at_ms() == 750
    assert strip.happened(749) == []
    assert strip.happened(750) == [Word(10, 14, 750)]
    assert strip.next_at_ms() is None
