"""The one face of every voice engine: an utterance goes in, events come out."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from speech.events import Event
from speech.voices import Voice

SAMPLE_RATE = 22_050
"""Samples a second of every engine's sound, so that one player plays them all."""

SLOWEST_WPM = 40
FASTEST_WPM = 400
USUAL_WPM = 150
USUAL_PAUSE_MS = 350


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of the shown text (code points `start` to `end`) and what is to be said for it.

    `say` may be several words and carries the punctuation that makes the voice pause.
    """

    start: int
    end: int
    say: str
    ends_sentence: bool = False


@dataclass(frozen=True, slots=True)
class Utterance:
    """Something to be spoken in one go."""

    tokens: tuple[Token, ...]
    language: str
    voice: str | None = None
    """A voice id of the engine; None or a voice that is not there means the first of the language."""
    rate_wpm: int = USUAL_WPM
    """Real words a minute, as a listener would count them; outside 40 to 400 the nearest bound is used."""
    pause_ms: int = USUAL_PAUSE_MS
    """Silence between two sentences."""

    def sentences(self) -> Iterator[tuple[Token, ...]]:
        """The tokens, sentence by sentence."""
        sentence: list[Token] = []
        for token in self.tokens:
            sentence.append(token)
            if token.ends_sentence:
                yield tuple(sentence)
                sentence = []
        if sentence:
            yield tuple(sentence)


@dataclass(frozen=True, slots=True)
class Readiness:
    """Whether an engine can run here; where not, or not fully, `code` says why."""

    ready: bool
    code: str | None = None


Tell = Callable[[Event], None]
Stopped = Callable[[], bool]


class SpeechEngine(ABC):
    """A voice engine. One utterance at a time; `speak` may be called from any one thread."""

    name: str
    sample_rate: int = SAMPLE_RATE

    @abstractmethod
    def check(self) -> Readiness:
        """Says whether this engine can run on this machine; never raises."""

    @abstractmethod
    def voices(self) -> tuple[Voice, ...]:
        """The voices that are here, Danish and English first."""

    @abstractmethod
    def speak(self, utterance: Utterance, tell: Tell, stopped: Stopped) -> None:
        """Speaks; tells audio as soon as it exists, marks in rising order, and `Finished` last, exactly once.

        `stopped` is asked before each piece of sound; once it says yes no more audio or marks are told.
        Raises SpeechError (`speech.no_voice`, `speech.engine_failed`); then `Finished` is not told.
        """
