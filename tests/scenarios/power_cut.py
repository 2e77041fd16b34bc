"""A disk that forgets every write that was not synced: rebuilt from what a process asked of the system."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

CALLS = "openat,pwrite64,write,ftruncate,fsync,fdatasync,rename,renameat,renameat2,link,linkat,unlink,unlinkat"
_CALL = re.compile(r"^(?:\d+\s+)?(\w+)\((.*)\)\s+= (-?\d+)")
_FD_PATH = re.compile(r"^(\d+)<([^>]*)>")
_BYTES = re.compile(r'"((?:\\x[0-9a-f]{2})*)"(\.\.\.)?')


@dataclass
class Disk:
    """Files below one folder, as written, and as they are after a power cut."""

    folder: str
    written: dict[str, bytearray] = field(default_factory=dict)
    synced: dict[str, bytes] = field(default_factory=dict)
    named: dict[str, bytes] = field(default_factory=dict)
    """names given to synced files, kept only once their folder is synced"""
    syncs: int = 0
    """syncs of files below the folder so far"""

    def take(self, line: str) -> str | None:
        """Take one traced call in; the text it wrote to standard output, if that is what it was."""
        match = _CALL.match(line)
        if match is None or int(match[3]) < 0:
            return None
        name, said = match[1], match[2]
        if name == "write" and said.startswith("1<"):
            return _content(said).decode("utf8")
        if name.startswith("rename"):
            self._rename(said)
        elif name.startswith("link"):
            self._link(said)
        elif name.startswith("unlink"):
            self._remove(said)
        elif name != "openat":
            self._change(name, said, int(match[3]))
        return None

    def _change(self, name: str, said: str, result: int) -> None:
        place = _FD_PATH.match(said)
        if place is None or not place[2].startswith(self.folder):
            return
        if name in ("fsync", "fdatasync"):
            self._sync(place[2])
            return
        content = self.written.setdefault(place[2], bytearray())
        if name == "pwrite64":
            at = int(said.rsplit(",", 1)[1])
            _put(content, at, _content(said)[:result])
        elif name == "write":
            content += _content(said)[:result]
        elif name == "ftruncate":
            size = int(said.rsplit(",", 1)[1])
            del content[size:]
            content += bytes(size - len(content))

    def _sync(self, path: str) -> None:
        if path in self.written:
            self.synced[path] = bytes(self.written[path])
            self.syncs += 1
            return
        for name in [name for name in self.named if name.rpartition("/")[0] == path]:  # a folder: its names are kept
            self.synced[name] = self.named.pop(name)

    def _rename(self, said: str) -> None:
        old, new = _paths(said)[:2]
        if old in self.written:
            self.written[new] = self.written.pop(old)
            self.named[new] = self.synced.pop(old, b"")

    def _link(self, said: str) -> None:
        old, new = _paths(said)[:2]
        if old in self.written:
            self.written[new] = bytearray(self.written[old])
            self.named[new] = self.synced.get(old, b"")

    def _remove(self, said: str) -> None:
        for path in _paths(said):
            self.written.pop(path, None)
            self.synced.pop(path, None)

    def after_power_cut(self, target: Path) -> None:
        """Lay the files out in another folder as a power cut now would leave them."""
        for path, content in self.synced.items():
            copy = target / Path(path).relative_to(self.folder)
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes(content)


def traced(program: str, *arguments: str, log: Path, timeout: float = 100) -> list[str]:
    """Run a Python module under strace and return the calls that change files, in order."""
    command = ["strace", "-f", "-y", "-xx", "-s", "1100000", "-e", f"trace={CALLS}", "-o", str(log)]
    subprocess.run(
        [*command, sys.executable, "-m", program, *arguments],
        check=True,
        timeout=timeout,
        stdout=subprocess.DEVNULL,
    )
    return _whole_calls(log.read_text(encoding="ascii", errors="replace").splitlines())


def _whole_calls(lines: list[str]) -> list[str]:
    """Join calls that another thread interrupted."""
    open_calls: dict[str, str] = {}
    whole: list[str] = []
    for line in lines:
        thread = line.split(maxsplit=1)[0]
        if line.endswith("<unfinished ...>"):
            open_calls[thread] = line.removesuffix("<unfinished ...>").rstrip()
        elif " resumed>" in line:
            whole.append(open_calls.pop(thread, "") + line.split(" resumed>", 1)[1])
        else:
            whole.append(line)
    return [_readable_paths(line) for line in whole]


def _readable_paths(line: str) -> str:
    """With -xx paths come in hexadecimal too; the ones in angle brackets are turned back."""
    return re.sub(r"<((?:\\x[0-9a-f]{2})+)>", lambda m: f"<{_unhex(m[1]).decode('utf8', 'replace')}>", line)


def _content(said: str) -> bytes:
    match = _BYTES.search(said)
    if match is None or match[2]:
        raise ValueError("a traced write was cut short")
    return _unhex(match[1])


def _paths(said: str) -> list[str]:
    return [_unhex(match[1]).decode("utf8", "replace") for match in _BYTES.finditer(said)]


def _unhex(text: str) -> bytes:
    return bytes.fromhex(text.replace("\\x", ""))


def _put(content: bytearray, at: int, piece: bytes) -> None:
    if len(content) < at:
        content += bytes(at - len(content))
    content[at : at + len(piece)] = piece
