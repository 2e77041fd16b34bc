"""eSpeak NG itself, by ctypes: text goes in, sound and word positions come out through one callback.

eSpeak NG is GPL-3 and stays a library of its own, loaded at run time in the speech worker (espeakng-loader).
Only `espeak_driver`, our pyttsx3 driver, may talk to it.
"""

from __future__ import annotations

import ctypes
import os
import tempfile
import threading
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import ClassVar

import espeakng_loader

from speech.errors import SpeechError

SYNCHRONOUS = 2
DONT_EXIT = 0x8000
CHUNK_MS = 40
RATE, WORD_GAP = 1, 7
CHARACTER_POSITIONS = 1
UTF8 = 1
END_OF_EVENTS, WORD_EVENT = 0, 1
PATH_ROOM = 150
"""eSpeak NG keeps the path of its data in 160 bytes and ends the process when it finds nothing there."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word begins: code point of the text (from 0), its length, and the sample at which it is heard."""

    location: int
    length: int
    sample: int


@dataclass(frozen=True, slots=True)
class EspeakVoice:
    """A voice as eSpeak NG lists it."""

    identifier: str
    name: str
    languages: tuple[str, ...]
    gender: int


Heard = Callable[[bytes, list[Word]], bool]
"""Takes a piece of sound and the words that begin in it; answers whether to go on."""


class _Event(ctypes.Structure):
    _fields_: ClassVar = [
        ("type", ctypes.c_int),
        ("unique_identifier", ctypes.c_uint),
        ("text_position", ctypes.c_int),
        ("length", ctypes.c_int),
        ("audio_position", ctypes.c_int),
        ("sample", ctypes.c_int),
        ("user_data", ctypes.c_void_p),
        ("id", ctypes.c_char * 8),
    ]


class _Voice(ctypes.Structure):
    _fields_: ClassVar = [
        ("name", ctypes.c_char_p),
        ("languages", ctypes.c_void_p),
        ("identifier", ctypes.c_char_p),
        ("gender", ctypes.c_ubyte),
        ("age", ctypes.c_ubyte),
        ("variant", ctypes.c_ubyte),
        ("xx1", ctypes.c_ubyte),
        ("score", ctypes.c_int),
        ("spare", ctypes.c_void_p),
    ]


_CALLBACK = ctypes.CFUNCTYPE(
    ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.POINTER(_Event), use_errno=False
)


