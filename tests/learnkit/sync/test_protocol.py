"""What travels is unpacked within limits, whatever it is."""

from __future__ import annotations

import zlib

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from learnkit.errors import LearnKitError
from learnkit.sync.protocol import MAX_PACKED_BYTES, MAX_UNPACKED_BYTES, Push, WireOp, pack, unpack

wires = st.builds(
    WireOp,
    id=st.text(st.characters(codec="utf-8")),
    device=st.just("d"),
    device_seq=st.integers(0, 2**62),
    actor=st.just("a"),
    table=st.just("sitting"),
    row=st.just("r"),
    fields=st.text(st.characters(codec="utf-8")),
    stamp=st.integers(0, 2**63 - 1),
    at=st.just("2026-11-24T08:00:00+00:00"),
    schema=st.just(1),
)


@given(st.lists(wires, max_size=5), st.integers(0, 2**62))
def test_what_is_packed_is_unpacked(ops: list[WireOp], clock_ms: int) -> None:
    push = Push(ops, clock_ms)

    assert unpack(pack(push), Push) == push


@given(st.binary(max_size=200))
def test_anything_else_is_a_bad_message(sent: bytes) -> None:
    for packed in (sent, zlib.compress(sent)):
        with pytest.raises(LearnKitError, match=r"sync\.bad_message"):
            unpack(packed, Push)


def test_a_message_that_swells_is_not_unpacked() -> None:
    bomb = zlib.compress(b"\0" * (MAX_UNPACKED_BYTES + 1))

    with pytest.raises(LearnKitError, match=r"sync\.too_large"):
        unpack(bomb, Push)
    with pytest.raises(LearnKitError, match=r"sync\.too_large"):
        unpack(b"\0" * (MAX_PACKED_BYTES + 1), Push)


def test_a_message_that_was_cut_is_a_bad_one() -> None:
    packed = pack(Push([], 1))

    with pytest.raises(LearnKitError, match=r"sync\.bad_message"):
        unpack(packed[:-1], Push)


def test_a_message_of_another_kind_is_a_bad_one() -> None:
    other = zlib.compress(msgspec.msgpack.encode({"ops": 1, "clock_ms": -1}))

    with pytest.raises(LearnKitError, match=r"sync\.bad_message"):
        unpack(other, Push)
