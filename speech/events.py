"""What an engine tells while it speaks, in the order in which it is heard."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Audio:
    """A piece of sound: 16-bit signed little-endian mono PCM at the engine's sample rate."""

    pcm: bytes


@dataclass(frozen=True, slots=True)
class WordMark:
    """When a piece of the shown text is heard.

    `start` and `end` are code points of the shown text; the times are milliseconds from the first sample of
    the utterance. Marks of one utterance come in rising order and no two begin at the same time.
    """

    start: int
    end: int
    from_ms: int
    to_ms: int


@dataclass(frozen=True, slots=True)
class Finished:
    """The last event of an utterance; `ms` is the length of the sound sent, `stopped` whether it was cut short."""

    ms: int
    stopped: bool = False


Event = Audio | WordMark | Finished
