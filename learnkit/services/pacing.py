"""When this device next speaks with its school by itself."""

from __future__ import annotations

from learnkit.services.desk import Desk
from learnkit.sync.pace import Pace


def begin_pace(desk: Desk, now: float) -> Pace:
    """The pace of this device from the start of the program, `now` in seconds of a clock that only goes forward."""
    return Pace.begun(desk.device, now)
