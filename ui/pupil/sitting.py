"""One sitting with a text: from when to when, and how much of it was spent reading."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta

IDLE_S = 120.0
"""Longer than this without a touch or a word of the voice is not reading."""
ENDS_AFTER_S = 900.0
"""After so long a break the next touch begins another sitting."""
LONGEST_S = 3 * 3600.0


@dataclass
class Sitting:
    """Counts reading time. `begins` is a moment for people; all else are seconds of a clock that never jumps."""

    begins: datetime
    began: float
    last: float = field(init=False)
    active: float = 0.0

    def __post_init__(self) -> None:
        self.last = self.began

    def is_over(self, now: float) -> bool:
        """Whether a touch now belongs to another sitting."""
        return now - self.last > ENDS_AFTER_S or now - self.began > LONGEST_S

    def touch(self, now: float) -> None:
        """The reader, or the voice, has done something."""
        self.active += self._spent(now)
        self.last = max(self.last, now)

    def end(self, now: float) -> tuple[datetime, datetime, int]:
        """From when, to when, and whole seconds of reading; the last look at the page counts too."""
        spent = self._spent(now)
        lasted = self.last + spent - self.began
        return self.begins, self.begins + timedelta(seconds=lasted), round(self.active + spent)

    def _spent(self, now: float) -> float:
        gap = max(0.0, now - self.last)
        return gap if gap <= IDLE_S else 0.0
