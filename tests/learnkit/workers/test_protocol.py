from __future__ import annotations

import io
import os
import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learnkit.workers import protocol
from learnkit.workers.protocol import Channel, ProtocolError, decode, encode

values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)
headers = st.dictionaries(st.text().filter(lambda name: name != protocol.PAYLOAD), values, max_size=4)


@given(st.lists(st.tuples(headers, st.binary(max_size=50)), max_size=4))
def test_messages_come_out_as_they_went_in_and_in_order(messages: list[tuple[protocol.Header, bytes]]) -> None:
    stream = io.BytesIO(b"".join(encode(header, payload) for header, payload in messages))

    heard = [decode(stream) for _ in messages]

    assert heard == messages
    assert decode(stream) is None


@given(headers, st.binary(max_size=50), st.integers(1, 40))
def test_a_message_that_is_cut_off_is_broken(header: protocol.Header, payload: bytes, cut: int) -> None:
    whole = encode(header, payload)

    if cut < len(whole):
        with pytest.raises(ProtocolError):
            decode(io.BytesIO(whole[:-cut]))


@pytest.mark.parametrize(
    "line",
    [
        b"hello\n",
        b"[]\n",
        b"{}\n",
        b'{"payload_bytes":-1}\n',
        b'{"payload_bytes":true}\n',
        b'{"payload_bytes":"3"}\nabc',
        b'{"payload_bytes":99999999999}\n',
        b'{"payload_bytes":4}\nabc',
        b"[" * 100_000 + b"\n",
    ],
)
def test_what_is_no_message_is_broken(line: bytes) -> None:
    with pytest.raises(ProtocolError):
        decode(io.BytesIO(line))


def test_messages_have_a_size(monkeypatch: pytest.MonkeyPatch) -> None:
    long, heavy = encode({"a": "x" * 200}), encode({}, b"y" * 50)
    monkeypatch.setattr(protocol, "MAX_LINE", 100)
    monkeypatch.setattr(protocol, "MAX_PAYLOAD", 40)

    for message in (long, heavy):
        with pytest.raises(ProtocolError):
            decode(io.BytesIO(message))
    with pytest.raises(ProtocolError):
        encode({"a": "x" * 200})
    with pytest.raises(ProtocolError):
        encode({}, b"y" * 41)


def test_a_channel_that_is_hung_up_says_so() -> None:
    with pytest.raises(EOFError):
        Channel(io.BytesIO(), io.BytesIO()).receive()


def test_two_threads_never_mix_their_messages() -> None:
    theirs, ours = os.pipe()
    heard: list[protocol.Message] = []
    with os.fdopen(theirs, "rb") as incoming, os.fdopen(ours, "wb") as outgoing:
        channel = Channel(io.BytesIO(), outgoing)
        senders = [
            threading.Thread(target=_send_many, args=(channel, "a")),
            threading.Thread(target=_send_many, args=(channel, "b")),
        ]
        for sender in senders:
            sender.start()
        while len(heard) < 200:
            message = decode(incoming)
            assert message is not None
            heard.append(message)
        for sender in senders:
            sender.join()

    assert all(payload == str(header["who"]).encode() * 3000 for header, payload in heard)


def _send_many(channel: Channel, who: str) -> None:
    for _ in range(100):
        channel.send({"who": who}, who.encode() * 3000)
