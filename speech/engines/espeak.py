"""eSpeak NG through pyttsx3 and our driver: the voice that every machine has. GPL-3 library, so only in the worker."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import Protocol, cast

import pyttsx3

from speech import espeak_driver
from speech.errors import SpeechError
from speech.events import Audio, Finished
from speech.timing import SentenceMarks, SpokenSentence
from speech.tts import FASTEST_WPM, SLOWEST_WPM, Readiness, SpeechEngine, Stopped, Tell, Utterance
from speech.voices import Voice, voice_for

REAL_PER_NOMINAL = 1.4
"""Real words a minute for one of eSpeak's nominal ones; measured 1.2 to 1.5 in Danish and English prose."""
SLOWEST_NOMINAL = 80
GAP_UNIT_MS = 28
"""What one step of `word_gap` adds to each word at the slowest nominal rate; measured 25 to 32."""
WOMAN = "+f2"
LICENCE = "GPL-3.0-or-later"
FIRST_LANGUAGES = ("da", "en-gb", "en-us")


class ListedVoice(Protocol):
    """A voice as pyttsx3 lists it."""

    id: str
    name: str
    languages: list[str]
    gender: str | None


class Pyttsx3(Protocol):
    """The part of a pyttsx3 engine that we use."""

    def connect(self, topic: str, cb: Callable[..., None]) -> dict[str, object]: ...
    def disconnect(self, token: dict[str, object]) -> None: ...
    def say(self, text: str, name: str | None = None) -> str | None: ...
    def stop(self) -> None: ...
    def getProperty(self, name: str) -> object: ...  # noqa: N802
    def setProperty(self, name: str, value: str | float) -> None: ...  # noqa: N802
    def runAndWait(self) -> None: ...  # noqa: N802


def nominal_rate(real_wpm: int) -> tuple[int, int]:
    """eSpeak's rate and word gap for so many real words a minute.

    Below 112 the voice speaks at its slowest clear rate and leaves a silence between the words instead:
    80 real words a minute are (80, 8).
    """
    wanted = min(max(real_wpm, SLOWEST_WPM), FASTEST_WPM)
    nominal = round(wanted / REAL_PER_NOMINAL)
    if nominal >= SLOWEST_NOMINAL:
        return nominal, 0
    missing_ms = 60_000 / wanted - 60_000 / (SLOWEST_NOMINAL * REAL_PER_NOMINAL)
    return SLOWEST_NOMINAL, round(missing_ms / GAP_UNIT_MS)


class EspeakEngine(SpeechEngine):
    """Speaks sentence by sentence, each one a `say` of pyttsx3; between two of them exactly the pause asked for."""

    name = "espeak"

    def check(self) -> Readiness:
        try:
            rate = self._pyttsx3.getProperty("sample_rate")
        except SpeechError as error:
            return Readiness(False, error.code)
        return Readiness(rate == self.sample_rate, None if rate == self.sample_rate else "speech.engine_failed")

    @cached_property
    def _pyttsx3(self) -> Pyttsx3:
        return cast(Pyttsx3, pyttsx3.init(espeak_driver.register()))

    def voices(self) -> tuple[Voice, ...]:
        return self._voices

    @cached_property
    def _voices(self) -> tuple[Voice, ...]:
        listed = cast(list[ListedVoice], self._pyttsx3.getProperty("voices"))
        found = [voice for known in listed for voice in _man_and_woman(known)]
        return tuple(sorted(found, key=lambda v: (_place(v.language), v.language)))

    def speak(self, utterance: Utterance, tell: Tell, stopped: Stopped) -> None:
        voice = voice_for(self.voices(), utterance.language, utterance.voice)
        if voice is None:
            raise SpeechError("speech.no_voice", language=utterance.language)
        rate, gap = nominal_rate(utterance.rate_wpm)
        for name, value in (("voice", voice.id), ("rate", rate), ("word_gap", gap)):
            self._pyttsx3.setProperty(name, value)
        telling = _Telling(self._pyttsx3, self.sample_rate, tell, stopped)
        for number, tokens in enumerate(utterance.sentences()):
            if number:
                telling.pause(utterance.pause_ms)
            if stopped():
                break
            telling.sentence(SpokenSentence(tokens))
        tell(Finished(telling.told_ms, stopped()))


class _Telling:
    """Listens to pyttsx3 while it speaks one sentence after the other, and tells what it hears."""

    def __init__(self, engine: Pyttsx3, sample_rate: int, tell: Tell, stopped: Stopped) -> None:
        self._engine = engine
        self._rate = sample_rate
        self._tell = tell
        self._stopped = stopped
        self._samples = 0
        self._failure: Exception | None = None

    @property
    def told_ms(self) -> int:
        return round(1000 * self._samples / self._rate)

    def pause(self, ms: int) -> None:
        """So much silence."""
        if not self._stopped():
            self._hand_on(bytes(2 * (self._rate * ms // 1000)))

    def sentence(self, spoken: SpokenSentence) -> None:
        """Speaks one sentence; returns when it has been told, or told as far as it was wanted."""
        marks = SentenceMarks(spoken, self._rate, 1000 * self._samples / self._rate)

        def on_word(name: str, location: int, length: int, sample: int) -> None:
            marks.word(location, sample)

        def on_audio(name: str, pcm: bytes) -> None:
            # pyttsx3 swallows what a listener raises: keep it, and ask for the end.
            if self._failure is not None:
                return
            try:
                if self._stopped():
                    self._engine.stop()
                    return
                self._hand_on(pcm)
                for mark in marks.hear(pcm):
                    self._tell(mark)
            except Exception as error:
                self._failure = error
                self._engine.stop()

        def on_error(name: str, exception: Exception) -> None:
            self._failure = self._failure or exception

        listening = [
            self._engine.connect(topic, listener)
            for topic, listener in (("marked-word", on_word), ("audio", on_audio), ("error", on_error))
        ]
        try:
            self._engine.say(spoken.text, "sentence")
            self._engine.runAndWait()
        finally:
            for token in listening:
                self._engine.disconnect(token)
        if self._failure is not None:
            raise self._failure
        if not self._stopped():
            for mark in marks.finish():
                self._tell(mark)

    def _hand_on(self, pcm: bytes) -> None:
        self._samples += len(pcm) // 2
        self._tell(Audio(pcm))


def _man_and_woman(listed: ListedVoice) -> list[Voice]:
    """A voice as it is, and the same with eSpeak's variant of a woman's voice."""
    if not listed.languages:
        return []
    language = listed.languages[0]
    base = _voice_name(listed)
    return [
        Voice(base, listed.name, language, listed.gender, EspeakEngine.name, LICENCE),
        Voice(base + WOMAN, listed.name, language, "female", EspeakEngine.name, LICENCE),
    ]


def _voice_name(listed: ListedVoice) -> str:
    """eSpeak opens a voice by the name of its file, not by its language: British English is `en`."""
    return listed.id.replace("\\", "/").rsplit("/", 1)[-1]


def _place(language: str) -> int:
    return FIRST_LANGUAGES.index(language) if language in FIRST_LANGUAGES else len(FIRST_LANGUAGES)
