"""`speak`: a text becomes sound in a file, with the times of its words."""

from __future__ import annotations

import argparse
import wave
from pathlib import Path

from learnkit.cli.answer import Answer
from learnkit.cli.asked import Asked
from learnkit.errors import LearnKitError
from learnkit.services.speaking import Speaker


def add(parser: argparse.ArgumentParser) -> None:
    """`speak` has no verb; it opens no store and needs no person."""
    source = parser.add_mutually_exclusive_group(required=True)
    source.add_argument("--text")
    source.add_argument("--file", type=Path)
    parser.add_argument("--lang", default="da")
    parser.add_argument("--wav", type=Path, required=True)
    parser.add_argument("--voice")
    parser.add_argument("--rate", type=_rate, help="real words a minute")
    parser.set_defaults(answer=_speak)


def _rate(said: str) -> int:
    if (rate := int(said)) <= 0:
        raise ValueError
    return rate


def _speak(asked: Asked, said: argparse.Namespace) -> Answer:
    text = said.text if said.text is not None else _read(said.file)
    sound = bytearray()
    speaker = Speaker()
    try:
        spoken = speaker.speak(
            text, said.lang, voice=said.voice, rate=said.rate, on_audio=sound.extend, on_mark=lambda mark: None
        )
    finally:
        speaker.close()
    _write(said.wav, bytes(sound), spoken.sample_rate)
    marks = [{"start": m.start, "end": m.end, "from_ms": m.from_ms, "to_ms": m.to_ms} for m in spoken.marks]
    return Answer(
        {
            "engine": spoken.engine,
            "voice": spoken.voice,
            "first_audio_ms": spoken.first_audio_ms,
            "audio_ms": spoken.audio_ms,
            "marks": marks,
        }
    )


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf8")
    except UnicodeDecodeError as problem:
        raise LearnKitError("content.not_text", file=path.name) from problem
    except OSError as problem:
        raise LearnKitError("usage", missing=path.name) from problem


def _write(path: Path, sound: bytes, sample_rate: int) -> None:
    try:
        with path.open("wb") as raw, wave.open(raw, "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(sample_rate)
            file.writeframes(sound)
    except OSError as problem:
        raise LearnKitError("file.cannot_write", file=path.name) from problem
