"""A copy of the school on one sealed file, made while the server runs, and a server made of it again."""

from __future__ import annotations

import base64
import io
import os
import re
import secrets
import shutil
import tarfile
import tempfile
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import IO, cast

from learnkit.db.copying import copy_store
from learnkit.db.engine import pragma
from learnkit.db.keys import KeyFile, pack_keys, unpack_keys
from learnkit.db.sealing import Opener, Sealer
from learnkit.db.stores import Store, Stores
from learnkit.domain.people import Actor
from learnkit.domain.roles import Permission
from learnkit.errors import LearnKitError
from learnkit.paths import Home, sync_folder
from learnkit.services import rights
from learnkit.services.desk import Desk
from learnkit.services.enrolling import school_store
from learnkit.sync.school import EPOCH_FACT

CODE_FACT, LATEST_FACT = "backup_code", "backup_at"
CODE_BYTES, CODE_GROUP = 20, 4
"""160 random bits, written as 32 letters and digits in groups of four"""
KEYS = "keys.json"
SETTINGS = "settings.json"
PLAIN = ("books", "server")
"""Folders that go along as they are: shared texts, and the certificate devices know the server by."""
NAMES = re.compile(r"keys\.json|settings\.json|(device|school)\.db|staff/[\w-]+\.db|(books|server)/[\w-][\w./-]*")
"""What a copy may hold; nothing else is written to the disk."""
HALF = ".restoring"


@dataclass(frozen=True)
class Backup:
    """A copy just made."""

    file: str
    bytes: int
    code: str | None
    """what opens it, told with the school's first copy alone; later ones open to the same"""


def back_up(desk: Desk, actor: Actor, out: Path) -> Backup:
    """Write everything this server is to `out`: stores, keys, books, certificate; sealed, whole or not there.

    The copy is of one moment, also while the server runs. rights.denied; school.not_here; backup.exists for a file
    that is there already, backup.cannot_write.
    """
    rights.must(actor, Permission.RUN_SCHOOL)
    store = school_store(desk)
    if out.exists():
        raise LearnKitError("backup.exists", file=out.name)
    first = store.fact(CODE_FACT) is None
    code = store.settle_fact(CODE_FACT, _new_code())
    half = out.with_name(out.name + ".part")
    try:
        with tempfile.TemporaryDirectory(dir=out.parent, prefix=".learnkit-") as aside, half.open("wb") as file:
            with Sealer(file, _secret(code)) as sealer:
                _archive(desk, Path(aside), sealer)
            file.flush()
            os.fsync(file.fileno())
        half.replace(out)
        sync_folder(out.parent)
    except OSError as problem:
        raise LearnKitError("backup.cannot_write", file=out.name) from problem
    finally:
        half.unlink(missing_ok=True)
    store.set_fact(LATEST_FACT, desk.clock.now().isoformat(timespec="seconds"))
    return Backup(out.name, out.stat().st_size, code if first else None)


def backup_code(desk: Desk, actor: Actor) -> str:
    """What opens this school's copies; backup.none_yet before the first."""
    rights.must(actor, Permission.RUN_SCHOOL)
    code = school_store(desk).fact(CODE_FACT)
    if code is None:
        raise LearnKitError("backup.none_yet")
    return code


def latest_backup(desk: Desk) -> datetime | None:
    """When the latest copy was made."""
    at = school_store(desk).fact(LATEST_FACT)
    return datetime.fromisoformat(at) if at else None


