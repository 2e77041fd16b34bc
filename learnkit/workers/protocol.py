"""The line protocol between a program and its worker: one line of JSON, then as many bytes as the line announces."""

from __future__ import annotations

import json
import threading
from collections.abc import Mapping
from typing import IO

Value = None | bool | int | float | str | list["Value"] | dict[str, "Value"]
Header = dict[str, Value]
Message = tuple[Header, bytes]

MAX_LINE = 4 * 1024 * 1024
MAX_PAYLOAD = 256 * 1024 * 1024
PAYLOAD = "payload_bytes"


class ProtocolError(Exception):
    """The other end said something that is no message; nothing it says after that can be trusted."""


def encode(header: Mapping[str, Value], payload: bytes = b"") -> bytes:
    """One message as bytes; raises ProtocolError when it is larger than the protocol allows."""
    line = json.dumps({**header, PAYLOAD: len(payload)}, ensure_ascii=True, separators=(",", ":")).encode()
    if len(line) >= MAX_LINE or len(payload) > MAX_PAYLOAD:
        raise ProtocolError(f"a message of {len(line)} + {len(payload)} bytes")
    return line + b"\n" + payload


def decode(stream: IO[bytes]) -> Message | None:
    """The next message of a stream, or None at its end; raises ProtocolError when it is cut off or no message."""
    line = stream.readline(MAX_LINE)
    if not line:
        return None
    header = _header(line)
    announced = header.pop(PAYLOAD, None)
    if type(announced) is not int or not 0 <= announced <= MAX_PAYLOAD:
        raise ProtocolError("no honest payload length")
    payload = stream.read(announced) if announced else b""
    if len(payload) != announced:
        raise ProtocolError("cut off inside a payload")
    return header, payload


def _header(line: bytes) -> Header:
    if not line.endswith(b"\n"):
        raise ProtocolError("a line without an end")
    try:
        header = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise ProtocolError("a line that is no JSON") from error
    if not isinstance(header, dict):
        raise ProtocolError("a line that is no object")
    return header


class Channel:
    """The worker's end: what it is asked and what it answers.

    `receive` waits; it raises EOFError once the program has hung up. `send` may be called from any thread.
    """

    def __init__(self, incoming: IO[bytes], outgoing: IO[bytes]) -> None:
        self._incoming = incoming
        self._outgoing = outgoing
        self._sending = threading.Lock()

    def receive(self) -> Message:
        """The next request and its payload."""
        message = decode(self._incoming)
        if message is None:
            raise EOFError
        return message

    def send(self, header: Mapping[str, Value], payload: bytes = b"") -> None:
        """Answers; the header and its payload are never mixed with another thread's."""
        message = encode(header, payload)
        with self._sending:
            self._outgoing.write(message)
            self._outgoing.flush()
