"""When a device next speaks with its school: pure arithmetic, nothing waits here."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import Self

START_S = 4.0
"""Devices that are turned on together, or get the network back together, spread over this time."""
CHANGE_PAUSE_S = 3.0
"""After something was done, so that what is done together is sent together; spread up to twice as long."""
REGULAR_S = 180.0
"""Where nothing is done here: what others did comes within about this time."""
FIRST_WAIT_S, LONGEST_WAIT_S = 5.0, 900.0
"""After the first try that did not succeed, and after many: each time twice as long."""


@dataclass(frozen=True)
class Pace:
    """When to sync next. Moments are seconds of a clock that only goes forward; `due` is the next time.

    What is spread is spread by the device's id, the same on every run and different on every device.
    """

    device: str
    due: float
    failures: int = 0
    """tries in a row that did not succeed"""
    not_before: float = 0.0
    """while the school is out of reach or has asked for time, nothing done here makes it sooner"""

    @classmethod
    def begun(cls, device: str, now: float) -> Self:
        """At the start of the program."""
        return cls(device, now + START_S * spread(device, "start"))

    def wait_s(self, now: float) -> float:
        """Seconds until the next sync."""
        return max(0.0, self.due - now)

    def changed(self, now: float) -> Self:
        """Something was done here that the school does not have."""
        soon = now + CHANGE_PAUSE_S * (1 + spread(self.device, "change"))
        return replace(self, due=max(self.not_before, min(self.due, soon)))

    def network_back(self, now: float) -> Self:
        """The network is there again: earlier failures say nothing any more."""
        return replace(self, due=now + START_S * spread(self.device, "back"), failures=0, not_before=0.0)

    def asked(self, now: float) -> Self:
        """Somebody wants it now."""
        return replace(self, due=now, not_before=0.0)

    def synced(self, now: float) -> Self:
        """The school and this device agree."""
        due = now + REGULAR_S * (0.8 + 0.4 * spread(self.device, "regular"))
        return replace(self, due=due, failures=0, not_before=0.0)

    def failed(self, now: float, retry_after_s: float = 0.0) -> Self:
        """It did not succeed; `retry_after_s` is what the school asked for, if it could say so."""
        failures = self.failures + 1
        wait = min(LONGEST_WAIT_S, FIRST_WAIT_S * 2.0 ** min(failures - 1, 30))
        wait *= 0.75 + 0.5 * spread(self.device, f"failure {failures}")
        asked = retry_after_s + START_S * spread(self.device, "asked for") if retry_after_s > 0 else 0.0
        due = now + max(wait, asked)
        return replace(self, due=due, failures=failures, not_before=due)


def spread(device: str, what: str) -> float:
    """A number from 0 up to 1 that depends on the device and on what it is for."""
    digest = hashlib.sha256(f"{device} {what}".encode()).digest()
    return int.from_bytes(digest[:8], "big") / 2**64
