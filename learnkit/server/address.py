"""Where the server is found: the address devices are told, kept for the commands that make tokens beside it."""

from __future__ import annotations

import json
import socket
import struct
import sys
from pathlib import Path

from learnkit.errors import LearnKitError
from learnkit.sync.joining import Address

LOOPBACK = "127.0.0.1"
FILE = "address.json"
_ASK_ADDRESS = 0x8915
"""SIOCGIFADDR of Linux"""


def own_names() -> tuple[str, ...]:
    """What this machine is called from outside: its addresses on the school's net first, then its name, then itself."""
    name = socket.gethostname()
    return tuple(dict.fromkeys((*_outside(), *([name] if _is_plain(name) else []), "localhost", LOOPBACK)))


def _is_plain(name: str) -> bool:
    return bool(name) and name.isascii() and len(name) < 64


def _outside() -> list[str]:
    """IPv4 addresses of this machine that others can reach, without asking anybody else."""
    found = _by_name() + _by_interface()
    return [address for address in dict.fromkeys(found) if not address.startswith("127.")]


def _by_name() -> list[str]:
    try:
        return [str(row[4][0]) for row in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)]
    except OSError:
        return []


def _by_interface() -> list[str]:
    if sys.platform != "linux":
        return []
    import fcntl  # noqa: PLC0415

    found = []
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asked:
        for _, interface in socket.if_nameindex():
            try:
                said = fcntl.ioctl(asked.fileno(), _ASK_ADDRESS, struct.pack("256s", interface.encode()[:15]))
            except OSError:
                continue
            found.append(socket.inet_ntoa(said[20:24]))
    return found


def keep_address(folder: Path, address: Address) -> None:
    """Remember where the server is found."""
    half = folder / (FILE + ".part")
    half.write_text(json.dumps({"url": address.url, "fingerprint": address.fingerprint}), encoding="ascii")
    half.replace(folder / FILE)


def kept_address(folder: Path) -> Address:
    """Where the server is found, as it was at its latest start; server.never_run if it has had none."""
    try:
        said = json.loads((folder / FILE).read_text(encoding="ascii"))
        return Address(str(said["url"]), str(said["fingerprint"]))
    except (OSError, ValueError, KeyError, TypeError) as problem:
        raise LearnKitError("server.never_run") from problem
