"""Time, ids and chance, handed to whoever needs them; the hybrid clock that orders what people did."""

from __future__ import annotations

import random
import secrets
import threading
import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
COUNTER_BITS = 16
COUNTER_MASK = (1 << COUNTER_BITS) - 1


def wall_ms() -> int:
    """Milliseconds since 1970 by this machine's clock."""
    return time.time_ns() // 1_000_000


@dataclass
class HybridClock:
    """Gives stamps that always grow, follow the wall clock when it is right, and never run behind a stamp seen.

    A stamp is 64 bits: 48 of milliseconds since 1970, 16 of a counter. Source: Kulkarni et al. 2014,
    "Logical Physical Clocks". `last` is the greatest stamp given or seen; keep it across starts.
    """

    last: int = 0
    wall: Callable[[], int] = wall_ms
    _lock: threading.Lock = field(default_factory=threading.Lock, repr=False)

    def stamp(self) -> int:
        """The next stamp: greater than every stamp given or seen before."""
        with self._lock:
            self.last = max(self.last + 1, self.wall() << COUNTER_BITS)
            return self.last

    def see(self, stamp: int) -> None:
        """Take note of another device's stamp, so that ours come after it."""
        with self._lock:
            self.last = max(self.last, stamp)


def stamp_ms(stamp: int) -> int:
    """The milliseconds inside a stamp."""
    return stamp >> COUNTER_BITS


@dataclass
class Clock:
    """What time it is, and new ids: real ones, or those of a given moment and seed.

    `moment` dates acts (`--now`); the hybrid clock that orders them always follows the wall.
    With `seed`, chance repeats, and so do ids of the same moments; without, both come from the operating system.
    """

    moment: datetime | None = None
    seed: int | None = None
    hybrid: HybridClock = field(default_factory=HybridClock)
    chance: random.Random = field(init=False)
    _last_id: tuple[int, int] = field(default=(-1, 0), init=False, repr=False)
    _lock: threading.Lock = field(default_factory=threading.Lock, init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        self.chance = random.Random(self.seed) if self.seed is not None else secrets.SystemRandom()

    def now(self) -> datetime:
        """The moment an act is dated with, in UTC."""
        return self.moment.astimezone(UTC) if self.moment else datetime.now(UTC)

    def new_id(self) -> str:
        """A fresh id: UUID version 7 (RFC 9562); ids of one clock sort in the order they were made.

        Across clocks, and when the time goes back, they sort by the millisecond of `now`.
        """
        with self._lock:
            ms = (self.now() - EPOCH) // timedelta(milliseconds=1)
            last_ms, last_tail = self._last_id
            # RFC 9562, 6.2, method 2: within a millisecond the tail grows by chance. A first tail keeps its highest
            # bit free, which leaves room for 2**41 more.
            tail = last_tail + 1 + self.chance.getrandbits(32) if ms == last_ms else self.chance.getrandbits(73)
            self._last_id = ms, tail
        value = ms << 80 | 0x7 << 76 | (tail >> 62) << 64 | 0b10 << 62 | tail & ((1 << 62) - 1)
        return str(uuid.UUID(int=value))