class EspeakLibrary:
    """The loaded library. It holds one voice and one rate for the whole process, so each call takes the lock."""

    def __init__(self, library_path: str, data_path: str) -> None:
        self._lock = threading.Lock()
        self._heard: Heard | None = None
        self._failure: Exception | None = None
        try:
            # Loaded globally, its symbols clash with other speech libraries in the same process.
            self._library = ctypes.CDLL(library_path, mode=getattr(os, "RTLD_LOCAL", 0))
        except OSError as error:
            raise SpeechError("speech.library_missing", library=Path(library_path).name) from error
        self._declare()
        self._data = _reachable(Path(data_path))
        self.sample_rate = self._initialise(self._data)
        self._callback = _CALLBACK(self._on_sound)
        self._library.espeak_SetSynthCallback(self._callback)

    def _declare(self) -> None:
        library = self._library
        library.espeak_Initialize.argtypes = [ctypes.c_int, ctypes.c_int, ctypes.c_char_p, ctypes.c_int]
        library.espeak_SetVoiceByName.argtypes = [ctypes.c_char_p]
        library.espeak_SetParameter.argtypes = [ctypes.c_int, ctypes.c_int, ctypes.c_int]
        library.espeak_ListVoices.argtypes = [ctypes.c_void_p]
        library.espeak_ListVoices.restype = ctypes.POINTER(ctypes.POINTER(_Voice))
        library.espeak_Synth.argtypes = [
            ctypes.c_char_p,
            ctypes.c_size_t,
            ctypes.c_uint,
            ctypes.c_int,
            ctypes.c_uint,
            ctypes.c_uint,
            ctypes.c_void_p,
            ctypes.c_void_p,
        ]

    def _initialise(self, data: Path) -> int:
        rate = int(self._library.espeak_Initialize(SYNCHRONOUS, CHUNK_MS, os.fsencode(data), DONT_EXIT))
        if rate <= 0:
            raise SpeechError("speech.voice_data_missing", answer=rate)
        return rate

    def voices(self) -> list[EspeakVoice]:
        """Every voice whose dictionary is in the data folder, in eSpeak NG's order."""
        found: list[EspeakVoice] = []
        with self._lock:
            listed = self._library.espeak_ListVoices(None)
            while listed[len(found)]:
                found.append(_as_voice(listed[len(found)].contents))
        return [voice for voice in found if self._has_dictionary(voice)]

    def _has_dictionary(self, voice: EspeakVoice) -> bool:
        names = {voice.identifier.replace("\\", "/").rsplit("/", 1)[-1], *voice.languages}
        return any((self._data / f"{name.split('-')[0].lower()}_dict").is_file() for name in names)

    def synthesise(self, text: str, *, voice: str, rate: int, word_gap: int, heard: Heard) -> bool:
        """Speaks the text; hands on every piece of sound with its words, and says whether it came to the end.

        `rate` is eSpeak's nominal rate (80 to 450), `word_gap` its extra silence between words in tens of
        milliseconds. What `heard` raises is raised here, after the library has been left.
        """
        encoded = speakable(text).encode("utf-8") + b"\0"
        with self._lock:
            if self._library.espeak_SetVoiceByName(voice.encode("utf-8")) != 0:
                raise SpeechError("speech.no_voice", voice=voice)
            self._library.espeak_SetParameter(RATE, rate, 0)
            self._library.espeak_SetParameter(WORD_GAP, word_gap, 0)
            self._heard, self._failure, self._gone_on = heard, None, True
            answer = self._library.espeak_Synth(encoded, len(encoded), 0, CHARACTER_POSITIONS, 0, UTF8, None, None)
            self._heard = None
        if self._failure is not None:
            raise self._failure
        if answer != 0:
            raise SpeechError("speech.engine_failed", answer=int(answer))
        return self._gone_on

    def _on_sound(self, samples: object, count: int, events: object) -> int:
        # An exception would vanish inside the library and the voice would go on: keep it, and ask for the end.
        try:
            if self._heard is None or not self._gone_on:
                return 1
            pcm = ctypes.string_at(samples, 2 * count) if samples and count > 0 else b""  # type: ignore[arg-type]
            self._gone_on = self._heard(pcm, _words(events))
        except Exception as error:
            self._failure = error
            return 1
        return 0 if self._gone_on else 1


@cache
def open_library() -> EspeakLibrary:
    """The one eSpeak NG of this process: it keeps its state in C globals, so there cannot be two."""
    try:
        return EspeakLibrary(espeakng_loader.get_library_path(), espeakng_loader.get_data_path())
    except RuntimeError as error:
        raise SpeechError("speech.library_missing", reason=type(error).__name__) from error


def speakable(text: str) -> str:
    """The text with the same number of code points, without those that are commands or nothing to eSpeak NG."""
    return "".join(" " if unicodedata.category(c) in {"Cc", "Cs", "Co", "Cn"} else c for c in text)


def _words(events: object) -> list[Word]:
    found: list[Word] = []
    index = 0
    while events[index].type != END_OF_EVENTS:  # type: ignore[index]
        event = events[index]  # type: ignore[index]
        if event.type == WORD_EVENT:
            found.append(Word(event.text_position - 1, event.length, event.sample))
        index += 1
    return found


def _as_voice(voice: _Voice) -> EspeakVoice:
    return EspeakVoice(
        identifier=voice.identifier.decode("utf-8", "replace"),
        name=voice.name.decode("utf-8", "replace"),
        languages=_languages(voice.languages),
        gender=voice.gender,
    )


def _languages(address: int) -> tuple[str, ...]:
    """The tags of a voice: pairs of a priority byte and a name, up to a zero byte."""
    tags: list[str] = []
    while address and ctypes.string_at(address, 1) != b"\0":
        tag = ctypes.string_at(address + 1)
        tags.append(tag.decode("ascii", "replace").lower())
        address += len(tag) + 2
    return tuple(tags)


def _reachable(data: Path) -> Path:
    """The data folder by a path short enough for eSpeak NG; makes a link in the temporary folder if need be."""
    if not (data / "phontab").is_file():
        raise SpeechError("speech.voice_data_missing", folder=data.name)
    if len(os.fsencode(data)) <= PATH_ROOM:
        return data
    link = Path(tempfile.mkdtemp(prefix="voice-")) / "data"
    try:
        link.symlink_to(data, target_is_directory=True)
    except OSError as error:
        raise SpeechError("speech.voice_data_missing", reason="path too long") from error
    return link
