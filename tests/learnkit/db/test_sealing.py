"""A stream sealed in parts."""

from __future__ import annotations

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from learnkit.db.sealing import PART_BYTES, Opener, Sealer
from learnkit.errors import LearnKitError

SECRET = b"twenty bytes, random"


def sealed(*pieces: bytes, secret: bytes = SECRET) -> bytes:
    file = io.BytesIO()
    with Sealer(file, secret) as sealer:
        for piece in pieces:
            sealer.write(piece)
    return file.getvalue()


def opened(content: bytes, secret: bytes = SECRET) -> bytes:
    opener = Opener(io.BytesIO(content), secret)
    return b"".join(iter(lambda: opener.read(70_000), b""))


@pytest.mark.parametrize("size", [0, 1, PART_BYTES - 1, PART_BYTES, PART_BYTES + 1, 3 * PART_BYTES])
def test_what_was_sealed_comes_out_whole(size: int) -> None:
    content = bytes(n * 7 & 255 for n in range(256)) * (size // 256 + 1)

    assert opened(sealed(content[: size // 3], content[size // 3 : size])) == content[:size]


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_a_changed_bit_anywhere_is_noticed(data: st.DataObject) -> None:
    content = bytearray(sealed(b"one sentence"))
    where = data.draw(st.integers(0, len(content) - 1))
    content[where] ^= 1 << data.draw(st.integers(0, 7))

    with pytest.raises(LearnKitError):
        opened(bytes(content))


def test_parts_in_another_order_or_left_out_are_noticed() -> None:
    head, part = 39, PART_BYTES + 16
    whole = sealed(b"a" * PART_BYTES + b"b" * PART_BYTES + b"c" * 9)
    first, second, last = whole[head : head + part], whole[head + part : head + 2 * part], whole[head + 2 * part :]

    for parts in ((second, first, last), (first, last), (first, second), (first,), ()):
        with pytest.raises(LearnKitError):
            opened(whole[:head] + b"".join(parts))
    assert opened(whole[:head] + first + second + last)[-9:] == b"c" * 9


def test_another_secret_opens_nothing() -> None:
    with pytest.raises(LearnKitError, match=r"backup\.wrong_code"):
        opened(sealed(b"one sentence"), b"another")


def test_two_copies_of_the_same_are_not_alike() -> None:
    assert sealed(b"one sentence")[39:] != sealed(b"one sentence")[39:]


def test_a_stream_that_broke_off_is_not_taken_for_whole() -> None:
    file = io.BytesIO()
    with pytest.raises(RuntimeError), Sealer(file, SECRET) as sealer:
        sealer.write(b"a" * 3 * PART_BYTES)
        raise RuntimeError

    with pytest.raises(LearnKitError, match=r"backup\.damaged"):
        opened(file.getvalue())
