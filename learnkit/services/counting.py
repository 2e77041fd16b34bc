"""Minutes and words, counted once for everyone: screens, commands and reports."""

from __future__ import annotations

SECONDS_A_MINUTE = 60


def whole_minutes(seconds: int) -> int:
    """Minutes begun and finished: a sum of seconds is cut to whole minutes only once, at the end."""
    return seconds // SECONDS_A_MINUTE
