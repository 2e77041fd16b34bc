"""Places in code points, as the whole program counts, and in UTF-16 units, as Qt counts."""

from __future__ import annotations

from bisect import bisect_left


class Units:
    """Turns the places of one text from one way of counting into the other; both ways are exact at every character."""

    def __init__(self, text: str) -> None:
        self._length = len(text)
        self._wide = [at for at, sign in enumerate(text) if sign > "\uffff"] if max(text, default="") > "\uffff" else []
        self._wide_units = [at + n for n, at in enumerate(self._wide)]

    def to_qt(self, place: int) -> int:
        """The place in UTF-16 units of a code point; a place outside the text is drawn in."""
        place = min(self._length, max(0, place))
        return place + bisect_left(self._wide, place)

    def from_qt(self, unit: int) -> int:
        """The code point at a UTF-16 unit; the middle of a wide character is that character."""
        return min(self._length, max(0, unit - bisect_left(self._wide_units, unit)))
