"""Silence of the right length, with marks: where there is no voice, everything else still works."""

from __future__ import annotations

from speech.events import Audio, Finished, WordMark
from speech.tts import FASTEST_WPM, SLOWEST_WPM, Readiness, SpeechEngine, Stopped, Tell, Token, Utterance
from speech.voices import Voice

CHUNK_MS = 100
LETTERS_A_WORD = 5
"""A word of this many letters and the space after it takes 60,000 / rate ms; longer ones take longer."""


class SilentEngine(SpeechEngine):
    """Always ready. The highlight moves as if a voice read at the rate asked for."""

    name = "silent"

    def check(self) -> Readiness:
        return Readiness(True)

    def voices(self) -> tuple[Voice, ...]:
        return (Voice("silent", "silent", "und", None, self.name, "Apache-2.0"),)

    def speak(self, utterance: Utterance, tell: Tell, stopped: Stopped) -> None:
        rate = min(max(utterance.rate_wpm, SLOWEST_WPM), FASTEST_WPM)
        clock = 0
        last = len(utterance.tokens) - 1
        for index, token in enumerate(utterance.tokens):
            if stopped():
                break
            length = _length_ms(token, rate)
            tell(WordMark(token.start, token.end, clock, clock + length))
            pause = utterance.pause_ms if token.ends_sentence and index != last else 0
            clock += self._silence(length + pause, tell, stopped)
        tell(Finished(clock, stopped()))

    def _silence(self, ms: int, tell: Tell, stopped: Stopped) -> int:
        told = 0
        while told < ms and not stopped():
            piece = min(CHUNK_MS, ms - told)
            tell(Audio(bytes(2 * (self.sample_rate * (told + piece) // 1000 - self.sample_rate * told // 1000))))
            told += piece
        return told


def _length_ms(token: Token, rate: int) -> int:
    letters = sum(1 for c in token.say if not c.isspace())
    words = len(token.say.split())
    return max(1, round(60_000 / rate * (letters + words) / (LETTERS_A_WORD + 1)))
