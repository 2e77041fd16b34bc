"""The composition root: opens one installation and hands its parts to whoever shows or drives them."""

from __future__ import annotations

import os
import uuid
from pathlib import Path
from types import TracebackType
from typing import Self

from learnkit.clock import Clock
from learnkit.db.keys import KeyFile, KeyPlace, SystemKeyStore, device_keys
from learnkit.db.stores import Stores
from learnkit.journal.record import latest_stamp
from learnkit.paths import Home
from learnkit.services.desk import Desk
from learnkit.services.speaking import Speaker
from learnkit.settings import Settings

KEY_STORE = "LEARNKIT_KEY_STORE"
"""Environment variable: "file" keeps the keys beside the stores even where the system has a key store."""


class App:
    """One open installation; close it when done.

    Opening makes what is missing (folder, keys, device.db) and raises LearnKitError with a store.* or keys.*
    code when it cannot.
    """

    def __init__(self, root: Path, clock: Clock | None = None) -> None:
        self.home = Home(root)
        self.clock = clock or Clock()
        keys, place = device_keys(self.home, _key_places(self.home))
        self.stores = Stores(self.home, keys)
        self.clock.hybrid.see(latest_stamp(self.stores.main))
        self.desk = Desk(self.home, self.stores, self.clock, _device_id(self.stores), place)
        self.settings = Settings.load(self.home.settings)
        self.speaker = Speaker()

    def change_settings(self, **changes: str | int | tuple[str, ...]) -> Settings:
        """Change this machine's settings and keep them."""
        self.settings = self.settings.with_(self.home.settings, **changes)
        return self.settings

    @property
    def has_school(self) -> bool:
        """Whether the first day is over: there is a school to sign in to."""
        return self.stores.main.fact("school") is not None

    def close(self) -> None:
        self.speaker.close()
        self.stores.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _key_places(home: Home) -> tuple[KeyPlace, ...]:
    if os.environ.get(KEY_STORE) == "file":
        return (KeyFile(home),)
    return (KeyFile(home), SystemKeyStore(home))


def _device_id(stores: Stores) -> str:
    # Random on purpose, also under a seed: two devices are never the same.
    return stores.device.fact("device") or stores.device.settle_fact("device", str(uuid.uuid4()))
