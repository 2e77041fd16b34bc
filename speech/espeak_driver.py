"""A pyttsx3 driver that gives true sound and word marks from eSpeak NG, where pyttsx3's own gives neither.

`register()` puts it under `pyttsx3.drivers`; then `pyttsx3.init(DRIVER)` is an ordinary pyttsx3 engine whose
listeners hear, besides pyttsx3's own topics:

- `audio`: name, pcm (16-bit mono at the property `sample_rate`), told as soon as each piece exists;
- `started-word`: name, location, length, as pyttsx3 has it (code points of the text, from 0);
- `marked-word`: name, location, length, sample (counted from the beginning of this text).

Properties: `voice`, `rate` (eSpeak's nominal rate), `word_gap` (tens of milliseconds), `voices`, `sample_rate`.
"""

from __future__ import annotations

import sys
import threading
import wave
from collections.abc import Iterator
from types import ModuleType
from typing import Protocol

import pyttsx3.drivers
from pyttsx3.voice import Voice as ListedVoice

from speech.espeak_library import EspeakLibrary, Word, open_library

DRIVER = "learnkit_espeak"
IDLE_SECONDS = 0.05
GENDERS = {1: "male", 2: "female"}
SLOWEST, FASTEST = 80, 450


class Proxy(Protocol):
    """What pyttsx3 gives a driver to report to."""

    def setBusy(self, busy: bool) -> None: ...  # noqa: N802

    def notify(self, topic: str, **kwargs: object) -> None: ...


class EspeakDriver:
    """Speaks one text at a time, in the thread that runs pyttsx3's loop; `stop` may come from any thread.

    A text asked for by `say` is spoken by the loop, not inside `say`, so a long queue does not nest.
    """

    def __init__(self, proxy: Proxy, library: EspeakLibrary) -> None:
        self._proxy = proxy
        self._library = library
        self._voice = "da"
        self._rate = 175
        self._word_gap = 0
        self._waiting: tuple[str, str | None] | None = None
        self._asked = threading.Event()
        self._stopping = threading.Event()
        self._looping = False
        self._ended_before_it_began = False

    def destroy(self) -> None:
        """Nothing to give back: the library lives as long as the process."""

    def say(self, text: str) -> None:
        self._ask(str(text), None)

    def save_to_file(self, text: str, filename: str) -> None:
        self._ask(str(text), filename)

    def _ask(self, text: str, filename: str | None) -> None:
        self._proxy.setBusy(True)
        self._stopping.clear()
        self._waiting = (text, filename)
        self._asked.set()

    def stop(self) -> None:
        """Ends the text being spoken before its next piece of sound."""
        self._stopping.set()

    def getProperty(self, name: str) -> object:  # noqa: N802
        if name == "voices":
            return [
                ListedVoice(v.identifier, v.name, list(v.languages), GENDERS.get(v.gender))
                for v in self._library.voices()
            ]
        known: dict[str, object] = {
            "voice": self._voice,
            "rate": self._rate,
            "word_gap": self._word_gap,
            "sample_rate": self._library.sample_rate,
        }
        return known[name]

    def setProperty(self, name: str, value: str | float) -> None:  # noqa: N802
        if name == "voice":
            self._voice = str(value)
        elif name == "rate":
            self._rate = min(max(int(value), SLOWEST), FASTEST)
        elif name == "word_gap":
            self._word_gap = max(0, int(value))
        else:
            raise KeyError(name)

    def startLoop(self) -> None:  # noqa: N802
        # With nothing to say, pyttsx3's runAndWait ends the loop before it starts it.
        self._looping = not self._ended_before_it_began
        self._ended_before_it_began = False
        self._take_up_the_queue()
        while self._looping:
            if not self._speak_waiting():
                self._asked.wait(IDLE_SECONDS)

    def endLoop(self) -> None:  # noqa: N802
        self._ended_before_it_began = not self._looping
        self._looping = False

    def iterate(self) -> Iterator[None]:
        """For a caller with a loop of its own: each step speaks the next text, if there is one."""
        self._take_up_the_queue()
        while True:
            self._speak_waiting()
            yield

    def _take_up_the_queue(self) -> None:
        # A text handed over before the loop began must be spoken before what is queued behind it (the loop's end).
        if self._waiting is None:
            self._proxy.setBusy(False)

    def _speak_waiting(self) -> bool:
        asked, self._waiting = self._waiting, None
        self._asked.clear()
        if asked is None:
            return False
        self._speak(*asked)
        self._proxy.setBusy(False)
        return True

    def _speak(self, text: str, filename: str | None) -> None:
        saved: list[bytes] = []

        def heard(pcm: bytes, words: list[Word]) -> bool:
            if self._stopping.is_set():
                return False
            if filename is not None:
                saved.append(pcm)
            else:
                self._tell(text, pcm, words)
            return True

        self._proxy.notify("started-utterance")
        completed = False
        try:
            completed = self._library.synthesise(
                text, voice=self._voice, rate=self._rate, word_gap=self._word_gap, heard=heard
            )
            if filename is not None:
                self._save(filename, b"".join(saved))
        except Exception as error:  # pyttsx3's contract: an error is told, the loop lives on
            self._proxy.notify("error", exception=error)
        self._proxy.notify("finished-utterance", completed=completed)

    def _tell(self, text: str, pcm: bytes, words: list[Word]) -> None:
        for word in words:
            name = text[word.location : word.location + word.length]
            self._proxy.notify("started-word", name=name, location=word.location, length=word.length)
            self._proxy.notify("marked-word", name=name, location=word.location, length=word.length, sample=word.sample)
        if pcm:
            self._proxy.notify("audio", pcm=pcm)

    def _save(self, filename: str, pcm: bytes) -> None:
        with wave.open(filename, "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(self._library.sample_rate)
            file.writeframes(pcm)


def build_driver(proxy: Proxy) -> EspeakDriver:
    """What pyttsx3 calls to make the driver; raises SpeechError where eSpeak NG cannot be loaded."""
    return EspeakDriver(proxy, open_library())


def register() -> str:
    """Makes the driver known to pyttsx3 and gives the name to ask for: `pyttsx3.init(register())`."""
    name = f"{pyttsx3.drivers.__name__}.{DRIVER}"
    if name not in sys.modules:
        module = ModuleType(name, __doc__)
        module.buildDriver = build_driver  # type: ignore[attr-defined]
        sys.modules[name] = module
    return DRIVER
