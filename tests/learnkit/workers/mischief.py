"""A worker's entry like the real one, with names that misbehave as a file or a library might."""

from __future__ import annotations

import os
import re
import signal
import sys
import threading
import time

from learnkit.workers import child
from learnkit.workers.protocol import Channel, Header, Message

HERE = __name__ if __name__ != "__main__" else "tests.learnkit.workers.mischief"


def command(name: str) -> list[str]:
    """Starts this file as the worker, through the real entry."""
    return [sys.executable, "-m", "tests.learnkit.workers.mischief", name]


def answer(request: Header, payload: bytes) -> Message:
    """Does what the request says."""
    return WAYS[str(request["do"])](payload)


def _echo(payload: bytes) -> Message:
    return {"length": len(payload), "pid": os.getpid()}, payload


def _hang(payload: bytes) -> Message:
    threading.Event().wait()
    return {}, payload


def _never_give_way(payload: bytes) -> Message:
    re.match(r"(a+)+b", "a" * 64)
    return {}, payload


def _swell(payload: bytes) -> Message:
    held = []
    while True:
        held.append(b"x" * 10_000_000)


def _grow(payload: bytes) -> Message:
    return {"grown": len(b"x" * 150_000_000)}, b""


def _end(payload: bytes) -> Message:
    os._exit(7)


def _crash(payload: bytes) -> Message:
    os.kill(os.getpid(), signal.SIGSEGV)
    return {}, payload


def _bug(payload: bytes) -> Message:
    raise ValueError("a bug")


def _print(payload: bytes) -> Message:
    print("a library says this")  # noqa: T201
    sys.stdout.flush()
    os.write(1, b"and this\n")
    return {"said": True}, b""


def _tell_environment(payload: bytes) -> Message:
    return {"names": [*os.environ]}, b""


def _tell_modules(payload: bytes) -> Message:
    return {"modules": [name for name in sys.modules if "." not in name]}, b""


def _tell_group(payload: bytes) -> Message:
    return {"group": os.getpgrp(), "stdin": os.read(0, 10).decode()}, b""


def _tell_limits(payload: bytes) -> Message:
    import resource  # noqa: PLC0415 - POSIX only

    used = resource.getrusage(resource.RUSAGE_SELF)
    return {
        "cpu": resource.getrlimit(resource.RLIMIT_CPU)[0] - used.ru_utime - used.ru_stime,
        "memory": resource.getrlimit(resource.RLIMIT_AS)[0],
        "core": resource.getrlimit(resource.RLIMIT_CORE)[0],
    }, b""


WAYS = {
    "limits": _tell_limits,
    "echo": _echo,
    "hang": _hang,
    "never give way": _never_give_way,
    "swell": _swell,
    "grow": _grow,
    "end": _end,
    "crash": _crash,
    "bug": _bug,
    "print": _print,
    "environment": _tell_environment,
    "modules": _tell_modules,
    "group": _tell_group,
}


def converse(channel: Channel) -> None:
    """Says everything back, and what it was asked to say many times."""
    while True:
        header, payload = channel.receive()
        for _ in range(int(str(header.get("times", 1)))):
            channel.send(header, payload)


def talk_nonsense(channel: Channel) -> None:
    """Answers with a line that is none of the protocol's, and stays."""
    channel.receive()
    channel._outgoing.write(b"nonsense\n")
    channel._outgoing.flush()
    time.sleep(600)


if __name__ == "__main__":
    child.ANSWERS["mischief"] = (HERE, "answer")
    child.CONVERSATIONS["converse"] = (HERE, "converse")
    child.CONVERSATIONS["nonsense"] = (HERE, "talk_nonsense")
    sys.exit(child.main())
