"""Ears for the tests: what an engine told, and where in its sound something begins to be heard."""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field

from speech.events import Audio, Event, Finished, WordMark
from speech.tts import SAMPLE_RATE, SpeechEngine, Token, Utterance

QUIET_STEPS = 8


@dataclass
class Ear:
    """Keeps what was told, in order."""

    events: list[Event] = field(default_factory=list)

    @property
    def pcm(self) -> bytes:
        return b"".join(event.pcm for event in self.events if isinstance(event, Audio))

    @property
    def marks(self) -> list[WordMark]:
        return [event for event in self.events if isinstance(event, WordMark)]

    @property
    def finished(self) -> list[Finished]:
        return [event for event in self.events if isinstance(event, Finished)]

    @property
    def ms(self) -> float:
        return 1000 * len(self.pcm) / 2 / SAMPLE_RATE


def hear(engine: SpeechEngine, utterance: Utterance) -> Ear:
    """Everything an engine tells of an utterance."""
    ear = Ear()
    engine.speak(utterance, ear.events.append, lambda: False)
    return ear


def tokens_of(*words: str) -> tuple[Token, ...]:
    """Tokens for words written one after the other with a space between; `.`, `?` and `!` end a sentence."""
    tokens: list[Token] = []
    at = 0
    for word in words:
        bare = word.rstrip(".,!?")
        tokens.append(Token(at, at + len(bare), word, word[-1] in ".!?"))
        at += len(word) + 1
    return tuple(tokens)


def onsets(pcm: bytes) -> list[float]:
    """Milliseconds at which sound begins after at least 40 ms of quiet, or at the very beginning."""
    samples = array("h", pcm)
    step = SAMPLE_RATE // 200
    peaks = [max(map(abs, samples[at : at + step])) for at in range(0, len(samples) - step, step)]
    loud = [0] * QUIET_STEPS + peaks
    floor = 0.03 * max(loud)
    return [
        1000 * (at - QUIET_STEPS) * step / SAMPLE_RATE
        for at in range(QUIET_STEPS, len(loud))
        if loud[at] > floor and max(loud[at - QUIET_STEPS : at]) <= floor
    ]
