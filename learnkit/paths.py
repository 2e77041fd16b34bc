"""Where things lie on this machine; every other module is given its folder."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

import appdirs

APP = "LearnKit"


def sync_folder(folder: Path) -> None:
    """Put a folder's list of files on the disk: a new file's name is lost at a power cut without it.

    Windows keeps the list by itself and opens no folder for this.
    """
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def default_home() -> Path:
    """The folder LearnKit uses when nobody names one: the user's data folder of this operating system."""
    return Path(appdirs.user_data_dir(APP, appauthor=False))


@dataclass(frozen=True)
class Home:
    """The folder of one installation: stores, books, settings and logs; nothing outside it is ever written."""

    root: Path

    @property
    def device_store(self) -> Path:
        return self.root / "device.db"

    @property
    def school_store(self) -> Path:
        return self.root / "school.db"

    def staff_store(self, person: str) -> Path:
        return self.root / "staff" / f"{person}.db"

    @property
    def key_file(self) -> Path:
        """The stores' key, where the operating system keeps none for us; only its owner may read it."""
        return self.root / "keys.json"

    @property
    def books(self) -> Path:
        """Shared texts by hash; nothing about a child."""
        return self.root / "books"

    @property
    def settings(self) -> Path:
        return self.root / "settings.json"

    @property
    def logs(self) -> Path:
        return self.root / "logs"

    @property
    def server(self) -> Path:
        """The school server's certificate and key, and the address devices know it by."""
        return self.root / "server"

    @property
    def lock(self) -> Path:
        """Held by the one window that uses this home."""
        return self.root / "window.lock"
