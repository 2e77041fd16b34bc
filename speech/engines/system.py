"""The operating system's own voices through pyttsx3's own drivers, as far as those reach.

Windows (`sapi5`): the driver writes a sentence to a file, so the sound is true; it drops the stream position of its
word events, so within a sentence the marks are estimated from the letters (`speech.marks_are_estimated`). Where a
sentence begins and ends is exact.
macOS (`nsss`): the driver plays on the sound card itself and gives us no sound, so its voices are known but not
offered for reading aloud (`speech.no_sound_from_this_driver`).
Linux: pyttsx3 has no driver for a system voice (`speech.not_on_this_system`).
"""

from __future__ import annotations

import sys
import tempfile
import wave
from pathlib import Path
from typing import Protocol, cast

import pyttsx3

from speech.errors import SpeechError
from speech.events import Audio, Finished
from speech.timing import SentenceMarks, SpokenSentence
from speech.tts import FASTEST_WPM, SLOWEST_WPM, Readiness, SpeechEngine, Stopped, Tell, Utterance
from speech.voices import Voice, voice_for

DRIVERS = {"win32": "sapi5", "darwin": "nsss"}
GIVES_SOUND = ("win32",)
CHUNK_BYTES = 4_410


class ListedVoice(Protocol):
    """A voice as pyttsx3 lists it."""

    id: str
    name: str | None
    languages: list[str | bytes]
    gender: str | None


class Pyttsx3(Protocol):
    """The part of a pyttsx3 engine that we use."""

    def save_to_file(self, text: str, filename: str, name: str | None = None) -> None: ...
    def getProperty(self, name: str) -> object: ...  # noqa: N802
    def setProperty(self, name: str, value: str | float) -> None: ...  # noqa: N802
    def runAndWait(self) -> None: ...  # noqa: N802


class SystemEngine(SpeechEngine):
    """Speaks with the system's voices where pyttsx3 lets us have their sound; else lists them and says why not."""

    name = "system"

    def __init__(self, platform: str = sys.platform, driver: str | None = None) -> None:
        self._platform = platform
        self._driver = driver or DRIVERS.get(platform)
        self._engine: Pyttsx3 | None = None

    def check(self) -> Readiness:
        if self._driver is None:
            return Readiness(False, "speech.not_on_this_system")
        if self._platform not in GIVES_SOUND:
            return Readiness(False, "speech.no_sound_from_this_driver")
        if not self.voices():
            return Readiness(False, "speech.no_voice")
        return Readiness(True, "speech.marks_are_estimated")

    def voices(self) -> tuple[Voice, ...]:
        if self._driver is None:
            return ()
        try:
            listed = cast(list[ListedVoice], self._pyttsx3().getProperty("voices"))
            return tuple(self._as_voice(voice) for voice in listed)
        except Exception:  # the driver raises whatever COM or Objective-C raised
            return ()

    def speak(self, utterance: Utterance, tell: Tell, stopped: Stopped) -> None:
        readiness = self.check()
        if not readiness.ready:
            raise SpeechError(readiness.code or "speech.engine_failed", engine=self.name)
        voice = voice_for(self.voices(), utterance.language, utterance.voice)
        if voice is None:
            raise SpeechError("speech.no_voice", language=utterance.language)
        told = 0
        for number, tokens in enumerate(utterance.sentences()):
            if stopped():
                break
            sentence = SpokenSentence(tokens)
            pcm = self._sound(sentence.text, voice, utterance.rate_wpm)
            if number:
                told += self._tell(bytes(2 * (self.sample_rate * utterance.pause_ms // 1000)), tell, stopped)
            marks = SentenceMarks(sentence, self.sample_rate, 1000 * told / 2 / self.sample_rate)
            list(marks.hear(pcm))
            for mark in marks.finish():
                tell(mark)
            told += self._tell(pcm, tell, stopped)
        tell(Finished(round(1000 * told / 2 / self.sample_rate), stopped()))

    def _pyttsx3(self) -> Pyttsx3:
        if self._engine is None:
            self._engine = cast(Pyttsx3, pyttsx3.init(self._driver))
        return self._engine

    def _sound(self, text: str, voice: Voice, rate_wpm: int) -> bytes:
        """One sentence as PCM, by way of a file: the only way pyttsx3's driver gives it."""
        engine = self._pyttsx3()
        with tempfile.TemporaryDirectory(prefix="voice-") as folder:
            path = Path(folder) / "sentence.wav"
            try:
                engine.setProperty("voice", voice.id)
                engine.setProperty("rate", min(max(rate_wpm, SLOWEST_WPM), FASTEST_WPM))
                engine.save_to_file(text, str(path))
                engine.runAndWait()
                with wave.open(str(path), "rb") as file:
                    shape = (file.getnchannels(), file.getsampwidth(), file.getframerate())
                    pcm = file.readframes(file.getnframes())
            except Exception as error:  # the driver raises whatever COM raised
                raise SpeechError("speech.engine_failed", engine=self.name, reason=type(error).__name__) from error
        if shape != (1, 2, self.sample_rate):
            raise SpeechError("speech.engine_failed", engine=self.name, reason=f"sound of {shape}")
        return pcm

    def _tell(self, pcm: bytes, tell: Tell, stopped: Stopped) -> int:
        told = 0
        while told < len(pcm) and not stopped():
            piece = pcm[told : told + CHUNK_BYTES]
            tell(Audio(piece))
            told += len(piece)
        return told

    def _as_voice(self, listed: ListedVoice) -> Voice:
        return Voice(
            id=listed.id,
            name=listed.name or listed.id,
            language=_tag(listed.languages[0]) if listed.languages else "und",
            gender=_gender(listed.gender),
            engine=self.name,
            licence="system",
        )


def _tag(language: str | bytes) -> str:
    """pyttsx3's drivers write `da_DK`, `da-DK`, or bytes behind a priority byte."""
    text = language.decode("ascii", "ignore") if isinstance(language, bytes) else language
    return text.strip("\0\x05 ").replace("_", "-").lower() or "und"


def _gender(told: str | None) -> str | None:
    lowered = (told or "").lower()
    if "female" in lowered:
        return "female"
    return "male" if "male" in lowered else None
