"""The worker's side: a console process that calls one named function and nothing else.

It imports neither Qt nor the database; what a name stands for is imported when it is asked for.
"""

from __future__ import annotations

import argparse
import importlib
import os
import sys
from collections.abc import Callable, Sequence
from typing import cast

from learnkit.workers import lifeline, limits
from learnkit.workers.protocol import Channel, Header, Message, ProtocolError

OUT_OF_MEMORY = 86
BROKEN_PROTOCOL = 88

Answer = Callable[[Header, bytes], Message]
Conversation = Callable[[Channel], None]

ANSWERS = {"import": ("content.reading_in", "answer"), "report": ("learnkit.reports.rendering", "answer")}
"""Names for which each request has one answer; the limits hold for each request by itself."""

CONVERSATIONS = {"speech": ("speech.serving", "serve")}
"""Names whose function speaks over the channel by itself until it raises EOFError."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Serves one name until the program hangs up. Exit: 0 hung up, 86 memory, 88 broken protocol, 1 a bug."""
    asked = _asked(arguments)
    if asked.lifeline is not None:
        lifeline.hold_on_to(asked.lifeline)
    limits.limit_memory(asked.memory_mb)
    channel = _channel()
    try:
        if asked.name in ANSWERS:
            _answer(channel, cast(Answer, _function(*ANSWERS[asked.name])), asked.seconds)
        else:
            cast(Conversation, _function(*CONVERSATIONS[asked.name]))(channel)
    except (EOFError, BrokenPipeError):
        _leave(0)
    except MemoryError:
        _leave(OUT_OF_MEMORY)
    except ProtocolError:
        _leave(BROKEN_PROTOCOL)
    return 0


def _asked(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="learnkit-worker")
    parser.add_argument("name", choices=sorted({*ANSWERS, *CONVERSATIONS}))
    parser.add_argument("--memory-mb", type=int)
    parser.add_argument("--seconds", type=float)
    parser.add_argument("--lifeline", type=int)
    return parser.parse_args(arguments)


def _channel() -> Channel:
    """The pipes to the program; what a library prints goes to the log instead of into the protocol."""
    incoming = os.fdopen(os.dup(0), "rb", buffering=1 << 16)
    outgoing = os.fdopen(os.dup(1), "wb", buffering=1 << 16)
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    os.dup2(2, 1)
    return Channel(incoming, outgoing)


def _function(module: str, name: str) -> object:
    return getattr(importlib.import_module(module), name)


def _answer(channel: Channel, answer: Answer, seconds: float | None) -> None:
    while True:
        request, payload = channel.receive()
        limits.limit_cpu(seconds)
        try:
            header, result = answer(request, payload)
        except MemoryError:
            channel.send({"peak_mb": _peak_mb()})
            raise
        channel.send({"answer": header, "peak_mb": _peak_mb()}, result)


def _peak_mb() -> float:
    """What this request took; the next one is measured from here on."""
    peak = round(limits.own_peak_mb(), 1)
    limits.forget_peak()
    return peak


def _leave(code: int) -> None:
    """Ends at once: a library's own thread or exit handler may not hold up a worker that is done."""
    sys.stderr.flush()
    os._exit(code)


if __name__ == "__main__":
    sys.exit(main())
