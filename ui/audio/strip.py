"""The sound of one speaking as it grows, and the words in it: written by the voice, read by the player."""

from __future__ import annotations

import threading
from collections import deque
from dataclasses import dataclass

from speech.events import WordMark

BYTES_PER_SAMPLE = 2


@dataclass(frozen=True)
class Word:
    """A word of the spoken text (code points, base added) and when it is heard, in ms from the first sample."""

    start: int
    end: int
    at_ms: float


@dataclass(frozen=True)
class PieceBegun:
    """From here on the piece of this number is heard."""

    number: int
    at_ms: float


Happening = Word | PieceBegun


class Strip:
    """Sound in the order in which it is heard, and what happens in it; safe between two threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._sound: deque[bytes] = deque()
        self._happenings: deque[Happening] = deque()
        self._rate = 0
        self._bytes = 0
        self._piece_ms = 0.0
        self.sounding = False
        """whether the machine was found to have sound"""

    @property
    def rate(self) -> int:
        """Samples a second; 0 until the first piece has begun."""
        return self._rate

    @property
    def length_ms(self) -> float:
        """How much sound there is so far, taken or not."""
        return 1000 * self._bytes / (BYTES_PER_SAMPLE * self._rate) if self._rate else 0.0

    def begin_piece(self, number: int, rate: int, gap_ms: int) -> None:
        """A piece begins, after a silence; all pieces have the first one's rate."""
        with self._lock:
            self._rate = self._rate or rate
            self._add(bytes(BYTES_PER_SAMPLE * (self._rate * gap_ms // 1000)))
            self._piece_ms = self.length_ms
            self._happenings.append(PieceBegun(number, self._piece_ms))

    def add(self, pcm: bytes) -> None:
        """More sound of the piece."""
        with self._lock:
            self._add(pcm)

    def mark(self, mark: WordMark, base: int) -> None:
        """A word of the piece; its times count from the piece's first sample."""
        with self._lock:
            self._happenings.append(Word(mark.start + base, mark.end + base, self._piece_ms + mark.from_ms))

    def take(self, most: int) -> bytes:
        """The next sound to be played, at most so many bytes, whole samples."""
        with self._lock:
            if not self._sound or most < BYTES_PER_SAMPLE:
                return b""
            first = self._sound.popleft()
            most -= most % BYTES_PER_SAMPLE
            if len(first) > most:
                self._sound.appendleft(first[most:])
                first = first[:most]
            return first

    def put_back(self, rest: bytes) -> None:
        """What the player could not take."""
        with self._lock:
            if rest:
                self._sound.appendleft(rest)

    def happened(self, heard_ms: float) -> list[Happening]:
        """What has been reached by now and was not told before, in order."""
        told: list[Happening] = []
        with self._lock:
            while self._happenings and self._happenings[0].at_ms <= heard_ms:
                told.append(self._happenings.popleft())
        return told

    def next_at_ms(self) -> float | None:
        """When the next thing happens, as far as is known."""
        with self._lock:
            return self._happenings[0].at_ms if self._happenings else None

    @property
    def empty(self) -> bool:
        """Whether all sound so far has been taken."""
        return not self._sound

    def _add(self, pcm: bytes) -> None:
        if pcm:
            self._sound.append(pcm)
            self._bytes += len(pcm)
