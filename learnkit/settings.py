"""What this machine is set up as: read from one small file in its home, every value within its choices."""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Self

from learnkit.errors import LearnKitError
from learnkit.paths import sync_folder

KINDS = ("cart", "personal", "kiosk")
LANGUAGES = ("da", "en")
THEMES = ("light", "paper", "dark", "hc")
SCREEN_LEAST, SCREEN_MOST = 100, 200
IDLE_LEAST, IDLE_MOST = 1, 60


@dataclass(frozen=True)
class Settings:
    """The settings of one machine; nothing about a person but whose machine it is."""

    kind: str = "cart"
    """cart: named classes share it; personal: one pupil's; kiosk: a school's, full screen"""
    language: str = "da"
    """of the screen before anyone is in"""
    pupil: str = ""
    """on a personal machine, whose it is"""
    classes: tuple[str, ...] = ()
    """on a cart, the classes it shows before anyone is in; empty means all"""
    idle_minutes: int = 10
    """a shared machine signs out after so long without a touch"""
    theme: str = "light"
    """of the screen before anyone is in: a school's own choice of light, paper, dark or hc"""
    screen: int = SCREEN_LEAST
    """text size of the screen before anyone is in, per cent"""
    voice: str = ""
    """the voice chosen by listening on the first day; empty means the language's first"""

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            object.__setattr__(self, "kind", KINDS[0])
        if self.language not in LANGUAGES:
            object.__setattr__(self, "language", LANGUAGES[0])
        if self.theme not in THEMES:
            object.__setattr__(self, "theme", THEMES[0])
        object.__setattr__(self, "screen", min(SCREEN_MOST, max(SCREEN_LEAST, self.screen)))
        object.__setattr__(self, "idle_minutes", min(IDLE_MOST, max(IDLE_LEAST, self.idle_minutes)))

    @classmethod
    def load(cls, path: Path) -> Self:
        """The settings in the file; the standard ones where it is missing, unreadable or holds something else."""
        try:
            said = json.loads(path.read_text(encoding="utf8"))
        except (OSError, ValueError):
            return cls()
        if not isinstance(said, dict):
            return cls()
        standard = asdict(cls())
        if isinstance(said.get("classes"), list) and all(isinstance(one, str) for one in said["classes"]):
            said["classes"] = tuple(said["classes"])
        return cls(**{name: said[name] for name, kept in standard.items() if type(said.get(name)) is type(kept)})

    def with_(self, path: Path, **changes: str | int | tuple[str, ...]) -> Self:
        """The settings with these changes, kept in the file; the old file stays whole until the new one is."""
        changed = replace(self, **changes)  # type: ignore[arg-type]
        half = path.with_suffix(".part")
        try:
            with half.open("w", encoding="utf8") as file:
                json.dump(asdict(changed), file, ensure_ascii=False, indent=1)
                file.flush()
                os.fsync(file.fileno())
            half.replace(path)
            sync_folder(path.parent)
        except OSError as problem:
            raise LearnKitError("store.cannot_open", file=path.name) from problem
        return changed
