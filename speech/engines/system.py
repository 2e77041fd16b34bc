"""The operating system's own voices through pyttsx3's own drivers, as far as those reach.

Windows (`sapi5`) and macOS (`nsss`) give their voices' names here, so that people can see what the machine has.
Neither driver gives sound and true word marks together: the SAPI5 driver drops the stream position of its word
events, and the macOS driver plays on the sound card itself and reports words only as they are played. A voice that
cannot light the right word is not offered for reading aloud; `check` says `speech.no_marks_from_this_voice`. On Linux
pyttsx3 has no driver for a system voice: `speech.not_on_this_system`.
"""

from __future__ import annotations

import sys
from typing import Protocol, cast

import pyttsx3

from speech.errors import SpeechError
from speech.tts import Readiness, SpeechEngine, Stopped, Tell, Utterance
from speech.voices import Voice

DRIVERS = {"win32": "sapi5", "darwin": "nsss"}


class ListedVoice(Protocol):
    """A voice as pyttsx3 lists it."""

    id: str
    name: str | None
    languages: list[str | bytes]
    gender: str | None


class SystemEngine(SpeechEngine):
    """Lists the system's voices; never speaks, and says why."""

    name = "system"
    sample_rate = 22_050

    def __init__(self, platform: str = sys.platform) -> None:
        self._driver = DRIVERS.get(platform)

    def check(self) -> Readiness:
        if self._driver is None:
            return Readiness(False, "speech.not_on_this_system")
        return Readiness(False, "speech.no_marks_from_this_voice")

    def voices(self) -> tuple[Voice, ...]:
        if self._driver is None:
            return ()
        try:
            listed = cast(list[ListedVoice], pyttsx3.init(self._driver).getProperty("voices"))
        except Exception:  # the driver raises whatever COM or Objective-C raised
            return ()
        return tuple(self._as_voice(voice) for voice in listed)

    def speak(self, utterance: Utterance, tell: Tell, stopped: Stopped) -> None:
        raise SpeechError(self.check().code or "speech.engine_failed", engine=self.name)

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
    """pyttsx3's drivers write `da_DK`, `da-DK` or bytes behind a priority byte."""
    text = language.decode("ascii", "ignore") if isinstance(language, bytes) else language
    return text.strip("\0\x05 ").replace("_", "-").lower() or "und"


def _gender(told: str | None) -> str | None:
    lowered = (told or "").lower()
    if "female" in lowered:
        return "female"
    return "male" if "male" in lowered else None
