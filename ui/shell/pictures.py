"""Which inks a pupil's picture is printed in."""

from __future__ import annotations

from learnkit.domain.people import AVATARS


def picture_number(avatar: str) -> int:
    """Which tile a picture has, the same everywhere it is shown."""
    return AVATARS.index(avatar) if avatar in AVATARS else 0