def restore(home: Home, file: Path, code: str, new_epoch: str) -> None:
    """Make an empty home the server that was copied to `file`; nothing is there before all of it is, and is whole.

    Its row of numbers begins a new epoch, so that devices offer again what came after the copy.

    backup.home_in_use; backup.unreadable, backup.foreign, backup.wrong_code, backup.damaged.
    """
    if home.root.exists() and any(path.name != HALF for path in home.root.iterdir()):
        raise LearnKitError("backup.home_in_use")
    half = Home(home.root / HALF)
    shutil.rmtree(half.root, ignore_errors=True)
    half.root.mkdir(mode=0o700, parents=True)
    try:
        _unpack_into(half.root, file, _secret(code))
        _must_be_whole(half, new_epoch)
        for path in sorted(half.root.iterdir(), key=lambda path: path.name == home.device_store.name):
            path.rename(home.root / path.name)  # the store that makes this an installation comes last
        sync_folder(home.root)
    finally:
        shutil.rmtree(half.root, ignore_errors=True)


def _archive(desk: Desk, aside: Path, sealer: Sealer) -> None:
    keys = pack_keys(desk.stores.keys).encode("ascii")
    named = tarfile.TarInfo(KEYS)
    named.size = len(keys)
    with tarfile.open(fileobj=cast(IO[bytes], sealer), mode="w|") as archive:
        archive.addfile(named, io.BytesIO(keys))
        for name, store in _stores(desk.stores):
            copy_store(store, aside / "copy.db")
            archive.add(aside / "copy.db", name)
            (aside / "copy.db").unlink()
        for folder in PLAIN:
            for path in sorted((desk.home.root / folder).rglob("*")):
                if path.is_file():
                    archive.add(path, path.relative_to(desk.home.root).as_posix())
        if desk.home.settings.exists():
            archive.add(desk.home.settings, SETTINGS)


def _stores(stores: Stores) -> list[tuple[str, Store]]:
    found = [(stores.home.device_store.name, stores.device)]
    return found + ([(stores.home.school_store.name, stores.school)] if stores.school is not None else [])


def _unpack_into(folder: Path, file: Path, secret: bytes) -> None:
    try:
        with file.open("rb") as sealed:
            opener = Opener(sealed, secret)
            with tarfile.open(fileobj=cast(IO[bytes], opener), mode="r|") as archive:
                for member in archive:
                    _take_out(folder, archive, member)
            opener.read(1 << 20)  # to the very end: a copy that was cut there is damaged too
    except tarfile.TarError as problem:
        raise LearnKitError("backup.damaged") from problem
    except OSError as problem:
        raise LearnKitError("backup.unreadable", file=file.name) from problem


def _take_out(folder: Path, archive: tarfile.TarFile, member: tarfile.TarInfo) -> None:
    content = archive.extractfile(member) if member.isfile() else None
    if content is None or not NAMES.fullmatch(member.name) or ".." in member.name:
        raise LearnKitError("backup.foreign")
    path = folder / member.name
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with path.open("xb") as out:
        path.chmod(0o600)
        shutil.copyfileobj(content, out)
        out.flush()
        os.fsync(out.fileno())


def _must_be_whole(home: Home, new_epoch: str) -> None:
    kept = KeyFile(home).load()
    if kept is None:
        raise LearnKitError("backup.damaged")
    stores = Stores(home, unpack_keys(kept))
    try:
        if stores.school is None:
            raise LearnKitError("backup.damaged")
        for _, store in _stores(stores):
            if pragma(store.engine, "cipher_integrity_check") or pragma(store.engine, "integrity_check") != "ok":
                raise LearnKitError("backup.damaged")
        stores.school.set_fact(EPOCH_FACT, new_epoch)
    finally:
        stores.close()
    for path in home.root.glob("*.db-*"):
        path.unlink()


def _new_code() -> str:
    letters = base64.b32encode(secrets.token_bytes(CODE_BYTES)).decode().lower()
    return "-".join(letters[at : at + CODE_GROUP] for at in range(0, len(letters), CODE_GROUP))


def _secret(code: str) -> bytes:
    """The code's random bits however it was typed; of anything else, bits that open nothing."""
    letters = "".join(letter for letter in code.upper() if letter.isalnum())
    try:
        return base64.b32decode(letters)
    except ValueError:
        return b""
