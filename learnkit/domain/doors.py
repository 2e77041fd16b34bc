"""Doors into the app: picture passwords, PINs, and the waiting after wrong tries.

A pupil's door keeps classmates out; it is not a key to anything (four digits are guessed in minutes).
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from itertools import pairwise

PICTURES = (
    "key", "anchor", "tree", "umbrella", "house", "bell", "orange", "guitar", "train", "star", "tent", "carrot",
)  # fmt: skip
PICTURES_CHOSEN = 3
PIN_DIGITS = 4
FREE_TRIES = 5
WAITS_S = (30, 60, 120, 300, 900)
YOUNG_LEVELS = range(3)
"""Class levels that sign in with pictures unless the teacher says otherwise."""


def new_pin(chance: random.Random) -> str:
    """Four digits that are not the first a classmate would try (1234, 1111, 2012 and the like)."""
    while True:
        pin = "".join(str(chance.randrange(10)) for _ in range(PIN_DIGITS))
        steps = {(int(b) - int(a)) % 10 for a, b in pairwise(pin)}
        if len(steps) > 1 and not pin.startswith(("19", "20")):
            return pin


def new_pictures(chance: random.Random) -> str:
    """Three different pictures in order, as one word with hyphens: "key-tent-bell"."""
    return "-".join(chance.sample(PICTURES, PICTURES_CHOSEN))


def normal_secret(secret: str) -> str:
    """The secret as it is compared: a picture row in lower case, a PIN or password to the letter."""
    trimmed = secret.strip()
    return trimmed.lower() if set(trimmed.lower().split("-")) <= set(PICTURES) else trimmed


@dataclass(frozen=True)
class Attempts:
    """Wrong tries at one door and until when it stays shut (milliseconds since 1970; 0 = open)."""

    wrong: int = 0
    shut_until_ms: int = 0

    def wait_s(self, now_ms: int) -> int:
        """Whole seconds still to wait; 0 when one may try.

        A machine whose clock was set back never waits longer than the longest wait.
        """
        left = min(self.shut_until_ms - now_ms, WAITS_S[-1] * 1000)
        return max(0, -(-left // 1000))

    def after_wrong(self, now_ms: int) -> Attempts:
        """One more wrong try: from the fifth on the door shuts, each time for longer."""
        wrong = self.wrong + 1
        if wrong < FREE_TRIES:
            return Attempts(wrong)
        wait = WAITS_S[min(wrong - FREE_TRIES, len(WAITS_S) - 1)]
        return Attempts(wrong, now_ms + wait * 1000)
