"""Where one has been, so that "back" leads there."""

from __future__ import annotations

from dataclasses import dataclass

LONGEST = 50


@dataclass(frozen=True)
class Place:
    """A screen, and the text or document open in it."""

    screen: str
    thing: str = ""


class History:
    """The way through the screens of one person, newest last; it begins at home and never ends empty."""

    def __init__(self, home: Place) -> None:
        self._way = [home]

    @property
    def here(self) -> Place:
        """Where one is."""
        return self._way[-1]

    def go(self, place: Place) -> None:
        """Go somewhere; going where one is leaves no step."""
        if place != self.here:
            self._way = [*self._way[-LONGEST:], place]

    def back(self) -> Place | None:
        """One step back, and where that is; None at the beginning."""
        if len(self._way) == 1:
            return None
        self._way.pop()
        return self.here
