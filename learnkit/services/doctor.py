"""What is wrong with this installation, and how to mend it."""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import func, select

from learnkit.db.journal import ParkedRow
from learnkit.errors import Fact, LearnKitError
from learnkit.services.checking_the_stores import StoreState, check_stores
from learnkit.services.desk import Desk
from learnkit.services.speaking import SILENT_ENGINE, Speaker

LEAST_FREE_MB = 500


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at. Words for people live with the command and the screen."""

    code: str
    ok: bool
    facts: dict[str, Fact]


def findings(desk: Desk, speaker: Speaker) -> tuple[Finding, ...]:
    """Everything that was looked at, good and bad; holds no personal data. Takes seconds."""
    return (
        _keys(desk),
        _disk(desk),
        *(_store(state) for state in check_stores(desk)),
        _parked(desk),
        _school(desk),
        *_voices(speaker),
        _sound(),
    )


def _keys(desk: Desk) -> Finding:
    """Keys in a file are weaker than in the system's key store, and must at least be for their owner alone."""
    if desk.key_place == "system":
        return Finding("keys.in_system_store", True, {})
    open_to_others = os.name == "posix" and bool(stat.S_IMODE(desk.home.key_file.stat().st_mode) & 0o077)
    return Finding("keys.file_open_to_others" if open_to_others else "keys.in_file", not open_to_others, {})


def _disk(desk: Desk) -> Finding:
    free = shutil.disk_usage(desk.home.root).free // 1_000_000
    return Finding("disk.free", free >= LEAST_FREE_MB, {"free_mb": free, "least_mb": LEAST_FREE_MB})


def _store(state: StoreState) -> Finding:
    return Finding("store.sound" if state.sound else "store.damaged", state.sound, {"file": state.file})


def _parked(desk: Desk) -> Finding:
    with desk.read() as session:
        waiting = session.scalar(select(func.count()).select_from(ParkedRow)) or 0
    return Finding("journal.parked", waiting == 0, {"waiting": waiting})


def _school(desk: Desk) -> Finding:
    return Finding("school.there", desk.stores.main.fact("school") is not None, {})


def _voices(speaker: Speaker) -> Iterator[Finding]:
    try:
        speaking = {voice.language.split("-")[0] for voice in speaker.voices() if voice.engine != SILENT_ENGINE}
    except LearnKitError as problem:
        yield Finding("speech.no_worker", False, {"reason": problem.code})
        return
    for language in ("da", "en"):
        yield Finding("speech.voice", language in speaking, {"language": language})


def _sound() -> Finding:
    """Whether this machine has something to play sound on; on Linux the sound server or the kernel's devices."""
    if os.name != "posix" or os.uname().sysname != "Linux":
        return Finding("sound.output", True, {})
    runtime = Path(os.environ.get("XDG_RUNTIME_DIR", "/nowhere"))
    server = any((runtime / name).exists() for name in ("pulse/native", "pipewire-0"))
    cards = Path("/dev/snd")
    playing = cards.is_dir() and any(device.name.startswith("pcm") for device in cards.iterdir())
    return Finding("sound.output", server or playing, {})
